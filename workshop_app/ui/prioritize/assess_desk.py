"""The facilitator's side of the assessment: offices, rounds, ways to answer, the spread between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services import assessing, capacity, offices, prioritize
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.page import Shell
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.assess_distances import Distances
from workshop_app.ui.prioritize.assess_offices import OfficesPanel
from workshop_app.ui.prioritize.assess_ways import AssessWays
from workshop_app.ui.widgets import (
    Button,
    Card,
    Chip,
    Dialog,
    EmptyCard,
    Label,
    MessageBar,
    Paragraph,
    Rule,
    Segments,
    heading,
)  # fmt: skip

FIRST, ALL = "first", "all"
PADDING = 16
MOST_NUMBERS = 12
"""As many proposals are named when a round is to be closed."""


class AssessDesk(QWidget):
    """Emits ``changed`` when a round was opened or closed, ``stepped`` when ``step`` is another. The
    page's primary button calls ``go_on``; ``step`` says what that does."""

    changed = Signal()
    stepped = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._everything: list[Placed] = []
        self._shown: object = None
        self._wide = 380
        self.ways: AssessWays | None = None
        self.distances: Distances | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._side = self._rounds()
        row.addWidget(self._side)
        self._right = QStackedWidget()
        row.addWidget(self._right, 1)

    def arrange(self, compact: bool) -> None:
        """A narrower left side in a narrow window, without the note."""
        self._note.setVisible(not compact)
        self._wide = theme.now().px(320) if compact else 380
        self._fit()

    def _fit(self) -> None:
        """The left side is never narrower than the choice of what officials are asked about."""
        around = self._what.sizeHint().width() - self._what.box.sizeHint().width()
        wanted = self.which.sizeHint().width() + max(around, 2 * PADDING)
        self._side.setFixedWidth(max(self._wide, 0 if self.which.isHidden() else wanted))

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
        box.addWidget(self._offices())
        self._note = note = Card("notes")
        told = words(
            "Each answer stands alone: no name, no office, no hour, and the rounds are not linked by "
            "person. What was entered cannot be taken back."
        )
        note.box.addWidget(Paragraph(told, "detail"))
        box.addWidget(note)
        box.addStretch(1)
        return side

    def _offices(self) -> Card:
        words = self._words
        card = Card()
        head = QHBoxLayout()
        head.addWidget(heading("buildings", words("Offices")), 1)
        self.offices = Button(words("Set up"), size="small")
        self.offices.setObjectName("set up offices")
        self.offices.clicked.connect(self.set_up_offices)
        head.addWidget(self.offices)
        card.box.addLayout(head)
        self._known = Paragraph("", "min", "muted")
        card.box.addWidget(self._known)
        return card

    def _say_offices(self) -> None:
        words, found = self._words, offices.offices(self._plan)
        self.offices.setVisible(not self._plan.read_only)
        names = ", ".join(one.name for one in found)
        nobody = words("None yet: everyone is asked for all nine criteria.")
        self._known.setText(names or nobody)

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
        self._say_offices()
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
        if self.ways is not None:
            return self.ways.step
        following = assessing.next_number(self._plan)
        if following == 1:
            return words("Open the first round")
        return words("Open the second round") if following else ""

    @property
    def reason(self) -> str:
        """Why that cannot be done yet, "" where it can."""
        return self.ways.reason if self.ways is not None else ""

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
        self._fit()
        whole = len(some) == everything or self.which.current == ALL
        self._said.setText(words("All proposals that were not withdrawn.") if whole else told)

    def _show_right(self) -> None:
        """Anew only where something else is to be seen: a PIN or a network that was typed stays."""
        open_now = self.assessment
        state = (open_now.id, offices.offices(self._plan)) if open_now else None
        if state is not None and state == self._shown and self.ways is not None:
            return
        self._shown = state
        old = self._right.currentWidget()
        self._right.addWidget(made := self._made())
        self._right.setCurrentWidget(made)
        if old is not None:
            self._right.removeWidget(old)
            old.deleteLater()

    def _made(self) -> QWidget:
        words, assessment = self._words, self.assessment
        self.ways = self.distances = None
        if assessment is not None and not self._plan.read_only:
            self.ways = AssessWays(
                self._plan, words, self._shell, assessment, lambda: self.which.current == ALL
            )
            self.ways.changed.connect(self.stepped)
            return self.ways
        if assessment is not None:
            return EmptyCard(
                "eye-slash", words("The round is open"),
                words("Nothing of it is shown or counted until it is closed."),
            )  # fmt: skip
        told = assessing.apart(self._plan, self._everything)
        if not told:
            return EmptyCard(
                "users-three", words("Nobody has assessed yet"),
                words("Open the first round; then the people of the City Hall answer by laptop, on "
                      "paper or by phone."),
            )  # fmt: skip
        self.distances = Distances(self._plan, words, told)
        self.table = self.distances.table
        return self.distances

    # -- what is done -----------------------------------------------------------------------------
    def go_on(self) -> None:
        """Open the next round; while one is open let officials answer in the way that is shown."""
        if self.ways is not None:
            self.ways.go_on()
        elif self.step:
            capacity.open_assessment(self._plan)
            self.changed.emit()
            if self.ways is not None:  # not to the button that closes the round again
                self.ways.shown.setFocus(Qt.FocusReason.TabFocusReason)

    def set_up_offices(self) -> None:
        """The offices and their criteria, over the window."""
        panel = OfficesPanel(self, self._plan, self._words)
        panel.left.connect(self.changed)
        panel.show_panel()

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
        if few := self._too_few(assessment):
            dialog.body.addWidget(MessageBar("warn", few))
        dialog.done.connect(lambda: self._closed(assessment))
        dialog.open()

    def _too_few(self, assessment: AssessmentRound) -> str:
        """What closing now would make unknown, with the numbers; "" for nothing."""
        found = assessing.too_few(self._plan, assessment, self._everything)
        if not found:
            return ""
        named = [one.priority.number for one in found[:MOST_NUMBERS]]
        some = ", ".join(named) + (" …" if len(found) > len(named) else "")
        return self._words.many(
            "{n} proposal ({numbers}) has too few answers in this round: closed now, its capacity is "
            "not known any more, though it was after the round before.",
            "{n} proposals ({numbers}) have too few answers in this round: closed now, their "
            "capacity is not known any more, though it was after the round before.",
            len(found),
            numbers=some,
        )

    def _closed(self, assessment: AssessmentRound) -> None:
        if self._shell.phones.round == assessment.id:
            self._shell.phones.shut()
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
