"""Risks by likelihood and impact: five by five cells that are darker where it weighs more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.project_sheets import MOST, Risk
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import Painted, brush

CELL, EDGE = 30, 20
DARK = 15
SHOWN = 2
"""So many numbers stand in one cell; of more only how many there are."""


class RiskMatrix(Painted, QWidget):
    """Likelihood goes up, impact to the right; figures are the numbers of the risks in their list."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._cells: dict[tuple[int, int], list[int]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        now = theme.now()
        side = now.px(CELL) * MOST
        self.setFixedSize(side + now.px(EDGE), side + 2 * now.px(EDGE))

    def show_risks(self, risks: Sequence[Risk]) -> None:
        """Other risks, in their order."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, one in enumerate(risks, start=1):
            if one.likelihood is not None and one.impact is not None:
                found[one.likelihood, one.impact].append(number)
        self._cells = found
        told = [
            self._words("risk {n}: {likelihood} by {impact}", n=n, likelihood=one[0], impact=one[1])
            for one, numbers in sorted(found.items(), key=lambda c: -c[0][0] * c[0][1])
            for n in numbers
        ]
        self.setAccessibleName(self._words("Risks by likelihood and impact, each from 1 to 5, the "
                                           "heaviest first: {rows}.",
                                           rows="; ".join(told) or "–"))  # fmt: skip
        self.setToolTip(self._words("up: likelihood · right: impact"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        side, edge = now.px(CELL), now.px(EDGE)
        middle = Qt.AlignmentFlag.AlignCenter
        font, small = now.font("detail", weight=700), now.font("min")
        for up in range(1, MOST + 1):
            y = side * (MOST - up)
            paint.text(painter, QRectF(0, y, edge - 4, side), str(up), small, now.color.muted,
                       align=middle, where=self)  # fmt: skip
            for right in range(1, MOST + 1):
                box = QRectF(edge + side * (right - 1), y, side, side).adjusted(1, 1, -1, -1)
                weight = up * right
                paint.frame(painter, box, 3, _ground(weight))
                numbers = self._cells.get((up, right), [])
                if numbers:
                    said = (
                        " ".join(map(str, numbers)) if len(numbers) <= SHOWN else f"×{len(numbers)}"
                    )
                    ink = now.color.card if weight >= DARK else now.color.ink
                    paint.text(painter, box, said, font, ink, align=middle, where=self)
        for right in range(1, MOST + 1):
            box = QRectF(edge + side * (right - 1), side * MOST, side, edge)
            paint.text(painter, box, str(right), small, now.color.muted, align=middle, where=self)
        told = QRectF(edge, side * MOST + edge, side * MOST, edge)
        paint.text(painter, told, self._words.at("axis", "impact →"), small, now.color.muted,
                   where=self)  # fmt: skip


def _ground(weight: int) -> QColor:
    """A ramp that is monotone in grey."""
    color = theme.now().color
    part = next(p for least, p in ((DARK, 1.0), (8, 0.45), (4, 0.24), (0, 0.1)) if weight >= least)
    a, b = color.primary, color.card
    return QColor(*(round(x * part + y * (1 - part)) for x, y in (
        (a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))))  # fmt: skip
