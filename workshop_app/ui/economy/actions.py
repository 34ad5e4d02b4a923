"""Actions of the economic plan: what each serves, and its way into the action plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.action_plan import HORIZONS, Action
from workshop_app.domain.economy import EconomyAction
from workshop_app.export import names
from workshop_app.services import economy, economy_actions, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.economy import row_drawing
from workshop_app.ui.economy.form import Form
from workshop_app.ui.economy.listing import Entry, Listing
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.widgets import Button, RowDelegate, RowList

LEFT, RIGHT, EDGE, LEAST = 92, 176, 12, 64
"""Pixels at 100 %: number and badge, what is at the right, the free edge, the least height."""
IN, OUT = "in", "out"


@dataclass(frozen=True, slots=True)
class ActionTold:
    """What a row shows; ``code`` is that of its action of the plan, "" while there is none."""

    number: str
    title: str
    below: str
    sectors: tuple[str, ...]
    code: str
    status: str
    cost: str


def entries(plan: OpenPlan, words: Words) -> list[Entry]:
    """Every economic action as a row, in their order."""
    called = {one.id: one.name for one in economy.in_order(plan)}
    numbers, codes = economy.numbers(plan), numbering.labels(plan, Action)
    found = []
    for one, action in economy.actions(plan):
        code = f"A{codes[action.id]}" if action else ""
        sectors = tuple(called[id] for id in one.sectors if id in called)
        told = ActionTold(
            numbers[one.id], one.title, below_of(words, one), sectors, code,
            words("in the plan as {code}", code=code) if code else words("not in the plan"),
            "" if one.cost is None else words.millions(one.cost, plan.plan.currency),
        )  # fmt: skip
        parts = (told.number, one.title, told.below, told.status, told.cost,
                 words.listed(list(sectors)) if sectors else "")  # fmt: skip
        found.append(Entry(one.id, one, ". ".join(part for part in parts if part), told))
    return found


def below_of(words: Words, one: EconomyAction) -> str:
    """Who, when, and how many barriers it attacks and skills it teaches."""
    parts = [one.responsible, words(names.SHORT_HORIZONS[one.horizon]) if one.horizon else ""]
    if one.barriers:
        parts.append(words.many("against {n} barrier", "against {n} barriers", len(one.barriers)))
    if one.skills:
        parts.append(words.many("teaches {n} skill", "teaches {n} skills", len(one.skills)))
    return " · ".join(part for part in parts if part)


class EconomyActionRow(RowDelegate):
    """Number and badge, title, what it serves; its code in the plan and its cost at the right."""

    def __init__(self) -> None:
        super().__init__(LEAST, lines=True)

    def _room(self, width: float) -> float:
        return width - theme.now().px(LEFT + RIGHT) - 2 * EDGE

    def height(self, row: Entry, width: int) -> int:
        view, told = self.parent(), row.told
        width = view.viewport().width() if isinstance(view, RowList) else width
        room = self._room(width)
        tall = row_drawing.words_height(told.title, told.below, room)
        chips = row_drawing.chips_height(told.sectors, room)
        return int(max(theme.now().px(LEAST), tall + chips + 22))

    def paint_row(self, painter: QPainter, box: QRectF, row: Entry, selected: bool) -> None:
        now, color, told = theme.now(), theme.now().color, row.told
        number = QRectF(box.left() + 12, box.top() + 9, now.px(38), now.px(28))
        paint.text(painter, number, told.number, now.font("detail", weight=700), color.muted,
                   where=self)  # fmt: skip
        side = now.px(28)
        paint.badge(painter, QRectF(number.right(), number.top(), side, side), "economy")
        room = self._room(box.width())
        words = QRectF(box.left() + now.px(LEFT), box.top() + 9, room, box.height())
        end = row_drawing.paint_words(painter, words, told.title, told.below, strong=selected,
                                      where=self)  # fmt: skip
        chips = QRectF(words.left(), end + 6, room, 0)
        row_drawing.paint_chips(painter, chips, told.sectors, self)
        self._right(painter, QRectF(words.right() + EDGE, box.top() + 9, now.px(RIGHT), 0), told)

    def _right(self, painter: QPainter, box: QRectF, told: ActionTold) -> None:
        now, color = theme.now(), theme.now().color
        first = QRectF(box.left(), box.top(), box.width(), now.px(24))
        ink = color.ok if told.code else color.muted
        wide = min(first.width(), now.width(told.status, "min", 600))
        sign = QRectF(first.right() - wide - now.px(20), first.top(), now.px(18), first.height())
        if told.code and sign.left() >= first.left() - 4:
            icons.draw(painter, sign, "check-circle-fill", ink, now.px(16))
        paint.text(painter, first, told.status, now.font("min", weight=600), ink,
                   align=paint.RIGHT, where=self)  # fmt: skip
        below = first.translated(0, now.px(22))
        paint.text(painter, below, told.cost, now.font("min"), color.muted, align=paint.RIGHT,
                   where=self)  # fmt: skip


class ActionsPlace(Listing):
    """Economic actions; P puts the chosen one into the action plan, or opens it there."""

    ABOUT = ("EconomyAction", "Action", "Sector", "Barrier", "Skill")
    TITLE, ICON = N_("Actions of the economic plan"), "flag-banner"
    HINT = N_("Add an action and press Enter")
    BLANK = N_("No economic action is written down yet. Write the first one below.")

    def all_told(self) -> str:
        return self.words.at("actions", "All")

    def out_told(self) -> str:
        return self.words.at("an action", "Take it out")

    def delegate(self) -> RowDelegate:
        return EconomyActionRow()

    def found(self) -> Sequence[Entry]:
        return entries(self.plan, self.words)

    def filters(self) -> list[tuple[str, str]]:
        return [*super().filters(), (OUT, self.words("Not in the plan yet")),
                (IN, self.words("In the plan"))]  # fmt: skip

    def passes(self, entry: Entry, key: str) -> bool:
        return bool(entry.told.code) == (key == IN)

    def make(self, text: str, kind: str, confirmed: bool) -> str:
        return economy_actions.add(self.plan, text, confirmed=confirmed).id

    def take_away(self, record: EconomyAction) -> None:
        economy_actions.remove(self.plan, record)

    def shift(self, record: EconomyAction, by: int) -> None:
        ids = [one.id for one, _ in economy.actions(self.plan)]
        economy_actions.move(self.plan, record, ids.index(record.id) + by)

    def command(self, record: EconomyAction, command: str) -> None:
        if command == "pass":
            self.way.go_on()

    def sheet(self) -> Form:
        words = self.words
        form = Form(self.plan, words, self._edit, words("Economic action"))
        self.way = WayIntoPlan(self)
        form.add(self.way, self.way.show_action)
        form.text("title", words("Action"), needed=True)
        form.ticks("barriers", words("Barriers it attacks"), words("no barrier"), self._barriers)
        form.ticks("sectors", words("Sectors it serves"), words("no sector"), self._sectors)
        form.ticks("skills", words("Skills it teaches"), words("no skill"), self._skills)
        form.text("responsible", words("Responsible"), words("An office or an organisation"))
        terms = [(key, words(names.HORIZONS[key])) for key in HORIZONS]
        form.choice("horizon", words("Term"), [("", words("not said")), *terms])
        form.money("cost", words("Cost"))
        form.text("note", words("Note"), lines=2)
        form.finished()
        return form

    def _barriers(self) -> list[tuple[str, str]]:
        return [(one.id, one.text) for one in economy.barriers(self.plan)]

    def _sectors(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in economy.in_order(self.plan)]

    def _skills(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in economy.skills(self.plan)]

    def _edit(self, *, confirmed: bool = False, **values: object) -> None:
        if (made := self.plan.find(EconomyAction, self.form_id)) is not None:
            economy_actions.edit(self.plan, made, confirmed=confirmed, **values)


class WayIntoPlan(QWidget):
    """The button that puts an economic action into the plan; afterwards the link to it there."""

    def __init__(self, place: ActionsPlace) -> None:
        super().__init__()
        self._place, words = place, place.words
        self._made: EconomyAction | None = None
        self._card: LinkCard | None = None
        self.put = Button(words("Put into the plan"), "tinted", icon="flag-banner", cap="P")
        self.put.clicked.connect(self.go_on)
        self.back = Button(words("Take out of the plan"), "quiet", size="small",
                           icon="arrow-u-up-left")  # fmt: skip
        self.back.clicked.connect(self._take_back)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self.put)
        self._box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_action(self, made: EconomyAction) -> None:
        """How it stands."""
        place, self._made = self._place, made
        action = economy_actions.in_plan(place.plan, made)
        if self._card is not None:
            self._box.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if action is not None:
            code = numbering.near(place.plan, Action, action.id)[action.id]
            told = place.words("Open action A{number} of the plan", number=code)
            self._card = LinkCard(action.title, told, topic=action.theme)
            self._card.picked.connect(self.go_on)
            self._box.insertWidget(0, self._card)
        fixed = place.plan.read_only
        self.put.setHidden(action is not None or fixed)
        self.back.setHidden(action is None or fixed)

    def go_on(self) -> None:
        """Put it into the plan; what is there already is opened."""
        if self._made is None:
            return
        place, words = self._place, self._place.words
        action = economy_actions.in_plan(place.plan, self._made)
        if action is not None:
            place.shell.go("action_plan", action=action.id)
            return
        put: Any = economy_actions.to_plan(place.plan, self._made)
        code = numbering.near(place.plan, Action, put.id)[put.id]
        said = words("It stands in the action plan as A{number}.", number=code)
        place.shell.tell("done", said, undo=True)
        place.choose(self._made.id)

    def _take_back(self) -> None:
        if self._made is not None:
            economy_actions.take_back(self._place.plan, self._made)
            self._place.begin()
