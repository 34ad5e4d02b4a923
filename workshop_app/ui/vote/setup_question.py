"""Blocks 1 and 2 of the setup: what is asked, and how a person answers."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.vote import names
from workshop_app.ui.vote.ballots import EDITORS
from workshop_app.ui.vote.block import Block
from workshop_app.ui.widgets import Label, Paragraph, Stepper, Switch, Tile

CHANNEL = N_("secret, typed in here once the box is emptied")


class QuestionBlock(Block):
    """The question, kept while it is typed."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound) -> None:
        super().__init__(1, words("Question"))
        self._plan, self._round = plan, round
        self._shown = round.question
        self.line = GuardedLine(words, round.question, words("What do you ask the room?"))
        self.line.edit.setAccessibleName(words("Question"))
        self.line.kept.connect(self._keep)
        self.head.addWidget(self.line, 1)

    def refresh(self, round: VoteRound) -> None:
        """Show ``round`` as it is now."""
        self._round = round
        untouched = self.line.text().strip() == self._shown
        if round.question != self.line.text().strip() and (
            untouched or not self.line.edit.hasFocus()
        ):
            self.line.setText(round.question)
        self._shown = round.question

    def leave(self) -> None:
        """Keep what is still in the line."""
        if self.line.text().strip() != self._round.question:
            self.line.offer()

    def _keep(self, text: str, confirmed: bool) -> None:
        if text:
            rounds.change_round(self._plan, self._round, question=text, confirmed=confirmed)


class MethodBlock(Block):
    """The ballot method as tiles; each has its own row of numbers."""

    def __init__(
        self, plan: OpenPlan, words: Words, round: VoteRound, compact: bool = False
    ) -> None:
        """``compact``: the numbers stand under the tiles, the tiles in two rows."""
        super().__init__(2, words("How people vote"))
        self._plan, self._words, self._round = plan, words, round
        self.head.addStretch(1)
        self._numbers = QHBoxLayout()
        self._numbers.setSpacing(10)
        if not compact:
            self.head.addLayout(self._numbers)
        self._make_numbers()
        self.tiles: dict[str, Tile] = {}
        grid = QGridLayout()
        grid.setSpacing(8)
        across = 2 if compact else len(EDITORS)
        for at, key in enumerate(EDITORS):
            icon, title, _ = names.METHOD_LOOKS[key]
            tile = Tile(icon, words(title), mark=True, height=52 if compact else 64)
            tile.picked.connect(lambda key=key: self._take(key))
            self.tiles[key] = tile
            grid.addWidget(tile, at // across, at % across)
        self.box.addLayout(grid)
        if compact:
            self._numbers.addStretch(1)
            self.box.addLayout(self._numbers)

    def _make_numbers(self) -> None:
        words, round = self._words, self._round
        self.per_person = Stepper(
            round.per_person, 1, 30, name=words("Marks per person"), height=36
        )
        self.most = Stepper(
            round.max_per_option, 1, 30, name=words("At most on one option"), height=36
        )
        self.points = Stepper(100, 10, 990, name=words("Points per person"), step=10, height=36)
        self.limited = Switch(words("With a limit"))
        self.limit = Stepper(
            round.max_approvals or 3, 1, 99, name=words("Yeses at most"), height=36
        )
        self.per_person.changed.connect(lambda n: self._change(per_person=n))
        self.most.changed.connect(lambda n: self._change(max_per_option=n))
        self.points.changed.connect(lambda n: self._change(per_person=n, max_per_option=n))
        self.limited.toggled.connect(
            lambda on: self._change(max_approvals=self.limit.value if on else None)
        )
        self.limit.changed.connect(lambda n: self._change(max_approvals=n))
        self._labels = [
            Label(words("Marks per person"), "detail"),
            Label(words("at most on one option"), "detail"),
        ]
        for label in self._labels:
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for widget in (self._labels[0], self.per_person, self.points, self._labels[1], self.most,
                       self.limited, self.limit):  # fmt: skip
            self._numbers.addWidget(widget)

    def refresh(self, round: VoteRound) -> None:
        """Show ``round`` as it is now."""
        self._round = round
        words, method = self._words, round.method
        self._labels[0].setText(
            words("Points per person") if method == "points" else words("Marks per person")
        )
        self._labels[0].setVisible(method in ("dots", "points"))
        for widget in (self.per_person, self._labels[1], self.most):
            widget.setVisible(method == "dots")
        self.points.setVisible(method == "points")
        self.limited.setVisible(method == "approval")
        self.limit.setVisible(method == "approval" and round.max_approvals is not None)
        self.points.set_value(round.per_person)
        self.per_person.set_value(round.per_person)
        self.most.set_value(round.max_per_option)
        self.limited.blockSignals(True)
        self.limited.setChecked(round.max_approvals is not None)
        self.limited.blockSignals(False)
        if round.max_approvals is not None:
            self.limit.set_value(round.max_approvals)
        for key, tile in self.tiles.items():
            n = round.per_person if key == method else METHODS[key].per_person
            tile.set_detail(words(names.METHOD_LOOKS[key][2], n=words.number(n)))
            tile.set_chosen(key == method)

    def _take(self, method: str) -> None:
        if method != self._round.method:
            rounds.take_method(self._plan, self._round, method)

    def _change(self, **values: int | None) -> None:
        if "per_person" in values and (values["per_person"] or 0) < self._round.max_per_option:
            values["max_per_option"] = values["per_person"]
        if "max_per_option" in values and (values["max_per_option"] or 0) > self._round.per_person:
            values["per_person"] = values["max_per_option"]
        rounds.change_round(self._plan, self._round, **values)  # type: ignore[arg-type]


class ChannelBlock(Block):
    """How the ballots come in: on paper."""

    def __init__(self, words: Words, compact: bool = False) -> None:
        super().__init__(4, words("How the votes come in"))
        row = QHBoxLayout() if compact else self.head
        kind = Label(words("Paper ballots"), weight=600, icon="note-pencil", icon_tone="primary")
        kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addSpacing(0 if compact else 14)
        row.addWidget(kind)
        row.addWidget(Paragraph(words(CHANNEL), "detail", "muted"), 1)
        if compact:
            self.head.addStretch(1)
            self.box.addLayout(row)
