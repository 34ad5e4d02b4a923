"""A line for whole money: typed as people write it, shown as the language writes it."""

from __future__ import annotations

from workshop_app.domain.incoming_columns import money_of
from workshop_app.text import Words
from workshop_app.ui.read_line import ReadLine

MOST = 10**15


class MoneyLine(ReadLine):
    """Emits ``kept(int | None)`` on Enter and on leaving, when the amount is another one."""

    def __init__(self, words: Words, currency: str = "COP") -> None:
        super().__init__(words, words("Whole amount"))
        self._currency = currency

    def show_amount(self, amount: int | None) -> None:
        """Show an amount that is kept already."""
        self.show_value(amount)

    def read(self, text: str) -> int:
        amount = money_of(text)
        if amount > MOST:
            raise ValueError(text)
        return amount

    def write(self, value: int) -> str:
        return self._words.money(value, self._currency)

    def wrong(self) -> str:
        return self._words("Only whole figures, such as {example}", example=210_000_000)
