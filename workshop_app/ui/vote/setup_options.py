"""Block 3 of the setup: what is put to the vote, and how each option looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.export.names import THEMES
from workshop_app.services import round_themes, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.round_themes import ADVISED, MANY
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote.block import Block
from workshop_app.ui.vote.choose import ChooseOptions
from workshop_app.ui.vote.large import LargeOptions
from workshop_app.ui.vote.option_sheet import OptionSheet
from workshop_app.ui.vote.option_strip import OptionStrip
from workshop_app.ui.widgets import Button, IconButton, Label, Paragraph

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class OptionsBlock(Block):
    """The options; ``choose``, ``sheet`` and ``large`` open over the window."""

    def __init__(
        self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell | None = None,
        compact: bool = False,
    ) -> None:  # fmt: skip
        """``compact``: seeing them large is an icon only."""
        super().__init__(3, words("Options"))
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        self._found = self._among = 0
        self.count = Label("", "body", "muted")
        self.count.setObjectName("options chosen")
        self.pick = Button(words("Choose"), "quiet", icon="list-plus")
        self.pick.setObjectName("choose options")
        self.signs = Button(words("Signs"), "quiet", icon="pencil-simple")
        self.signs.setObjectName("signs")
        large = words("See them large")
        self.large = (
            IconButton("corners-out", large, kind="quiet")
            if compact
            else Button(large, "quiet", icon="corners-out")
        )
        self.pick.clicked.connect(self.choose)
        self.signs.clicked.connect(self.first_sheet)
        self.large.clicked.connect(self.see_large)
        self.head.addStretch(1)
        for widget in (self.count, self.pick, self.signs, self.large):
            self.head.addWidget(widget)
        self.strip = OptionStrip(words)
        self.strip.opened.connect(self.sheet)
        self._area = scrolled(self.strip)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self._area)
        self._note = Paragraph("", "body", "muted")
        self._note.setObjectName("options note")
        self.split = Button(words("Split by theme"), icon="arrows-split", size="small")
        self.split.setObjectName("split by theme")
        self.split.clicked.connect(self.split_by_theme)
        told = QHBoxLayout()
        told.addWidget(self._note, 1)
        told.addWidget(self.split)
        self.box.addLayout(told)

    def refresh(self, round: VoteRound, board: bool = True) -> None:
        """Show ``round`` as it is now; ``board``: proposals may have changed too."""
        self._round = round
        words = self._words
        found = rounds.options(self._plan, round)
        if board:
            self._among = len(rounds.candidates(self._plan))
        among = self._among
        self.count.setText(
            words("{n} of {all}", n=words.number(len(found)), all=words.number(among))
        )
        self.strip.show_options(found)
        self._area.setVisible(bool(found))
        self.signs.setVisible(bool(found))
        self.large.setVisible(bool(found))
        self.pick.set_kind("quiet" if found else "tinted")
        self._found = len(found)
        self._fit()
        note = self._advice(among, len(found))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        parts = round_themes.parts(self._plan, round) if ADVISED < len(found) <= MANY else []
        self.split.setVisible(len(parts) > 1)

    def _advice(self, among: int, chosen: int) -> str:
        """What to do about too few or too many options, "" where they are well."""
        words = self._words
        if not among:
            return words("There are no proposals on the board yet: capture some first.")
        if not chosen:
            return words("Choose from the board what the room votes on.")
        if chosen > MANY:
            return words("Over {n} options nobody reads them all: cluster some first.", n=MANY)
        if chosen > ADVISED:
            return words("Over {n} options people lose the thread: split the list by theme, a "
                         "round each.", n=ADVISED)  # fmt: skip
        return ""

    def split_by_theme(self) -> None:
        """A draft for each theme, in one step."""
        called = {theme: self._words(name) for theme, name in THEMES.items()}
        made = round_themes.split(self._plan, self._round, called)
        if self._shell is not None:
            said = self._words.many("{n} round prepared", "{n} rounds prepared", len(made))
            self._shell.go("vote", round=made[0].id)
            self._shell.tell("done", said, undo=True)

    def _fit(self) -> None:
        """One row of options, or two that scroll."""
        margins = self.box.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        rows = 1 if self._found <= self.strip.columns(room) else 2
        self._area.setFixedHeight(theme.now().px(56) * rows + 8 * (rows - 1) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def choose(self) -> ChooseOptions:
        """Open the list of what can be voted on."""
        panel = ChooseOptions(self, self._plan, self._words, self._round)
        panel.open(panel.search)
        return panel

    def first_sheet(self) -> None:
        """Open the sheet of the first option; it leads on to the others."""
        found = rounds.options(self._plan, self._round)
        if found:
            self.sheet(found[0], for_signs=True)

    def sheet(self, option: Option, *, for_signs: bool = False) -> OptionSheet:
        """Open the sheet of one option: its few words and its sign. ``for_signs``: typing searches
        for a sign."""
        panel = OptionSheet(self, self._plan, self._words, self._round, option, for_signs=for_signs)
        panel.open(panel.first)
        return panel

    def see_large(self) -> None:
        """All options over the whole window, to be copied on cards by hand."""
        LargeOptions(self, self._words, rounds.options(self._plan, self._round)).open()
