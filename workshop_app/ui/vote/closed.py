"""A closed round before its result is shown: how many ballots, and what does not add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.export import incidents
from workshop_app.services import counted, paper, results, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import tab_order, theme
from workshop_app.ui.scrolled import column as column_of
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote.before_showing import BeforeShowing
from workshop_app.ui.vote.late_paper import LatePaper, late_card
from workshop_app.ui.widgets import Card, IconTile, Label, Paragraph, Rule, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

TWICE = 0.4
"""Seconds within which a second press belongs to the first."""


class Closed(QWidget):
    """The checks of a closed round. Nothing of what was voted is here. ``typing(bool)`` when late
    ballots begin to be typed, and when that is over."""

    typing = Signal(bool)

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__()
        self._words, self._shell = words, shell
        ballots = int((round.closing or {}).get("ballots", 0))
        by_count = counted.came(plan, round)
        what = words("people voted") if by_count else words("ballots")
        voted = words.number(ballots + sum(by_count.values()))
        people = rounds.rules_of(plan, round).admitted
        self._plan, self._round = plan, round
        self.late: LatePaper | None = None
        self._since = monotonic()
        self._checked, column = self._column()
        figures = QHBoxLayout()
        figures.setSpacing(16)
        figures.addWidget(_figure("archive-box-fill", voted, what))
        figures.addWidget(_figure("users-three-fill", words.number(people), words("people")))
        column.addLayout(figures)
        column.addWidget(self._checks(plan, round))
        happened = (round.closing or {}).get("incidents", ())
        if happened:
            column.addWidget(self._happened(happened))
        self.before = BeforeShowing(plan, words, round)
        self.before.ready.connect(self._begin_again)
        column.addWidget(self.before)
        if plan.read_only:
            self.before.hide()
        if "paper" in round.channels and not plan.read_only:
            card, button = late_card(words)
            button.clicked.connect(self.type_in_late)
            column.addWidget(card)
        column.addWidget(self._last_word())
        column.addStretch(1)
        now = paper.entries(plan, round)
        if (now.first or now.second) and not plan.read_only:
            self.type_in_late()

    @property
    def meant(self) -> bool:
        """Whether what is pressed now is meant for what stands here: a second press of the Enter
        that closed the round or kept its seed is not."""
        return monotonic() - self._since >= TWICE

    def _begin_again(self) -> None:
        self._since = monotonic()

    def _column(self) -> tuple[QWidget, QVBoxLayout]:
        """What is checked, in a column that scrolls where the window is low."""
        holder, box = column_of(spacing=16)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        area = scrolled(holder, name=self._words("Checks"))
        self._whole.addWidget(area)
        return area, box

    def type_in_late(self) -> None:
        """Late paper ballots are typed in, in place of the checks."""
        late = LatePaper(self._plan, self._words, self._round, self._shell)
        late.left.connect(self._leave_late)
        self._checked.hide()
        self._whole.addWidget(late)
        self.late = late
        self.typing.emit(True)
        late.show()
        tab_order.in_reading_order(self)
        late.settle_focus()

    def _leave_late(self) -> None:
        if self.late is not None:
            self._whole.removeWidget(self.late)
            self.late.hide()
            self.late.deleteLater()
            self.late = None
            self.typing.emit(False)
        self._checked.show()
        self._checked.setFocus(Qt.FocusReason.OtherFocusReason)

    def _checks(self, plan: OpenPlan, round: VoteRound) -> Card:
        words, found = self._words, results.closing_checks(plan, round)
        card = Card("warn" if found else "card", spacing=10)
        if not found:
            card.box.addWidget(
                heading("check-circle-fill", words("Everything adds up"), "ok", "ok")
            )
            card.box.addWidget(
                Paragraph(words("There are no more ballots than people, and enough of them for a "
                                "result."), "body", "muted"))  # fmt: skip
            return card
        card.box.addWidget(heading("warning-fill", words("What does not add up"), "warn", "warn"))
        for one in found:
            card.box.addWidget(Paragraph(words(one.message, **one.facts)))
        return card

    def _happened(self, happened: Iterable[Mapping[str, object]]) -> Card:
        """What the minutes will tell of how it went."""
        card = Card(spacing=8)
        card.box.addWidget(heading("list-bullets", self._words("What the minutes will tell")))
        for one in happened:
            card.box.addWidget(Paragraph(incidents.told(one, self._words)))
        return card

    def _last_word(self) -> Card:
        words = self._words
        card = Card(spacing=12)
        card.box.addWidget(
            Paragraph(words("Nobody has seen a total yet. When the room is looking, show the result: "
                            "it opens here and on the projector together."), "body"))  # fmt: skip
        card.box.addWidget(Rule())
        card.box.addWidget(
            Label(words("A closed round is not opened again."), "detail", "muted",
                  icon="lock-simple-fill"))  # fmt: skip
        return card


def _figure(icon: str, number: str, what: str) -> Card:
    card = Card(across=True, spacing=16)
    card.box.addWidget(IconTile(icon, size=56))
    column = QVBoxLayout()
    column.setSpacing(0)
    figure = Label(number, "display")
    figure.setObjectName(icon.split("-")[0])
    column.addWidget(figure)
    column.addWidget(Label(what, "body", "muted"))
    card.box.addLayout(column, 1)
    card.setMinimumHeight(theme.now().px(104))
    return card
