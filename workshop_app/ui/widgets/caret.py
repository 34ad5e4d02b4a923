"""The caret of text fields: accent, two pixels, still. Here is where one writes now."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from workshop_app.ui import theme

_BEFORE = 5
"""Pixels that Qt's rectangle of a line's caret has before the caret itself."""
WIDTH = 2


def paint_in_line(edit: QLineEdit) -> None:
    """Over Qt's own caret, which takes no colour."""
    if edit.hasFocus() and not edit.isReadOnly() and not edit.hasSelectedText():
        box = edit.cursorRect()
        place = QRect(box.left() + _BEFORE, box.top(), WIDTH, box.height())
        QPainter(edit).fillRect(place, theme.now().color.accent)


def paint_in_text(edit: QPlainTextEdit) -> None:
    """The same in a field of several lines."""
    if edit.hasFocus() and not edit.isReadOnly() and not edit.textCursor().hasSelection():
        box = edit.cursorRect()
        place = QRect(box.left(), box.top(), WIDTH, box.height())
        QPainter(edit.viewport()).fillRect(place, theme.now().color.accent)
