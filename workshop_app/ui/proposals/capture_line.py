"""The capture line: what the room says in one line and one Enter. On Facilitate and on the board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import numbering, proposals
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import guidance, theme
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.guidance import Hint
from workshop_app.ui.proposals import drafts
from workshop_app.ui.proposals.capture_chips import (
    TABLE_KEY,
    Noted,
    TableChip,
    ThemeChips,
    settled_width,
    theme_keys,
)
from workshop_app.ui.proposals.capture_edit import CaptureEdit
from workshop_app.ui.proposals.pasted import Pasted, as_one
from workshop_app.ui.proposals.suggestions import Suggestions
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.chips import ChoiceChip
from workshop_app.ui.widgets.labels import Paragraph

KIND_KEY = "F7"
_WRITTEN = 240
"""So wide, in px at 100 %, is the field at least while something is said beside it."""
_CAPTURES = ("proposal.capture", "challenge.capture")


class CaptureLine(Card):
    """Theme, table, one line; Enter keeps it, says its number for 4 s and waits for the next.

    ``kinds``: what may be captured; with both a chip (F7) changes between them. ``filled``: its
    button is the page's filled one (the board), else tinted (Facilitate). ``alike``: similar
    proposals are shown above it while typing. What is written and chosen stays when the page is
    left. The page calls ``told(news)``; a read-only plan has no line.
    """

    captured = Signal(str, str)
    """The number and the id of what was kept."""
    left = Signal()
    """Esc: the keyboard leaves the line."""
    theme_keyed = Signal()
    """A theme was chosen by its key."""

    def __init__(
        self,
        plan: OpenPlan,
        words: Words,
        theme: str = "",
        *,
        workshop: str | None = None,
        kinds: Sequence[str] = ("proposal", "challenge"),
        filled: bool = True,
        alike: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("capture", padding=16, spacing=8, parent=parent)
        self.plan, self._words, self._workshop = plan, words, workshop
        self._draft = drafts.of(plan)
        self._draft.theme = theme or self._draft.theme
        self._kinds = list(kinds)
        self.kind = self._kinds[0]
        self.edit = CaptureEdit()
        self.line = Guarded(words, self.edit, at_once=False)
        self.edit.hear_remote()
        self.edit.setText(self._draft.text)
        self.button = Button(words("Note down"), "primary" if filled else "tinted", cap="Return",
                             size="big")  # fmt: skip
        self._beside: Proposal | None = None
        self._pasted = Pasted(plan, words, self.edit, self)
        self._alike = Suggestions(plan, words, self.edit, self, wanted=alike)
        self._build()
        self._connect()
        self.use_workshop(workshop)
        self.use_kind(self.kind)
        if plan.read_only:
            self.hide()

    # -- building ---------------------------------------------------------------------------------
    def _build(self) -> None:
        words = self._words
        self.box.setContentsMargins(16, 10, 16, 12)
        self.themes = ThemeChips(words, self._draft.theme)
        self.tables = TableChip(self.plan, words)
        self.tables.show_table(self._draft.table)
        self._kind_chip = ChoiceChip("", icon="swap", key=KIND_KEY, square=True)
        if len(self._kinds) < 2:
            self._kind_chip.hide()
        self.noted = Noted(words)
        self._unsaved = Paragraph(words("Not saved yet"), "detail", "warn", weight=600)
        self._unsaved.hide()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        for chip in (self.themes, self.tables, self._kind_chip):
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        self.helps = True
        """Whether it says itself how the theme is changed; a page may have a line for that."""
        key = guidance.next_of(self.plan.settings, "theme", "names")
        self._hint = Hint(words, key, one_line=True)
        self._hint.closed.connect(lambda: self._hint_followed(key))
        self._chips.addWidget(self._hint)
        self._hint.hide()
        self._chips.addWidget(self.noted)
        self.box.addLayout(self._chips)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.line, 1)
        side = QVBoxLayout()
        side.setSpacing(6)
        side.addWidget(self.button)
        side.addWidget(self._unsaved)
        side.addStretch(1)
        self._row.addLayout(side)
        self.button.setFixedHeight(theme.now().px(48))
        self.box.addLayout(self._row)
        self.box.addWidget(self._pasted.stripe)

    def _connect(self) -> None:
        self.themes.chosen.connect(self._theme_chosen)
        self.tables.picked.connect(self._table_chosen)
        self._kind_chip.clicked.connect(self._next_kind)
        self.button.clicked.connect(self._pressed)
        self.line.kept.connect(self._keep)
        self.line.waiting.connect(self._waits)
        self.noted.undone.connect(self._take_back)
        self.edit.left.connect(self._leave)
        self.edit.walked.connect(self._alike.walk)
        self.edit.joined.connect(self._alike.join)
        self._alike.joined.connect(self._join_with)
        self.edit.textChanged.connect(self._typed)
        theme_keys(self, self.themes, lambda: self._hint_followed("theme"))
        QShortcut(QKeySequence(TABLE_KEY), self).activated.connect(self._open_tables)
        if len(self._kinds) > 1:
            QShortcut(QKeySequence(KIND_KEY), self).activated.connect(self._next_kind)

    def stops(self) -> list[QWidget]:
        """Where Tab stops in it, in the order of reading."""
        answers = self.line.stripe.findChildren(Button)
        return [
            *self.themes.stops(),
            self.tables,
            self._kind_chip,
            self.edit,
            *answers,
            *self._pasted.stops(),
            self.button,
        ]

    # -- what pages use ---------------------------------------------------------------------------
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the line. No focus proxy: with one, Tab would pass over the chips."""
        self.edit.setFocus(reason)

    @property
    def workshop(self) -> str | None:
        """The workshop that is captured for."""
        return self._workshop

    def use_workshop(self, workshop: str | None) -> None:
        """Capture for another workshop from now on."""
        self._workshop = workshop
        self.tables.use_workshop(workshop)
        self._show_hint()

    def use_kind(self, kind: str) -> None:
        """Capture proposals or challenges from now on."""
        self.kind, words = kind, self._words
        challenge = kind == "challenge"
        self._kind_chip.setText(words("Challenge") if challenge else words("Proposal"))
        hint = (
            words("Write the challenge and press Enter")
            if challenge
            else words("Write the proposal and press Enter")
        )
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(hint)
        self._alike.hide()
        self._pasted.look(self.edit.text())
        self._show_hint()

    def use_theme(self, theme: str) -> None:
        """Choose a theme for what comes next."""
        self.themes.choose(theme)
        self._draft.theme = theme

    def told(self, news: News) -> None:
        """Something was saved: tables may have other names, and undo means something else now."""
        if isinstance(news, Changed):
            if news.about("Table"):
                self.use_workshop(self._workshop)
            if news.kind not in _CAPTURES:
                self.noted.let_go()

    # -- choosing ---------------------------------------------------------------------------------
    def _theme_chosen(self, theme: str) -> None:
        self._draft.theme = theme
        self._show_hint()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table_chosen(self, id: str) -> None:
        self._draft.table = id
        self._show_hint()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_tables(self) -> None:
        if self.tables.isVisible():
            self.tables.open_menu()

    def _next_kind(self) -> None:
        at = self._kinds.index(self.kind)
        self.use_kind(self._kinds[(at + 1) % len(self._kinds)])
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- capturing --------------------------------------------------------------------------------
    def _pressed(self) -> None:
        """The button does what Enter does."""
        if self.line.unanswered:
            self.line.take_out()
        else:
            self.line.offer()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _waits(self, waits: bool) -> None:
        """A marked text waits for an answer: it is said that nothing of it is saved."""
        self._unsaved.setVisible(waits)
        self._hint.hide()
        if waits:
            self.noted.let_go()
            self._alike.hide()

    def _keep(self, text: str, confirmed: bool) -> None:
        """The guard lets the words pass: keep them, apart or beside the one being joined."""
        if not text:
            return
        beside, self._beside = self._beside, None
        made, said = _captured(
            self.plan, self.kind, as_one(text), beside, {**self._facts(), "confirmed": confirmed}
        )
        number = numbering.near(self.plan, type(made), made.id)[made.id]
        self.line.setText("")
        self._alike.hide()
        self.noted.prepare(self._words(said, number=number))
        if self._hint.key == "names" and self._hint.isVisible():
            self._hint_followed("names")
        self._hint.hide()
        self._place_noted()
        self.noted.say()
        self.captured.emit(number, made.id)

    def say_hidden(self, by: str, key: str) -> None:
        """What was just noted down is not in view: ``by`` (a sentence with ``noted``) says why, and
        ``key`` or ``noted.wanted`` shows it."""
        self.noted.prepare_hidden(self._words(by, noted=self.noted.said), key)
        self._place_noted()
        self.noted.say()

    def _facts(self) -> dict[str, Any]:
        workshop = self.plan.find(Workshop, self._workshop) if self._workshop else None
        table = self.tables.table
        where = {"workshop": workshop.id, "territory": workshop.territory} if workshop else {}
        return {"theme": self.themes.current, "table": table.id if table else None, **where}

    def _take_back(self) -> None:
        if self.plan.undoable in _CAPTURES:
            self.plan.undo()

    def _leave(self) -> None:
        """Esc puts the panel away first, and makes lines one, then leaves the line."""
        if self._alike.shown:
            self._alike.hide()
        elif self._pasted.offered:
            self._pasted.keep_as_one()
        else:
            self.left.emit()

    # -- what is alike ----------------------------------------------------------------------------
    def _typed(self, text: str) -> None:
        self._draft.text = text
        one = self.kind == "proposal" and not self._pasted.offered
        self._alike.typed(text if one else "")

    def _join_with(self, other: Proposal) -> None:
        """Capture the line into one cluster with ``other``, once the guard lets it pass."""
        self._beside = self.plan.find(Proposal, other.id)
        if not self.line.offer():
            self._alike.hide()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- where things stand -----------------------------------------------------------------------
    def _show_hint(self) -> None:
        """How the theme is changed, until a person did it by its key; only where there is room."""
        chips = settled_width(self.themes, (self.tables, self._kind_chip), self.width() - 32)
        fits = chips + self._hint.sizeHint().width() + 16 <= self.width() - 32
        quiet = self.noted.isHidden() and self._unsaved.isHidden()
        wanted = self.helps and guidance.wanted(self.plan.settings, self._hint.key)
        self._hint.setVisible(wanted and fits and quiet and not self.plan.read_only)

    def _hint_followed(self, key: str) -> None:
        if key == "theme":
            self.theme_keyed.emit()
        if (shell := guidance.shell_of(self)) is not None:
            guidance.done(shell, key)
        self._show_hint()

    def _place_noted(self) -> None:
        """Beside the chips where there is room, else beside the field, which gives way."""
        chips = settled_width(self.themes, (self.tables, self._kind_chip), self.width() - 32)
        self.noted.offer_undo(True)
        fits = chips + 16 + self.noted.sizeHint().width() <= self.width() - 32
        taken = self.noted.sizeHint().width() + self.button.sizeHint().width() + 48
        self.noted.offer_undo(fits or self.width() - taken >= theme.now().px(_WRITTEN))
        row, other = (self._chips, self._row) if fits else (self._row, self._chips)
        other.removeWidget(self.noted)
        if row.indexOf(self.noted) < 0:
            at = row.count() if fits else 1
            row.insertWidget(at, self.noted, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()
        if not self.noted.isHidden():
            self._place_noted()
        self._alike.place()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._alike.hide()


def _captured(
    plan: OpenPlan, kind: str, text: str, beside: Proposal | None, facts: dict[str, Any]
) -> tuple[Proposal | Challenge, str]:
    """What was kept, and the sentence that says so."""
    if kind == "challenge":
        made = proposals.capture_challenge(plan, text, **facts)
        return made, N_("Challenge {number} noted down")
    if beside is not None:
        joined = proposals.capture_beside(plan, text, beside, **facts)
        return joined, N_("{number} noted down, in a cluster")
    return proposals.capture(plan, text, **facts), N_("{number} noted down")
