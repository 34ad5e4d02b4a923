"""``merge OUT IN…``: plans joined into a new file, with what came from where."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, FOUND, Console
from workshop_app.text import N_, Words

if TYPE_CHECKING:
    from workshop_app.services.gather import Brought


def take(call: Call) -> None:
    call.add_argument("out", metavar="OUT", help=N_("the new plan"))
    call.add_argument("sources", nargs="+", metavar="IN", help=N_("the plans to join"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.services import gather
    from workshop_app.services.open_plan import is_protected

    words = console.words
    out = Path(options.out)
    sources = [Path(one) for one in options.sources]
    console.learn_secrets(sources)
    brought = gather.join_new(out, sources, console.settings, console.secrets)
    if is_protected(out):
        first = next(path for path in sources if path in console.secrets)
        console.secrets[out] = console.secrets[first]
        console.say(words("{file} opens with the passphrase of {name}.", file=out, name=first.name))
    for one in brought:
        _tell(one, console)
    with console.reading(out) as plan:
        differences = gather.differences(plan)
    for each in differences:
        console.say(
            words(
                "Conflict: {what}, {field}. Both are kept; settle it in the app.",
                what=_named(words, each.entity, each.number or each.id[:8]),
                field=words(each.name),
            )
        )
    console.say(words("Joined: {file}", file=out))
    found = any(one.masked or one.damaged for one in brought)
    return FOUND if differences or found else DONE


def _tell(one: Brought, console: Console) -> None:
    """What a file brought, what changed its number, what stayed there or outside."""
    words = console.words
    if one.already_here:
        console.say(words("{name}: was here already, nothing changed.", name=one.name))
    else:
        rows = (f"{_named(words, entity, '')} {words.number(n)}" for entity, n in one.rows.items())
        console.say(
            words(
                "{name}: {steps} steps, {ballots} ballots. {rows}",
                name=one.name,
                steps=words.number(one.steps),
                ballots=words.number(one.ballots),
                rows=", ".join(sorted(rows)),
            )
        )
    for entity, before, now in one.bis:
        what = _named(words, entity, before)
        console.say(
            words("{what} is “{now}” from now on: another one carries that number.",
                  what=what, now=now)
        )  # fmt: skip
    for stay in one.stayed:
        console.say(f"{one.name}: {words(stay.said, name=stay.name)}")
    if one.damaged:
        told = words.many(
            "{n} damaged picture stayed outside", "{n} damaged pictures stayed outside", one.damaged
        )
        console.say(f"{one.name}: {told}")
    if one.erased:
        told = words.many(
            "{n} record lost words erased there", "{n} records lost words erased there", one.erased
        )
        console.say(f"{one.name}: {told}")
    _tell_masked(one, console)


def _tell_masked(brought: Brought, console: Console) -> None:
    """A line for each text that came in masked: where it is and what it looks like, no words."""
    from workshop_app.domain.text_guard import KINDS
    from workshop_app.services.field_names import field_name

    words = console.words
    for one in brought.masked:
        kinds = [words(KINDS[kind]) for kind in one.kinds]
        console.say(
            words(
                "Masked: {what}, {field}. It looks like {kinds}, and nobody had confirmed it.",
                what=_named(words, one.entity, one.number or one.id[:8]),
                field=words(field_name(one.entity, one.field)),
                kinds=words.listed(kinds),
            )
        )


def _named(words: Words, entity: str, number: str) -> str:
    """ "Propuesta 7", "Acción A2", "Grupo"."""
    from workshop_app.services.field_names import entity_name

    letter = "A" if entity == "Action" and number else ""
    return f"{words(entity_name(entity))} {letter}{number}".strip()
