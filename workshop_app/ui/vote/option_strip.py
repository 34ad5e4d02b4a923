"""The options of a draft as small cards: number, sign, pencil. Each opens its sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workshop_app.domain.rounds import Option
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.vote import names
from workshop_app.ui.widgets.own_height import OwnHeight
from workshop_app.ui.widgets.painted import FocusRing, Painted, brush

_GAP = 8

SHORT = 3
"""Longer numbers, such as "18 bis", need wider cards."""


class OptionStrip(OwnHeight, Painted, QWidget):
    """Cards in rows; arrows move, Enter or a click opens one: ``opened(option)``."""

    opened = Signal(object)
    ring_radius = 8.0

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._options: list[Option] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words("Options of the round"))

    def show_options(self, options: Sequence[Option]) -> None:
        """Other options."""
        self._options = list(options)
        self._at = min(self._at, max(0, len(options) - 1))
        self._told()
        self.settle_height()
        self.update()

    def _told(self) -> None:
        self.setAccessibleDescription(self._said(self._at) if self._options else "")

    def _said(self, at: int) -> str:
        option = self._options[at]
        return f"{option.label}. {names.option_text(option)}"

    # -- size -------------------------------------------------------------------------------------
    def columns(self, width: int = 0) -> int:
        """How many stand beside each other now, or in ``width``."""
        return self._across(width or self.width())

    def _across(self, width: int) -> int:
        long = any(len(one.label) > SHORT for one in self._options)
        least = theme.now().px(106 if long else 80)
        return max(1, int((width + _GAP) // (least + _GAP)))

    def _boxes(self, width: int) -> list[QRectF]:
        across, tall = self._across(width), theme.now().px(56)
        wide = (width - _GAP * (across - 1)) / across
        return [
            QRectF((at % across) * (wide + _GAP), (at // across) * (tall + _GAP), wide, tall)
            for at in range(len(self._options))
        ]

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return int(boxes[-1].bottom()) + 1 if boxes else theme.now().px(56)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(400, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.now().px(56))

    def ring_box(self) -> QRect:
        boxes = self._boxes(self.width())
        return boxes[self._at].toRect() if boxes else self.rect()

    # -- keys and mouse ---------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self._across(self.width())
        by = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: across,
            Qt.Key.Key_Up: -across,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if by and 0 <= self._at + by < len(self._options):
            self._at += by
            self._told()
            FocusRing.around(self)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position())
        if at >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), self._said(at), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._open(self._under(event.position()))

    def _under(self, point: QPointF) -> int:
        boxes = self._boxes(self.width())
        return next((at for at, box in enumerate(boxes) if box.contains(point)), -1)

    def _open(self, at: int) -> None:
        if 0 <= at < len(self._options) and self.isEnabled():
            self._at = at
            self._told()
            self.opened.emit(self._options[at])

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        for option, box in zip(self._options, self._boxes(self.width()), strict=True):
            self._paint_card(painter, box, option)

    def _paint_card(self, painter: QPainter, box: QRectF, option: Option) -> None:
        now = theme.now()
        color = now.color
        paint.frame(painter, box, 10, color.card, color.line_strong)
        font = now.font("section")
        side, pencil = now.px(30), now.px(14)
        width = now.width(option.label, "section")
        room = box.width() - side - pencil - 24
        if width > room:
            font = now.font("body", weight=700)
            width = now.width(option.label, "body", 700)
        if width > room:  # "B5 bis" stands without its pencil; the whole card opens it anyway
            pencil = 0
        left = box.left() + max(5.0, (box.width() - width - side - pencil - 13) / 2)
        paint.text(painter, QRectF(left, box.top(), width + 1, box.height()), option.label, font,
                   color.ink, where=self)  # fmt: skip
        left += width + 6
        icon = option.pictogram
        paint.badge(painter, QRectF(left, box.center().y() - side / 2, side, side), option.theme,
                    icon=icons.filled(icon) if icon and icons.known(icon) else "")  # fmt: skip
        left += side + 7
        if pencil:
            icons.draw(painter, QRectF(left, box.top(), pencil, box.height()), "pencil-simple",
                       color.muted, pencil)  # fmt: skip
