"""A line of the plan as the list paints it: number, badge, title, zone, cost, term, six pips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.capacity import ZONES
from workshop_app.services import action_plan, capacity, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import RowDelegate, wrapped
from workshop_app.ui.widgets.progress import pips


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with what its row says. ``zone`` is "" where its proposals stand in none."""

    action: Action
    number: str
    zone: str
    zone_name: str
    cost: str
    term: str
    has: frozenset[str]


def action_rows(plan: OpenPlan, words: Words) -> list[ActionRow]:
    """Every action in the order of the plan."""
    zones = {one.id: one.zone or "" for one in capacity.priorities(plan)}
    answers: dict[str, list[str]] = {}
    for link in plan.all(ActionProposal):
        answers.setdefault(link.action, []).append(zones.get(link.proposal, ""))
    numbers = numbering.labels(plan, Action)
    has = action_plan.completeness(plan)
    currency = plan.plan.currency
    rows: list[ActionRow] = []
    for action in action_plan.actions(plan):
        zone = next((z for z in answers.get(action.id, []) if z and z != "unknown"), "")
        rows.append(
            ActionRow(
                action,
                f"A{numbers[action.id]}",
                zone,
                words(ZONES[zone].name) if zone else words("Written decision"),
                "–" if action.cost is None else words.millions(action.cost, currency),
                term_words(words, action),
                has[action.id],
            )
        )
    return rows


def term_words(words: Words, action: Action) -> str:
    """The month in which an action is to be done; "–" while it has no term."""
    end = end_month(action)
    return words.month(end) if end else "–"


def end_month(action: Action) -> date | None:
    """The first day of the last month of an action."""
    if not action.start or not action.months:
        return None
    year, month = (int(part) for part in action.start.split("-")[:2])
    last = year * 12 + month - 1 + action.months - 1
    return date(last // 12, last % 12 + 1, 1)


class ActionRowDelegate(RowDelegate):
    """Rows of two lines of title and one of who; as wide as the list."""

    def __init__(self, words: Words) -> None:
        super().__init__(72, lines=True)
        self._words = words

    def paint_row(self, painter: QPainter, box: QRectF, row: ActionRow, selected: bool) -> None:
        now = theme.now()
        left, right = box.left() + 12, box.right() - 10
        number = QRectF(left, box.top(), now.px(36), box.height())
        paint.text(painter, number, row.number, now.font("detail", weight=700), now.color.muted,
                   where=self)  # fmt: skip
        side = now.px(28)
        badge = QRectF(number.right(), box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, row.action.theme)
        pip_box = QRectF(right - now.px(66), box.center().y() - now.px(5), now.px(66), now.px(10))
        pips(painter, pip_box, len(row.has))
        term = QRectF(pip_box.left() - now.px(78), box.top(), now.px(74), box.height())
        paint.text(painter, term, row.term, now.font("min"), now.color.ink, where=self)
        cost = QRectF(term.left() - now.px(80), box.top(), now.px(74), box.height())
        paint.text(painter, cost, row.cost, now.font("min", weight=600), now.color.ink,
                   align=paint.RIGHT, where=self)  # fmt: skip
        zone = QRectF(cost.left() - now.px(34), box.center().y() - now.px(13), now.px(26),
                      now.px(26))  # fmt: skip
        self._zone(painter, zone, row)
        start = badge.right() + 10
        width = zone.left() - start - 8
        weight = 700 if selected else 500
        who = QRectF(start, box.bottom() - now.px(25), width, now.px(20))
        title = QRectF(start, box.top() + 4, width, who.top() - box.top() - 4)
        wrapped.lines(painter, title, row.action.title, now.font("detail", weight=weight),
                      now.color.ink, where=self)  # fmt: skip
        said = row.action.responsible or self._words("responsible missing")
        tone = now.color.muted if row.action.responsible else now.color.warn
        paint.text(painter, who, said, now.font("min"), tone, where=self, meant=True)

    def _zone(self, painter: QPainter, box: QRectF, row: ActionRow) -> None:
        """The zone's sign, or a pencil where a written decision brought it in."""
        now = theme.now()
        if row.zone:
            fill, ink, icon = now.zone(row.zone)
        else:
            fill, ink, icon = now.color.info_tint, now.color.info, "note-pencil"
        paint.frame(painter, box, 6, fill)
        icons.draw(painter, box, icon, ink, box.height() * 0.62)
