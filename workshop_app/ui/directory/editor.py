"""A point is written at the side of its card, which shows it as others will see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import directory_changes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.directory.editor_fields import ChosenFields, WrittenFields
from workshop_app.ui.directory.hours_field import HoursField
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, IconButton, Label, Rule
from workshop_app.ui.widgets.painted import give_focus


class PointEditor(Card):
    """Every field is kept as it is typed; there is no Save. Esc or its button gives the keyboard
    back (``left``); ``moved`` by so many places, ``dropped`` when it is to be taken out."""

    left = Signal()
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(padding=12)
        self._plan, self._words, self._shell = plan, words, shell
        self._point: ServicePoint | None = None
        self.box.addLayout(self._head())
        holder, inside = column(spacing=10, padding=4)
        self.area = scrolled(holder, name=words("Point to be written"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self.area, 1)
        self.written = WrittenFields(plan, words, self._keep)
        self.chosen = ChosenFields(plan, words, self._keep)
        self.hours = HoursField(words)
        self.hours.kept.connect(self._keep_hours)
        self.written.place(inside, "name")
        self.chosen.place(inside, "kind")
        inside.addWidget(self.hours)
        inside.addWidget(Rule())
        self.written.place(inside, "address", "municipality")
        self.chosen.place(inside, "territory")
        self.written.place(inside, "phones", "email", "web")
        inside.addWidget(Rule())
        self.chosen.place(inside, "services", "field", "serves")
        self.written.place(inside, "languages", "notes")
        inside.addWidget(Rule())
        self.drop = Button(words("Take the point out"), "danger", icon="trash", size="small")
        self.drop.clicked.connect(self.dropped)
        inside.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)

    def _head(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Label(words("Edit the point"), "strong", weight=700), 1)
        for icon, name, by in (("arrow-up", words("Move it up"), -1),
                               ("arrow-down", words("Move it down"), 1)):  # fmt: skip
            button = IconButton(icon, name, size=36)
            button.clicked.connect(lambda _on=False, by=by: self.moved.emit(by))
            row.addWidget(button)
        self.done = Button(words.at("button", "Done"), "plain", cap="Esc", size="small")
        self.done.clicked.connect(self._leave)
        row.addWidget(self.done)
        return row

    # -- showing ----------------------------------------------------------------------------------
    def show_point(self, point: ServicePoint) -> None:
        """Another point, or the same one changed."""
        other = self._point is None or self._point.id != point.id
        if other:
            self.keep()
            self.area.verticalScrollBar().setValue(0)
        self._point = point
        self.written.show_point(point, other)
        self.chosen.show_point(point)
        self.hours.show_point(point, other)
        if other:
            in_reading_order(self)

    def begin(self, new: bool) -> None:
        """The keyboard to the first field, or of a ``new`` point to what comes after its name."""
        give_focus(self.hours.line.edit if new else self.written.inputs["name"].edit)

    # -- keeping ----------------------------------------------------------------------------------
    def keep(self) -> None:
        """Write what a field still holds."""
        if self._point is not None and not self._plan.read_only:
            self.written.keep()
            self.hours.keep()

    def forget(self) -> None:
        """The point is gone: nothing is written into it any more."""
        self._point = None

    def _keep(self, name: str, value: object) -> None:
        if self._point is not None and getattr(self._point, name) != value:
            directory_changes.change(self._plan, self._point, **{name: value})

    def _keep_hours(self, text: str) -> None:
        if self._point is not None:
            directory_changes.set_hours(self._plan, self._point, text)

    def _leave(self) -> None:
        self.keep()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()  # on to the next field; it does not press the page's button
        else:
            super().keyPressEvent(event)
