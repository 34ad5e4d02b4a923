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
_GAP, _NEAR = 10, 3
_SIZES = ((28, "body"), (26, "body"), (24, "detail"))
"""Sizes of a badge and the role of its share's letters, the largest first."""


class Firsts(QWidget):
    """Each group's first options: badge with the number, and the share. A ring round one that the
    sum leaves out. As many groups beside each other as there is room for."""

    def __init__(self, words: Words, groups: Sequence[GroupFirsts]) -> None:
        super().__init__()
        self._groups = list(groups)
        self._size = _SIZES[0]
        self.setAccessibleName(words("First options of each group"))
        said = [
            f"{group.name}: "
            + ", ".join(
                f"{o.option.label} {names.few_words(o.option)} {o.share}" for o in group.firsts
            )
            for group in groups
        ]
        self.setAccessibleDescription("\n".join(said))
        self.setToolTip("\n".join(said))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- size -------------------------------------------------------------------------------------
    def _width(self, one: First) -> int:
        now, (badge, role) = theme.now(), self._size
        return now.px(badge) + 4 + now.width(one.share, role, 600) + 3

    def _choose_size(self, width: float) -> None:
        """The largest signs at which three groups stand beside each other."""
        third = (width - _GAP * (ACROSS - 1)) / ACROSS
        for size in _SIZES:
            self._size = size
            if all(self._needs(group) <= third for group in self._groups):
                return

    def _needs(self, group: GroupFirsts) -> float:
        return sum(self._width(one) + _NEAR for one in group.firsts)

    def _rows(self, width: float) -> list[list[tuple[float, float, GroupFirsts]]]:
        """Rows of (left, width, group): three alike beside each other where they fit, else each as
        wide as it needs."""
        third = (width - _GAP * (ACROSS - 1)) / ACROSS
        alike = all(self._needs(group) <= third for group in self._groups)
        rows: list[list[tuple[float, float, GroupFirsts]]] = []
        left = width + 1
        for group in self._groups:
            wide = third if alike else max(self._needs(group), third)
            if left + wide > width + 0.5 or not rows:
                rows.append([])
                left = 0.0
            rows[-1].append((left, min(wide, width), group))
            left += wide + _GAP
        return rows

    def _heights(self, width: float) -> list[float]:
        """How tall the names of each row are."""
        font = theme.now().font("min", weight=700)
        return [
            max(float(wrapped.height(group.name, font, wide)) for _, wide, group in row)
            for row in self._rows(width)
        ]

    def heightForWidth(self, width: int) -> int:
        names_of = self._heights(width)
        return int(sum(names_of) + len(names_of) * (theme.now().px(36) + 6)) - 6

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_size(self.width())
        needed = self.heightForWidth(self.width())
        if self.minimumHeight() != needed:
            self.setFixedHeight(needed)

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, top = brush(self), theme.now(), 0.0
        for row, name in zip(self._rows(self.width()), self._heights(self.width()), strict=True):
            for left, wide, group in row:
                wrapped.lines(painter, QRectF(left, top, wide, name), group.name,
                              now.font("min", weight=700), now.color.ink, where=self, most=9)  # fmt: skip
                for one in group.firsts:
                    box = QRectF(left, top + name, self._width(one), now.px(34))
                    self._paint_one(painter, box, one)
                    left += self._width(one) + _NEAR
            top += name + now.px(36) + 6

    def _paint_one(self, painter: QPainter, box: QRectF, one: First) -> None:
        now = theme.now()
        if one.left_out:
            paint.frame(painter, box.adjusted(-1, 1, 1, -1), 7, None, now.color.accent_text, 2)
        side = now.px(self._size[0])
        badge = QRectF(box.left() + 1, box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, one.option.theme, number=one.option.label)
        paint.text(painter, QRectF(badge.right() + 3, box.top(), box.width() - side - 3, box.height()),
                   one.share, now.font(self._size[1], weight=600), now.color.ink)  # fmt: skip


class GroupsCard(Card):
    """The first three of every group; ``table`` opens the whole table."""

    def __init__(self, words: Words, groups: Sequence[GroupFirsts], grouping: str) -> None:
        super().__init__(padding=12, spacing=2)
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
