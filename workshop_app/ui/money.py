"""A line for whole money: typed as people write it, shown as the language writes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.widgets import LineEdit, Stripe

MOST = 10**15


def amount_of(text: str) -> int | None:
    """Whole money out of "$ 210.000.000"; ``None`` for an empty line, ``ValueError`` for no figure."""
    digits = "".join(c for c in text if not c.isspace() and c not in ".,$'").removeprefix("COP")
    if not digits:
        return None
    if not digits.isdigit() or int(digits) > MOST:
        raise ValueError(text)
    return int(digits)


class MoneyLine(QWidget):
    """Emits ``kept(int | None)`` on Enter and on leaving, when the amount is another one."""

    kept = Signal(object)

    def __init__(self, words: Words, currency: str = "COP") -> None:
        super().__init__()
        self._words, self._currency = words, currency
        self._amount: int | None = None
        self.edit = LineEdit("", words("Whole amount"))
        self.stripe = Stripe("error")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.edit)
        box.addWidget(self.stripe)
        self.setFocusProxy(self.edit)
        self.edit.editingFinished.connect(self._finish)

    def show_amount(self, amount: int | None) -> None:
        """Show an amount that is kept already."""
        self._amount = amount
        if not self.edit.hasFocus():
            said = "" if amount is None else self._words.money(amount, self._currency)
            self.edit.setText(said)
            self.stripe.hide()

    def _finish(self) -> None:
        try:
            amount = amount_of(self.edit.text())
        except ValueError:
            self.stripe.say("error", self._words("Only whole figures, such as 210000000"))
            return
        self.stripe.hide()
        if amount != self._amount:
            self._amount = amount
            self.kept.emit(amount)
