"""The first three options of each group and their shares, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted import First, GroupFirsts
from workshop_app.ui.widgets import Button, Card, Label, wrapped
from workshop_app.ui.widgets.painted import brush

ACROSS = 3
"""At most so many groups beside each other."""
_GAP = 12


class Firsts(QWidget):
    """Each group's first options: badge with the number, and the share. A ring round one that the
    sum leaves out. As many groups beside each other as there is room for."""

    def __init__(self, words: Words, groups: Sequence[GroupFirsts]) -> None:
        super().__init__()
        self._groups = list(groups)
        self.setAccessibleName(words("First options of each group"))
        said = [
            f"{group.name}: "
            + ", ".join(f"{o.option.label} {names.few_words(o.option)} {o.share}" for o in group.firsts)
            for group in groups
        ]
        self.setAccessibleDescription("\n".join(said))
        self.setToolTip("\n".join(said))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- size -------------------------------------------------------------------------------------
    @staticmethod
    def _width(one: First) -> int:
        now = theme.now()
        return now.px(28) + 5 + now.width(one.share, "body", 600) + 4

    def _cell(self, width: float) -> tuple[int, float]:
        """How many groups across, and how wide each is."""
        widest = max((sum(self._width(one) + 3 for one in g.firsts) for g in self._groups), default=1)
        across = max(1, min(ACROSS, len(self._groups), int((width + _GAP) // (widest + _GAP))))
        return across, (width - _GAP * (across - 1)) / across

    def _rows(self, width: float) -> list[tuple[float, float, list[GroupFirsts]]]:
        """Rows of groups: top, height of the names, groups."""
        across, wide = self._cell(width)
        found, top = [], 0.0
        for at in range(0, len(self._groups), across):
            row = self._groups[at : at + across]
            name = max(wrapped.height(g.name, theme.now().font("min", weight=700), wide) for g in row)
            found.append((top, float(name), row))
            top += name + theme.now().px(36) + 6
        return found

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return int(rows[-1][0] + rows[-1][1]) + theme.now().px(36) if rows else 0

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.heightForWidth(self.width())
        if self.minimumHeight() != needed:
            self.setFixedHeight(needed)

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = brush(self), theme.now()
        _, wide = self._cell(self.width())
        for top, name, groups in self._rows(self.width()):
            for at, group in enumerate(groups):
                left = at * (wide + _GAP)
                wrapped.lines(painter, QRectF(left, top, wide, name), group.name,
                              now.font("min", weight=700), now.color.ink, where=self, most=9)  # fmt: skip
                for one in group.firsts:
                    self._paint_one(painter, QRectF(left, top + name, self._width(one), now.px(34)), one)
                    left += self._width(one) + 3

    def _paint_one(self, painter: QPainter, box: QRectF, one: First) -> None:
        now = theme.now()
        if one.left_out:
            paint.frame(painter, box.adjusted(-1, 1, 1, -1), 7, None, now.color.accent_text, 2)
        side = now.px(28)
        badge = QRectF(box.left() + 1, box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, one.option.theme, number=one.option.label)
        paint.text(painter, QRectF(badge.right() + 4, box.top(), box.width() - side - 4, box.height()),
                   one.share, now.font("body", weight=600), now.color.ink)  # fmt: skip


class GroupsCard(Card):
    """The first three of every group; ``table`` opens the whole table."""

    def __init__(self, words: Words, groups: Sequence[GroupFirsts], grouping: str) -> None:
        super().__init__(padding=14, spacing=4)
        titles = {
            "tables": words("The first three of each table"),
            "colours": words("The first three of each colour"),
        }
        head = QHBoxLayout()
        title = titles.get(grouping, words("The first three of each group"))
        head.addWidget(Label(title, "strong", weight=700), 1)
        self.table = Button(words("Whole table"), "quiet", icon="table", size="small")
        self.table.setObjectName("whole table")
        head.addWidget(self.table)
        self.box.addLayout(head)
        self.box.addWidget(_Area(Firsts(words, groups)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class _Area(QScrollArea):
    """As tall as the groups, at most two rows of them."""

    def __init__(self, firsts: Firsts) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(firsts)
        firsts.setAutoFillBackground(False)
        self._firsts = firsts

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._firsts.heightForWidth(self.viewport().width())
        self.setFixedHeight(min(wanted, theme.now().px(124)))
