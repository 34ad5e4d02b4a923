"""When an entry was checked last and with whom; "Checked today" keeps that it was again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services import clock
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.form_card import FormCard
from workshop_app.ui.directory.names import day_words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets import Button, DateChoice, Field, Label, Paragraph
from workshop_app.ui.widgets.painted import give_focus


class CheckRow(QWidget):
    """What is known of the last check, the buttons, and the small form that one of them opens.
    Emits ``checked(date, source, confirmed)``."""

    checked = Signal(object, str, bool)

    def __init__(self, plan: OpenPlan, words: Words, source: GuardedLine) -> None:
        """``source``: the line of with whom, or where, such an entry is checked."""
        super().__init__()
        self._words, self._id = words, ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._sign = Label("", "detail", icon="pencil-simple", icon_tone="muted")
        self._said = Paragraph("", "detail", "muted")
        self._line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._said, 1)
        box.addLayout(self._line)
        self.form = CheckForm(plan, words, source)
        self.form.ended.connect(self._closed)
        self.form.checked.connect(self.checked)
        box.addWidget(self.form)
        self._below = QWidget()
        self._buttons = QHBoxLayout(self._below)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(8)
        self.today = Button(words("Checked today"), "tinted", icon="check", key="V", size="small")
        self.today.clicked.connect(self._open)
        if plan.read_only:
            self.today.hide()
        self._buttons.addWidget(self.today)
        self._buttons.addStretch(1)
        box.addWidget(self._below)

    def add(self, button: Button) -> None:
        """One more button, at the right."""
        self._buttons.addWidget(button)

    def show_check(self, id: str, day: str, source: str, old: bool) -> None:
        """What is known of the entry ``id``: ``day`` as it is kept ("": nobody checked it), ``source``
        with whom or where; ``old``: it must be asked again."""
        if self._id != id:
            self._id = id
            self.form.hide()
            self._below.show()
        self._sign.set_icon("warning-fill" if old else "check-circle")
        self._sign.set_tone("warn" if old else "ok")
        self._said.set_tone("warn" if old else "muted")
        self._said.setText(self._told(day, source, old))

    def _open(self) -> None:
        self._below.hide()
        self.form.open_form()

    def _closed(self) -> None:
        self._below.show()
        give_focus(self.today)

    def _told(self, day: str, source: str, old: bool) -> str:
        words = self._words
        if not day:
            return words("Nobody has checked this entry: confirm before going.")
        said = words("Checked on {day}", day=day_words(words, day))
        if source:
            said = words("{said}, with: {source}", said=said, source=source)
        return f"{said}. {words('It is long ago: confirm before going.')}" if old else f"{said}."


class CheckForm(FormCard):
    """The day, and with whom or where it was confirmed. Emits ``checked(date, source, confirmed)``."""

    checked = Signal(object, str, bool)

    def __init__(self, plan: OpenPlan, words: Words, source: GuardedLine) -> None:
        super().__init__(plan, words)
        self.day = DateChoice(words, None, words("no day yet"))
        self.source = source
        self.source.edit.setObjectName("checked with")
        self.source.kept.connect(self._write)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(words("Checked on the day"), self.day))
        row.addWidget(Field(words("With whom, or where"), self.source), 1)
        self.box.addLayout(row)
        self.add_buttons(words("Keep that it was checked"))

    def open_form(self) -> None:
        """For a check of today."""
        self.day.set_day(clock.now(self._plan).date())
        self.source.setText("")
        self.show()
        give_focus(self.source.edit)

    def _save(self) -> None:
        self.source.offer()

    def _write(self, source: str, confirmed: bool) -> None:
        day = self.day.day
        if day is None:
            self.day.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.close_form()
        self.checked.emit(day, source, confirmed)
