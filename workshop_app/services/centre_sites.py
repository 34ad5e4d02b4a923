"""Choosing among sites in the open: the room agrees on each score, and on which site it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop_app.domain import centre_parts as typed
from workshop_app.domain.centre_reading import facts_of, rows_in
from workshop_app.domain.centre_sites import LEAST, MOST, SiteScore, TableScore, best
from workshop_app.domain.directory import SITE_CRITERIA, CentrePart, ServicePoint
from workshop_app.services import centre_parts, centres
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import looked_over, needed
from workshop_app.text import N_, KnownError

NO_SCORE = N_("A score is a whole number from 1 to 5. Nothing was changed. Write it again.")
NO_CRITERION = N_("Sites are not scored on that. Nothing was changed.")
NO_TABLE = N_("There is no such table. Nothing was changed. Write its number.")
NO_REASON = N_("Why this site? Nothing was changed. Write the reason that the room gave.")


@dataclass(frozen=True, slots=True)
class Compared:
    """A site with its row. ``best``: of the sites with every score, none has a higher mean."""

    part: CentrePart
    site: typed.Site
    best: bool


def sites(plan: OpenPlan, centre: ServicePoint) -> list[Compared]:
    """The candidate sites in their order, compared."""
    rows = centres.of_kind(plan, centre, "site")
    found = [typed.site(row.text, row.facts) for row in rows]
    first = best(one.standing for one in found)
    return [
        Compared(row, site, n in first)
        for n, (row, site) in enumerate(zip(rows, found, strict=True))
    ]


def chosen(plan: OpenPlan, centre: ServicePoint) -> Compared | None:
    """The site that was chosen; ``None`` while none was."""
    return next((one for one in sites(plan, centre) if one.site.chosen), None)


def score(
    plan: OpenPlan,
    part: CentrePart,
    criterion: str,
    value: int | None,
    *,
    reason: str | None = None,
    confirmed: bool = False,
) -> CentrePart:
    """What the room agreed on: 1–5 (5 the favourable end), ``None`` takes the score away. Without a
    ``reason`` the one that is there stays."""
    if value is not None and not LEAST <= value <= MOST:
        raise KnownError(NO_SCORE)
    facts: dict[str, Any] = {"score": value}
    if reason is not None:
        facts["reason"] = looked_over(reason, confirmed)
    return _write(plan, part, criterion, facts, confirmed)


def explain(
    plan: OpenPlan, part: CentrePart, criterion: str, reason: str, *, confirmed: bool = False
) -> CentrePart:
    """Only why a score is what it is."""
    facts = {"reason": looked_over(reason, confirmed)}
    return _write(plan, part, criterion, facts, confirmed)


def say_at_table(
    plan: OpenPlan,
    part: CentrePart,
    criterion: str,
    table: int,
    value: int | None,
    reason: str = "",
    *,
    confirmed: bool = False,
) -> CentrePart:
    """What one table gave, by its number; ``None`` takes it away. It does not enter the mean: where
    a table saw it lower than the room, its words are told."""
    if not 1 <= table <= typed.MOST_TABLES:
        raise KnownError(NO_TABLE)
    if value is not None and not LEAST <= value <= MOST:
        raise KnownError(NO_SCORE)
    said = looked_over(reason, confirmed)
    now = _scores(part).get(criterion, SiteScore())
    tables = [one for one in now.tables if one.number != table]
    if value is not None:
        tables.append(TableScore(table, value, said))
    kept = [
        {"number": one.number, "score": one.score, "reason": one.reason}
        for one in sorted(tables, key=lambda one: one.number)
    ]
    return _write(plan, part, criterion, {"tables": kept}, confirmed)


def choose(plan: OpenPlan, part: CentrePart, reason: str, *, confirmed: bool = False) -> CentrePart:
    """The room chose this site, and why; another one is not chosen any more. Criteria without a
    score are told wherever the site is."""
    why = needed(reason, NO_REASON, confirmed)
    centre = centres.owner(plan, part)
    with plan.step("centre.choose") as step:
        for other in centres.of_kind(plan, centre, "site"):
            if other.id != part.id and facts_of(other.facts).get("chosen"):
                centre_parts.write(plan, step, other, {"chosen": False})
        facts = {"chosen": True, "reason": why}
        return centre_parts.write(plan, step, part, facts, confirmed=confirmed)


def leave_open(plan: OpenPlan, part: CentrePart) -> CentrePart:
    """It is not chosen any more; the reason that was given goes."""
    with plan.step("centre.choose") as step:
        return centre_parts.write(plan, step, part, {"chosen": False, "reason": ""})


def _scores(part: CentrePart) -> Mapping[str, SiteScore]:
    return typed.site(part.text, part.facts).scores


def _write(
    plan: OpenPlan, part: CentrePart, criterion: str, facts: Mapping[str, Any], confirmed: bool
) -> CentrePart:
    if criterion not in SITE_CRITERIA:
        raise KnownError(NO_CRITERION)
    with plan.step("centre.score") as step:
        now = centre_parts.taken(plan, step, part)
        scores = dict(facts_of(facts_of(now.facts).get("scores")))
        one = {**facts_of(scores.get(criterion)), **facts}
        one["tables"] = list(rows_in(one, "tables"))
        scores[criterion] = {key: each for key, each in one.items() if each not in (None, "", [])}
        kept = {name: each for name, each in scores.items() if each}
        return centre_parts.write(plan, step, now, {"scores": kept}, confirmed=confirmed)
