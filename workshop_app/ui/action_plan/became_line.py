"""A link of the chain as a row: a sign, what it is, what it says; a press opens its place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.action_plan.became_telling import Line
from workshop_app.ui.widgets import brush
from workshop_app.ui.widgets.own_height import OwnHeight
from workshop_app.ui.widgets.painted import Pressable
from workshop_app.ui.widgets.wrapping import wrap

PADDING, ICON, CARET, GAP = 8, 24, 20, 12


class BecameLine(OwnHeight, Pressable):
    """As tall as its words need. One without a page takes no keyboard."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self.setText(" ".join(part for part in (line.title, line.told, line.more) if part))
        self.setAccessibleName(self.text())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if not line.page:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        now, tall = theme.now(), 2 * PADDING
        for _, role, lines in self._said(width):
            tall += now.line(role) * len(lines)
        return tall

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(320, self.width())))

    minimumSizeHint = sizeHint

    def _edges(self) -> tuple[int, int]:
        now = theme.now()
        return PADDING + now.px(ICON) + GAP, PADDING + (now.px(CARET) if self.line.page else 0)

    def _said(self, width: int) -> list[tuple[str, str, list[str]]]:
        """Each part: its colour, its role and its lines at ``width``."""
        now, (left, right) = theme.now(), self._edges()
        room = max(80, width - left - right)
        parts = (
            (self.line.title, "muted", "min"),
            (self.line.told, "ink", "strong"),
            (self.line.more, "muted", "detail"),
        )
        return [
            (tone, role, wrap(text, now.font(role), room)) for text, tone, role in parts if text
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color, opens = now.color, bool(self.line.page)
        if opens:
            paint.frame(painter, box, 8, color.primary_tint if self.hovered else color.sunken)
        side, (left, right) = now.px(ICON), self._edges()
        icons.draw(painter, QRectF(PADDING, PADDING, side, side), self.line.icon,
                   color.primary if opens else color.muted, side)  # fmt: skip
        top, wide = float(PADDING), box.width() - left - right
        for tone, role, lines in self._said(self.width()):
            for said in lines:
                row = QRectF(left, top, wide, now.line(role))
                paint.text(painter, row, said, now.font(role), color.tone(tone), where=self)
                top += now.line(role)
        if opens:
            size = now.px(18)
            after = QRectF(box.width() - PADDING - size, 0, size, box.height())
            icons.draw(painter, after, "caret-right", color.muted, size)
