"""Self-employment: ways of working on one's own, with what starting takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain.economy import Opportunity
from workshop_app.services import economy, economy_needs
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.economy import row_drawing
from workshop_app.ui.economy.form import Form
from workshop_app.ui.economy.heat_rows import icon_of
from workshop_app.ui.economy.listing import Entry, Listing
from workshop_app.ui.widgets import RowDelegate, RowList, wrapped

LEFT, RIGHT, EDGE, LEAST = 46, 226, 12, 62
"""Pixels at 100 %: pictogram, figures at the right, the free edge, the least height."""
NONE = "none"


@dataclass(frozen=True, slots=True)
class OwnWorkTold:
    """What a row shows."""

    name: str
    below: str
    icon: str
    sectors: tuple[str, ...]
    cost: str
    weeks: str


def entries(plan: OpenPlan, words: Words) -> list[Entry]:
    """Every way as a row, the cheapest to begin with first."""
    called = {one.id: one for one in economy.in_order(plan)}
    found = []
    for one in economy.opportunities(plan):
        sector = called.get(one.sector or "")
        below = " · ".join(part for part in (one.note, *one.takes) if part)
        cost, weeks = cost_of(plan, words, one), weeks_of(words, one)
        name = sector.name if sector else ""
        icon = icon_of(sector.name, sector.pictogram) if sector else icon_of(one.name)
        told = OwnWorkTold(one.name, below, icon, (name,) if name else (), cost, weeks)
        said = ". ".join(part for part in (one.name, below, cost, weeks, name) if part)
        found.append(Entry(one.id, one, said, told))
    return found


def cost_of(plan: OpenPlan, words: Words, one: Opportunity) -> str:
    """What starting costs, in words; "" where nobody said."""
    if one.starting_cost is None:
        return ""
    return words("{cost} to begin", cost=words.money(one.starting_cost, plan.plan.currency))


def weeks_of(words: Words, one: Opportunity) -> str:
    """How long until the first sale; "" where nobody said."""
    if one.weeks is None:
        return ""
    return words.many("{n} week to the first sale", "{n} weeks to the first sale", one.weeks)


class OwnWorkRow(RowDelegate):
    """Pictogram, name, what it takes, its sector; cost and weeks at the right."""

    def __init__(self) -> None:
        super().__init__(LEAST, lines=True)

    def _room(self, width: float) -> float:
        return width - theme.now().px(LEFT + RIGHT) - 2 * EDGE

    def height(self, row: Entry, width: int) -> int:
        view, told = self.parent(), row.told
        width = view.viewport().width() if isinstance(view, RowList) else width
        room = self._room(width)
        tall = row_drawing.words_height(told.name, told.below, room)
        chips = row_drawing.chips_height(told.sectors, room)
        return int(max(theme.now().px(LEAST), tall + chips + 22))

    def paint_row(self, painter: QPainter, box: QRectF, row: Entry, selected: bool) -> None:
        now, color, told = theme.now(), theme.now().color, row.told
        sign = QRectF(box.left() + 12, box.top() + 8, now.px(24), now.px(26))
        icons.draw(painter, sign, told.icon, color.primary, now.px(22))
        room = self._room(box.width())
        words = QRectF(box.left() + now.px(LEFT), box.top() + 9, room, box.height())
        end = row_drawing.paint_words(painter, words, told.name, told.below, strong=selected,
                                      where=self)  # fmt: skip
        chips = QRectF(words.left(), end + 6, room, 0)
        row_drawing.paint_chips(painter, chips, told.sectors, self)
        right = QRectF(words.right() + EDGE, box.top() + 8, now.px(RIGHT), now.px(22))
        paint.text(painter, right, told.cost, now.font("min", weight=600), color.ink,
                   align=paint.RIGHT, where=self)  # fmt: skip
        below = QRectF(right.left(), right.bottom(), right.width(), now.px(36))
        if told.weeks:
            wrapped.lines(painter, below, told.weeks, now.font("min"), color.muted, self,
                          align=paint.RIGHT)  # fmt: skip


class OwnWorkPlace(Listing):
    """Ways of working on one's own, the cheapest to begin with first."""

    ABOUT = ("Opportunity", "Sector")
    TITLE, ICON = N_("Self-employment"), "storefront"
    HINT = N_("Add a way of working on one's own and press Enter")
    BLANK = N_("No way of working on one's own is written down yet. Write the first one below.")

    def delegate(self) -> RowDelegate:
        return OwnWorkRow()

    def found(self) -> Sequence[Entry]:
        return entries(self.plan, self.words)

    def filters(self) -> list[tuple[str, str]]:
        return [*super().filters(), *self._sectors(), (NONE, self.words("Without a sector"))]

    def passes(self, entry: Entry, key: str) -> bool:
        return (entry.record.sector or NONE) == key

    def read(self) -> None:
        """The sectors to choose among may be others."""
        self.filter.set_choices(self.filters(), self.filter.key)
        super().read()

    def make(self, text: str, kind: str, confirmed: bool) -> str:
        key = self.filter.key
        sector = None if key in ("", NONE) else key
        return economy_needs.add_opportunity(self.plan, text, confirmed=confirmed, sector=sector).id

    def take_away(self, record: Opportunity) -> None:
        economy_needs.remove(self.plan, record)

    def sheet(self) -> Form:
        words = self.words
        form = Form(self.plan, words, self._edit, words("Work of one's own"))
        form.text("name", words("Work of one's own"), needed=True)
        form.one_of("sector", words("Sector"), self._sectors)
        form.money("starting_cost", words("What starting costs"))
        form.parts("takes", words("What else starting takes"), words("A course, a permit, a tool"),
                   words("One on each line"))  # fmt: skip
        form.count("weeks", words("Weeks until the first sale"))
        form.text("note", words("Note"), lines=2)
        form.finished()
        return form

    def _sectors(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in economy.in_order(self.plan)]

    def _edit(self, *, confirmed: bool = False, **values: object) -> None:
        if (way := self.plan.find(Opportunity, self.form_id)) is not None:
            economy_needs.edit(self.plan, way, confirmed=confirmed, **values)
