"""Skills: what is asked for, and how many in the rooms know it or want to learn it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.domain import economy_names
from workshop_app.domain.economy import Skill
from workshop_app.domain.economy_figures import Total
from workshop_app.services import economy, economy_needs
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.economy import names, row_drawing
from workshop_app.ui.economy.form import Form
from workshop_app.ui.economy.listing import Entry, Listing
from workshop_app.ui.widgets import MessageBar, RowDelegate, RowList
from workshop_app.ui.widgets.progress import pips

LEFT, GAP, EDGE, LEAST = 46, 14, 12, 58
BARS, FIGURES, DEMAND = 84, 156, 114
WIDE = 560
"""Pixels at 100 %: icon, bars, their words, the demand; the width from which they stand beside the
name."""
TOTALS = N_("Write only totals of a room: how many know it, how many want to learn it. Never who.")
HINT_DONE = "skill_totals"
"""Said once on each laptop, and by which key that is known."""


@dataclass(frozen=True, slots=True)
class SkillTold:
    """What a row shows: ``known`` and ``wanted`` 0 to 1 of the largest total of the list."""

    name: str
    sectors: str
    kind: str
    known: float
    wanted: float
    totals: str
    demand: int
    asked: str


def entries(plan: OpenPlan, words: Words) -> list[Entry]:
    """Every skill as a row: most asked for first."""
    found = economy.skills(plan)
    called = {one.id: one.name for one in economy.in_order(plan)}
    all = [n for one in found for n in (one.brought, one.wanted) if n]
    most = max([1, *all])
    return [_entry(words, one, called, most) for one in found]


def _entry(words: Words, skill: Skill, called: dict[str, str], most: int) -> Entry:
    sectors = " · ".join(called[id] for id in skill.sectors if id in called)
    totals = totals_of(words, skill)
    demand = words("demand {n} of 5", n=skill.demand)
    asked = "" if skill.vacancies is None else vacancies(words, skill.vacancies)
    kind = words(economy_names.SKILLS.get(skill.kind, skill.kind))
    told = SkillTold(skill.name, sectors, skill.kind, Total(skill.brought).most / most,
                     Total(skill.wanted).most / most, totals, skill.demand, asked)  # fmt: skip
    said = ". ".join(part for part in (skill.name, kind, demand, asked, totals, sectors) if part)
    return Entry(skill.id, skill, said, told)


def totals_of(words: Words, skill: Skill) -> str:
    """ "14 know · 9 want to learn"; "" where nobody counted."""
    known, wanted = Total(skill.brought), Total(skill.wanted)
    parts = []
    if known.asked:
        parts.append(words("{n} know", n=known.told))
    if wanted.asked:
        parts.append(words("{n} want to", n=wanted.told))
    return " · ".join(parts)


def vacancies(words: Words, n: int) -> str:
    """Vacancies in words."""
    return words.many("{n} vacancy", "{n} vacancies", n)


class SkillRow(RowDelegate):
    """Name and sectors; demand as pips with its vacancies; two bars with their figures."""

    def __init__(self, words: Words) -> None:
        super().__init__(LEAST, lines=True)
        self._words = words

    def _columns(self, width: float) -> tuple[float, bool]:
        """The room of the words, and whether the figures stand under them."""
        now = theme.now()
        beside = now.px(BARS + FIGURES + DEMAND) + 3 * GAP
        stacked = width < now.px(WIDE)
        return width - now.px(LEFT) - EDGE - (0 if stacked else beside), stacked

    def height(self, row: Entry, width: int) -> int:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, RowList) else width
        room, stacked = self._columns(width)
        tall = row_drawing.words_height(row.told.name, row.told.sectors, room)
        below = theme.now().px(48) if stacked else 0
        return int(max(theme.now().px(LEAST), tall + 16) + below)

    def paint_row(self, painter: QPainter, box: QRectF, row: Entry, selected: bool) -> None:
        now, told = theme.now(), row.told
        room, stacked = self._columns(box.width())
        low = now.px(48) if stacked else 0
        upper = box.adjusted(0, 0, 0, -low)
        sign = QRectF(box.left() + 12, upper.top(), now.px(24), upper.height())
        icons.draw(painter, sign, names.SKILL_ICONS[told.kind], now.color.primary, now.px(22))
        tall = row_drawing.words_height(told.name, told.sectors, room)
        top = upper.center().y() - tall / 2
        words = QRectF(box.left() + now.px(LEFT), top, room, tall)
        row_drawing.paint_words(painter, words, told.name, told.sectors, strong=selected,
                                where=self)  # fmt: skip
        wide = now.px(BARS + FIGURES + DEMAND) + 3 * GAP
        left = box.left() + now.px(LEFT) if stacked else box.right() - EDGE - wide + GAP
        lower = QRectF(left, upper.bottom(), wide, low) if stacked else QRectF(
            left, upper.top(), wide, upper.height()
        )  # fmt: skip
        self._figures(painter, lower, told)

    def _figures(self, painter: QPainter, box: QRectF, told: SkillTold) -> None:
        now, color = theme.now(), theme.now().color
        wide, step = now.px(DEMAND), now.px(20)
        first = QRectF(
            box.left(), box.center().y() - (step if told.asked else step / 2), wide, step
        )
        pips(painter, first, told.demand, 5, color.primary)
        figure = QRectF(first.left() + now.px(62), first.top(), wide - now.px(62), step)
        paint.text(painter, figure, f"{told.demand}/5", now.font("min", weight=600), color.ink,
                   where=self)  # fmt: skip
        if told.asked:
            below = QRectF(box.left(), first.bottom(), wide + 8, step)
            paint.text(painter, below, told.asked, now.font("min"), color.muted, where=self)
        if told.totals:
            bars = QRectF(box.left() + wide + GAP, box.top(), now.px(BARS), box.height())
            row_drawing.paint_two_bars(painter, bars, told.known, told.wanted)
            words = QRectF(bars.right() + GAP, box.top(), now.px(FIGURES), box.height())
            paint.text(painter, words, told.totals, now.font("min"), color.muted, where=self)


class SkillsPlace(Listing):
    """Technical and soft skills; a digit sets the demand."""

    ABOUT = ("Skill", "Sector")
    TITLE, ICON = N_("Skills"), "wrench"
    HINT = N_("Add a skill and press Enter")
    BLANK = N_("No skill is written down yet. Write the first one below.")

    def delegate(self) -> RowDelegate:
        return SkillRow(self.words)

    def found(self) -> Sequence[Entry]:
        return entries(self.plan, self.words)

    def kinds(self) -> list[tuple[str, str]]:
        return [(key, self.words(name)) for key, name in economy_names.SKILLS.items()]

    def filters(self) -> list[tuple[str, str]]:
        return [*super().filters(), *self.kinds(),
                ("vacant", self.words("With vacancies")),
                ("counted", self.words("Counted in a room"))]  # fmt: skip

    def passes(self, entry: Entry, key: str) -> bool:
        skill: Skill = entry.record
        if key == "vacant":
            return bool(skill.vacancies)
        if key == "counted":
            return skill.brought is not None or skill.wanted is not None
        return skill.kind == key

    def make(self, text: str, kind: str, confirmed: bool) -> str:
        return economy_needs.add_skill(self.plan, text, kind=kind, confirmed=confirmed).id

    def take_away(self, record: Skill) -> None:
        economy_needs.remove(self.plan, record)

    def score(self, record: Skill, digit: int) -> None:
        economy_needs.edit(self.plan, record, demand=digit)

    def notice(self) -> QWidget | None:
        from workshop_app.ui import guidance

        if self.plan.read_only or not guidance.wanted(self.shell.settings, HINT_DONE):
            return None
        bar = MessageBar("info", self.words(TOTALS), closable=self.words("Close"))
        bar.closed.connect(lambda: guidance.done(self.shell, HINT_DONE))
        bar.closed.connect(bar.hide)
        return bar

    def sheet(self) -> Form:
        words = self.words
        form = Form(self.plan, words, self._edit, words("Skill"))
        form.text("name", words("Skill"), needed=True)
        form.choice("kind", words("Kind"), self.kinds())
        form.scale("demand", words("How much it is asked for"))
        form.count("vacancies", words("Vacancies counted"))
        form.count("brought", words("How many know it"))
        form.count("wanted", words("How many want to learn it"))
        form.ticks("sectors", words("Sectors"), words("no sector"), self._sectors)
        form.text("source", words("Source"), words("Which interviews, which list"))
        form.finished()
        return form

    def _sectors(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in economy.in_order(self.plan)]

    def _edit(self, *, confirmed: bool = False, **values: object) -> None:
        if (skill := self.plan.find(Skill, self.form_id)) is not None:
            economy_needs.edit(self.plan, skill, confirmed=confirmed, **values)
