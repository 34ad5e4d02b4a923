"""What the agenda shows while nothing is in it: three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from workshop_app.text import Words
from workshop_app.ui import exercises
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import EmptyCard


class EmptyAgenda(EmptyCard):
    """Emits ``ready`` (start from a ready agenda), ``exercise`` or ``rest``."""

    ready = Signal()
    exercise = Signal()
    rest = Signal()

    def __init__(self, words: Words, writes: bool) -> None:
        icon, name = exercises.BREAKS["rest"]
        ways = [
            Button(words("Start from a ready agenda"), icon="clipboard-text"),
            Button(words("Add exercise"), icon="plus"),
            Button(words(name), icon=icon),
        ]
        super().__init__(
            "clipboard-text",
            words("There is no agenda yet"),
            words("Start from a ready one and change what you need, or add exercises one by one."),
            *(ways if writes else ()),
        )
        # It asks for no height while it waits behind the rows; alone it has the time card's too.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        for button, signal in zip(ways, (self.ready, self.exercise, self.rest), strict=True):
            button.clicked.connect(signal)

    def take_keyboard(self) -> None:
        """The keyboard goes to the first way to begin."""
        if self.button:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
