"""``priorities FILE``: the proposals in the order of the plan, with their zone."""

from __future__ import annotations

from argparse import Namespace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, Console
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.domain.priority import Priority
    from workshop_app.domain.proposals import Proposal


def take(call: Call) -> None:
    call.add_argument("file", metavar="FILE", help=N_("the plan"))
    call.add_argument("--json", action="store_true", help=N_("prints one JSON object"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.domain.proposals import Proposal
    from workshop_app.services import capacity

    with console.reading(Path(options.file)) as plan:
        listed = capacity.priorities(plan)
        proposals = {one.id: one for one in plan.all(Proposal)}
    if options.json:
        console.say_json({"priorities": [_as_json(one, proposals[one.id]) for one in listed]})
        return DONE
    zone: object = ""
    for one in listed:
        if one.zone != zone:
            zone = one.zone
            console.say(_zone(one.zone, console))
        value = "–" if one.value is None else console.words.number(one.value, 2)
        judged = "–" if one.capacity is None else console.words.number(one.capacity, 1)
        text = proposals[one.id].text.replace("\n", " ")
        console.say(f"{one.place:>4}.  {one.number:<6} {value:>5} {judged:>4}  {text}")
    return DONE


def _zone(zone: str | None, console: Console) -> str:
    from workshop_app.domain.capacity import ZONES

    words = console.words
    return words("Not voted") if zone is None else words(ZONES[zone].name)


def _as_json(one: Priority, proposal: Proposal) -> dict[str, Any]:
    """A row in the words of the sample's expected results: fractions as "a/b", and what ends in
    ``value`` rounded to six decimals."""
    from workshop_app.domain.voting.as_oracle import number

    return {
        "number": number(one.number),
        "id": one.id,
        "text": proposal.text,
        "theme": proposal.theme,
        "place": one.place,
        "priority_value": _six(one.value),
        "priority_mean": _exact(one.value),
        "stood_in": one.stood_in,
        "positions": {name: str(value) for name, value in one.positions.items()},
        "high_in": list(one.high_in),
        "capacity": _exact(one.capacity),
        "capacity_value": _six(one.capacity),
        "zone": one.zone,
        "not_voted": one.not_voted,
        "priority": None if one.not_voted else "high" if one.high else "low",
        "capacity_level": one.level,
        "top_of_groups": list(one.top_of_groups),
        "needs_decision": one.needs_decision,
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _six(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)
