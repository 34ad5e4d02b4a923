"""A field that two laptops wrote without knowing of each other: both wordings, neither first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.entities import BY_NAME
from workshop_app.services.gather import Difference
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.gather.told import about, changed_words, value_words
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import Card, Chip, Label, Paragraph


class DifferenceCard(Card):
    """Both wordings side by side with what differs in bold, and what was said first."""

    def __init__(self, plan: OpenPlan, words: Words, one: Difference) -> None:
        super().__init__("card", padding=14)
        self._plan, self._words, self._one = plan, words, one
        self.box.addWidget(Label(about(words, one), "strong", icon="warning-fill",
                                 icon_tone="warn"))  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(16)
        said = [value_words(plan, words, one.field, wording.value) for wording in one.wordings]
        now = self._shown()
        for at, wording in enumerate(one.wordings):
            other = said[1 - at] if len(said) == 2 else ""
            is_shown = said[at] == now
            row.addWidget(self._wording(wording.by, said[at], other, is_shown), 1)
        self.box.addLayout(row)
        first = words("What was said first: “{text}”", text=self._first())
        self.box.addWidget(Paragraph(first, "detail", "muted"))

    def _first(self) -> str:
        return value_words(self._plan, self._words, self._one.field, self._one.first)

    def _shown(self) -> str:
        """What the plan says now."""
        record = self._plan.find(BY_NAME[self._one.entity], self._one.id)
        value = getattr(record, self._one.field, None) if record is not None else None
        return value_words(self._plan, self._words, self._one.field, value)

    def _wording(self, by: str, said: str, other: str, is_shown: bool) -> Card:
        words, card = self._words, Card("sunken", padding=12, radius=8)
        top = QHBoxLayout()
        top.addStrut(theme.now().px(30))
        name = words("Laptop “{name}”", name=by) if by else words("A laptop")
        top.addWidget(Label(name, "detail", weight=600, icon="laptop", icon_tone="primary"), 1)
        if is_shown:
            top.addWidget(Chip(words("seen in the plan"), "info", icon="eye"))
        holder, box = column(spacing=4)
        text = Paragraph(said, "body", bold_tone="accent_text")
        if other:
            text.set_bold(changed_words(said, other))
        box.addWidget(text, 0, Qt.AlignmentFlag.AlignTop)
        card.box.addLayout(top)
        card.box.addWidget(holder, 1)
        return card
