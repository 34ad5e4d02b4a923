"""Small painted things of the page: a score as a square of the table's colours, a chain of links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import brush
from workshop_app.ui.widgets.own_height import OwnHeight


class ScoreMark(QWidget):
    """One score as a small square of the table's colours."""

    def __init__(self, score: int) -> None:
        super().__init__()
        self._score = score
        self.setAccessibleName(str(score))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme.now().px(28)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        ground, ink = now.heat(self._score)
        paint.frame(painter, box, 6, ground)
        paint.text(painter, box, str(self._score), now.font("detail", weight=700), ink,
                   align=paint.CENTER)  # fmt: skip


CHIP, GAP, ARROW, PAD = 32, 8, 18, 12


class ChainRow(OwnHeight, QWidget):
    """The links of a sector's chain in order, an arrow between them; those in the middle are tinted,
    its inputs and its buyers stand at the ends."""

    def __init__(self, words: Words, links: Sequence[str]) -> None:
        super().__init__()
        self.links = list(links)
        self.setAccessibleName(words("Chain: {links}", links=" → ".join(links)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The chain in words."""
        return self.accessibleName()

    def _boxes(self, width: int) -> list[QRectF]:
        now, boxes = theme.now(), []
        left, top, tall = 0.0, 0.0, now.px(CHIP)
        for at, link in enumerate(self.links):
            arrow = now.px(ARROW) + GAP if at else 0
            wide = min(float(width), now.width(link, "detail", 600) + 2 * PAD)
            if at and left + arrow + wide > width:
                left, top = 0.0, top + tall + 6
                wide = min(wide, width - arrow)
            boxes.append(QRectF(left + arrow, top, wide, tall))
            left += arrow + wide + GAP
        return boxes

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return int(boxes[-1].bottom()) + 1 if boxes else 0

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, color = theme.now(), brush(self), theme.now().color
        last = len(self.links) - 1
        for at, box in enumerate(self._boxes(self.width())):
            own = 0 < at < last or not last
            line = color.line if now.dark else None
            ground, ink = (color.primary_tint, color.primary_hover) if own else (
                color.sunken, color.ink
            )  # fmt: skip
            paint.frame(painter, box, box.height() / 2, ground, line)
            paint.text(painter, box.adjusted(PAD - 2, 0, 2 - PAD, 0), self.links[at],
                       now.font("detail", weight=600), ink, align=paint.CENTER, where=self,
                       meant=True)  # fmt: skip
            if at:
                side = now.px(ARROW)
                arrow = QRectF(box.left() - side - GAP + 2, box.top(), side, box.height())
                icons.draw(painter, arrow, "arrow-right", color.muted, side)
