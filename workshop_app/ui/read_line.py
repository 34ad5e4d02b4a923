"""A line whose text is read as a value: a figure, an amount. Wrong text stays and is told under it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.figures import figure_of
from workshop_app.text import Words
from workshop_app.ui.widgets import LineEdit, Stripe


class ReadLine(QWidget):
    """Emits ``kept(value)`` on Enter and on leaving, when the value is another one; ``None`` for an
    empty line. A subclass says how a value is read (``ValueError`` for what is none), written,
    and what is told of a wrong one."""

    kept = Signal(object)

    def __init__(self, words: Words, hint: str = "") -> None:
        super().__init__()
        self._words = words
        self._value: Any = None
        self.edit = LineEdit("", hint, longest=40)
        self.stripe = Stripe("error")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.edit)
        box.addWidget(self.stripe)
        self.setFocusProxy(self.edit)
        self.edit.editingFinished.connect(self.finish)

    # -- for a subclass ---------------------------------------------------------------------------
    def read(self, text: str) -> Any:
        """The value that ``text``, which is not empty, means."""
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """How ``value`` is shown."""
        raise NotImplementedError

    def wrong(self) -> str:
        """What is said of a text that means no value."""
        raise NotImplementedError

    # -- what pages use ---------------------------------------------------------------------------
    @property
    def value(self) -> Any:
        """What is kept of the line; ``finish`` reads what is being typed."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show a value that is kept already; what is being typed is left alone."""
        typing = self.edit.hasFocus() and self.edit.text() != self._said(self._value)
        self._value = value
        if not typing:
            self.edit.setText(self._said(value))
            self.edit.setCursorPosition(0)
            self.stripe.hide()

    def finish(self) -> None:
        """Keep what is typed, if it is a value."""
        text = self.edit.text().strip()
        try:
            value = self.read(text) if text else None
        except ValueError:
            self.stripe.say("error", self.wrong())
            return
        self.stripe.hide()
        self.edit.setText(self._said(value))
        if value != self._value:
            self._value = value
            self.kept.emit(value)

    def _said(self, value: Any) -> str:
        return "" if value is None else self.write(value)


class FigureLine(ReadLine):
    """A figure as the language writes it: "1.250" and "12,4" in Spanish."""

    def read(self, text: str) -> float:
        return figure_of(text, self._words.number(0.5)[1])

    def write(self, value: float) -> str:
        return self._words.number(value)

    def wrong(self) -> str:
        return self._words("Only a figure, such as {example}", example=self._words.number(1250.5))


class CountLine(FigureLine):
    """A whole number from nought up."""

    def read(self, text: str) -> int:
        value = super().read(text)
        if value < 0 or value != int(value):
            raise ValueError(text)
        return int(value)

    def wrong(self) -> str:
        return self._words("Only a whole number, such as {example}", example="24")
