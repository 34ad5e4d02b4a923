"""``check FILE``: what is wrong with a plan, a line each, and its check value."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, FOUND, Console
from workshop_app.text import N_


def take(call: Call) -> None:
    call.add_argument("file", metavar="FILE", help=N_("the plan"))
    call.add_argument("--json", action="store_true", help=N_("prints one JSON object"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.services import checking

    found = checking.look(console.reading(Path(options.file)))
    lines = [problem.said(console.words) for problem in found.problems]
    if options.json:
        value = found.check_value or None
        console.say_json({"file": options.file, "problems": lines, "check_value": value})
        return FOUND if lines else DONE
    for line in lines:
        console.say(line)
    if not lines:
        console.say(console.words("{file}: all is well.", file=options.file))
    if found.check_value:
        console.say(console.words("Check value of the plan: {value}", value=found.check_value))
    return FOUND if lines else DONE
