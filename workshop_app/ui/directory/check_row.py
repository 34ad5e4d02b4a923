"""When a point was checked last and with whom; "Checked today" keeps that it was again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import clock, directory, directory_changes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.form_card import FormCard
from workshop_app.ui.directory.names import day_words
from workshop_app.ui.directory.unguarded import PublicLine
from workshop_app.ui.widgets import Button, DateChoice, Field, Label, Paragraph
from workshop_app.ui.widgets.painted import give_focus


class CheckRow(QWidget):
    """What is known of the last check, the buttons, and the small form that one of them opens."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._point: ServicePoint | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        said = QHBoxLayout()
        said.setSpacing(8)
        self._sign = Label("", "detail", icon="pencil-simple", icon_tone="muted")
        self._said = Paragraph("", "detail", "muted")
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._said, 1)
        self._line = said
        box.addLayout(said)
        self.form = CheckForm(plan, words)
        self.form.ended.connect(lambda: give_focus(self.today))
        box.addWidget(self.form)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.today = Button(words("Checked today"), "tinted", icon="check", key="V", size="small")
        self.today.clicked.connect(self._open)
        self.today.setVisible(not plan.read_only)
        self._buttons.addWidget(self.today)
        self._buttons.addStretch(1)
        box.addLayout(self._buttons)

    def beside(self, button: Button) -> None:
        """A button behind what is known."""
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def add(self, button: Button) -> None:
        """One more button, at the right."""
        self._buttons.addWidget(button)

    def show_point(self, point: ServicePoint, now: datetime) -> None:
        """What is known of ``point`` at this moment."""
        if self._point is not None and self._point.id != point.id:
            self.form.hide()
        self._point = point
        old = directory.stale(point, now)
        self._sign.set_icon("warning-fill" if old else "check-circle")
        self._sign.set_tone("warn" if old else "ok")
        self._said.set_tone("warn" if old else "muted")
        self._said.setText(self._told(point, old))

    def _told(self, point: ServicePoint, old: bool) -> str:
        words = self._words
        if not point.verified_on:
            return words("Nobody has checked this entry: confirm before going.")
        said = words("Checked on {day}", day=day_words(words, point.verified_on))
        if point.source:
            said = words("{said}, with: {source}", said=said, source=point.source)
        return f"{said}. {words('It is long ago: confirm before going.')}" if old else f"{said}."

    def _open(self) -> None:
        if self._point is not None:
            self.form.open_for(self._point)


class CheckForm(FormCard):
    """The day, and with whom or where it was confirmed."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(plan, words)
        self._point: ServicePoint | None = None
        self.day = DateChoice(words, None, words("no day yet"))
        self.source = PublicLine(words, hint=words("By telephone with the point"), at_once=False)
        self.source.entered.connect(self._save)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(words("Checked on the day"), self.day))
        row.addWidget(Field(words("With whom, or where"), self.source), 1)
        self.box.addLayout(row)
        self.add_buttons(words("Keep that it was checked"))

    def open_for(self, point: ServicePoint) -> None:
        """For a check of ``point``, today."""
        self._point = point
        self.day.set_day(clock.now(self._plan).date())
        self.source.setText("")
        self.show()
        give_focus(self.source.edit)

    def _save(self) -> None:
        if self._point is None or self.day.day is None:
            self.day.setFocus(Qt.FocusReason.TabFocusReason)
            return
        point, day, source = self._point, self.day.day, self.source.text().strip()
        self.close_form()
        directory_changes.verify(self._plan, point, day, source)
