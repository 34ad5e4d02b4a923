"""The paper channel: the ballots of the emptied box are typed in, then typed again blind.

What is on the screen is one of MODES; which one follows from the sheets that are kept, so that it
is the same after a power cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.paper_pile import FIRST, SECOND, UNREADABLE, Mismatch
from workshop_app.domain.rounds import Group, VoteRound
from workshop_app.services import paper, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.open_rounds import objections
from workshop_app.text import Words
from workshop_app.ui.vote import ballots, paper_steps
from workshop_app.ui.vote.ballots_panel import BallotsPanel
from workshop_app.ui.vote.desk import Desk
from workshop_app.ui.vote.entries_card import BACK_KEY, REVIEW_KEY, SECOND_KEY, EntriesCard
from workshop_app.ui.vote.envelope import Envelopes
from workshop_app.ui.vote.mismatches import MismatchCard
from workshop_app.ui.vote.panel import Panel
from workshop_app.ui.vote.paper_head import PaperHead, asked
from workshop_app.ui.widgets import Button, Card

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

MODES = ("start", "first", "pause", "second", "review", "settle", "done")
"""Before the first entry, in it, before the second, in it, a sheet looked at again, sheets that
still differ, nothing left to do."""
_TYPING = ("first", "second", "review")
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class PaperPanel(Panel):
    """Paper ballots typed in twice, of an open round or late ones of a closed round."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__(plan, words, round, shell)
        self._rules = rounds.rules_of(plan, round)
        self._groups = rounds.groups_of(plan, round)
        self._late = round.state == "closed"
        self.group: Group | None = None
        self.mode = ""
        self._looked_at: Mismatch | None = None
        self._now = paper.entries(plan, round)
        options = {option.label: option for option in rounds.options(plan, round)}
        self.desk = Desk(words, self._rules, options)
        self.desk.ended.connect(lambda pairs: self._type_in(pairs, False))
        self.desk.voided.connect(lambda pairs: self._type_in(pairs, True))
        self.desk.changed.connect(self._show_acts)
        self._envelopes = Envelopes(words, self._groups)
        self._envelopes.picked.connect(self.take_envelope)
        self._add_review_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._typing_card())
        self._side = self._make_side()
        self._go(self._mode_of_sheets())

    # -- layout -----------------------------------------------------------------------------------
    def _typing_card(self) -> Card:
        card = Card(spacing=10, padding=18)
        self._head = PaperHead(self.words)
        card.box.addWidget(self._head)
        self._stack = QStackedWidget()
        self._steps = paper_steps.steps(self.words, groups=bool(self._groups), late=self._late)
        follows = {"start": "first", "pause": "second", "done": "second"}
        for mode, then in follows.items():
            self._steps[mode].done.connect(lambda then=then: self._go(then))
        self._steps["settle"].done.connect(self.review_first)
        for widget in (self.desk, self._envelopes, *self._steps.values()):
            self._stack.addWidget(widget)
        card.box.addWidget(self._stack, 1)
        return card

    def _add_review_buttons(self) -> None:
        words = self.words
        self._absent = Button(words("There is no such sheet"), size="small")
        self._absent.setObjectName("no such sheet")
        self._absent.clicked.connect(lambda: self._review((), absent=True))
        self._later = Button(words("Look at it later"), "quiet", cap="Esc", size="small")
        self._later.setObjectName("later")
        self._later.clicked.connect(self._leave_review)
        self.desk.aside.setSpacing(8)
        for button in (self._absent, self._later):
            self.desk.aside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._entries = EntriesCard(
            self.words, groups=bool(self._groups), compact=self.shell.compact
        )
        self._entries.second.clicked.connect(self.begin_second)
        self._entries.no_more.clicked.connect(self.no_more)
        self._entries.back.clicked.connect(self.take_back)
        self._entries.change.clicked.connect(lambda: self.take_envelope(None))
        self._entries.print.clicked.connect(self.print_ballots)
        column.addWidget(self._entries)
        names = {group.id: group.name for group in self._groups}
        self._mismatches = MismatchCard(self.words, names, valued=self.desk.ballot.editor.valued)
        self._mismatches.reviewed.connect(self.review)
        column.addWidget(self._mismatches, 1)
        column.addStretch(0)
        return side

    # -- what the frame asks ----------------------------------------------------------------------
    def status(self) -> str:
        words, now = self.words, self._now
        if now.second:
            return words("second entry: {n} of {most}", n=words.number(now.second),
                         most=words.number(max(now.first, now.second)))  # fmt: skip
        return words.many("{n} sheet typed in", "{n} sheets typed in", now.first)

    def side(self) -> QWidget | None:
        return self._side

    def where(self) -> dict[str, str]:
        return {"group": self.group.id} if self.group else {}

    def open_at(self, **where: str) -> None:
        chosen = where.get("group", "")
        self.take_envelope(next((one for one in self._groups if one.id == chosen), None))

    def settle_focus(self) -> None:
        """The keyboard types ballots, or goes on where there is something to read first."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- which mode -------------------------------------------------------------------------------
    def _mode_of_sheets(self) -> str:
        """The mode that the sheets ask for."""
        now = self._now
        if not (now.first or now.second):
            return "start"
        if not now.second:
            return "first"
        if now.left:
            return "second"
        return "settle" if now.mismatches else "done"

    def _go(self, mode: str) -> None:
        """Another mode; each entry begins by asking for its envelope."""
        if (mode != self.mode and mode in ("start", "pause")) or (
            mode == "second" and self.mode == "pause"
        ):
            self.group = None
        if mode != "review":
            self._looked_at = None
        self.mode = mode
        self._show()

    def begin_second(self) -> None:
        """Say what the second entry is; its button begins it."""
        if self._now.first and not self._now.second:
            self._go("pause")

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            SECOND_KEY: self._entries.second, BACK_KEY: self._entries.back,
        }  # fmt: skip
        held = event.modifiers() & _HELD or event.isAutoRepeat()
        said = "" if held else event.text().upper()
        button = acts.get(said)
        if event.key() == Qt.Key.Key_Escape and self.mode == "review":
            self._leave_review()
        elif event.key() == Qt.Key.Key_Escape and self.mode in ("pause", "second"):
            self._go(self._mode_of_sheets())
        elif button is not None and button.isVisible() and button.isEnabled():
            button.click()
        elif said == REVIEW_KEY and self._now.mismatches and self.desk.ballot.empty:
            self.review_first()
        else:
            super().keyPressEvent(event)

    # -- typing -----------------------------------------------------------------------------------
    def _type_in(self, pairs: ballots.Pairs, void: bool) -> None:
        against = objections(self.plan, self.round, pairs)
        if against and not void:
            self.desk.refuse(
                self.words("This ballot is not valid. {reason} It was not kept: correct it, or "
                           "press {key} to keep it as void.", reason=self.words(against[0]),
                           key=self.desk.void_key)
            )  # fmt: skip
            return
        if self._looked_at is not None:
            self._review(pairs, void=void)
            return
        group = self.group.id if self.group else ""
        reading = SECOND if self.mode == "second" else FIRST
        before = self._now
        paper.type_in(self.plan, self.round, pairs, group=group, void=void, reading=reading)
        self.desk.fresh()
        self._after(before)

    def _after(self, before: paper.Entries) -> None:
        """What comes after a sheet was kept: the next one, or the next mode. The news of it has come
        already where the page passes it on."""
        if self._now is before:
            self._now = paper.entries(self.plan, self.round)
            self.changed.emit()
        then = self._mode_of_sheets()
        staying = self.mode == "first" and then in ("first", "start")
        self._go(self.mode if staying else then)

    def take_back(self) -> None:
        """Take the sheet typed last off its pile; its marks stand on the desk to be corrected."""
        reading = SECOND if self._now.second else FIRST
        sheet = paper.take_back(self.plan, self.round, reading)
        self._now = paper.entries(self.plan, self.round)
        self._go("second" if reading == SECOND else "first")
        if sheet is not None:
            self.group = next((one for one in self._groups if one.id == sheet.group), self.group)
            self._show()
            self.desk.fresh(tuple(pair for pair in sheet.marks if pair != UNREADABLE))
        self.changed.emit()

    def no_more(self) -> None:
        """The second entry has no more sheets."""
        before = self._now
        paper.no_more(self.plan, self.round)
        self._after(before)

    def take_envelope(self, group: Group | None) -> None:
        """From now on ballots are of this group; ``None`` asks for it."""
        self.group = group
        self._show()

    def print_ballots(self) -> None:
        """Ballots to give out, while none was typed in yet."""
        BallotsPanel(self, self.plan, self.words, self.round, self.shell).open_first()

    # -- looking again ----------------------------------------------------------------------------
    def review_first(self) -> None:
        """Look at the first ballot that differs."""
        if self._now.mismatches:
            self.review(self._now.mismatches[0].place)

    def review(self, place: int) -> None:
        """Ask for the ballot at this place once more."""
        found = next((one for one in self._now.mismatches if one.place == place), None)
        if found is None:
            return
        self._looked_at = found
        said = {one.group for one in (found.first, found.second) if one and not one.missing}
        self._group_before = self.group
        self.group = next((one for one in self._groups if {one.id} == said), None)
        self.desk.fresh()
        self._go("review")

    def _review(self, pairs: ballots.Pairs, *, void: bool = False, absent: bool = False) -> None:
        looked_at = self._looked_at
        if looked_at is None:
            return
        group = self.group.id if self.group and not absent else ""
        settled = paper.review(self.plan, self.round, looked_at.place, pairs, group=group,
                               void=void, absent=absent)  # fmt: skip
        self._now = paper.entries(self.plan, self.round)
        if settled:
            self._leave_review()
        else:
            self.review(looked_at.place)
        self.changed.emit()

    def _leave_review(self) -> None:
        self.group = self._group_before
        self._looked_at = None
        self.desk.fresh()
        self._go(self._mode_of_sheets())

    _group_before: Group | None = None

    # -- showing ----------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Sheets were kept or taken back, here or elsewhere."""
        now = paper.entries(self.plan, self.round)
        if now != self._now:
            self._now = now
            self._go(self.mode if self.mode in _TYPING else self._mode_of_sheets())

    def _show(self) -> None:
        asking = self.mode in _TYPING and bool(self._groups) and self.group is None
        step = self._steps.get(self.mode)
        shown = step or (self._envelopes if asking else self.desk)
        had = self._stack.currentWidget()
        self._stack.setCurrentWidget(shown)
        if not asking and step is None:
            self.desk.ask(asked(self.words, self._looked_at))
        for button in (self._absent, self._later):
            button.setVisible(self.mode == "review")
        self._entries.show_envelope(self.group.name if self.group else "")
        self._show_head()
        if self.isVisible() and (shown is not had or self._keyboard_is_here()):
            self.settle_focus()

    def _keyboard_is_here(self) -> bool:
        holder = self.window().focusWidget()
        return holder is None or self.isAncestorOf(holder) or self._side.isAncestorOf(holder)

    def _show_head(self) -> None:
        now, people = self._now, self._people()
        if self._looked_at is not None:
            self._head.show_review(self._looked_at)
        else:
            name = self.group.name if self.group else ""
            self._head.show_entry(now, people, second=self.mode == "second", group=name)
        self._head.setVisible(self.mode in _TYPING)
        self._entries.show_entries(now, people)
        self._mismatches.setVisible(bool(now.mismatches))
        self._mismatches.show_mismatches(now.mismatches)
        self._show_acts()

    def _people(self) -> int:
        """How many are expected on paper: all, where it is the only way to vote."""
        return self._rules.admitted if self.round.channels == ("paper",) and not self._late else 0

    def _show_acts(self) -> None:
        now, empty = self._now, self.desk.ballot.empty
        self._entries.show_acts(
            second=self.mode == "first" and bool(now.first) and empty,
            no_more=self.mode == "second" and bool(now.second and now.left) and empty,
            back=empty and (self.mode == "first" or (bool(now.second) and self.mode != "review")),
            typed=bool(now.first or now.second) and self.mode != "review",
            printing=not (self._late or now.first or now.second),
        )
