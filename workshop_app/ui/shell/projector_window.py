"""The room's window: paints one slide, or black. It owns nothing; losing it costs nothing."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QWidget

from workshop_app.ui import theme
from workshop_app.ui.shell.slides import PlanSlide, Slide

_STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TURNS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class ProjectorWindow(QWidget):
    """``stepped(±1)`` Page Down and Up, ``turned(±1)`` arrows and space, ``asked(what)``: black,
    freeze, full, panel, out (Esc of a person)."""

    stepped = Signal(int)
    turned = Signal(int)
    asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.slide: Slide = PlanSlide()
        self.black = False
        self._before: QPixmap | None = None
        self._after: QPixmap | None = None
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._fade.finished.connect(self._faded)
        self._hear_remote()

    def _hear_remote(self) -> None:
        from workshop_app.ui.proposals.remote import RemoteKeys

        self._remote = RemoteKeys(self, self._delivered)

    # -- what is shown ----------------------------------------------------------------------------
    def change(self, slide: Slide, black: bool, fade: bool) -> None:
        """Show another slide or black. Where only what moves changed (a timer, the ballots
        counted), only that is painted again."""
        from workshop_app.ui.shell import slide_drawing

        duration = theme.now().duration("step") if fade and self.isVisible() else 0
        if duration:
            self._before = self.grab()
        moved = None
        if black == self.black and not self.fading:
            moved = slide_drawing.moving(self.slide, slide)
        self.slide, self.black = slide, black
        if duration:
            self._after = None
            self._after = self._picture()
            self._fade.setDuration(duration)
            self._fade.start()
        elif moved is None:
            self._after = None
            self.update()
        elif not black and not moved.isEmpty():
            self.update(slide_drawing.placed(moved, self._box()).toAlignedRect())

    @property
    def fading(self) -> bool:
        """Whether one picture is turning into the next."""
        return self._before is not None

    def _faded(self) -> None:
        self._before = self._after = None
        self.update()

    def _picture(self) -> QPixmap:
        """What is to be shown, drawn once for all the frames of a cross-fade."""
        ratio = self.devicePixelRatioF()
        made = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        made.setDevicePixelRatio(ratio)
        painter = QPainter(made)
        self._draw(painter)
        painter.end()
        return made

    def _box(self) -> QRectF:
        return self.rect().toRectF()

    def _draw(self, painter: QPainter) -> None:
        if self.black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        from workshop_app.ui.shell import slide_drawing

        slide_drawing.draw(painter, self._box(), self.slide)

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 135)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._before is not None and self._after is not None:
            painter.drawPixmap(self.rect(), self._after)
            painter.setOpacity(1.0 - float(self._fade.currentValue()))
            painter.drawPixmap(self.rect(), self._before)
        elif self.black:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)
        else:
            from workshop_app.ui.shell import slide_drawing

            slide_drawing.draw(painter, self._box(), self.slide, event.rect().toRectF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fade.stop()
        self._before = self._after = None

    # -- its place --------------------------------------------------------------------------------
    def fill(self) -> None:
        """The whole screen, without a pointer."""
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()

    def float(self) -> None:
        """A window that can be moved."""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.showNormal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Dragged by its picture while it is a window."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle and not self.isFullScreen():
            handle.startSystemMove()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.asked.emit("full")

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _delivered(self, event: QKeyEvent) -> None:
        """A key that waited until it was known not to be half of what a remote sends."""
        self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_F8:
            self.asked.emit("freeze" if held & _SHIFT else "panel" if held & _CONTROL else "black")
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Period):
            self.asked.emit("black")
        elif key == Qt.Key.Key_F11:
            self.asked.emit("full")
        elif key == Qt.Key.Key_Escape:
            self.asked.emit("out")
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _TURNS:
            self.turned.emit(_TURNS[key])
        else:
            return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
