"""What is written of a sector, and of one of its scores: forms in the place of its detail."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from workshop_app.domain.economy import Sector, SectorScore
from workshop_app.domain.places import Territory
from workshop_app.services import economy_sectors
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.economy import heat_rows, names
from workshop_app.ui.economy.form import Form
from workshop_app.ui.economy.sign_panel import SignPanel
from workshop_app.ui.guarded import GuardedText
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Field, Label, Paragraph, Segments

ARROWS = (">", "→", ";")
"""What may stand between two links of a chain; ">" is how it is shown."""


class SectorForm(Form):
    """Name, note, pictogram, chain, territories. ``gone`` when the sector was taken out."""

    gone = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(plan, words, self._keep, words("Sector"))
        self.text("name", words("Sector"), needed=True)
        self.sign = Button(words("Choose a pictogram"), icon="shapes", size="small")
        self.sign.clicked.connect(self._ask_sign)
        self.add(self.sign, self._show_sign)
        self.text("note", words("What moves in it"), lines=3)
        self._chain()
        if plan.count(Territory):
            self.ticks("territories", words("Territories"), words("no territory"),
                       self._territories)  # fmt: skip
        self.finished()
        foot = QVBoxLayout()
        foot.setSpacing(4)
        self.done = Button(words("Back to the table"), "tinted", cap="Esc", size="small")
        self.done.clicked.connect(self.left)
        self.out = Button(words("Take the sector out"), "quiet", icon="trash", size="small")
        self.out.clicked.connect(self._take_out)
        foot.addWidget(self.out, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self.box.addLayout(foot)

    @property
    def _sector(self) -> Sector | None:
        return self.plan.find(Sector, self.shown)

    def _keep(self, *, confirmed: bool = False, **values: Any) -> None:
        if (sector := self._sector) is not None:
            economy_sectors.edit(self.plan, sector, confirmed=confirmed, **values)

    def _chain(self) -> None:
        """One line for the whole chain: its links with > between them."""
        words = self.words
        line = GuardedText(words, hint=words("Inputs > workshop > buyers"), lines=2)
        line.kept.connect(lambda text, ok: self._keep(confirmed=ok, chain=links_of(text)))
        self._shows.append(lambda sector: show_text(line, " > ".join(sector.chain)))
        self._finishes.append(lambda: line.edit.hasFocus() and line.offer())
        self._put(words("Chain, from inputs to buyers"), line, words("Put > between its links"))

    def _show_sign(self, sector: Sector) -> None:
        self.sign.set_icon(heat_rows.icon_of(sector.name, sector.pictogram))

    def _ask_sign(self) -> None:
        if (sector := self._sector) is not None:
            chosen = heat_rows.icon_of(sector.name, sector.pictogram)
            panel = SignPanel(self, self.words, sector.name, chosen)
            panel.taken.connect(lambda icon: self._keep(pictogram=icon))
            panel.open(panel.search)

    def _territories(self) -> list[tuple[str, str]]:
        found = sorted(self.plan.all(Territory), key=lambda one: (one.code, one.name))
        return [(one.id, f"{one.code} {one.name}".strip()) for one in found]

    def _take_out(self) -> None:
        if (sector := self._sector) is not None:
            self.left.emit()
            economy_sectors.remove(self.plan, sector)
            self.gone.emit()


def links_of(text: str) -> list[str]:
    """The links of a chain that was written in one line."""
    for arrow in ARROWS:
        text = text.replace(arrow, "\n")
    return [one.strip() for one in text.split("\n") if one.strip()]


class CellForm(Card):
    """One cell: its score, what it rests on, where that comes from. Esc: ``left``."""

    left = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._sector: Sector | None = None
        self._criterion = ""
        self.title = Paragraph("", "section", weight=700)
        self.told = Paragraph("", "detail", "muted")
        self.score = Segments([("", "–"), *((str(n), str(n)) for n in range(1, 6))], height=40,
                              name=words("Score"))  # fmt: skip
        self.score.chosen.connect(self._judge)
        self.first_score = Label(words("Type 1 to 5 first"), "min", "muted", icon="info")
        self.evidence = GuardedText(words, hint=words("What was seen or counted"), lines=4)
        self.source = GuardedText(words, hint=words("Which interviews, which list"), lines=2)
        for field, line in (("evidence", self.evidence), ("source", self.source)):
            line.kept.connect(lambda text, ok, field=field: self._keep(field, text, ok))
        for widget in (self.title, self.told, self.score, self.first_score,
                       Field(words("What it rests on"), self.evidence),
                       Field(words("Source"), self.source)):  # fmt: skip
            self.box.addWidget(widget)
        self.box.addStretch(1)
        self.done = Button(words("Back to the table"), "tinted", cap="Esc", size="small")
        self.done.clicked.connect(self.left)
        self.box.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        in_reading_order(self)

    def show_cell(self, sector: Sector, criterion: str) -> None:
        """Another cell, or the same one changed."""
        self._sector, self._criterion = sector, criterion
        self.title.setText(sector.name)
        self.told.setText(names.whole(self._words, criterion))
        found = self._now()
        self.score.choose(str(found.score) if found else "")
        show_text(self.evidence, found.evidence if found else "")
        show_text(self.source, found.source if found else "")
        writes = found is not None and not self._plan.read_only
        self.score.setEnabled(not self._plan.read_only)
        self.first_score.setHidden(found is not None)
        for line in (self.evidence, self.source):
            line.setEnabled(writes)

    def _now(self) -> SectorScore | None:
        if self._sector is None:
            return None
        found = self._plan.all(SectorScore, sector=self._sector.id, criterion=self._criterion)
        return found[0] if found else None

    def _judge(self, key: str) -> None:
        if self._sector is None:
            return
        if key:
            economy_sectors.score(self._plan, self._sector, self._criterion, int(key))
        else:
            economy_sectors.clear(self._plan, self._sector, self._criterion)

    def _keep(self, field: str, text: str, confirmed: bool) -> None:
        if (found := self._now()) is not None:
            economy_sectors.explain(self._plan, found, confirmed=confirmed, **{field: text})

    def begin(self) -> None:
        """The keyboard to what it rests on, or to the score where there is none yet."""
        first = self.evidence.edit if self._now() is not None else self.score
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Keep what is being typed, as far as it can be kept."""
        for line in (self.evidence, self.source):
            if line.edit.hasFocus():
                line.offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
