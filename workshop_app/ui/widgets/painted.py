"""The ground of every painted control: hover, and the focus ring for keyboard focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QRegion,
    QShortcut,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from workshop_app.ui import paint, theme

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_KEPT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_MOVES = (
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide,
    QEvent.Type.ParentChange,
)  # fmt: skip
RING, GAP = 3, 2
"""Pixels of the ring and between it and the control."""


class Painted:
    """Mixed into a QWidget: ``hovered`` and ``focused`` (by the keyboard) while it is painted."""

    hovered = False
    focused = False
    ring_radius = 8.0

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()  # type: ignore[attr-defined]
        super().enterEvent(event)  # type: ignore[misc]

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()  # type: ignore[attr-defined]
        super().leaveEvent(event)  # type: ignore[misc]

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _KEPT:
            self.focused = event.reason() in _BY_KEYS
        super().focusInEvent(event)  # type: ignore[misc]
        if self.focused:
            FocusRing.around(self)  # type: ignore[arg-type]
        self.update()  # type: ignore[attr-defined]

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[misc]
        FocusRing.leave(self)  # type: ignore[arg-type]
        self.update()  # type: ignore[attr-defined]

    def ring_box(self) -> QRect:
        """What the focus ring goes round, in the widget's own coordinates."""
        return self.rect()  # type: ignore[attr-defined,no-any-return]


class Pressable(Painted, QAbstractButton):
    """A painted tile that is pressed: by a click, Space or Enter. A subclass paints it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def on_key(button: QAbstractButton, key: str) -> None:
    """``key`` presses ``button`` at once while it can be seen and used. Qt's own shortcut of a
    button first shows it pressed for 100 ms."""
    shortcut = QShortcut(QKeySequence(key), button)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(button.click)


def brush(widget: QWidget) -> QPainter:
    """A smooth painter on ``widget``; end it or let it go with the paint event."""
    return paint.smooth(QPainter(widget))


def give_focus(widget: QWidget) -> None:
    """The keyboard to ``widget``, with the ring round it, also while the window is not active yet."""
    if isinstance(widget, Painted):
        widget.focused = True
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def _seen_of(target: QWidget) -> QRect:
    """What the areas that ``target`` scrolls in leave of the window, in the window's coordinates."""
    window = target.window()
    seen, widget = window.rect(), target.parentWidget()
    while widget is not None and widget is not window:
        area = widget.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
            seen &= QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        widget = area
    return seen


class FocusRing(QWidget):
    """One transparent overlay of the window, so that no parent clips it, but what scrolls does: it
    never lies over what stands above or below. Drawn for keyboard focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._place)
        self.hide()

    @staticmethod
    def of(window: QWidget) -> FocusRing:
        """The ring of a window; made at first use."""
        found = window.findChild(FocusRing, "focus ring", Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, FocusRing) else FocusRing(window)

    @staticmethod
    def around(target: QWidget) -> None:
        """Show the ring of the target's window around it."""
        FocusRing.of(target.window())._follow(target)

    @staticmethod
    def leave(target: QWidget) -> None:
        """Hide the ring if it is around ``target``."""
        ring = FocusRing.of(target.window())
        if ring._target is target:
            ring._follow(None)

    def _follow(self, target: QWidget | None) -> None:
        if self._target is not None:
            # One that goes away later must not take the ring from the next.
            self._target.destroyed.disconnect(self._gone)
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        self._target = target
        if target is None:
            self.hide()
            return
        target.destroyed.connect(self._gone)
        widget: QWidget | None = target
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._later.start()

    def _gone(self) -> None:
        self._target, self._watched = None, []
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and not self._later.isActive():
            self._later.start()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        box = target.ring_box() if isinstance(target, Painted) else target.rect()
        out = RING + GAP
        box = QRect(target.mapTo(self.window(), box.topLeft()), box.size())
        box.adjust(-out, -out, out, out)
        seen = box & _seen_of(target).adjusted(-out, -out, out, out)
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(box)
        if seen == box:
            self.clearMask()
        else:
            self.setMask(QRegion(seen.translated(-box.topLeft())))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        radius = getattr(self._target, "ring_radius", 8.0) + GAP
        color: QColor = theme.now().color.accent
        painter = brush(self)
        paint.frame(painter, self.rect().toRectF(), radius, None, color, RING)
