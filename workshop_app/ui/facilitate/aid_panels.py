"""What helps in the middle of an exercise: questions for a stuck table, care and tips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.export import names
from workshop_app.services.script import Script
from workshop_app.text import Words
from workshop_app.ui import scrolled, theme
from workshop_app.ui.facilitate.panels import Panel
from workshop_app.ui.widgets.badge import Badge
from workshop_app.ui.widgets.labels import Label, Paragraph


def questions(box: QVBoxLayout, words: Words, prompts: Mapping[str, str]) -> None:
    """One row for each theme: its badge and its question."""
    for topic, question in prompts.items():
        row = QHBoxLayout()
        row.setSpacing(12)
        name = names.told(names.THEMES, topic, words)
        row.addWidget(Badge(topic, 32, name=name), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(question), 1)
        box.addLayout(row)


class PromptsPanel(Panel):
    """One question for each theme, to help a table that is stuck."""

    def __init__(self, page: QWidget, words: Words, prompts: Mapping[str, str]) -> None:
        super().__init__(page, words("If a table is stuck, ask"), words)
        questions(self.box, words, prompts)
        self.box.addStretch(1)

    def height_wanted(self, width: int) -> int:
        """As tall as its questions at ``width``."""
        return self.box.heightForWidth(width + 2 * self.MARGIN) - 2 * self.MARGIN


class CarePanel(Panel):
    """What to take care of, how to do it where few read, tips, what to do when time is short, and
    the questions for a stuck table. It scrolls with the arrows."""

    def __init__(self, page: QWidget, words: Words, told: Script) -> None:
        super().__init__(page, words("Care and tips"), words)
        body, self._column = scrolled.column(spacing=6, padding=2)
        self.area = scrolled.scrolled(body, name=words("Care and tips"))
        self._section(words("Take care"), [*told.never_ask, *told.care], "hand-heart")
        self._section(words("Where few people read"), [told.low_literacy], "eye")
        self._section(words("Tips"), told.tips, "lightbulb")
        self._section(words("When time is short"), [told.if_short], "hourglass")
        if told.prompts:
            self._column.addWidget(Label(words("If a table is stuck, ask"), "detail", weight=700))
            questions(self._column, words, told.prompts)
        self._column.addStretch(1)
        self.box.addWidget(self.area, 1)

    def _section(self, title: str, sentences: Sequence[str], icon: str) -> None:
        said = [sentence for sentence in sentences if sentence]
        if not said:
            return
        self._column.addWidget(Label(title, "detail", "primary", weight=700, icon=icon))
        for sentence in said:
            self._column.addWidget(Paragraph(sentence))

    def height_wanted(self, width: int) -> int:
        """As tall as all of it at ``width``; the page gives what it has, the rest scrolls."""
        return theme.now().px(80) + self._column.heightForWidth(width - 44)
