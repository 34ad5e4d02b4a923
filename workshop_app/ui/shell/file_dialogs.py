"""Asking for a file: the system's own dialog; where there is none, Qt's with our words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from workshop_app.text import Words


def _dialog(over: QWidget, words: Words, title: str, name: str, kinds: str) -> QFileDialog:
    """A dialog that begins in the documents. Qt's catalogue still translates how two of its labels
    were called before they had a key (6.11.3), so they would stand in English."""
    from workshop_app import paths

    dialog = QFileDialog(over, title, str(paths.documents() / name), kinds)
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, words("Look in:"))
    dialog.setLabelText(label.FileName, words("File name:"))
    dialog.setLabelText(label.FileType, words("Kind of file:"))
    return dialog


class AsksForFiles:
    """What the window asks of the person about files. A mixin of a widget with ``words``."""

    words: Words

    def ask_where(self, title: str, name: str, kinds: str) -> Path | None:
        """Where a file called ``name`` is to be saved; ``None`` where they thought better of it."""
        dialog = _dialog(self, self.words, title, name, kinds)  # type: ignore[arg-type]
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        found = _answer(dialog)
        return found[0] if found else None

    def ask_file(self, title: str, kinds: str) -> Path | None:
        """A file that is there, or ``None``."""
        dialog = _dialog(self, self.words, title, "", kinds)  # type: ignore[arg-type]
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        found = _answer(dialog)
        return found[0] if found else None

    def ask_files(self, title: str, kinds: str) -> list[Path]:
        """Files that are there, or none."""
        dialog = _dialog(self, self.words, title, "", kinds)  # type: ignore[arg-type]
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return _answer(dialog)

    def ask_folder(self, title: str) -> Path | None:
        """A folder that is there, such as a stick, or ``None``."""
        dialog = _dialog(self, self.words, title, "", "")  # type: ignore[arg-type]
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        found = _answer(dialog)
        return found[0] if found else None


def _answer(dialog: QFileDialog) -> list[Path]:
    """What was chosen. The keyboard is where it was before: not every system gives it back."""
    over = dialog.parentWidget() or dialog
    before = QApplication.focusWidget() or over.window().focusWidget()
    chosen = dialog.selectedFiles() if dialog.exec() else []
    over.window().activateWindow()
    if before is not None and isValid(before) and before.isVisible():
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    dialog.deleteLater()
    return [Path(one) for one in chosen]
