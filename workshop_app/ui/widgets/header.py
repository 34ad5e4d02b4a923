"""The head of a page: title, one muted line of context, buttons at the right, primary last."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph


class Header(QWidget):
    """``title`` (28 px), ``context`` and widgets at the right (buttons of size "header").

    ``seen_changed``: the small picture of what the room sees came or went.
    ``beside(widget)`` puts something right after the title (a chip with the state),
    ``before_context(widget)`` at the beginning of the line of context (what it is about, to change).
    """

    seen_changed = Signal()

    def __init__(
        self, title: str, context: str = "", *right: QWidget, lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """``lines``: on how many the context may stand; what is longer ends in dots."""
        super().__init__(parent)
        self.seen: QWidget | None = None
        self.title = Label(title, "title")
        self.context: Label | Paragraph = (
            Label(context, "body", "muted")
            if lines == 1
            else Paragraph(context, "body", "muted", lines=lines)
        )
        if not context:
            self.context.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(2)
        self._first = QHBoxLayout()
        self._first.setSpacing(14)
        self._first.addWidget(self.title)
        self._first.addStretch(1)
        column.addStretch(1)
        column.addLayout(self._first)
        self._second = QHBoxLayout()
        self._second.setSpacing(4)
        self._second.addWidget(self.context, 1)
        self._second.addStretch(0)
        column.addLayout(self._second)
        column.addStretch(1)
        row.addLayout(column, 1)
        self._row = row
        for widget in right:
            self.add(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Another title."""
        self.title.setText(title)

    def set_context(self, context: str) -> None:
        """Another line of context; "" hides it."""
        self.context.setText(context)
        self.context.setVisible(bool(context))

    def add(self, widget: QWidget) -> None:
        """One more at the right, after the others."""
        self._row.addWidget(widget)

    def show_seen(self, seen: QWidget) -> None:
        """The small picture of what the room sees: before the button of the projector (the one with
        F8), else before the other buttons."""
        old, self.seen = self.seen, seen
        if old is not None:
            self._row.removeWidget(old)
            old.deleteLater()
        items = (self._row.itemAt(at) for at in range(1, self._row.count()))
        right = [found for item in items if item and (found := item.widget())]
        buttons = [one for one in right if isinstance(one, Button)]
        showing = [one for one in buttons if one.cap == "F8"]
        before = next(iter(showing or right), None)
        self._row.insertWidget(self._row.indexOf(before) if before else -1, seen)
        seen.installEventFilter(self)

    @property
    def seen_width(self) -> int:
        """The room that the small picture takes with its gap; 0 where there is none."""
        return self.seen.sizeHint().width() + 12 if self.seen and not self.seen.isHidden() else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.seen_changed.emit()
        return False

    def beside(self, widget: QWidget) -> None:
        """Right after the title."""
        self._first.insertWidget(self._first.count() - 1, widget)

    def before_context(self, widget: QWidget) -> None:
        """At the beginning of the line of context."""
        self._second.insertWidget(0, widget)

    def replace_title(self, widget: QWidget) -> None:
        """Another widget in the place of the title, which takes the room there is."""
        self._first.replaceWidget(self.title, widget)
        self._first.setStretch(0, 1)
        self._first.setStretch(self._first.count() - 1, 0)
        self.title.hide()
