"""The second window: what the room sees. It owns nothing; losing it costs nothing."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QObject,
    QRect,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)  # fmt: skip
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QScreen,
)  # fmt: skip
from PySide6.QtWidgets import QWidget

from workshop_app.ui import paint, theme
from workshop_app.ui.shell.slides import PlanSlide, Slide

_STEPS = {
    Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Space: 1,
    Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip


class ProjectorWindow(QWidget):
    """Paints one slide, or black. ``stepped(±1)`` for a presenter's remote."""

    stepped = Signal(int)
    blanked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.slide: Slide = PlanSlide()
        self.black = False
        self._before: QPixmap | None = None
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._fade.finished.connect(self._faded)

    def change(self, slide: Slide, black: bool, fade: bool) -> None:
        """Show another slide or black."""
        if fade and self.isVisible() and theme.now().duration("step"):
            self._before = self.grab()
            self._fade.setDuration(theme.now().duration("step"))
            self._fade.start()
        self.slide, self.black = slide, black
        self.update()

    def _faded(self) -> None:
        self._before = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        else:
            from workshop_app.ui.shell import slide_drawing

            slide_drawing.draw(painter, self.rect().toRectF(), self.slide)
        if self._before is not None:
            painter.setOpacity(1.0 - float(self._fade.currentValue()))
            painter.drawPixmap(self.rect(), self._before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Period, Qt.Key.Key_F8):
            self.blanked.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class Projector(QObject):
    """What pages talk to. ``show`` only when a person asked (F8); ``refresh`` keeps up what is
    already shown (a timer, the ballots counted): it never changes to another thing.

    ``changed`` tells when something else, or nothing, is shown. ``screen_chosen(name)`` names the
    screen to remember; ``lost`` tells that the projector was unplugged.
    """

    changed = Signal()
    stepped = Signal(int)
    screen_chosen = Signal(str)
    lost = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self._window: ProjectorWindow | None = None
        self._remembered = ""
        self.slide: Slide = PlanSlide()
        QGuiApplication.instance().screenRemoved.connect(self._removed)  # type: ignore[union-attr]

    # -- what pages use ---------------------------------------------------------------------------
    @property
    def is_open(self) -> bool:
        """Whether there is a projector window."""
        return self._window is not None

    @property
    def black(self) -> bool:
        """Whether it is black now."""
        return self._window is not None and self._window.black

    def shows(self, key: str) -> bool:
        """Whether the room sees the slide with this key now."""
        return self.is_open and not self.black and self.slide.key == key

    def show(self, slide: Slide) -> None:
        """Show ``slide`` to the room; opens the window at first."""
        other = slide.key != self.slide.key or self.black
        self.slide = slide
        window = self._window or self._opened()
        window.change(slide, False, fade=other)
        self.changed.emit()

    def refresh(self, slide: Slide) -> None:
        """The same slide with newer content; nothing happens if another one is shown."""
        if self._window is not None and slide.key == self.slide.key:
            self.slide = slide
            self._window.change(slide, self._window.black, fade=False)
            self.changed.emit()

    def blacken(self) -> None:
        """Black, or back to what was shown."""
        if self._window is not None:
            self._window.change(self.slide, not self._window.black, fade=True)
            self.changed.emit()

    def close(self) -> None:
        """No projector window any more."""
        if self._window is not None:
            self._window.close()

    # -- its window -------------------------------------------------------------------------------
    def remember(self, screen: str) -> None:
        """The name of the screen chosen earlier."""
        self._remembered = screen

    def move_to(self, screen: QScreen) -> None:
        """Show on another screen from now on, and remember it."""
        self._remembered = screen.name()
        self.screen_chosen.emit(screen.name())
        if self._window is not None:
            self._place(self._window, screen)

    def screens(self) -> list[QScreen]:
        """The screens there are, the window's own last."""
        own = self._home.window().screen()
        return sorted(QGuiApplication.screens(), key=lambda one: one is own)

    def _opened(self) -> ProjectorWindow:
        window = ProjectorWindow()
        window.setWindowTitle(self._home.window().windowTitle())
        window.closed.connect(self._closed)
        window.stepped.connect(self.stepped)
        window.blanked.connect(self.blacken)
        named = [one for one in self.screens() if one.name() == self._remembered]
        self._place(window, (named or self.screens())[0])
        self._window = window
        return window

    def _place(self, window: ProjectorWindow, screen: QScreen) -> None:
        """The whole of another screen; on the laptop's own only a small window."""
        own = self._home.window().screen()
        if screen is not own:
            window.setGeometry(screen.geometry())
            window.showFullScreen()
        else:
            size = screen.availableGeometry().size() * 0.5
            corner = screen.availableGeometry().bottomRight()
            window.setGeometry(
                QRect(
                    corner.x() - size.width() - 20,
                    corner.y() - size.height() - 40,
                    size.width(),
                    size.height(),
                )
            )
            window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            window.showNormal()

    def _closed(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None
            self.changed.emit()

    def _removed(self, screen: QScreen) -> None:
        if self._window is not None and self._window.screen() is screen:
            self._window.close()
            self.lost.emit()


class SlideThumbnail(QWidget):
    """What the room sees now, small: stands beside the projector button. Says so to readers."""

    def __init__(self, projector: Projector, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._projector = projector
        self.setFixedSize(theme.now().px(78), theme.now().px(44))
        self.setAccessibleName(name)
        self.setToolTip(name)
        projector.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:

        painter, box = QPainter(self), self.rect().toRectF()
        inside = box.adjusted(2, 2, -2, -2)
        if not self._projector.is_open or self._projector.black:
            painter.fillRect(inside, Qt.GlobalColor.black)
        else:
            from workshop_app.ui.shell import slide_drawing

            slide_drawing.draw(painter, inside, self._projector.slide)
        color = theme.now().color
        paint.frame(paint.smooth(painter), box, 4, None, color.field_line, 1.5)
