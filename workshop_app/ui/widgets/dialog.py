"""A dialog: only for what cannot be undone (a passphrase, closing a round, overwriting a file)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painted import brush


class Dialog(Overlay):
    """A question with two buttons: ``do`` (Enter) and ``leave`` (Esc); ``beside`` puts in a third.

    ``Dialog(page, "lock", title, text, do="Close the round", leave="Not now")``, then ``open()``.
    Emits ``done`` or ``left``. Put fields into ``body``. ``check`` is called before ``done`` and
    may say ``False`` to stay.
    """

    done = Signal()

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
        super().__init__(over, title, width=width)
        self._check = check
        self.setAccessibleDescription(text)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(_Sign(icon))
        head.addWidget(Label(title, "section"), 1)
        self.column.addLayout(head)
        self.column.addWidget(Paragraph(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.column.addLayout(self.body)
        self._foot(do, leave, danger)

    def _foot(self, do: str, leave: str, danger: bool) -> None:
        foot = self._buttons = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        self.leave_button = Button(leave, cap="Esc", size="header")
        self.do_button = Button(do, "danger" if danger else "primary", cap="Return", size="header")
        self.leave_button.clicked.connect(self.leave)
        self.do_button.clicked.connect(self.finish)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.do_button)
        self.column.addLayout(foot)

    def beside(self, words: str, act: Callable[[], object]) -> Button:
        """A third way, between the two: it closes the dialog and calls ``act``, nothing else."""
        button = Button(words, size="header")
        button.clicked.connect(self.away)
        button.clicked.connect(lambda: act())
        self._buttons.insertWidget(self._buttons.indexOf(self.do_button), button)
        return button

    def open(self, first: QWidget | None = None) -> None:
        """Show it over the window; the keyboard goes to its first field or its filled button."""
        item = self.body.itemAt(0)
        widget = item.widget() if item is not None else None
        super().open(first or widget or self.do_button)

    def finish(self) -> None:
        """Do what it asks, unless ``check`` says no."""
        if self._check is None or self._check():
            self.away()
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        super().keyPressEvent(event)


class _Sign(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(theme.now().px(48), theme.now().px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color, box = brush(self), theme.now().color, self.rect().toRectF()
        paint.frame(painter, box, box.width() / 2, color.primary_tint)
        icons.draw(painter, box, icons.filled(self._icon), color.primary, theme.now().px(26))
