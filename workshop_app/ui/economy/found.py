"""The search over all of the study: what is found, and the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter

from workshop_app.domain import economy_names
from workshop_app.domain.economy import SectorScore
from workshop_app.services import economy
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words, plain
from workshop_app.ui import icons, theme
from workshop_app.ui.economy import (
    actions,
    barriers,
    heat_rows,
    names,
    own_work,
    row_drawing,
    skills,
)
from workshop_app.ui.widgets import Card, Paragraph, RowDelegate, RowList, Rows, heading

SECTORS, SKILLS, BARRIERS, OWN_WORK, ACTIONS, STUDY = (
    "sectors", "skills", "barriers", "own_work", "actions", "study",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: the place it stands in, its id there, and what it says."""

    place: str
    id: str
    icon: str
    text: str
    told: str


def hits(plan: OpenPlan, words: Words, text: str) -> list[Hit]:
    """Everything of the study that holds every word of ``text``, in the order of the places."""
    wanted = plain(text).split()
    if not wanted:
        return []
    return [
        one for one in _everything(plan, words)
        if all(word in plain(f"{one.text} {one.told}") for word in wanted)
    ]  # fmt: skip


def _everything(plan: OpenPlan, words: Words) -> Iterator[Hit]:
    yield from _sectors(plan, words)
    for entry in skills.entries(plan, words):
        icon = names.SKILL_ICONS.get(entry.told.kind, "wrench")
        kind = words(economy_names.SKILLS.get(entry.told.kind, entry.told.kind))
        yield Hit(SKILLS, entry.id, icon, entry.told.name, _with(entry.record.source, words("Skill"),
                  kind, entry.told.sectors))  # fmt: skip
    for entry in barriers.entries(plan, words):
        icon = names.BARRIER_ICONS.get(entry.told.kind, "prohibit")
        yield Hit(BARRIERS, entry.id, icon, entry.told.text, _with(entry.record.source,
                  words("Barrier"), entry.told.below, *entry.told.sectors))  # fmt: skip
    for entry in own_work.entries(plan, words):
        yield Hit(OWN_WORK, entry.id, entry.told.icon, entry.told.name,
                  _with(entry.told.below, words("Work of one's own"), *entry.told.sectors))  # fmt: skip
    for entry in actions.entries(plan, words):
        yield Hit(ACTIONS, entry.id, "flag-banner", f"{entry.told.number} {entry.told.title}",
                  _with(entry.record.note, words("Action"), entry.told.below, entry.told.status,
                        *entry.told.sectors))  # fmt: skip
    made = economy.study(plan)
    if made is not None:
        yield Hit(STUDY, "", "clipboard-text", made.title or words("The study"),
                  _with(made.note, made.method))  # fmt: skip


def _sectors(plan: OpenPlan, words: Words) -> Iterator[Hit]:
    for one in economy.sectors(plan):
        icon = heat_rows.icon_of(one.sector.name, one.sector.pictogram)
        mean = heat_rows.mean_told(words, one.mean, len(one.unscored))
        yield Hit(SECTORS, one.sector.id, icon, one.sector.name,
                  _with(one.sector.note, words("Sector"), mean, *one.sector.chain))  # fmt: skip
        for criterion, score in one.scores.items():
            if score.evidence:
                yield Hit(SECTORS, one.sector.id, names.ICONS[criterion],
                          _with_score(score), _with("", one.sector.name,
                          names.short(words, criterion), score.source))  # fmt: skip


def _with_score(score: SectorScore) -> str:
    return f"{score.score} · {score.evidence}"


def _with(last: str, *parts: str) -> str:
    return " · ".join(part for part in (*parts, last) if part)


class FoundCard(Card):
    """The list of what is found; Enter or a click opens it: ``opened(place, id)``."""

    opened = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__(padding=12)
        self._words = words
        self.title = heading("magnifying-glass", words("Found"))
        self.model = _Hits()
        self.list = RowList(self.model, _HitRow(), words("Found"))
        self.list.opened.connect(lambda row: self.opened.emit(row.place, row.id))
        self.list.clicked.connect(lambda _index: self.open_current())
        self.none = Paragraph(words("Nothing of the study says that."), "body", "muted",
                              align="center")  # fmt: skip
        self.box.addWidget(self.title)
        self.box.addWidget(self.none)
        self.box.addWidget(self.list, 1)

    def show_hits(self, found: list[Hit]) -> None:
        """Other ones."""
        self.model.show(found)
        self.none.setHidden(bool(found))
        self.list.setHidden(not found)
        said = self._words.many("{n} place says that", "{n} places say that", len(found))
        self.title.setText(said if found else self._words("Found"))
        if found:
            self.list.pick(0)

    def open_current(self) -> None:
        """Open what is chosen in the list."""
        row = self.list.row
        if row is not None:
            self.opened.emit(row.place, row.id)


class _Hits(Rows):
    def words_of(self, row: Hit) -> str:
        return f"{row.text}. {row.told}"


class _HitRow(RowDelegate):
    """Pictogram, words, and where they stand."""

    def __init__(self) -> None:
        super().__init__(56, lines=True)

    def _room(self, width: float) -> float:
        return width - theme.now().px(48) - 12

    def height(self, row: Hit, width: int) -> int:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, RowList) else width
        tall = row_drawing.words_height(row.text, row.told, self._room(width))
        return int(max(theme.now().px(56), tall + 16))

    def paint_row(self, painter: QPainter, box: QRectF, row: Hit, selected: bool) -> None:
        now, room = theme.now(), self._room(box.width())
        sign = QRectF(box.left() + 12, box.top(), now.px(26), box.height())
        icons.draw(painter, sign, row.icon, now.color.primary, now.px(22))
        tall = row_drawing.words_height(row.text, row.told, room)
        words = QRectF(box.left() + now.px(48), box.center().y() - tall / 2, room, tall)
        row_drawing.paint_words(painter, words, row.text, row.told, strong=selected, where=self)
