"""A dialog: only for what cannot be undone (a passphrase, closing a round, overwriting a file)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.painted import brush


class Dialog(QWidget):
    """A panel over the window, which is dimmed and does not answer while it is open.

    ``Dialog(page, icon, title, text, do="Close the round", leave="Not now")`` then ``open()``.
    Emits ``done`` (Enter on its filled button) or ``left`` (Esc). Put fields into ``body``.
    ``check`` is called before ``done`` and may say ``False`` to stay. It deletes itself.
    """

    done = Signal()
    left = Signal()

    def __init__(
        self,
        over: QWidget,
        icon: str,
        title: str,
        text: str,
        *,
        do: str,
        leave: str,
        danger: bool = False,
        check: Callable[[], bool] | None = None,
        width: int = 600,
    ) -> None:
        super().__init__(over.window())
        self._before = QApplication.focusWidget()
        self._check, self._wide = check, width
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._panel = QWidget(self)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(_Sign(icon))
        head.addWidget(Label(title, "section"), 1)
        column.addLayout(head)
        column.addWidget(Paragraph(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        self.leave_button = Button(leave, cap="Esc", size="header")
        self.do_button = Button(do, "danger" if danger else "primary", cap="Return", size="header")
        for button in (self.leave_button, self.do_button):
            foot.addWidget(button)
        column.addLayout(foot)
        self.leave_button.clicked.connect(self.leave)
        self.do_button.clicked.connect(self.finish)
        self.hide()

    def open(self) -> None:
        """Show it over the window; the keyboard goes to its first field or its filled button."""
        self.window().installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        first = self.body.itemAt(0)
        widget = first.widget() if first is not None else None
        (widget or self.do_button).setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Do what it asks, unless ``check`` says no."""
        if self._check is None or self._check():
            self._away()
            self.done.emit()

    def leave(self) -> None:
        """Leave everything as it was."""
        self._away()
        self.left.emit()

    def _away(self) -> None:
        self.window().removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _place(self) -> None:
        self.setGeometry(self.window().rect())
        wide = min(theme.now().px(self._wide), self.width() - 48)
        layout = self._panel.layout()
        tall = layout.heightForWidth(wide) if layout is not None else 0
        if tall <= 0:
            tall = self._panel.sizeHint().height()
        self._panel.setGeometry((self.width() - wide) // 2, max(24, (self.height() - tall) // 2),
                                wide, tall)  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays inside."""
        return super().focusNextPrevChild(next)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        painter.fillRect(self.rect(), QColor(16, 40, 44, 110))
        box = QRectF(self._panel.geometry())
        paint.shadow(painter, box, 12)
        color = theme.now().color
        paint.frame(painter, box, 12, color.card, color.line)


class _Sign(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(theme.now().px(48), theme.now().px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color, box = brush(self), theme.now().color, self.rect().toRectF()
        paint.frame(painter, box, box.width() / 2, color.primary_tint)
        icons.draw(painter, box, icons.filled(self._icon), color.primary, theme.now().px(26))


def below(widget: QWidget, gap: int = 4) -> QPoint:
    """Where a menu or panel opens under ``widget``, in screen coordinates."""
    return widget.mapToGlobal(QPoint(0, widget.height() + gap))
