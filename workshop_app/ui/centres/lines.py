"""A row of a centre's sheet as its list shows it: an icon, words, what is known, a state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshop_app.domain.centre_parts import (
    Activity,
    Agreement,
    Indicator,
    Partner,
    Phase,
    Site,
    Space,
)
from workshop_app.domain.directory import CentrePart
from workshop_app.domain.meetings import Workshop
from workshop_app.export import centre_telling as telling
from workshop_app.export.centre_names import INDICATOR_KINDS, STATE_ICONS, state_told
from workshop_app.services import centre_parts
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words


@dataclass(frozen=True, slots=True)
class Line:
    """``track``: from 0 to 1, how far an indicator came on its way, ``None`` for none."""

    part: CentrePart
    icon: str
    text: str
    below: str = ""
    state: str = ""
    track: float | None = None

    @property
    def id(self) -> str:
        return self.part.id


class LineMaker:
    """Makes lines of parts of one plan, in one language."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        self._plan, self._words = plan, words

    def line(self, part: CentrePart) -> Line:
        """The line of any part."""
        row = centre_parts.read(part)
        icon, below, state, track = "dot-outline", "", "", None
        words = self._words
        if isinstance(row, Activity):
            icon = "calendar-dots"
            below = _joined(telling.when_told(words, row), row.for_whom)
        elif isinstance(row, Space):
            icon, state = STATE_ICONS.get(row.state, "door"), row.state
            held = words.many("for {n} person", "for {n} people", row.capacity or 0)
            below = _joined(held if row.capacity else "", row.use, self._session(row.session))
        elif isinstance(row, Partner):
            icon, state = STATE_ICONS.get(row.state, "buildings"), row.state
            below = row.brings
        elif isinstance(row, Agreement):
            icon, below = "handshake", self._agreed(row)
        elif isinstance(row, Phase):
            icon, state = STATE_ICONS.get(row.state, "circle"), row.state
            ends = words("ends with: {what}", what=row.ends) if row.ends else ""
            below = _joined(telling.term_told(words, row), ends)
        elif isinstance(row, Indicator):
            icon = "users-three" if row.kind == INDICATOR_FIRST else "house-line"
            below, track = telling.change_told(words, row, public=False), track_of(row)
        elif isinstance(row, Site):
            icon = "map-pin"
            below = _joined(row.place, telling.mean_told(words, row.standing))
        elif part.kind == "host":
            icon = "house-line"
        return Line(part, icon, part.text, below, state_told(part.kind, state, words), track)

    def _agreed(self, row: Agreement) -> str:
        words = self._words
        on = (
            words("agreed on {day}", day=words.date(row.agreed_on, "short"))
            if row.agreed_on
            else ""
        )
        again = ""
        if row.again_on:
            again = words("looked at again on {day}", day=words.date(row.again_on, "short"))
        return _joined(on, self._session(row.session), again)

    def _session(self, id: str) -> str:
        held = self._plan.find(Workshop, id) if id else None
        return held.title if held else ""


INDICATOR_FIRST = next(iter(INDICATOR_KINDS))


def track_of(row: Indicator) -> float | None:
    """How much of the way from baseline to target was gone by the last measure, 0 to 1."""
    if row.last is None or row.target is None:
        return None
    begun = row.baseline or 0.0
    if row.target == begun:
        return 1.0
    return min(1.0, max(0.0, (row.last.value - begun) / (row.target - begun)))


def _joined(*parts: Any) -> str:
    return " · ".join(part for part in parts if part)
