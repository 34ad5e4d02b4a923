"""For which office the next official answers: it chooses the criteria, and is kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from workshop_app.domain.rounds import Office
from workshop_app.text import Words
from workshop_app.ui.kiosk.covered import Covered
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Button, Paragraph

_FEW = 10
"""Offices that have room without scrolling."""
_DIGITS = 9
"""Offices that a digit picks."""


class OfficeChoice(Covered):
    """Emits ``picked(Office or None)`` (``None``: another office, all criteria), or ``left`` to go
    back to the cover. A digit picks by the place in the list."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, words: Words, offices: Sequence[Office]) -> None:
        super().__init__(900)
        self.setObjectName("office choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add(Paragraph(words("Which office do you come from?"), "title", align="center"))
        told = words("It only chooses what you are asked. It is not kept with your answers.")
        self.add(Paragraph(told, "body", "muted", align="center"))
        inside, box = column()
        grid = QGridLayout()
        grid.setSpacing(10)
        self.buttons: list[Button] = []
        rows = [*((one.name, one) for one in offices), (words("Another one: all criteria"), None)]
        for at, (name, office) in enumerate(rows):
            cap = str(at + 1) if at < _DIGITS else ""
            button = Button(name, "secondary", cap=cap, size="big")
            button.setObjectName(f"office {at + 1}")
            button.clicked.connect(lambda _=False, office=office: self.picked.emit(office))
            grid.addWidget(button, at // 2, at % 2)
            self.buttons.append(button)
        box.addLayout(grid)
        if len(rows) > _FEW:
            area = scrolled(inside, name=words("Offices"))
            area.setMinimumHeight(_FEW // 2 * self.buttons[0].sizeHint().height())
            self.box.addWidget(area, 1)
        else:
            self.add(inside)
        away = Button(words("It is not my turn"), "plain", size="big")
        away.setObjectName("not my turn")
        away.clicked.connect(self.left)
        self.add(away, across=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is the place of an office in the list; arrows walk."""
        key, count = Qt.Key(event.key()), len(self.buttons)
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 2, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -2}
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < count:
            self.buttons[key - Qt.Key.Key_1].click()
        elif key in steps:
            now = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), -1)
            at = 0 if now < 0 else now + steps[key]
            if 0 <= at < count:
                self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        event.accept()
