"""Marks and shares of every option in every group, for the laptop: it is never projected (P-55)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.voting.groups import ReportingGroup
from workshop_app.domain.voting.labels import LABELS
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.widgets import Button, Card, Column, Figures, Label, Paragraph, wrapped


class WholeTable(Card):
    """Options down, groups across by letters that a line over the table explains."""

    def __init__(self, words: Words, counted: Counted) -> None:
        super().__init__(spacing=10)
        self._words, self._counted = words, counted
        head = QHBoxLayout()
        head.addWidget(Label(words("Whole table"), "strong", weight=700), 1)
        self.back = Button(words("Back to the result"), icon="arrow-left", key="Esc", size="small")
        head.addWidget(self.back)
        self.box.addLayout(head)
        groups = counted.result.groups
        letters = [chr(ord("A") + at) for at in range(len(groups))]
        legend = " · ".join(
            f"{letter}: {counted.name(group)} ({words.number(group.valid)})"
            for letter, group in zip(letters, groups, strict=True)
        )
        self.box.addWidget(
            Paragraph(words("Only on this screen, never projected. Groups and their valid ballots: "
                            "{groups}.", groups=legend), "detail", "muted"))  # fmt: skip
        columns = [
            Column(words("No."), 52, "right", True),
            Column(words("Option"), 236, "left", draw=_write_option),
            Column(words("Total"), 70, "right", True),
            *(Column(letter, 88) for letter in letters),
            Column(words("Agreement"), 200, "left", draw=_write_option),
        ]
        self.figures = Figures(columns, self._rows(), name=words("Whole table"), height=48)
        area = scrolled(self.figures)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.box.addWidget(area, 1)

    def _rows(self) -> list[list[str]]:
        words, counted = self._words, self._counted
        method = counted.round.method
        said = {one.option: LABELS[one.label] for one in counted.result.labels}
        agreed = {label: words(message) for label, message in said.items() if message}
        rows: list[list[str]] = []
        for one in sorted(counted.result.totals, key=lambda one: one.rank):
            cells = [self._cell(group, one.label) for group in counted.result.groups]
            figure = names.figure(words, method, "most", one.value)
            option = names.few_words(counted.options[one.label])
            rows.append([one.label, option, figure, *cells, agreed.get(one.label, "")])
        return rows

    def _cell(self, group: ReportingGroup, label: str) -> str:
        """Marks and share; of scores only the share, since their sum says nothing."""
        share = self._words.percent(group.shares.get(label, 0))
        if self._counted.round.method == "score":
            return share
        return f"{self._words.number(group.totals[label])} · {share}"


def _write_option(painter: QPainter, box: QRectF, text: str) -> None:
    now = theme.now()
    wrapped.lines(painter, box.adjusted(8, 0, -8, 0), text, now.font("detail"), now.color.ink,
                  where="whole table")  # fmt: skip
