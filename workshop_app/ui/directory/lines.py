"""Words behind a sign, whole on as many lines as they need; and names over what belongs to them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui.widgets import Label, Paragraph


class IconLine(QWidget):
    """``icon``, then ``text`` beside it."""

    def __init__(
        self, icon: str, text: str, role: str = "body", tone: str = "ink", *,
        icon_tone: str = "primary", weight: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        sign = Label("", role, icon=icon, icon_tone=icon_tone)
        self.said = Paragraph(text, role, tone, weight=weight)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.said, 1)


def named_line(box: QVBoxLayout, name: str, text: str) -> None:
    """``text`` under its ``name``, where there is any."""
    if text:
        box.addWidget(Label(name, "min", "muted", weight=600))
        box.addWidget(Paragraph(text, "detail"))
