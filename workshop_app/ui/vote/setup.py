"""A draft: five numbered blocks at the left, the ballot and what is still missing at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import rounds, trial_rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.vote import ballots_panel
from workshop_app.ui.vote.ballots_panel import BallotsPanel
from workshop_app.ui.vote.preview import BallotPreview
from workshop_app.ui.vote.preview_screens import LaptopPreview, PhonePreview
from workshop_app.ui.vote.setup_channels import ChannelBlock
from workshop_app.ui.vote.setup_method import MethodBlock
from workshop_app.ui.vote.setup_options import OptionsBlock
from workshop_app.ui.vote.setup_people import PeopleBlock
from workshop_app.ui.vote.setup_question import QuestionBlock
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, Segments, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

RIGHT = 320
"""Width of the right column at 100 % text size."""


class Setup(QWidget):
    """The body of the page while its round is a draft. ``ready`` tells whether it can open.

    The blocks are empty until ``refresh`` gives them the round, at the end of building too."""

    ready = Signal(bool)

    def __init__(
        self,
        plan: OpenPlan,
        words: Words,
        round: VoteRound,
        compact: bool = False,
        shell: Shell | None = None,
    ) -> None:
        super().__init__()
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        self.compact = compact
        self.part = 0
        self._against: Sequence[rounds.Obstacle] = ()
        self.question = QuestionBlock(plan, words, round)
        self.method = MethodBlock(plan, words, round, compact)
        self.options = OptionsBlock(plan, words, round, shell, compact)
        self.channels = ChannelBlock(plan, words, round, shell, compact)
        self.people = PeopleBlock(plan, words, round, compact)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        holder, blocks = column(spacing=8)
        for block in (
            self.question,
            self.method,
            self.options,
            self.channels,
            self.people,
        ):
            blocks.addWidget(block)
        blocks.addStretch(1)
        area = scrolled(holder, name=words("What is fixed at opening"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(area, 1)
        row.addWidget(self._right())
        self.refresh(round)

    def _right(self) -> QWidget:
        words = self._words
        side, box = column(spacing=8)
        self.seen_as = Segments(
            [("paper", words("Ballot")), ("laptop", words("Laptop")), ("phones", words("Phone"))],
            self._first_preview(),
            name=words("What people see"),
        )
        wide = max(
            RIGHT if self.compact else theme.now().px(RIGHT), self.seen_as.sizeHint().width()
        )
        side.setFixedWidth(wide)
        self._missing = Card("warn", padding=12, spacing=4)
        self._missing.setObjectName("missing")
        self._missing.setAccessibleName(words("Before it can open"))
        box.addWidget(self._missing)
        head = QHBoxLayout()
        title = Label(words("What people see"), "strong", weight=700)
        head.addWidget(title)
        self._beside = wide - title.sizeHint().width() - head.spacing()
        self._whose = Label("", "detail", "muted", align="right")
        head.addWidget(self._whose, 1)
        box.addLayout(head)
        self.seen_as.chosen.connect(lambda _key: self._show_preview())
        box.addWidget(self.seen_as)
        self.preview = BallotPreview(words)
        self.screens = {"laptop": LaptopPreview(words), "phones": PhonePreview(words)}
        paper, paper_box = column()
        for one in (self.preview, *self.screens.values()):
            paper_box.addWidget(one)
        paper_box.addStretch(1)
        area = scrolled(paper, name=words("Paper ballot"))
        # The same width with and without the bar: a narrower ballot is a shorter one, which would
        # need no bar, which would make it wider again, and so on without an end.
        for one in (self.preview, *self.screens.values()):
            one.setFixedWidth(wide - area.verticalScrollBar().sizeHint().width())
        box.addWidget(area, 1)
        self.ballots = ballots_panel.button(words)
        self.ballots.clicked.connect(self.print_ballots)
        box.addWidget(self.ballots, 0, Qt.AlignmentFlag.AlignLeft)
        lock = QHBoxLayout()
        lock.setSpacing(4)
        lock.addWidget(Label("", icon="lock-simple-fill", icon_tone="primary"), 0)
        lock.addWidget(
            Paragraph(words("Nobody sees totals until it is closed. With fewer than five ballots "
                            "there is no result."), "detail"), 1)  # fmt: skip
        box.addLayout(lock)
        return side

    # -- showing ----------------------------------------------------------------------------------
    def refresh(self, round: VoteRound, board: bool = True) -> None:
        """Show ``round`` as it is now; ``board``: proposals may have changed too."""
        self._round = round
        self.options.refresh(round, board)
        for block in (self.question, self.method, self.channels, self.people):
            block.refresh(round)
        self._show_missing()
        self._show_ballot()

    def _show_missing(self) -> None:
        words = self._words
        self._against = found = rounds.obstacles(self._plan, self._round)
        box = emptied(self._missing.box)  # type: ignore[arg-type]
        self._missing.setVisible(bool(found))
        if found:
            title = words("Before it can open")
            box.addWidget(heading("warning-fill", title, "warn", "warn"))
            for one in found:
                box.addWidget(Paragraph(words(one.message, **one.facts), "detail"))
        self.ready.emit(not found)

    @property
    def reason(self) -> str:
        """The first thing that keeps the round from opening, "" when nothing does."""
        found = self._against
        return self._words(found[0].message, **found[0].facts) if found else ""

    def _show_ballot(self) -> None:
        words, round = self._words, self._round
        options = rounds.options(self._plan, round)
        for screen in self.screens.values():
            screen.show_round(round, options)
        groups = rounds.groups_of(self._plan, round)
        group = groups[0].name if groups else ""
        if groups:
            count = words.number(len(groups))
            self._whose.setText(words("{group}, 1 of {n}", group=group, n=count))
        else:
            self._whose.setText("")
        workshop = self._plan.find(Workshop, round.workshop or "")
        foot = workshop.title if workshop else self._plan.plan.title
        self.preview.show_round(round, options, group, foot)
        on_paper = "paper" in round.channels and bool(options)
        self.ballots.setVisible(on_paper and self._shell is not None)
        self._show_preview()

    def _first_preview(self) -> str:
        """Paper where people vote on paper, else the screen they vote on."""
        found = [key for key in ("paper", "laptop", "phones") if key in self._round.channels]
        return found[0] if found else "paper"

    def _show_preview(self) -> None:
        chosen = self.seen_as.current
        self.preview.setVisible(chosen == "paper")
        fits = self._whose.sizeHint().width() <= self._beside
        self._whose.setVisible(chosen == "paper" and fits)
        for key, screen in self.screens.items():
            screen.setVisible(key == chosen)

    def header_buttons(self) -> tuple[QWidget, ...]:
        """Trying the vote out, before it counts."""
        if self._plan.read_only or self._shell is None:
            return ()
        words = self._words
        trial = Button(words("Try the vote"), icon="eye", size="header")
        trial.setObjectName("try the vote")
        trial.clicked.connect(self.try_out)
        return (trial,)

    def try_out(self) -> None:
        """Open a rehearsal of this draft; the page shows it by its news."""
        self.leave()
        trial_rounds.begin(self._plan, self._words, self._round)

    def print_ballots(self) -> None:
        """How the ballots are printed; what still stands in a line is kept first."""
        if self._shell is not None:
            self.leave()
            round = self._plan.one(VoteRound, self._round.id)
            BallotsPanel(self, self._plan, self._words, round, self._shell).open_first()

    def turn(self, by: int) -> None:
        """What the room sees of a draft: its options, then what is fixed of it."""
        self.part = min(1, max(0, self.part + by))

    def settle_focus(self) -> None:
        """The keyboard begins at the question."""
        self.question.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep what is still in its lines."""
        self.question.leave()
        self.people.leave()
