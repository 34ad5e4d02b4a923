"""What a person can read on a widget now."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.ui.widgets import Button, Chip, Figures, Label, MessageBar, Paragraph


def seen(widget: QWidget) -> str:
    """Every line that is written on ``widget`` and shown, tables as text; layouts have settled."""
    QApplication.processEvents()
    found: list[str] = []
    for kind in (Label, Paragraph, Button, Chip, MessageBar):
        found += [one.text() for one in widget.findChildren(kind) if one.isVisible()]
    found += [one.as_text() for one in widget.findChildren(Figures) if one.isVisible()]
    return "\n".join(found)
