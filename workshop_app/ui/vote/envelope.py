"""Which group's envelope is typed in: chosen once for a batch of paper ballots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workshop_app.domain.rounds import Group
from workshop_app.text import Words
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets import Button, Paragraph


class Envelopes(QWidget):
    """One button for each group, with its letter as key. Emits ``picked(group)``."""

    picked = Signal(object)

    def __init__(self, words: Words, groups: Sequence[Group]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("Which envelope is this?"))
        self._by_key = {group.code.upper(): group for group in groups}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Paragraph(words("Which envelope is this?"), "section"))
        column.addWidget(
            Paragraph(words("Type in the ballots of one envelope after the other: its group counts "
                            "for all of them."), "body", "muted"))  # fmt: skip
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setSpacing(10)
        for at, group in enumerate(groups):
            cap = group.code if len(group.code) == 1 else ""
            button = Button(group.name, icon="envelope-simple", cap=cap, size="big")
            button.clicked.connect(lambda _=False, group=group: self.picked.emit(group))
            grid.addWidget(button, at // 2, at % 2)
        grid.setRowStretch(len(groups), 1)
        column.addWidget(scrolled(holder, name=self.accessibleName()), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        group = self._by_key.get(event.text().upper()) if event.text() else None
        if group is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.picked.emit(group)
        else:
            super().keyPressEvent(event)
