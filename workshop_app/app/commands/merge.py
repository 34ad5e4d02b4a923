"""``merge OUT IN…``: plans joined into a new file, with what came from where."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, FOUND, Console
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan


def take(call: Call) -> None:
    call.add_argument("out", metavar="OUT", help=N_("the new plan"))
    call.add_argument("sources", nargs="+", metavar="IN", help=N_("the plans to join"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.services import gather

    words = console.words
    out = Path(options.out)
    brought = gather.join_new(out, [Path(one) for one in options.sources], console.settings)
    conflicts: dict[tuple[str, str, str], None] = {}
    for one in brought:
        if one.already_here:
            console.say(words("{name}: was here already, nothing changed.", name=one.name))
        else:
            rows = ", ".join(f"{entity} {n}" for entity, n in sorted(one.rows.items()))
            console.say(
                words(
                    "{name}: {steps} steps, {ballots} ballots. {rows}",
                    name=one.name,
                    steps=words.number(one.steps),
                    ballots=words.number(one.ballots),
                    rows=rows,
                )
            )
        conflicts.update(dict.fromkeys(one.conflicts))
    if conflicts:
        with console.reading(out) as plan:
            for entity, row, field in conflicts:
                console.say(
                    words(
                        "Conflict: {what}, {field}. Both are kept; settle it in the app.",
                        what=_named(plan, entity, row),
                        field=field,
                    )
                )
    console.say(words("Joined: {file}", file=out))
    return FOUND if conflicts else DONE


def _named(plan: OpenPlan, entity: str, row: str) -> str:
    """A record as a line calls it: by its printed number where it has one."""
    from workshop_app.domain.action_plan import Action
    from workshop_app.domain.proposals import Challenge, Proposal
    from workshop_app.services import numbering

    numbered = {kind.__name__: kind for kind in (Challenge, Proposal, Action)}
    kind = numbered.get(entity)
    number = numbering.labels(plan, kind).get(row) if kind else None
    return f"{entity} {number or row[:8]}"
