"""What the chosen files would bring, before anything is joined, and what the joined ones brought."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.services.gather_preview import Bringing
from workshop_app.text import Words
from workshop_app.ui.gather.file_rows import FileHeads, FileList, FileRow
from workshop_app.ui.gather.files_told import bringing_row
from workshop_app.ui.widgets import (
    Button,
    Card,
    EyeButton,
    LineEdit,
    MessageBar,
    Paragraph,
    heading,
)

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilesCard(Card):
    """Heads and a row for each file; scrolls inside."""

    def __init__(self, words: Words, title: str, icon: str) -> None:
        super().__init__(padding=8, spacing=4)
        self.box.addWidget(heading(icon, title))
        heads = FileHeads(words, words("File"))
        self.box.addWidget(heads)
        self.list = FileList(title)
        heads.keep_over(self.list)
        self.box.addWidget(self.list, 1)


class PreviewScene(QWidget):
    """The files that wait. ``opened(path, secret)``: someone typed the passphrase of one."""

    opened = Signal(Path, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.card = FilesCard(words, words("What each file would bring"), "eye")
        self.no_copy = MessageBar("warn", words(
            "There is no room on this laptop for a safety copy: from joining there would be no way back. Free some room first."
        ))  # fmt: skip
        box.insertWidget(0, self.no_copy)
        box.addWidget(self.card, 1)
        box.addWidget(Paragraph(words(
            "Only what is new comes in, whatever the order and however often. The other files stay as they are."
        ), "detail", "muted"))  # fmt: skip
        self.fields: list[SecretField] = []
        self._rows: list[Path] = []
        self._last: Path | None = None

    def show_files(self, looked: Sequence[Bringing], *, copy_fits: bool) -> None:
        """These files as they were looked at; the first protected one gets the keyboard. Said
        before anything is joined: that no safety copy of the plan would fit the disk."""
        words = self._words
        self.no_copy.setVisible(not copy_fits)
        rows = [bringing_row(words, one) for one in looked]
        self.card.list.show_rows(rows)
        self.fields, self._rows = [], [row.path for row in rows]
        for at, row in enumerate(rows):
            if row.asks:
                field = SecretField(words, row)
                field.entered.connect(self.opened)
                field.entered.connect(self._typed)
                field.reached.connect(lambda at=at: self.card.list.show_row(at))
                field.left.connect(self._leave)
                self.fields.append(field)
                self.card.list.put_in(at, field)

    def settle_focus(self) -> None:
        """Where the keyboard belongs: the file whose passphrase was not right, else the first that
        asks for one."""
        again = [field for field in self.fields if field.path == self._last]
        place: QWidget = next(iter([*again, *self.fields]), self.card.list)
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        if place is not self.card.list:
            self.card.list.show_row(self._rows.index(cast(SecretField, place).path))

    def _typed(self, path: Path, _secret: str) -> None:
        self._last = path

    def _leave(self) -> None:
        self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)


class SecretField(QWidget):
    """The passphrase, or the printed recovery key, of one file. ``entered(path, secret)``;
    ``reached`` when it gets the keyboard, ``left`` when Esc leaves it."""

    entered = Signal(Path, str)
    reached = Signal()
    left = Signal()

    def __init__(self, words: Words, row: FileRow) -> None:
        super().__init__()
        self.path = row.path
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        hint = words("Passphrase or recovery key of this file")
        self.edit = LineEdit("", hint)
        self.edit.setAccessibleName(words("{field}: {name}", field=hint, name=row.path.name))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        EyeButton(self.edit, words("Show what is typed"))
        self.edit.installEventFilter(self)
        self.look = Button(words("Look inside"), "tinted", size="normal")
        self.look.clicked.connect(self._enter)
        across.addWidget(self.edit, 1)
        across.addWidget(self.look)
        self.setFocusProxy(self.edit)

    def _enter(self) -> None:
        if self.edit.text():
            self.entered.emit(self.path, self.edit.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the file, and does not join anything; Esc leaves the field alone."""
        if event.type() == QEvent.Type.FocusIn:
            self.reached.emit()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        return event.key() in (*ENTER, Qt.Key.Key_Escape)
