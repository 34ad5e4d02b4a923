"""The sheets of the plan's workbook that tell and do not come back: proposals, challenges,
workshops and votes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workshop_app.domain.attendance import SMALL
from workshop_app.export import names
from workshop_app.export.csv import proposal_rows, result_rows
from workshop_app.export.telling import Telling
from workshop_app.export.xlsx.book import Value
from workshop_app.text import N_

Rows = list[list[Value]]


@dataclass(frozen=True, slots=True)
class ToldSheet:
    """``rows`` gives the heads and the rows; ``widths`` in letters and ``formats``, by column."""

    name: str
    rows: Callable[[Telling], tuple[list[str], Rows]]
    widths: Mapping[int, int] = field(default_factory=dict)
    formats: Mapping[int, str] = field(default_factory=dict)


def _proposals(telling: Telling) -> tuple[list[str], Rows]:
    head, rows = proposal_rows(telling.view, telling.words)
    return head, [list(row) for row in rows]


def _challenges(telling: Telling) -> tuple[list[str], Rows]:
    words, view = telling.words, telling.view
    answered: dict[str, list[str]] = {}
    for one in view.proposals:
        for text in one.challenges:
            answered.setdefault(text, []).append(one.number)
    head = [words("Number"), words("Challenge"), words("Theme"), words("Proposals")]
    rows: Rows = [
        [one.number, one.text, telling.theme(one.theme), "; ".join(answered.get(one.text, []))]
        for one in view.challenges
    ]
    return head, rows


def _workshops(telling: Telling) -> tuple[list[str], Rows]:
    words = telling.words
    head = [
        words("Number"),
        words("Workshop"),
        words("Date"),
        words("Place"),
        words("Audience"),
        words("Communes"),
        words("Attendances"),
        words("Minutes"),
        words("Proposals"),
    ]
    rows: Rows = [
        [
            one.number,
            one.title,
            one.day,
            one.place,
            names.told(names.AUDIENCES, one.audience, words),
            "; ".join(map(str, one.communes)),
            SMALL if one.attendance_hidden else one.attendance,
            one.minutes,
            one.proposals,
        ]
        for one in telling.view.workshops
    ]
    return head, rows


def _votes(telling: Telling) -> tuple[list[str], Rows]:
    head, rows = result_rows(telling)
    return head, [list(row) for row in rows]


SHARE = "0.0%"

TOLD: Mapping[str, ToldSheet] = {
    "proposals": ToldSheet(N_("Proposals"), _proposals, {1: 50, 2: 50}),
    "challenges": ToldSheet(N_("Challenges"), _challenges, {1: 70}),
    "workshops": ToldSheet(N_("Workshops"), _workshops, {1: 34, 3: 34, 4: 26}),
    "votes": ToldSheet(N_("Votes"), _votes, {5: 50, 13: 40}, {10: SHARE, 11: SHARE}),
}
"""By the name of the sheet."""
