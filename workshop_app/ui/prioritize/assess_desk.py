"""The facilitator's side of the assessment: open a round, pass the laptop, close, see the spread."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.capacity import SCALE
from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services import assessing, capacity, prioritize
from workshop_app.services.assessing import Apart
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.page import Shell
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.assess_screen import AssessScreen
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import (
    Button,
    Card,
    Chip,
    Column,
    Dialog,
    EmptyCard,
    Figures,
    Label,
    Paragraph,
    Rule,
    Segments,
    heading,
)  # fmt: skip
from workshop_app.ui.widgets.progress import bar

FIRST, ALL = "first", "all"


class AssessDesk(QWidget):
    """Emits ``changed`` when a round was opened or closed. The page's primary button calls
    ``go_on``; ``step`` says what that does."""

    changed = Signal()
    opened = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._everything: list[Placed] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._side = self._rounds()
        row.addWidget(self._side)
        self._right = QStackedWidget()
        row.addWidget(self._right, 1)

    def arrange(self, compact: bool) -> None:
        """A narrower left side in a narrow window."""
        self._side.setFixedWidth(theme.now().px(320) if compact else 380)

    # -- parts ------------------------------------------------------------------------------------
    def _rounds(self) -> QWidget:
        words = self._words
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        card = Card()
        card.box.addWidget(heading("users-three", words("Two rounds")))
        self._lines = {number: _RoundLine(words, number) for number in (1, 2)}
        for line in self._lines.values():
            card.box.addWidget(Rule())
            card.box.addWidget(line)
        self._close = Button(words("Close the round"), icon="lock-simple")
        self._close.setObjectName("close assessment")
        self._close.clicked.connect(self.ask_to_close)
        card.box.addWidget(self._close)
        box.addWidget(card)
        self._what = Card()
        self._what.box.addWidget(Label(words("What officials are asked about"), "body", weight=700))
        self.which = Segments([(FIRST, ""), (ALL, "")], FIRST, name=words("Which proposals"),
                              height=38)  # fmt: skip
        self._what.box.addWidget(self.which)
        self._said = Paragraph("", "min", "muted")
        self._what.box.addWidget(self._said)
        self.which.chosen.connect(lambda _key: self._say_which())
        box.addWidget(self._what)
        note = Card("notes")
        told = words(
            "Each answer stands alone: no name, no office, no hour, and the rounds are not linked by "
            "person. What was entered cannot be taken back."
        )
        note.box.addWidget(Paragraph(told, "detail"))
        box.addWidget(note)
        box.addStretch(1)
        return side

    # -- what is shown ----------------------------------------------------------------------------
    def show_list(self, everything: Sequence[Placed]) -> None:
        """Read the rounds and what they told."""
        self._everything = list(everything)
        kept = {one.number: one for one in capacity.assessments(self._plan)}
        for number, line in self._lines.items():
            line.show_round(kept.get(number))
        still_open = self.assessment
        writable = not self._plan.read_only
        self._close.setVisible(still_open is not None and writable)
        self._what.setVisible(still_open is not None and writable and bool(everything))
        self._say_which()
        self._show_right()

    @property
    def assessment(self) -> AssessmentRound | None:
        """The round that is open."""
        found = assessing.current(self._plan)
        return found if found is not None and found.state == "open" else None

    @property
    def step(self) -> str:
        """What the page's primary button says; "" where there is nothing more to do."""
        words = self._words
        if self._plan.read_only or not self._everything:
            return ""
        if self.assessment:
            return words("Pass the laptop")
        following = assessing.next_number(self._plan)
        if following == 1:
            return words("Open the first round")
        return words("Open the second round") if following else ""

    def _asked(self) -> list[Placed]:
        assessment = self.assessment
        if assessment is None:
            return []
        whole = self.which.current == ALL
        return assessing.to_assess(self._plan, assessment, self._everything, whole=whole)

    def _say_which(self) -> None:
        words, assessment = self._words, self.assessment
        if assessment is None:
            return
        some = assessing.to_assess(self._plan, assessment, self._everything)
        everything = len(self._everything)
        if assessment.number > 1:
            first = words("Those of the first round ({n})", n=len(some))
            told = words(
                "The farthest apart come first. What is not answered again stands as it was."
            )
        else:
            first = words("The first ones ({n})", n=len(some))
            told = words(
                "Those that the vote put first and those that a group had among its first, by "
                "number, so that the order does not tell the votes."
            )
        self.which.set_choices(
            [(FIRST, first), (ALL, words("All ({n})", n=everything))], self.which.current
        )
        self.which.setVisible(len(some) != everything)
        self._said.setText(
            told if len(some) != everything else words("All proposals that were not withdrawn.")
        )

    def _show_right(self) -> None:
        old = self._right.currentWidget()
        self._right.addWidget(made := self._made())
        self._right.setCurrentWidget(made)
        if old is not None:
            self._right.removeWidget(old)
            old.deleteLater()

    def _made(self) -> QWidget:
        words = self._words
        if self.assessment:
            return EmptyCard(
                "eye-slash", words("The round is open"),
                words("Nothing of it is shown or counted until it is closed."),
            )  # fmt: skip
        told = assessing.apart(self._plan, self._everything)
        if not told:
            return EmptyCard(
                "users-three", words("Nobody has assessed yet"),
                words("Open the first round and pass the laptop to the people of the City Hall."),
            )  # fmt: skip
        return self._distances(told)

    def _distances(self, told: list[Apart]) -> Card:
        words = self._words
        card = Card(spacing=6)
        card.box.addWidget(
            heading("arrows-out-line-horizontal", words("Where answers are far apart"))
        )
        asks = words(
            "The widest first. Ask what someone who gave a five may know, and someone who gave a "
            "one; never who gave what."
        )
        card.box.addWidget(Paragraph(asks, "detail", "muted"))
        self.table = Figures(
            [
                Column(words.at("short for number", "No."), 40),
                Column("", 42, "center", draw=_badge),
                Column(words("Proposal"), 0, "left", wrap=True),
                Column(words("Distance"), 124, draw=_spread),
                Column(words("Capacity"), 88),
                Column("", 12),
                Column(words("Talk over"), 170, "left", wrap=True),
            ],
            [self._cells(one) for one in told],
            name=words("Where answers are far apart"), height=46,
        )  # fmt: skip
        inside, box = column()
        box.addWidget(self.table)
        box.addStretch(1)
        card.box.addWidget(scrolled(inside, name=words("Where answers are far apart")), 1)
        return card

    def _cells(self, one: Apart) -> list[object]:
        words, placed = self._words, one.placed
        criteria = [names.criterion(words, id) for id in one.widest[:3]]
        wide = ", ".join(criteria)
        if one.spread is None:
            wide = words("few answers")
        elif not wide:
            wide = words("near one another")
        spread = (one.spread, "–" if one.spread is None else words.number(one.spread, 1))
        mean = one.judged.capacity
        return [
            placed.priority.number,
            (placed.proposal.theme, placed.proposal.pictogram),
            placed.title,
            spread,
            "–" if mean is None else words.number(mean, 1),
            "",
            wide,
        ]

    # -- what is done -----------------------------------------------------------------------------
    def go_on(self) -> None:
        """Open the next round, or pass the laptop while one is open."""
        if self.assessment is not None:
            self.pass_laptop()
        elif self.step:
            capacity.open_assessment(self._plan)
            self.changed.emit()

    def pass_laptop(self) -> None:
        """The officials' screen over the whole window."""
        assessment = self.assessment
        if assessment is None:
            return
        screen = AssessScreen(self.window(), self._plan, self._words, assessment, self._asked(),
                              self._shell.compact)  # fmt: skip
        screen.left.connect(self._come_back)
        screen.open()

    def _come_back(self) -> None:
        self.changed.emit()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_to_close(self) -> None:
        """A closed round is not opened again, so this is asked."""
        words, assessment = self._words, self.assessment
        if assessment is None:
            return
        told = words(
            "Nobody answers in it any more, and its answers count from now on. A closed round is "
            "not opened again."
        )
        dialog = Dialog(self, "lock-simple", words("Close the round?"), told,
                        do=words("Close the round"), leave=words("Not yet"))  # fmt: skip
        dialog.done.connect(lambda: self._closed(assessment))
        dialog.open()

    def _closed(self, assessment: AssessmentRound) -> None:
        capacity.close_assessment(self._plan, assessment)
        self._everything = prioritize.listed(self._plan)
        self.changed.emit()


class _RoundLine(QWidget):
    """One of the two rounds and its state."""

    def __init__(self, words: Words, number: int) -> None:
        super().__init__()
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(Label(names.round_name(words, number), "body", weight=600), 1)
        self.chip = Chip(words.at("assessment", "not yet"))
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_round(self, found: AssessmentRound | None) -> None:
        """Not yet, open or closed."""
        words = self._words
        if found is None:
            self.chip.say(words.at("assessment", "not yet"), "neutral", "circle")
        elif found.state == "open":
            self.chip.say(words.at("assessment", "open"), "accent", "broadcast")
        else:
            self.chip.say(words.at("assessment", "closed"), "ok", "lock-simple-fill")


def _badge(painter: QPainter, box: QRectF, cell: tuple[str, str]) -> None:
    topic, icon = cell
    side = theme.now().px(28)
    at = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    known = icons.filled(icon) if icon and icons.known(icon) else ""
    paint.badge(painter, at, topic, icon=known)


def _spread(painter: QPainter, box: QRectF, cell: tuple[Fraction | None, str]) -> None:
    """The distance as a bar of the widest there is, and its figure."""
    now = theme.now()
    spread, text = cell
    if spread is not None:
        wide = box.width() - now.px(46)
        track = QRectF(box.left() + 2, box.center().y() - 3, wide, 6)
        bar(painter, track, float(spread) / (SCALE[1] - SCALE[0]), now.color.primary)
    paint.text(painter, box.adjusted(0, 0, -8, 0), text, now.font("body", weight=700),
               now.color.ink, align=paint.RIGHT)  # fmt: skip
