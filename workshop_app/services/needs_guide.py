"""The guide to specific needs: what to notice, how to speak, and whom to turn to.

It only reads: nothing about a person is stored, asked for or counted, by opening it or printing it
(P-46). Points of protection are never told alone or under that word (P-48).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop_app import paths
from workshop_app.domain.directory import ServicePoint
from workshop_app.services.criteria import LANGUAGES
from workshop_app.services.directory import points
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_

NOTHING_KEPT = N_("Nothing about a person is kept or counted here.")
PROTECTION = "protection"
"""The field whose points are never told alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """How to speak: a pictogram and one sentence."""

    pictogram: str
    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to notice: in words and as a pictogram, what to do, and which fields of the directory
    answer to it."""

    id: str
    pictogram: str
    notice: str
    do: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedsGuide:
    """The whole guide in one language."""

    speaking: tuple[Line, ...]
    signs: tuple[Sign, ...]


@cache
def guide(language: str) -> NeedsGuide:
    """The guide in ``language``, or in Spanish where the file does not have that."""
    said = language if language in LANGUAGES else LANGUAGES[0]
    told = table()
    return NeedsGuide(
        speaking=tuple(Line(row["pictogram"], row["text"][said]) for row in told["speak"]),
        signs=tuple(
            Sign(row["id"], row["pictogram"], row["notice"][said], row["do"][said],
                 tuple(row["fields"]))
            for row in told["sign"]
        ),
    )  # fmt: skip


@cache
def table() -> dict[str, Any]:
    """The file as it stands."""
    path = paths.resources("content", "needs.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def turn_to(plan: OpenPlan, sign: Sign) -> list[ServicePoint]:
    """The points to turn to, in the order of the sign's fields; then the attention points, which
    orient everybody. One of protection is told only where there are others beside it (P-48)."""
    return never_alone(_answering(points(plan), sign))


def _answering(every: list[ServicePoint], sign: Sign) -> list[ServicePoint]:
    by_field = [one for field in sign.fields for one in every if one.field == field]
    orienting = [one for one in every if one.kind != "institution" and one not in by_field]
    return [*by_field, *orienting]


def never_alone(found: Iterable[ServicePoint]) -> list[ServicePoint]:
    """``found`` without its points of protection where nothing else stands beside them."""
    told = list(found)
    others = [one for one in told if one.field != PROTECTION]
    return told if others else []
