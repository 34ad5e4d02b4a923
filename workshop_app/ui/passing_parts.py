"""What every card that passes the laptop around holds: the PIN to get back, and what to know."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.text import Words
from workshop_app.ui import pins, theme
from workshop_app.ui.widgets import Card, EyeButton, Field, Label, LineEdit, Paragraph


def pin_row(words: Words) -> tuple[QHBoxLayout, LineEdit]:
    """The line of the PIN with how it is used beside it; and the line itself."""
    row = QHBoxLayout()
    row.setSpacing(24)
    pin = LineEdit(hint=words("4 to 6 digits"), longest=pins.MOST)
    pin.setObjectName("pin")
    pin.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d*"), pin))
    EyeButton(pin, words("Show the PIN"))
    field = Field(words("PIN to get back"), pin)
    field.setFixedWidth(theme.now().px(210))
    row.addWidget(field)
    told = words("To get back: hold the top left corner of the screen for 3 seconds, or press "
                 "Ctrl+Shift+S; then type this PIN. Remember it: without it only the laptop's "
                 "owner gets out.")  # fmt: skip
    row.addWidget(Paragraph(told, "detail", "muted"), 1)
    return row, pin


def told_line(icon: str, said: str) -> Card:
    """One of the things to know."""
    holder = Card("sunken", across=True, padding=10, spacing=12)
    sign = Label("", icon=icon, icon_tone="primary")
    sign.setFixedWidth(sign.sizeHint().width())
    holder.box.addWidget(sign)
    holder.box.addWidget(Paragraph(said, "body"), 1)
    return holder
