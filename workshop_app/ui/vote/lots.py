"""The tied options in the order of the tie rule, so that anyone sees why one goes in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain.voting.ties import Tie
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import brush

_ROW = 28
LETTERS = 12
"""How many letters of a lot stand in its row; no two options share so many."""


class Lots(QWidget):
    """A row for each tied option: whether it goes in, its number, and its cost or its lot."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: list[tuple[bool, str, str]] = []
        self.setObjectName("order of the tie")

    def show_order(self, tie: Tie, costs: Mapping[str, str], lots: bool) -> None:
        """The order of ``tie``; ``lots``: a lot had a say, alone or where costs are equal."""
        words, rows = self._words, []
        for label in (*tie.chosen, *tie.left_out):
            cost = costs.get(label, "") if tie.rule == "lower_cost" else ""
            if tie.rule == "lower_cost" and not cost:
                cost = words("without a cost")
            lot = tie.lots[label][:LETTERS] if lots else ""
            rows.append((label in tie.chosen, label, " · ".join(one for one in (cost, lot) if one)))
        self._rows = rows
        self.setAccessibleName(words("The tied options in the order of the rule"))
        self.setAccessibleDescription("\n".join(self._said(row) for row in rows))
        self.setFixedHeight(theme.now().px(_ROW) * len(rows))
        self.update()

    def _said(self, row: tuple[bool, str, str]) -> str:
        chosen, label, why = row
        return ", ".join(
            one for one in (label, why, self._words("goes in") if chosen else "") if one
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        tall = now.px(_ROW)
        for at, (chosen, label, why) in enumerate(self._rows):
            top = at * tall
            if chosen:
                icons.draw(painter, QRectF(0, top, now.px(24), tall), "check-circle-fill",
                           now.color.ok, now.px(18))  # fmt: skip
            number = QRectF(now.px(24), top, now.px(44), tall)
            paint.text(painter, number, label, now.font("detail", weight=700), now.color.ink,
                       align=paint.RIGHT, where=self)  # fmt: skip
            rest = QRectF(number.right() + 10, top, self.width() - number.right() - 10, tall)
            paint.text(painter, rest, why, now.font("min", tabular=True), now.color.ink, where=self)
