"""The foot of a panel about something to print: leave, see it, save it, print it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label


class PrintFoot(QWidget):
    """``see``, ``pdf`` and ``print`` are named after ``what`` ("see kit", "save kit", "print kit");
    ``state`` is a line at the left of them."""

    def __init__(
        self,
        words: Words,
        what: str,
        *,
        leave: Callable[[], object],
        look: Callable[[], object],
        save: Callable[[], object],
        print_out: Callable[[], object],
        leaving: str = "",
    ) -> None:
        """``leaving``: the words of the button that leaves, translated."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.state = Label("", "detail", "muted")
        row.addWidget(self.state, 1)
        self.away = Button(leaving or words("Leave"), "plain", cap="Esc")
        self.see = Button(words("See on the screen"), icon="eye")
        self.see.setObjectName(f"see {what}")
        self.pdf = Button(words("Save PDF"), icon="file-pdf")
        self.pdf.setObjectName(f"save {what}")
        self.print = Button(words("Print"), "primary", icon="printer")
        self.print.setObjectName(f"print {what}")
        acts = {self.away: leave, self.see: look, self.pdf: save, self.print: print_out}
        for button, act in acts.items():
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)

    def block(self, reason: str) -> None:
        """Nothing can be made, for ``reason`` (translated); "" when it can."""
        for button in (self.see, self.pdf, self.print):
            button.block(reason)
