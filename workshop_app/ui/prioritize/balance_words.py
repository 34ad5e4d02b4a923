"""The balance of what goes in, in sentences."""

from __future__ import annotations

from workshop_app.domain.places import Territory
from workshop_app.export.names import THEMES
from workshop_app.services.balance import NOWHERE, Balance, GroupPart
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words


def gone(words: Words, plan: OpenPlan, found: Balance) -> str:
    """Which themes and territories have proposals of which none goes in; "" for none."""
    territories = territory_names(words, plan)
    themes = [words(THEMES[one.key]) for one in found.themes if one.vanishes]
    places = [territories.get(one.key, "") for one in found.territories if one.vanishes]
    told = []
    if themes:
        told.append(words("Nothing of {themes} goes in.", themes=words.listed(themes)))
    if places:
        told.append(words("Nothing of {places} goes in.", places=words.listed(places)))
    return " ".join(told)


def territory_names(words: Words, plan: OpenPlan) -> dict[str, str]:
    """Each territory's code and name by its id, and how those without one are called."""
    named = {one.id: f"{one.code} {one.name}".strip() for one in plan.all(Territory)}
    return {**named, NOWHERE: words("Without a territory")}


def counts(words: Words, found: Balance) -> str:
    """How many were proposed, voted on and go in."""
    return words(
        "{proposed} proposals · {voted} voted on · {going} go in",
        proposed=words.number(found.proposed), voted=words.number(found.voted),
        going=words.number(found.going_in),
    )  # fmt: skip


def money(words: Words, found: Balance, currency: str) -> str:
    """The cost of what goes in against the budget, in words."""
    cost = words.millions(found.cost, currency)
    if found.budget is None:
        told = words("What goes in costs {cost}. The plan has no budget yet.", cost=cost)
    else:
        rest = words.millions(abs(found.budget - found.cost), currency)
        budget = words.millions(found.budget, currency)
        if found.cost > found.budget:
            told = words("What goes in costs {cost}: {rest} more than the budget of {budget}.",
                         cost=cost, rest=rest, budget=budget)  # fmt: skip
        else:
            told = words("What goes in costs {cost} of {budget}: {rest} are left.",
                         cost=cost, rest=rest, budget=budget)  # fmt: skip
    if found.without_cost:
        told += " " + words.many("{n} of them has no cost yet.", "{n} of them have no cost yet.",
                                 found.without_cost)  # fmt: skip
    return told


def group(words: Words, one: GroupPart) -> str:
    """A group's first three and which of them go in."""
    first = [each.number for each in one.first]
    going = [each.number for each in one.first if each.goes_in]
    name = " + ".join(one.names)
    if not going:
        return words("{group}: nothing of its first ({first}) goes in.", group=name,
                     first=", ".join(first))  # fmt: skip
    return words("{group}: of its first ({first}) {going} go in.", group=name,
                 first=", ".join(first), going=words.listed(going))  # fmt: skip
