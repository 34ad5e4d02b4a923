"""Guarded inputs under their labels, and how kept texts get into them."""

from __future__ import annotations

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
