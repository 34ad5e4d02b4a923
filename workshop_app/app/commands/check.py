"""``check FILE``: what is wrong with a plan, a line each."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, FOUND, Console
from workshop_app.text import N_


def take(call: Call) -> None:
    call.add_argument("file", metavar="FILE", help=N_("the plan"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.services import checking

    problems = checking.look_over(Path(options.file), console.settings)
    for problem in problems:
        console.say(problem.said(console.words))
    if not problems:
        console.say(console.words("{file}: all is well.", file=options.file))
    return FOUND if problems else DONE
