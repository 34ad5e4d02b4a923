"""The sheet of one option: its few words and its sign, with the sheet of signs to search in.

Options follow each other by Enter: the suggestion is kept as it stands, and the next one comes.
Where it was opened for the signs, typing searches; else it writes the few words anew.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from workshop_app.domain import signs
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote.sign_grid import SignGrid
from workshop_app.ui.widgets import Badge, Button, Field, Label, Paragraph, SearchField
from workshop_app.ui.widgets.overlay import Overlay


class OptionSheet(Overlay):
    """Change the short text and the sign of an option; both are kept at once."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, round: VoteRound, option: Option,
        *, for_signs: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(over, words("Sign of the option"), width=820, tall=True)
        self._plan, self._words, self._round, self._option = plan, words, round, option
        self._names = {sign.icon: words(sign.name) for sign in signs.SIGNS}
        self._head()
        self.line = GuardedLine(words, option.short)
        self.line.kept.connect(self._say)
        self.line.entered.connect(self._go_on)
        self.line.edit.textChanged.connect(self._measure)
        self.field = Field(words("In few words, as on the ballot"), self.line,
                           words("Six words at most"))  # fmt: skip
        self.line.edit.setAccessibleName(words("In few words, as on the ballot"))
        self.column.addWidget(self.field)
        self.search = SearchField(words("Search for a sign"))
        self.search.searched.connect(self._search)
        self.search.returnPressed.connect(self._take_first)
        self.first: QLineEdit | QPlainTextEdit = self.search if for_signs else self.line.edit
        self.grid = SignGrid(words)
        self.grid.taken.connect(self._take)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        self.called = Label("", "body", "muted", align="right")
        self.called.setObjectName("name of the sign")
        row.addWidget(self.called, 1)
        self.column.addLayout(row)
        self._area = scrolled(self.grid)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grid.reached.connect(self._follow)
        self.column.addWidget(self._area, 1)
        self._foot()
        self._show()

    def _head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        self._number = Label("", "title")
        self._badge = Badge(self._option.theme, 48)
        self._text = Paragraph("", "body")
        row.addWidget(self._number)
        row.addWidget(self._badge)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.place_of = Label("", "body", "muted", align="right")
        self.place_of.setObjectName("option of all")
        self.place_of.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.place_of)
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.column.addLayout(row)

    def _foot(self) -> None:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(10)
        self.before = Button(words("Option before"), icon="arrow-left", cap="PgUp")
        self.after = Button(words("Keep and go on"), "primary", icon_after="arrow-right",
                            cap="Return", size="header")  # fmt: skip
        self.done = Button(words("Done"), cap="Esc", size="header")
        self.before.clicked.connect(lambda: self.move_on(-1))
        self.after.clicked.connect(self._go_on)
        self.done.clicked.connect(self.leave)
        row.addWidget(self.before)
        row.addStretch(1)
        row.addWidget(self.done)
        row.addWidget(self.after)
        self.column.addLayout(row)

    # -- showing ----------------------------------------------------------------------------------
    def _show(self) -> None:
        option, words = self._option, self._words
        self._number.setText(option.label)
        self._text.setText(option.text)
        self.line.setText(option.short)
        found = [one.id for one in rounds.options(self._plan, self._round)]
        at = found.index(option.id) if option.id in found else 0
        self.before.setEnabled(at > 0)
        last = at + 1 >= len(found)
        self.after.setText(words("Keep and finish") if last else words("Keep and go on"))
        self.place_of.setText(
            words("{n} of {all}", n=words.number(at + 1), all=words.number(len(found)))
        )
        self._measure()
        self._search(self.search.text())

    def _search(self, text: str) -> None:
        """The signs that are searched for; without a search those that its words suggest first."""
        found = [sign.icon for sign in signs.matching(text, self._names)]
        if not text.strip():
            first = [self._option.pictogram, *signs.fitting(self._option.text)]
            found = list(dict.fromkeys([one for one in first if one in found] + found))
        self.grid.show_signs(["", *found], self._names, self._option.theme, self._option.pictogram)
        self._badge.show_topic(self._option.theme, icon=self._option.pictogram)
        name = self._names.get(self._option.pictogram, self._words("Sign of the theme"))
        self.called.setText(name)

    def _measure(self) -> None:
        """Say at once when there are too many words."""
        if signs.is_short(self.line.text()):
            self.field.well()
        else:
            self.field.wrong(self._words("Longer than six words: not kept yet. Say it shorter."))

    # -- keeping ----------------------------------------------------------------------------------
    def _say(self, text: str, confirmed: bool) -> None:
        if signs.is_short(text):
            self._option = rounds.say_option(
                self._plan, self._option, short=text, confirmed=confirmed
            )

    def _take(self, icon: str) -> None:
        self._option = rounds.say_option(self._plan, self._option, pictogram=icon)
        self._search(self.search.text())

    def _take_first(self) -> None:
        """Enter in the search takes the first sign that was found; once that is taken, or where
        nothing is searched for, it goes on."""
        found, searched = self.grid.signs, bool(self.search.text().strip())
        if not searched or (len(found) > 1 and self._option.pictogram == found[1]):
            self._go_on()
        elif len(found) > 1:
            self._take(found[1])

    def _to_signs(self) -> None:
        """The keyboard to the signs, on the first that was found; it stays where there is none."""
        if self.search.text().strip():
            if len(self.grid.signs) < 2:
                return
            self.grid.stand_on(1)
        self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _follow(self, box: QRect) -> None:
        """Keep the sign that the arrows reached in view."""
        middle = box.center()
        self._area.ensureVisible(middle.x(), middle.y(), 0, box.height())

    def _go_on(self) -> None:
        """Keep what stands there and show the next option; after the last one it closes."""
        if not signs.is_short(self.line.text()):
            return
        found = [one.id for one in rounds.options(self._plan, self._round)]
        if self._option.id in found[:-1]:
            self.move_on(1)
        else:
            self.leave()

    def move_on(self, by: int) -> None:
        """Show the sheet of the option before or after; the keyboard goes where it began."""
        if not self.line.offer():
            return
        found = rounds.options(self._plan, self._round)
        at = [one.id for one in found].index(self._option.id) + by
        if 0 <= at < len(found):
            self._option = found[at]
            self.search.clear()
            self._show()
            self.first.setFocus(Qt.FocusReason.TabFocusReason)
            self.first.selectAll()

    def open(self, first: QWidget | None = None) -> None:
        super().open(first or self.first)
        self.first.selectAll()

    def leave(self) -> None:
        """Keep what stands in the line and close."""
        if not self.line.offer():
            return
        super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.move_on(1 if key == Qt.Key.Key_PageDown else -1)
            event.accept()
        elif key == Qt.Key.Key_Escape:
            self.leave()
            event.accept()
        elif key == Qt.Key.Key_Down and self.search.hasFocus():
            self._to_signs()
        else:
            super().keyPressEvent(event)
