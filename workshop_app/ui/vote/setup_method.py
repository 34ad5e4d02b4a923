"""Block 2 of the setup: how a person answers. A tile for each row of METHODS, and its numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import round_limits, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.round_limits import METHOD_LIMITS, Limit
from workshop_app.text import Words
from workshop_app.ui.vote import names
from workshop_app.ui.vote.block import Block
from workshop_app.ui.widgets import Label, Paragraph, Stepper, Switch, Tile

_FIRST = 3
"""What an optional number is when it is switched on."""


class MethodBlock(Block):
    """The ballot methods as tiles; choosing another swaps only the row of numbers."""

    def __init__(
        self, plan: OpenPlan, words: Words, round: VoteRound, compact: bool = False
    ) -> None:
        """``compact``: the numbers stand under the tiles, the tiles in two rows."""
        super().__init__(2, words("How people vote"))
        self._plan, self._words, self._round = plan, words, round
        self.head.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        if not compact:
            self.head.addLayout(self._row)
        self.numbers = {
            key: [_Number(words, limit) for limit in METHOD_LIMITS.get(key, ()) if not limit.fixed]
            for key in METHODS
        }
        for numbers in self.numbers.values():
            for number in numbers:
                number.hide()
                number.stepper.changed.connect(
                    lambda n, field=number.limit.field: self._change(field, n)
                )
                number.switch.toggled.connect(
                    lambda on, field=number.limit.field: self._change(field, _FIRST if on else None)
                )
                self._row.addWidget(number)
        self.tiles: dict[str, Tile] = {}
        grid = QGridLayout()
        grid.setSpacing(8)
        across = 2 if compact else len(METHODS)
        for at, key in enumerate(METHODS):
            icon, title, _ = names.METHOD_LOOKS[key]
            tile = Tile(icon, words(title), mark=True, height=52 if compact else 60)
            tile.picked.connect(lambda key=key: self._take(key))
            self.tiles[key] = tile
            grid.addWidget(tile, at // across, at % across)
        self.box.addLayout(grid)
        if compact:
            self._row.addStretch(1)
            self.box.addLayout(self._row)
        self._fewer = Paragraph("", "detail", "warn", weight=600)
        self._fewer.setObjectName("fewer marks can be given")
        self._fewer.hide()
        self.box.addWidget(self._fewer)

    def refresh(self, round: VoteRound) -> None:
        """Show ``round`` as it is now."""
        self._round = round
        for key, numbers in self.numbers.items():
            for number in numbers:
                if key == round.method:
                    number.show_value(getattr(round, number.limit.field))
                number.setVisible(key == round.method)
        for key, tile in self.tiles.items():
            tile.set_detail(self._said(key, round))
            tile.set_chosen(key == round.method)
        self._say_fewer(round)

    def _say_fewer(self, round: VoteRound) -> None:
        """Where there are more marks than the options take."""
        options = len(rounds.options(self._plan, round))
        most = round_limits.marks_that_fit(round, options)
        self._fewer.setVisible(most < round.per_person)
        self._fewer.setText(
            self._words(
                "{n} marks for each person, but with these options only {most} can be given: "
                "the ballot says {most}.",
                n=self._words.number(round.per_person),
                most=self._words.number(most),
            )
        )

    def _said(self, key: str, round: VoteRound) -> str:
        """The second line of a method's tile, with its first number."""
        of = round if key == round.method else METHODS[key]
        n = getattr(of, METHOD_LIMITS[key][0].field) if METHOD_LIMITS.get(key) else None
        return self._words(names.METHOD_LOOKS[key][2], n=self._words.number(n or 0))

    def _take(self, method: str) -> None:
        if method != self._round.method:
            rounds.take_method(self._plan, self._round, method)

    def _change(self, field: str, value: int | None) -> None:
        values = round_limits.in_step(self._round, field, value)
        rounds.change_round(self._plan, self._round, **values)  # type: ignore[arg-type]


class _Number(QWidget):
    """One number of a method: its words and a stepper; one that may be left out has a switch."""

    def __init__(self, words: Words, limit: Limit) -> None:
        super().__init__()
        self.limit = limit
        self.switch = Switch(words(limit.short or limit.name))
        self.label = Label(words(limit.short or limit.name), "detail")
        self.stepper = Stepper(
            limit.least, limit.least, limit.most, name=words(limit.name), step=limit.step, height=36
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.switch, self.label, self.stepper):
            row.addWidget(widget)
        self.label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.switch.setVisible(False)
        self.label.setVisible(not limit.optional)

    def show_value(self, value: int | None) -> None:
        """Show a number, ``None`` where it is left out."""
        if self.limit.optional:
            self.switch.blockSignals(True)
            self.switch.setChecked(value is not None)
            self.switch.blockSignals(False)
        self.switch.setVisible(self.limit.optional)
        self.stepper.setVisible(value is not None)
        if value is not None:
            self.stepper.set_value(value)
