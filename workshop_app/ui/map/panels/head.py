"""The head of a panel that stands in the list's place, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from workshop_app.text import Words
from workshop_app.ui.widgets import Button, Label


def head(words: Words, title: str, back: Callable[[], None], said: str = "") -> QHBoxLayout:
    """``title``, and a button that goes back (Esc does too)."""
    row = QHBoxLayout()
    row.addWidget(Label(title, "strong", weight=700), 1)
    button = Button(said or words("To the list"), "plain", cap="Esc", size="small")
    button.clicked.connect(lambda: back())
    row.addWidget(button)
    return row
