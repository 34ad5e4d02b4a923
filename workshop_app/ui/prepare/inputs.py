"""Guarded inputs under their labels, how kept texts get into them, and the box of a tick."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.widgets.fields import Field


def named(label: str, line: Guarded, help: str = "") -> Field:
    """A guarded input under its label, which names it for readers too."""
    line.edit.setAccessibleName(label)
    return Field(label, line, help)


def show(line: Guarded, text: str, other: bool = False) -> None:
    """Show a kept text; what a person is writing stays, unless it is of ``other`` than before."""
    writing = line.edit.hasFocus() or line.unanswered
    if (other or not writing) and line.text() != text:
        line.setText(text)


def tick_box(painter: QPainter, box: QRectF, ticked: bool) -> None:
    """Draw the box of a row that is ticked or not."""
    now = theme.now()
    if ticked:
        paint.frame(painter, box, 6, now.color.primary)
        icons.draw(painter, box, "check-bold", now.color.on_primary, now.px(16))
    else:
        paint.frame(painter, box, 6, now.color.card, now.color.field_line, 1.5)
