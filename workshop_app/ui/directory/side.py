"""What stands at the right of the point: the blank slip, the text of its source, or its editor."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import clock, directory
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.directory.editor import PointEditor
from workshop_app.ui.directory.slip import SlipPreview
from workshop_app.ui.directory.source import SourceText
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets.painted import give_focus


class Side(QWidget):
    """``part`` is "slip", "source" or "edit". Emits ``left`` when source or editor are closed."""

    left = Signal()
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._point: ServicePoint | None = None
        self.part = "slip"
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        box.addWidget(self.stack)
        self.slip = SlipPreview(words)
        self.source = SourceText(words)
        self.source.closed.connect(self.left)
        self.stack.addWidget(self.slip)
        self.stack.addWidget(self.source)
        self.editor: PointEditor | None = None

    def _editor(self) -> PointEditor:
        """Made when it is first needed: it has many fields."""
        if self.editor is None:
            self.editor = PointEditor(self._plan, self._words, self._shell)
            self.editor.left.connect(self.left)
            self.editor.moved.connect(self.moved)
            self.editor.dropped.connect(self.dropped)
            self.stack.addWidget(self.editor)
        return self.editor

    def turn(self, part: str) -> None:
        """Show another part."""
        self.keep()
        self.part = part
        if part == "edit":
            self.stack.setCurrentWidget(self._editor())
        else:
            self.stack.setCurrentWidget(self.source if part == "source" else self.slip)
        if self._point is not None:
            self.show_point(self._point)

    def begin(self, new: bool = False) -> None:
        """The keyboard into the part that is shown; ``new``: the point was only just begun."""
        if self.part == "edit":
            self._editor().begin(new)
        elif self.part == "source":
            give_focus(self.source.close_button)

    def show_point(self, point: ServicePoint) -> None:
        """Another point, or the same one changed; only the part that is seen is drawn."""
        self._point = point
        if self.part == "slip":
            self.slip.show_point(point)
        elif self.part == "source":
            doubts = directory.doubts(point, clock.now(self._plan))
            said = [self._words(one.message, **dict(one.facts)) for one in doubts]
            self.source.show_point(point, said)
        else:
            self._editor().show_point(point)

    def keep(self) -> None:
        """Write what a field of the editor still holds."""
        if self.editor is not None and self.part == "edit":
            self.editor.keep()

    def forget(self) -> None:
        """The point goes: nothing is written into it any more."""
        self._point = None
        if self.editor is not None:
            self.editor.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.part == "source":
            self.left.emit()
        else:
            super().keyPressEvent(event)
