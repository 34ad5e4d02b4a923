"""What is done with a closed round before its result is shown: the room makes the seed of the lot where
it wanted to, and the facilitator chooses how it is revealed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.vote import reveal
from workshop_app.ui.widgets import Button, Card, Paragraph, Switch, heading


class BeforeShowing(QWidget):
    """``ready`` when the reason why the result cannot be shown yet is another."""

    ready = Signal()

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound) -> None:
        super().__init__()
        self._plan, self._words, self._round = plan, words, round
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        if round.seed_later:
            self._seed = self._told(round.public_seed) if round.public_seed else self._asked()
            box.addWidget(self._seed, 3)
        box.addWidget(self._ways(), 2)

    @property
    def reason(self) -> str:
        """Why the result cannot be shown yet; "" when it can."""
        now = self._plan.one(VoteRound, self._round.id)
        missing = now.seed_later and not now.public_seed
        return self._words("The room makes the seed of the lot first") if missing else ""

    def settle_focus(self) -> None:
        """The keyboard is on the seed while it is missing."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the seed ---------------------------------------------------------------------------------
    def _asked(self) -> Card:
        words = self._words
        card = Card("warn", spacing=10)
        card.box.addWidget(heading("dice-five", words("The seed of the lot"), "warn", "warn"))
        card.box.addWidget(Paragraph(words(
            "Three people say a number aloud. Write the three as they come, with a space between them. "
            "Nobody has seen a total yet, so nobody can choose a number that helps an option.")))  # fmt: skip
        self.line = GuardedLine(words, hint=words("For example: 7 31 104"), at_once=False,
                                masking=False)  # fmt: skip
        self.line.edit.setObjectName("seed")
        self.line.edit.setAccessibleName(words("The seed of the lot"))
        self.line.kept.connect(self._make)
        self.keep = Button(words("Keep this seed"), icon="lock-simple")
        self.keep.setObjectName("keep the seed")
        self.keep.clicked.connect(self.line.offer)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        card.box.addLayout(row)
        card.box.addWidget(Paragraph(words(
            "Once kept it stays. Anyone can check the lot with a phone or another laptop: the SHA-256 of "
            "“seed:number of the option”, the smallest first."), "detail", "muted"))  # fmt: skip
        return card

    def _told(self, seed: str) -> Card:
        words = self._words
        card = Card(spacing=8)
        card.box.addWidget(heading("lock-simple-fill", words("The seed of the lot"), "ok", "ok"))
        made = Paragraph(words("The room made the seed “{seed}”. It stays as it is.", seed=seed))
        made.setObjectName("seed made")
        card.box.addWidget(made)
        card.setAccessibleName(made.text())
        return card

    def _make(self, text: str, confirmed: bool) -> None:
        made = votes.make_seed(self._plan, self._round, text)
        told = self._told(made.public_seed)
        box = self.layout()
        assert box is not None
        box.replaceWidget(self._seed, told)
        self._seed.hide()
        self._seed.deleteLater()
        told.show()
        self._seed = told
        told.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        told.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter here is the page's, when it is meant
        self.ready.emit()

    # -- how it is revealed -----------------------------------------------------------------------
    def _ways(self) -> Card:
        words, id = self._words, self._round.id
        card = Card(spacing=8)
        card.box.addWidget(heading("projector-screen", words("How the room sees it")))
        self.steps = Switch(words("Place by place, the last one first"), reveal.wanted(id))
        self.steps.setObjectName("place by place")
        self.steps.toggled.connect(lambda on: reveal.want(id, on))
        card.box.addWidget(self.steps)
        card.box.addWidget(Paragraph(words("Space or a presenter's remote shows the next place, Esc shows "
                                           "all."), "detail", "muted"))  # fmt: skip
        card.box.addStretch(1)
        return card
