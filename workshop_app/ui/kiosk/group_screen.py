"""Which table or colour a person votes with, where the round has groups and no codes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from workshop_app.domain.rounds import Group
from workshop_app.text import Words
from workshop_app.ui.kiosk.covered import Covered, wide_button
from workshop_app.ui.widgets import Button, Paragraph


class GroupScreen(Covered):
    """Emits ``picked(Group)``, or ``left`` to go back to the cover. A digit picks by the place in
    the list, a letter by the one that stands on the paper ballots."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, words: Words, grouping: str, groups: Sequence[Group]) -> None:
        super().__init__(900)
        self.setObjectName("group screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        asked = words("Which colour is yours?") if grouping == "colours" else words(
            "At which table do you sit?")  # fmt: skip
        self.add(Paragraph(asked, "display", align="center", sizes=(44,)))
        self.box.addSpacing(12)
        grid = QGridLayout()
        grid.setSpacing(16)
        self.buttons: list[Button] = []
        self._codes = [group.code.upper() or None for group in groups]
        across = 2 if len(groups) <= 8 else 3
        for at, group in enumerate(groups):
            button = wide_button(group.name, "secondary")
            button.setObjectName(f"group {group.code or group.name}")
            button.clicked.connect(lambda _=False, group=group: self.picked.emit(group))
            grid.addWidget(button, at // across, at % across)
            self.buttons.append(button)
        self.box.addLayout(grid)
        self.box.addSpacing(12)
        away = wide_button(words("It is not my turn"), "plain")
        away.setObjectName("not my turn")
        away.clicked.connect(self.left)
        self.add(away, across=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is the place of a table in the list, a letter its own; arrows walk."""
        key, count = Qt.Key(event.key()), len(self.buttons)
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 2 if count <= 8 else 3,
                 Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -2 if count <= 8 else -3}  # fmt: skip
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < count:
            self.buttons[key - Qt.Key.Key_1].click()
        elif event.text().upper() in self._codes:
            self.buttons[self._codes.index(event.text().upper())].click()
        elif key in steps:
            now = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), -1)
            at = 0 if now < 0 else now + steps[key]
            if 0 <= at < count:
                self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        event.accept()
