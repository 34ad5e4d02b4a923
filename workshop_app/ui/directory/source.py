"""The text of the source, exact, beside what was made of it, and what is doubtful in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.directory import ServicePoint
from workshop_app.export.directory_names import LANGUAGES
from workshop_app.text import Words
from workshop_app.ui.directory.lines import IconLine
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Card, IconButton, Label, Paragraph


class SourceText(Card):
    """Stands at the right of the point, so that both are seen side by side. ``closed`` by its
    button or Esc."""

    closed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__("notes", padding=16)
        self._words = words
        head = QHBoxLayout()
        head.addWidget(Label(words("Text of the source"), "strong", weight=700, icon="quotes",
                             icon_tone="primary"), 1)  # fmt: skip
        self.close_button = IconButton("x", words("Close"), size=36)
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        self.box.addLayout(head)
        holder, self._inside = column(spacing=10)
        self.area = scrolled(holder, name=words("Text of the source"))
        self.box.addWidget(self.area, 1)

    def show_point(self, point: ServicePoint, doubts: list[str]) -> None:
        """The text as it was printed; ``doubts`` say what of it is doubtful."""
        words, box = self._words, emptied(self._inside)
        if not point.original_text:
            none = words("No text of a source is kept for this point.")
            box.addWidget(Paragraph(none, "detail", "muted"))
        else:
            box.addWidget(Paragraph(self._whence(point), "min", "muted"))
            paper = Card("card", padding=12, radius=8)
            original = Paragraph(point.original_text, "detail")
            original.setObjectName("original text")
            paper.box.addWidget(original)
            box.addWidget(paper)
        if doubts:
            box.addWidget(Label(words("What is doubtful"), "detail", weight=700))
        for doubt in doubts:
            box.addWidget(IconLine("warning-fill", doubt, "detail", icon_tone="warn"))
        if point.original_text and point.notes:
            box.addWidget(Label(words("Notes"), "detail", weight=700))
            for note in point.notes:
                box.addWidget(IconLine("info-fill", note, "detail"))
        if not point.verified_on:
            ask = words("Confirm with the point, then press “Checked today”.")
            box.addWidget(Paragraph(ask, "detail", weight=600))
        box.addStretch(1)

    def _whence(self, point: ServicePoint) -> str:
        words = self._words
        language = LANGUAGES.get(point.original_language)
        if language is None:
            return words("Exactly as it was printed.")
        return words("Exactly as it was printed, in {language}.", language=words(language).lower())
