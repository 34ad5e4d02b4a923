"""A one-time code comes before the ballot, where the round asks for one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.services.codes import LENGTH, SIGNS
from workshop_app.text import Words
from workshop_app.ui.kiosk.covered import Covered, wide_button
from workshop_app.ui.kiosk.signs_pad import Places, SignsPad
from workshop_app.ui.widgets import Paragraph

_ROWS = (SIGNS[:10], SIGNS[10:20], SIGNS[20:])


class CodeScreen(Covered):
    """Emits ``given(code)`` when all signs stand, ``left`` to go back to the cover."""

    given = Signal(str)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(960)
        self.setObjectName("code screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.typed = ""
        self.add(Paragraph(words("Type the code of your slip"), "title", align="center"))
        self.wrong = Paragraph("", "strong", "error", weight=600, align="center")
        self.wrong.setObjectName("wrong")
        self.places = Places(LENGTH, words("Code"), part=LENGTH // 2)
        self.add(self.places, across=False)
        self.add(self.wrong)
        self.pad = SignsPad(_ROWS, words("Take the last one away"))
        self.pad.sign.connect(self._sign)
        self.pad.back.connect(self._back)
        self.add(self.pad)
        row = QHBoxLayout()
        away = wide_button(words("It is not my turn"), "plain")
        away.setObjectName("not my turn")
        away.clicked.connect(self.left)
        row.addWidget(away)
        row.addStretch(1)
        self.go = wide_button(words("Go on"), icon="arrow-right")
        self.go.setObjectName("go on")
        self.go.clicked.connect(self._go)
        row.addWidget(self.go)
        self.box.addLayout(row)
        self._show()

    def refuse(self, reason: str) -> None:
        """The code does not admit: why; what was typed goes."""
        self.typed = ""
        self._show()
        self.wrong.setText(reason)
        self.settle()

    def _sign(self, sign: str) -> None:
        self.typed = (self.typed + sign)[:LENGTH]
        self.wrong.setText("")
        self._show()

    def _back(self) -> None:
        self.typed = self.typed[:-1]
        self._show()

    def _go(self) -> None:
        if len(self.typed) == LENGTH:
            self.given.emit(self.typed)

    def _show(self) -> None:
        self.places.show_typed(self.typed)
        self.go.setEnabled(len(self.typed) == LENGTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            self.pad.press(event)
        event.accept()
