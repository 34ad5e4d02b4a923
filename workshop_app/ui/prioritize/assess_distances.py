"""Between the rounds: where answers are far apart, and the reasons that are said, without names."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.capacity import SCALE
from workshop_app.services import comments, offices
from workshop_app.services.assessing import Apart
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.assess_reasons import ReasonsPanel
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Button, Card, Column, Figures, Paragraph, heading
from workshop_app.ui.widgets.progress import bar


class Distances(Card):
    """The widest first. A row opens what its criteria were given, and the lines for reasons."""

    def __init__(self, plan: OpenPlan, words: Words, told: Sequence[Apart]) -> None:
        super().__init__(spacing=6)
        self._plan, self._words, self._told = plan, words, list(told)
        head = QHBoxLayout()
        head.addWidget(
            heading("arrows-out-line-horizontal", words("Where answers are far apart")), 1
        )
        self.reasons = Button(words("Note the reasons"), icon="chat-text")
        self.reasons.setObjectName("note the reasons")
        self.reasons.clicked.connect(self.open_row)
        head.addWidget(self.reasons)
        self.box.addLayout(head)
        asks = words(
            "The widest first. Ask what someone who gave a five may know, and someone who gave a "
            "one; never who gave what. Note the reasons without names."
        )
        self.box.addWidget(Paragraph(asks, "detail", "muted"))
        self.table = Figures(
            [
                Column(words.at("short for number", "No."), 34),
                Column("", 42, "center", draw=_badge),
                Column(words("Proposal"), 0, "left", wrap=True),
                Column(words("Distance"), 96, draw=_spread),
                Column(words("Capacity"), 84),
                Column("", 12),
                Column(words("Talk over"), 160, "left", wrap=True),
            ],
            [self._cells(one) for one in told],
            name=words("Where answers are far apart"), height=46, pickable=True,
        )  # fmt: skip
        self._read()
        inside, box = column()
        box.addWidget(self.table)
        box.addStretch(1)
        self.box.addWidget(scrolled(inside, name=words("Where answers are far apart")), 1)

    def open_row(self) -> None:
        """The criteria of the chosen proposal, with a line for reasons."""
        panel = ReasonsPanel(self, self._plan, self._words, self._told[self._chosen])
        panel.left.connect(self._read)
        panel.show_panel()

    @property
    def _chosen(self) -> int:
        return max(0, self.table.current)

    def _read(self) -> None:
        """How many reasons there are now."""
        self.table.show_rows([self._cells(one) for one in self._told], self._chosen)

    def _cells(self, one: Apart) -> list[object]:
        words, placed = self._words, one.placed
        spread = (one.spread, "–" if one.spread is None else words.number(one.spread, 1))
        mean = one.judged.capacity
        return [
            placed.priority.number,
            (placed.proposal.theme, placed.proposal.pictogram),
            placed.title,
            spread,
            "–" if mean is None else words.number(mean, 1),
            "",
            self._talk(one),
        ]

    def _talk(self, one: Apart) -> str:
        """The criteria to be talked over; with few answers whom to ask (P-43)."""
        words = self._words
        if one.spread is None:
            ask = {name for id in one.judged.without_median
                   for name in offices.to_ask(self._plan, id)}  # fmt: skip
            few = words("few answers")
            in_order = [o.name for o in offices.offices(self._plan) if o.name in ask]
            return words("few answers · ask {offices}", offices=", ".join(in_order)) if ask else few
        wide = ", ".join(names.criterion(words, id) for id in one.widest[:3])
        said = len(comments.of(self._plan, one.placed.proposal.id))
        parts = [wide or words("near one another")]
        if said:
            parts.append(words.many("{n} reason", "{n} reasons", said))
        return " · ".join(parts)


def _badge(painter: QPainter, box: QRectF, cell: tuple[str, str]) -> None:
    topic, icon = cell
    side = theme.now().px(28)
    at = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    known = icons.filled(icon) if icon and icons.known(icon) else ""
    paint.badge(painter, at, topic, icon=known)


def _spread(painter: QPainter, box: QRectF, cell: tuple[Fraction | None, str]) -> None:
    """The distance as a bar of the widest there is, and its figure."""
    now = theme.now()
    spread, text = cell
    if spread is not None:
        wide = box.width() - now.px(46)
        track = QRectF(box.left() + 2, box.center().y() - 3, wide, 6)
        bar(painter, track, float(spread) / (SCALE[1] - SCALE[0]), now.color.primary)
    paint.text(painter, box.adjusted(0, 0, -8, 0), text, now.font("body", weight=700),
               now.color.ink, align=paint.RIGHT)  # fmt: skip
