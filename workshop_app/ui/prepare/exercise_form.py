"""The form of an exercise of one's own: its parts, what is not right yet, and keeping it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workshop_app.ui import tab_order
from workshop_app.ui.prepare import form_parts
from workshop_app.ui.prepare.entry_editor import EntryEditor
from workshop_app.ui.prepare.form_entries import LISTS, PART_OF
from workshop_app.ui.prepare.form_fields import FieldColumn, PlaceField, Spec, built
from workshop_app.ui.prepare.writing import Writing
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets.bars import MessageBar
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import Label
from workshop_app.ui.widgets.segments import Segments

PARTS = ("about", "steps", "materials", "care", "tips", "prompts", "vote")


class ExerciseForm(Card):
    """Writes one exercise. Emits ``kept`` when the person wants it kept, ``left`` to leave it as
    it was; what is written stays unfinished on this laptop until then."""

    kept = Signal()
    left = Signal()

    def __init__(self, writing: Writing, heading: str) -> None:
        super().__init__(spacing=10)
        self.writing, self._words = writing, writing.words
        self.setAccessibleName(heading)
        self._editors: dict[str, QWidget] = {}
        self.box.addLayout(self._head(heading))
        self._resumed = self._resumed_bar()
        self.box.addWidget(self._resumed)
        self.segments = Segments(self._choices(), "about", name=self._words("Parts of it"))
        self.segments.chosen.connect(self.show_part)
        across = QHBoxLayout()
        across.addWidget(self.segments)
        across.addStretch(1)
        self.box.addLayout(across)
        self.middle = QStackedWidget()
        self.box.addWidget(self.middle, 1)
        writing.changed.connect(self.show_problems)
        self.show_part("about")
        self.show_problems()

    def _head(self, heading: str) -> QHBoxLayout:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(heading, "section"))
        row.addStretch(1)
        self.state = Label("", "detail", "muted")
        self.state.setObjectName("form state")
        self.there = Button(words("Go there"), "quiet", size="small")
        self.there.setObjectName("go there")
        self.there.clicked.connect(self.go_to_problem)
        self.leave = Button(words("Leave"), "plain", cap="Esc")
        self.leave.clicked.connect(self.left)
        self.save = Button(words("Keep"), "primary", icon="check-bold", key="Ctrl+Return")
        self.save.setObjectName("keep exercise")
        self.save.clicked.connect(self._keep)
        for widget in (self.state, self.there, self.leave, self.save):
            row.addWidget(widget)
        return row

    def _resumed_bar(self) -> MessageBar:
        words = self._words
        again = Button(words("Start again"), size="small")
        again.clicked.connect(self._start_again)
        bar = MessageBar(
            "info", words("This is how you left it. It is not kept yet."), again,
            closable=words("Close"),
        )  # fmt: skip
        if not self.writing.resumed:
            bar.hide()
        return bar

    # -- parts ------------------------------------------------------------------------------------
    def _choices(self) -> list[tuple[str, str]]:
        words = self._words
        named = [
            ("about", words("What it is")), ("steps", words("Steps")),
            ("materials", words("Materials")), ("care", words("Care")),
            ("tips", words("Tips")), ("prompts", words("Questions by theme")),
            ("vote", words("Vote")),
        ]  # fmt: skip
        votes = self.writing.draft.value("vote") is not None
        return [one for one in named if one[0] != "vote" or votes]

    def show_part(self, part: str) -> None:
        """Show one of ``PARTS``."""
        self.segments.choose(part)
        if part not in self._editors:
            self._editors[part] = self._built(part)
            self.middle.addWidget(self._editors[part])
        self.middle.setCurrentWidget(self._editors[part])
        self._order()

    def _order(self) -> None:
        """Tab goes as one reads; before it is shown the page sees to that."""
        if self.isVisible():
            tab_order.in_reading_order(self)

    def _built(self, part: str) -> QWidget:
        words, writing = self._words, self.writing
        if part == "about":
            return self._about()
        if part == "vote":
            return _columns(writing, [form_parts.vote(words)], "vote")
        if part == "prompts":
            return _columns(writing, [form_parts.prompts(words)], "prompts")
        editor = EntryEditor(writing, part, *LISTS[part](words))
        editor.rebuilt.connect(self._order)
        return editor

    def _about(self) -> QWidget:
        first, second = form_parts.about(self._words)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        left = FieldColumn(built(first, "", self.writing))
        fields = built(second, "", self.writing)
        right = FieldColumn([fields[0], fields[1], fields[2], fields[3:5], fields[5]])
        row.addWidget(left, 56)
        row.addWidget(right, 44)
        return _area(holder)

    # -- what is right ----------------------------------------------------------------------------
    def show_problems(self) -> None:
        """Every field says what is wrong with it; the head says whether it can be kept."""
        for editor in self._editors.values():
            for one in (editor, *editor.findChildren(QWidget)):
                if isinstance(one, EntryEditor | FieldColumn):
                    one.show_problems()
        choices = self._choices()
        if len(choices) != len(self.segments.choices):
            current = self.segments.current
            self.segments.set_choices(choices, current if current in dict(choices) else "about")
            self.show_part(self.segments.current)
        words, problems = self._words, self.writing.problems
        waits = bool(self.writing.waiting)
        if waits:
            said = words("A text waits for an answer")
        elif problems:
            said = self._told(problems[0].place, self.writing.said(problems[0]))
        else:
            said = words("Ready to keep") if self.writing.touched else words("No changes")
        self.state.setText(said)
        self.state.set_tone("warn" if problems or waits else "ok")
        self.there.setVisible(bool(problems) and not waits)
        self.save.block(said if problems or waits else "")

    def _told(self, place: str, said: str) -> str:
        """ "Steps 2: it is still empty"."""
        first, _, rest = place.partition(" ")
        part = dict(self._choices()).get(PART_OF.get(first, "about"), "")
        number = rest.split(" ")[0]
        return f"{part} {number}: {said}" if number.isdigit() else f"{part}: {said}"

    def go_to_problem(self) -> None:
        """The keyboard goes to the first field that is not right."""
        if not self.writing.problems:
            return
        place = self.writing.problems[0].place
        first, _, rest = place.partition(" ")
        part = PART_OF.get(first, "about")
        self.show_part(part)
        number = rest.split(" ")[0]
        for editor in self._editors[part].findChildren(EntryEditor):
            if first in LISTS and number.isdigit():
                editor.choose(int(number))
        shown = self._editors[part]
        if isinstance(shown, EntryEditor) and number.isdigit():
            shown.choose(int(number))
        found = [one for one in shown.findChildren(PlaceField) if one.place == place]
        if found:
            found[0].take_focus()
        elif isinstance(shown, EntryEditor):
            shown.list.setFocus(Qt.FocusReason.TabFocusReason)

    # -- what a person does -----------------------------------------------------------------------
    def finish(self) -> None:
        """What is being typed is taken in, as when the keyboard leaves its line."""
        here = self.window().focusWidget()
        if here is not None and self.isAncestorOf(here):
            here.clearFocus()

    def _keep(self) -> None:
        self.finish()
        if not self.writing.problems and not self.writing.waiting:
            self.kept.emit()

    def _start_again(self) -> None:
        self.writing.start_again()
        self._resumed.hide()
        for editor in self._editors.values():
            self.middle.removeWidget(editor)
            editor.deleteLater()
        self._editors.clear()
        self.show_part("about")
        self.show_problems()
        self.segments.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)


def _area(inside: QWidget) -> QWidget:
    area = scrolled(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _columns(writing: Writing, columns: Sequence[Sequence[Spec]], before: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for specs in columns:
        row.addWidget(FieldColumn(built(specs, before, writing)))
    return _area(holder)
