"""The sheet of signs: each with its name, chosen by arrows or a click."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.own_height import OwnHeight
from workshop_app.ui.widgets.painted import FocusRing, Painted, brush

_WIDE, _TALL, _GAP = 118, 92, 6


class SignGrid(OwnHeight, Painted, QWidget):
    """Signs in rows; arrows move, Enter, Space or a click takes one: ``taken(icon)``. The first is
    the theme's own: ``""``. ``reached(box)`` says where the arrows went."""

    taken = Signal(str)
    reached = Signal(QRect)
    ring_radius = 8.0

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.signs: list[str] = []
        self._names: dict[str, str] = {}
        self._topic, self._chosen, self._at = "housing", "", 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words("Signs"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_signs(
        self, icons_of: list[str], names: dict[str, str], topic: str, chosen: str
    ) -> None:
        """Other signs; ``chosen`` is the one in use."""
        self.signs, self._names, self._topic, self._chosen = icons_of, names, topic, chosen
        self._at = icons_of.index(chosen) if chosen in icons_of else 0
        self._told()
        self.settle_height()
        self.update()

    def stand_on(self, at: int) -> None:
        """The sign at this place is the one that Enter takes."""
        self._at = at
        self._told()
        self.reached.emit(self.ring_box())
        FocusRing.around(self)

    def _told(self) -> None:
        self.setAccessibleDescription(self.name(self._at) if self.signs else "")

    def name(self, at: int) -> str:
        """What the sign at this place is called."""
        return self._names.get(self.signs[at], self._words("Sign of the theme"))

    # -- size -------------------------------------------------------------------------------------
    def _across(self) -> int:
        return max(1, int((self.width() - 6 + _GAP) // (theme.now().px(_WIDE) + _GAP)))

    def _box(self, at: int) -> QRectF:
        now, across = theme.now(), self._across()
        wide, tall = now.px(_WIDE), now.px(_TALL)
        left, top = (at % across) * (wide + _GAP), (at // across) * (tall + _GAP)
        return QRectF(left + 3, top + 3, wide, tall)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def heightForWidth(self, width: int) -> int:
        if not self.signs:
            return theme.now().px(_TALL)
        return int(self._box(len(self.signs) - 1).bottom()) + 6

    def ring_box(self) -> QRect:
        return self._box(self._at).toRect() if self.signs else self.rect()

    # -- keys and mouse ---------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self._across()
        by = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: across,
            Qt.Key.Key_Up: -across,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if by is not None:
            if 0 <= self._at + by < len(self.signs):
                self.stand_on(self._at + by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick(self._under(event.position()))

    def _under(self, point: QPointF) -> int:
        found = (at for at in range(len(self.signs)) if self._box(at).contains(point))
        return next(found, -1)

    def _pick(self, at: int) -> None:
        if 0 <= at < len(self.signs):
            self._at = at
            self._told()
            self.taken.emit(self.signs[at])

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, seen = brush(self), event.rect()
        for at in range(len(self.signs)):
            box = self._box(at)
            if box.bottom() >= seen.top() and box.top() <= seen.bottom():
                self._paint_sign(painter, box, at)

    def _paint_sign(self, painter: QPainter, box: QRectF, at: int) -> None:
        now, icon = theme.now(), self.signs[at]
        color, on = now.color, icon == self._chosen
        paint.frame(painter, box, 8, color.primary_tint if on else color.card,
                    color.primary if on else color.line, 2 if on else 1)  # fmt: skip
        side = now.px(34)
        above = QRectF(box.center().x() - side / 2, box.top() + 8, side, side)
        if icon:
            icons.draw(painter, above, icons.filled(icon), color.ink, side)
        else:
            paint.badge(painter, above, self._topic)
        below = QRectF(box.left() + 4, above.bottom() + 4, box.width() - 8,
                       box.bottom() - above.bottom() - 6)  # fmt: skip
        wrapped.lines(painter, below, self.name(at), now.font("min"), color.ink, where=self,
                      most=2, align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
