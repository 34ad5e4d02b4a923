"""The way out: the facilitator's PIN. A wrong one makes the next wait longer."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.text import Words
from workshop_app.ui.kiosk.covered import Covered, wide_button
from workshop_app.ui.kiosk.signs_pad import Places, SignsPad
from workshop_app.ui.pins import LEAST, MOST
from workshop_app.ui.widgets import Paragraph


class PinScreen(Covered):
    """Emits ``given(pin)`` to be tried, ``left`` to go back to what was there. ``wait``: seconds
    before the next try, where wrong ones came before. ``title``, ``detail`` and ``leave`` are its
    words, ``most`` the digits of the longest PIN."""

    given = Signal(str)
    left = Signal()

    def __init__(
        self, words: Words, wait: int, *, title: str = "", detail: str = "", leave: str = "",
        most: int = MOST,
    ) -> None:  # fmt: skip
        super().__init__(560)
        self.setObjectName("pin screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words, self.typed, self._wait, self._most = words, "", 0, most
        self._tried = False
        self.add(Paragraph(title or words("Facilitator's PIN"), "title", align="center"))
        if detail:
            self.add(Paragraph(detail, "body", "muted", align="center"))
        self.places = Places(most, words("PIN"), hidden=True, least=min(most, MOST))
        self.add(self.places, across=False)
        self.told = Paragraph("", "body", "error", weight=600, align="center")
        self.told.setObjectName("told")
        self.add(self.told)
        self.pad = SignsPad(("123", "456", "789", " 0"), words("Take the last one away"))
        self.pad.sign.connect(self._sign)
        self.pad.back.connect(self._back)
        self.add(self.pad)
        row = QHBoxLayout()
        self.cancel = wide_button(leave or words("Go on voting"), "secondary")
        self.cancel.setMinimumWidth(0)
        self.cancel.setObjectName("go on voting")
        self.cancel.clicked.connect(self.left)
        self.go = wide_button(words("Enter"), icon="lock-simple-open")
        self.go.setMinimumWidth(0)
        self.go.setObjectName("try the pin")
        self.go.clicked.connect(self._go)
        row.addWidget(self.cancel, 1)
        row.addWidget(self.go, 1)
        self.box.addLayout(row)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._second)
        self._begin_wait(wait)
        self._show()

    def refuse(self, wait: int) -> None:
        """It was not this one."""
        self.typed, self._tried = "", False
        self.cancel.setEnabled(True)
        self.told.setText(self._words("That is not the PIN."))
        self._begin_wait(wait)
        self._show()
        self.settle()

    def _begin_wait(self, wait: int) -> None:
        self._wait = wait
        if self._wait:
            self._timer.start()
            self._tell_wait()

    def _tell_wait(self) -> None:
        said = self._words.many("Wait {n} second before the next try.",
                                "Wait {n} seconds before the next try.", self._wait)  # fmt: skip
        self.told.setText(said)

    def _second(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._tell_wait()
        else:
            self._timer.stop()
            self.told.setText("")
        self._show()

    @property
    def waits(self) -> bool:
        """Whether nothing may be tried yet."""
        return self._wait > 0

    def _sign(self, sign: str) -> None:
        self.typed = (self.typed + sign)[: self._most]
        self._show()

    def _back(self) -> None:
        self.typed = self.typed[:-1]
        self._show()

    def _go(self) -> None:
        if self.go.isEnabled():
            pin, self.typed = self.typed, ""
            self._tried = True
            self.cancel.setEnabled(False)
            self._show()
            self.given.emit(pin)

    def _show(self) -> None:
        self.places.show_typed(self.typed)
        self.pad.setEnabled(not self.waits)
        self.go.setEnabled(not (self.waits or self._tried) and len(self.typed) >= LEAST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif not self.waits:
            self.pad.press(event)
        event.accept()
