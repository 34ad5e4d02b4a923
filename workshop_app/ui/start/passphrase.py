"""Opening a protected plan: its passphrase is asked for in place of the doors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui.start.opening import Opening
from workshop_app.ui.start.picture import Picture
from workshop_app.ui.widgets import (
    Button,
    Card,
    EyeButton,
    Field,
    Header,
    LineEdit,
    Paragraph,
)  # fmt: skip

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow

LONGEST = 1000
"""Signs of a passphrase."""


class PassphraseScreen(QWidget):
    """Asks for what opens the plan at ``path``, to show its page ``key``. Enter opens, Esc goes
    back. Of a wrong one only that is said."""

    def __init__(self, window: MainWindow, path: Path, key: str = "") -> None:
        super().__init__()
        self.setObjectName("passphrase screen")
        self._window, self._path, self._key = window, path, key
        words = self._words = window.words
        self.opening = Opening(window)
        self.picture = Picture(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.picture)
        self.column = QVBoxLayout()
        self.column.setSpacing(16)
        row.addLayout(self.column, 1)
        back = Button(words("Go back"), "plain", icon="arrow-left", cap="Esc", size="header")
        back.clicked.connect(window.show_start)
        self.column.addWidget(Header(words("This plan is protected"), path.stem, back))
        self.column.addStretch(1)
        self.column.addWidget(self._card())
        self.column.addStretch(2)
        QTimer.singleShot(0, self, self.settle_focus)

    def _card(self) -> Card:
        words, card = self._words, Card(padding=24, spacing=16)
        card.box.addWidget(
            Paragraph(words("It opens with the passphrase that was set for it, or with its printed "
                            "recovery key."))
        )  # fmt: skip
        self.edit = LineEdit("", longest=LONGEST)
        self.edit.setObjectName("passphrase")
        self.eye = EyeButton(self.edit, words("Show what is typed"))
        self.field = Field(words("Passphrase or recovery key"), self.edit)
        self.edit.textEdited.connect(lambda _text: self.field.well())
        self.edit.returnPressed.connect(self.enter)
        card.box.addWidget(self.field)
        self.go = Button(words("Open the plan"), "primary", icon="lock-simple-open", cap="Return",
                         size="big")  # fmt: skip
        self.go.clicked.connect(self.enter)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go)
        card.box.addLayout(foot)
        return card

    def settle_focus(self) -> None:
        """The keyboard in the line."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Try what is typed; it takes some tenths of a second on purpose."""
        if not self.edit.text().strip() or not self.go.isEnabled():
            return
        self.field.well()
        self._wait(True)
        job = self.opening.open_protected(self._path, self.edit.text(), self._key, self._refuse)
        job.ended.connect(self._answered)

    def _answered(self) -> None:
        self._wait(False)

    def _wait(self, on: bool) -> None:
        self.go.setEnabled(not on)
        self.edit.setReadOnly(on)
        self.go.setText(self._words("Opening the plan…" if on else "Open the plan"))

    def _refuse(self) -> None:
        """What was typed stays, to be looked at; what is typed next takes its place."""
        self.field.wrong(self._words("This does not open the plan."))
        self.settle_focus()
        self.edit.selectAll()

    def bar_place(self) -> tuple[QVBoxLayout, int]:
        """Where the shell puts its message bar."""
        return self.column, 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._window.show_start()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        from workshop_app.ui.start.screen import picture_width

        super().resizeEvent(event)
        self.picture.setFixedWidth(picture_width(self.width()))
        side = 40 if self.width() >= 1150 else 24
        self.column.setContentsMargins(side, 28, side, 20)
