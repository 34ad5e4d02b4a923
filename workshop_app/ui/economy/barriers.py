"""Barriers: what stands in the way, whom it hinders, and which sectors it blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain import economy_names
from workshop_app.domain.economy import Barrier
from workshop_app.domain.proposals import Challenge
from workshop_app.services import economy, economy_needs
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import paint, theme
from workshop_app.ui.economy import names, row_drawing
from workshop_app.ui.economy.form import Form
from workshop_app.ui.economy.links import LinkRows
from workshop_app.ui.economy.listing import Entry, Listing
from workshop_app.ui.widgets import RowDelegate, RowList
from workshop_app.ui.widgets.progress import pips

LEFT, RIGHT, EDGE, LEAST = 62, 120, 12, 64
"""Pixels at 100 %: the pictogram, the figures at the right, the free edge, the least height."""
BY = "by "
"""Before whom a filter is about."""


@dataclass(frozen=True, slots=True)
class BarrierTold:
    """What a row shows."""

    text: str
    below: str
    kind: str
    sectors: tuple[str, ...]
    severity: int
    heard: str


def entries(plan: OpenPlan, words: Words) -> list[Entry]:
    """Every barrier as a row, the most severe first."""
    called = {one.id: one.name for one in economy.in_order(plan)}
    return [_entry(words, one, called) for one in economy.barriers(plan)]


def _entry(words: Words, barrier: Barrier, called: dict[str, str]) -> Entry:
    kind = words(economy_names.BARRIERS.get(barrier.kind, barrier.kind))
    hinders = [words(economy_names.HINDERED.get(id, id)) for id in barrier.hinders]
    whom = words("hinders {whom}", whom=words.listed(hinders)) if hinders else ""
    sectors = tuple(called[id] for id in barrier.sectors if id in called)
    below = " · ".join(part for part in (kind, whom) if part)
    heard = heard_at(words, barrier.heard)
    told = BarrierTold(barrier.text, below, barrier.kind, sectors, barrier.severity, heard)
    severity = words("severity {n} of 5", n=barrier.severity)
    parts = (barrier.text, below, severity, heard, words.listed(list(sectors)) if sectors else "")
    return Entry(barrier.id, barrier, ". ".join(part for part in parts if part), told)


def heard_at(words: Words, tables: int | None) -> str:
    """ "5 tables"; "" where nobody counted."""
    return "" if tables is None else words.many("{n} table", "{n} tables", tables)


class BarrierRow(RowDelegate):
    """Its kind's pictogram, the words, whom it hinders, the sectors as chips, how severe it is."""

    def __init__(self) -> None:
        super().__init__(LEAST, lines=True)

    def _room(self, width: float) -> float:
        return width - theme.now().px(LEFT + RIGHT) - EDGE

    def height(self, row: Entry, width: int) -> int:
        view, told = self.parent(), row.told
        width = view.viewport().width() if isinstance(view, RowList) else width
        room = self._room(width)
        tall = row_drawing.words_height(told.text, told.below, room)
        chips = row_drawing.chips_height(told.sectors, room)
        return int(max(theme.now().px(LEAST), tall + chips + 20))

    def paint_row(self, painter: QPainter, box: QRectF, row: Entry, selected: bool) -> None:
        now, color, told = theme.now(), theme.now().color, row.told
        side, room = now.px(38), self._room(box.width())
        tile = QRectF(box.left() + 12, box.top() + 10, side, side)
        paint.tile_icon(painter, tile, names.BARRIER_ICONS.get(told.kind, "prohibit"),
                        color.accent_text, color.accent_tint, now.px(22))  # fmt: skip
        words = QRectF(box.left() + now.px(LEFT), box.top() + 8, room, box.height())
        end = row_drawing.paint_words(painter, words, told.text, told.below, strong=selected,
                                      where=self)  # fmt: skip
        chips = QRectF(words.left(), end + 6, room, 0)
        row_drawing.paint_chips(painter, chips, told.sectors, self)
        right = QRectF(words.right() + 12, box.top() + 10, now.px(RIGHT) - 12, now.px(20))
        pips(painter, right, told.severity, 5, color.accent_text)
        figure = right.adjusted(now.px(64), 0, 0, 0)
        paint.text(painter, figure, f"{told.severity}/5", now.font("min", weight=600), color.ink,
                   where=self)  # fmt: skip
        if told.heard:
            below = right.translated(0, now.px(22))
            paint.text(painter, below, told.heard, now.font("min"), color.muted, where=self)


class BarriersPlace(Listing):
    """Barriers and bottlenecks; a digit sets how severe one is."""

    ABOUT = ("Barrier", "Sector", "Challenge")
    TITLE, ICON = N_("Barriers and bottlenecks"), "prohibit"
    SHORT = N_("Barriers")
    HINT = N_("Add a barrier and press Enter")
    BLANK = N_("No barrier is written down yet. Write the first one below.")
    KIND = "other"

    def all_told(self) -> str:
        return self.words.at("barriers", "All")

    def out_told(self) -> str:
        return self.words.at("a barrier", "Take it out")

    def delegate(self) -> RowDelegate:
        return BarrierRow()

    def found(self) -> Sequence[Entry]:
        return entries(self.plan, self.words)

    def kinds(self) -> list[tuple[str, str]]:
        return [(key, self.words(name)) for key, name in economy_names.BARRIERS.items()]

    def filters(self) -> list[tuple[str, str]]:
        whom = [(BY + id, self.words("Hinders {whom}", whom=self.words(name)))
                for id, name in economy_names.HINDERED.items()]  # fmt: skip
        return [*super().filters(), ("bottleneck", self.words("Bottlenecks of businesses")),
                *whom, *self.kinds()]  # fmt: skip

    def passes(self, entry: Entry, key: str) -> bool:
        barrier: Barrier = entry.record
        if key == "bottleneck":
            return economy_names.is_bottleneck(barrier.kind)
        if key.startswith(BY):
            return key.removeprefix(BY) in barrier.hinders
        return barrier.kind == key

    def make(self, text: str, kind: str, confirmed: bool) -> str:
        return economy_needs.add_barrier(self.plan, text, kind=kind, confirmed=confirmed).id

    def take_away(self, record: Barrier) -> None:
        economy_needs.remove(self.plan, record)

    def score(self, record: Barrier, digit: int) -> None:
        economy_needs.edit(self.plan, record, severity=digit)

    def sheet(self) -> Form:
        words = self.words
        form = Form(self.plan, words, self._edit, words("Barrier"))
        form.text("text", words("Barrier"), needed=True)
        form.choice("kind", words("Kind"), self.kinds())
        form.scale("severity", words("How severe it is"))
        form.ticks("hinders", words("Whom it hinders"), words("everybody"), self._hindered)
        form.count("heard", words("At how many tables it was named"))
        form.ticks("sectors", words("Sectors it blocks"), words("no sector"), self._sectors)
        self.challenges = LinkRows(self.plan, words, self.shell, Challenge)
        self.challenges.kept.connect(lambda ids: self._edit(challenges=ids))
        form.add(self.challenges, lambda record: self.challenges.show_ids(record.challenges))
        form.text("source", words("Source"), words("Which interviews, which list"))
        form.finished()
        return form

    def _hindered(self) -> list[tuple[str, str]]:
        return [(id, self.words(name)) for id, name in economy_names.HINDERED.items()]

    def _sectors(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in economy.in_order(self.plan)]

    def _edit(self, *, confirmed: bool = False, **values: object) -> None:
        if (barrier := self.plan.find(Barrier, self.form_id)) is not None:
            economy_needs.edit(self.plan, barrier, confirmed=confirmed, **values)
