"""What was first said, and every wording since, where a text was edited later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.services.open_plan import Wording
from workshop_app.text import Words
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Paragraph


class Wordings(QWidget):
    """The first words always in view; a button opens all of them, with the laptop's nickname.
    Hidden where nothing was edited."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._history: list[Wording] = []
        self._rows_shown = False
        self.first = Paragraph("", "detail", "muted")
        self.first.setObjectName("first said")
        self.more = Button("", "quiet", size="small")
        self.more.clicked.connect(lambda: self._unfold(not self._rows_shown))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.first)
        box.addWidget(self.more)
        box.addLayout(self._rows)

    def text(self) -> str:
        """What was first said, as it is told; "" where nothing was edited."""
        return "" if self.isHidden() else self.first.text()

    def said(self) -> list[str]:
        """The wordings that are shown, in their order."""
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        shown = (item.widget() for item in items if item is not None)
        return [one.text() for one in shown if isinstance(one, Paragraph)]

    def show_history(self, history: Sequence[Wording]) -> None:
        """Every wording, what was first said first; what was erased for good is none any more."""
        standing = [one for one in history if not one.erased]
        same = standing == self._history
        self._history = standing
        changed = len(standing) > 1
        self.setVisible(changed)
        if changed:
            self.first.setText(self._words("First said: “{text}”", text=standing[0].value))
        self._unfold(self._rows_shown and same)

    def _unfold(self, shown: bool) -> None:
        words = self._words
        self._rows_shown = shown
        several = words.many("See {n} wording", "See all {n} wordings", len(self._history))
        self.more.setText(words("Hide the wordings") if shown else several)
        self.more.setVisible(len(self._history) > 2 or shown)
        emptied(self._rows)
        for number, one in enumerate(self._history if shown else (), 1):
            said = words("{n}. “{text}” ({laptop})", n=number, text=one.value, laptop=one.by)
            self._rows.addWidget(Paragraph(said, "detail", "muted"))
