"""An amount of money that is typed as people write it: "600.000.000"."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal

from workshop_app.text import Words
from workshop_app.ui.widgets import LineEdit


class MoneyLine(LineEdit):
    """Whole money. Emits ``kept(int or None)`` on Enter and on leaving, when it is another."""

    kept = Signal(object)

    def __init__(self, words: Words, amount: int | None) -> None:
        super().__init__("", longest=24)
        self._words, self._amount = words, amount
        self.editingFinished.connect(self._typed)
        self.show_amount(amount)

    def show_amount(self, amount: int | None) -> None:
        """Show another amount without telling."""
        self._amount = amount
        if not self.hasFocus():
            self.setText("" if amount is None else self._words.number(amount))

    def _typed(self) -> None:
        digits = re.sub(r"\D", "", self.text())[:15]
        amount = int(digits) if digits else None
        self.setText("" if amount is None else self._words.number(amount))
        if amount != self._amount:
            self._amount = amount
            self.kept.emit(amount)
