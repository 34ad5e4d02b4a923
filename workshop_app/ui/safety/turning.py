"""A card of the page "Keep safe" that turns: what stands now, a form, a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.safety.cards import SafetyCard
from workshop_app.ui.safety.in_view import bring_into_view
from workshop_app.ui.scrolled import renewed
from workshop_app.ui.widgets import Button, Card, Chip, EyeButton, Field, LineEdit, heading

LONGEST = 1000
"""Signs of a passphrase."""
WIDE = 560
"""Pixels of a line for a secret, at 100 %."""


class TurningCard(SafetyCard):
    """``turn`` shows another side. ``chip`` at the right of the heading says how it stands."""

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, icon: str, title: str
    ) -> None:  # fmt: skip
        super().__init__(plan, words, shell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.card = Card(padding=20, spacing=12)
        column.addWidget(self.card)
        self.chip = Chip("", "ok", icon="check-circle-fill")
        self.chip.hide()
        head = QHBoxLayout()
        head.addWidget(heading(icon, title), 1)
        head.addWidget(self.chip)
        self.card.box.addLayout(head)
        self.side = Side()
        self.card.box.addWidget(self.side)
        self._then: Callable[[Any], None] | None = None

    def turn(self, side: Side) -> None:
        """Show ``side`` instead; the keyboard goes to what comes first in it, where it was here."""
        here = self.hasFocus() or any(one.hasFocus() for one in self.findChildren(QWidget))
        renewed(self.card.box, self.side, side)  # type: ignore[arg-type]
        self.side = side
        if here:
            self.settle_focus()

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """``work`` off Qt's thread, one at a time, then ``done`` with what came of it, unless the
        page is gone."""
        if self._then is None:
            self._then = done
            job = Job(lambda _progress: work())
            job.done.connect(self._came)
            job.ended.connect(self._ended)
            self.shell.run(job)

    def _came(self, result: object) -> None:
        if self._then is not None:
            self._then(result)

    def _ended(self) -> None:
        self._then = None

    def stand(self, words: str, tone: str = "ok") -> None:
        """Say how it stands, beside the heading; "" says nothing."""
        self.chip.setVisible(bool(words))
        if words:
            self.chip.say(words, tone, "check-circle-fill" if tone == "ok" else "info")

    def settle_focus(self) -> None:
        """The keyboard on the first control of what is shown."""
        first = self.side.first
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc presses what leaves a form or a question."""
        if event.key() == Qt.Key.Key_Escape and self.side.way_out is not None:
            self.side.way_out.click()
        else:
            super().keyPressEvent(event)


class Side(QWidget):
    """What a card shows: texts, fields, a row of buttons. ``first`` gets the keyboard, Esc presses
    ``way_out``."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)
        self.first: QWidget | None = None
        self.way_out: Button | None = None

    def leave_with(self, words: str, act: Callable[[], object]) -> Button:
        """The button that leaves everything as it is, by Esc too."""
        self.way_out = Button(words, "plain", cap="Esc")
        self.way_out.clicked.connect(lambda: act())
        return self.way_out

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under the others, as wide as the card."""
        for widget in widgets:
            self.box.addWidget(widget)

    def add_secret(self, label: str, eye: str, name: str, help: str = "") -> Field:
        """A line that hides what is typed, with an eye to show it; ``name`` for whoever looks for
        it."""
        edit = LineEdit("", longest=LONGEST)
        edit.setObjectName(name)
        EyeButton(edit, eye)
        field = Field(label, edit, help)
        field.setFixedWidth(theme.now().px(WIDE))
        self.box.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = self.first or edit
        return field

    def add_buttons(self, *buttons: Button) -> None:
        """A row of buttons at the left."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)
        self.first = self.first or (buttons[0] if buttons else None)


def complain(field: Field, said: str) -> None:
    """Say what is wrong with a field and put the keyboard there, on all that was typed."""
    field.wrong(said)
    if isinstance(field.input, LineEdit):
        field.input.selectAll()
    field.setFocus(Qt.FocusReason.TabFocusReason)


def typed(field: Field) -> str:
    """What stands in the line of a field."""
    edit = field.input
    return edit.text() if isinstance(edit, LineEdit) else ""
