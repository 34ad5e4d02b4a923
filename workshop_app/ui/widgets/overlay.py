"""A panel over the whole window: the rest is dimmed and does not answer while it is open."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.ui import paint, theme
from workshop_app.ui.widgets.painted import FocusRing, brush


@runtime_checkable
class Settles(Protocol):
    """What knows where in it the keyboard belongs."""

    def settle_focus(self) -> None: ...


class Overlay(QWidget):
    """Put the content into ``column`` and call ``open``. Esc leaves: ``left``. Deletes itself.

    The keyboard stays inside while it is open, also when what lies below is built anew.
    As tall as its content, or, where it is ``tall``, as the window allows.
    """

    left = Signal()

    def __init__(
        self, over: QWidget, name: str, *, width: int = 600, padding: int = 24, tall: bool = False
    ) -> None:
        super().__init__(over.window())
        # Right after a dialog of the system closed the window remembers what Qt does not know yet.
        self._over = over
        self._before = QApplication.focusWidget() or over.window().focusWidget()
        self._holds = False
        self._wide, self._tall = width, tall
        self.setAccessibleName(name)
        self.panel = QWidget(self)
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(12)
        self.hide()

    def open(self, first: QWidget | None = None) -> None:
        """Show it over the window; the keyboard goes to ``first``."""
        self.window().installEventFilter(self)
        self.panel.installEventFilter(self)
        self.place()
        self.show()
        self.raise_()
        FocusRing.of(self.window()).raise_()
        (first or self.panel).setFocus(Qt.FocusReason.TabFocusReason)
        if not self._holds:
            _application().focusChanged.connect(self._focus_moved)
            self._holds = True

    def leave(self) -> None:
        """Close it and leave everything as it was."""
        self.away()
        self.left.emit()

    def away(self) -> None:
        """Close it; the keyboard goes back to where it was, or where it belongs if that is gone."""
        self.window().removeEventFilter(self)
        if self._holds:
            _application().focusChanged.disconnect(self._focus_moved)
            self._holds = False
        self.hide()
        for one in (self._before, self._over):
            if one is not None and isValid(one) and one.isVisible() and one.isEnabled():
                if one is not self._before and isinstance(one, Settles):
                    one.settle_focus()
                else:
                    one.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        self.deleteLater()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """What took the keyboard below gets it when this closes, not before."""
        if now is None or not self.isVisible() or now.window() is not self.window():
            return
        if _overlay_of(now) is None:
            self._before = now
            back = old if old is not None and _overlay_of(old) is self else self.panel
            QTimer.singleShot(0, self, lambda: self._take_back(back))

    def _take_back(self, widget: QWidget) -> None:
        now = QApplication.focusWidget()
        if self.isVisible() and (now is None or _overlay_of(now) is None):
            here = widget if isValid(widget) and widget.isVisible() else self.panel
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """In the middle of the window."""
        self.setGeometry(self.window().rect())
        wide = min(theme.now().px(self._wide), self.width() - 32)
        if self._tall:
            left = (self.width() - wide) // 2
            self.panel.setGeometry(left, 24, wide, self.height() - 48)
            return
        tall = self.column.heightForWidth(wide) if self.column.hasHeightForWidth() else 0
        tall = min(max(tall, self.panel.sizeHint().height()), self.height() - 32)
        left, top = (self.width() - wide) // 2, (self.height() - tall) // 2
        self.panel.setGeometry(left, top, wide, tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.panel:
            if event.type() == QEvent.Type.Resize:
                self.place()
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.update()  # the shadow around it lies outside of both places
        elif event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.place)  # a field says more, or less, than before
        return False

    def event(self, event: QEvent) -> bool:
        """Keys of the page below do not work meanwhile; Tab stays inside."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        now: QWidget | None = QApplication.focusWidget()
        ring = [one for one in self.panel.findChildren(QWidget) if self._takes_tab(one)]
        if not ring:
            return True
        at = ring.index(now) if now in ring else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        ring[(at + (1 if next else -1)) % len(ring)].setFocus(reason)
        return True

    @staticmethod
    def _takes_tab(widget: QWidget) -> bool:
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        return (
            bool(policy) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        painter.fillRect(self.rect(), QColor(16, 40, 44, 110))
        box = QRectF(self.panel.geometry())
        paint.shadow(painter, box, 12)
        paint.frame(painter, box, 12, color.card, color.line)


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def _overlay_of(widget: QWidget) -> Overlay | None:
    """The overlay that ``widget`` stands in."""
    above: QObject | None = widget
    while above is not None and not isinstance(above, Overlay):
        above = above.parent()
    return above
