"""``round FILE R open|close|show``: a round moved on, under the same rules as the window."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, Console
from workshop_app.text import N_, KnownError

MOVES = ("open", "close", "show")


def take(call: Call) -> None:
    call.add_argument("file", metavar="FILE", help=N_("the plan"))
    call.add_argument("round", metavar="R", help=N_("the round's name as printed"))
    call.add_argument("move", choices=MOVES, help=N_("what to do with it"))
    call.add_argument(
        "--codes", type=int, metavar="N", help=N_("with open: prints N codes, this once")
    )
    call.add_argument(
        "--seed", metavar="TEXT", help=N_("with show: the seed that the room made after closing")
    )


def run(options: Namespace, console: Console) -> int:
    from workshop_app.services import codes, round_names, rounds, votes

    if options.codes is not None and options.move != "open":
        raise KnownError(N_("round: --codes goes with open. Nothing was changed."))
    if options.seed is not None and options.move != "show":
        raise KnownError(N_("round: --seed goes with show. Nothing was changed."))
    words = console.words
    with console.writing(Path(options.file)) as plan:
        round = round_names.by_name(plan, options.round)
        if options.move == "open":
            wanted = codes.wanted(options.codes)
            if wanted and not round.with_codes and not rounds.obstacles(plan, round):
                # Codes that nothing else asks for are for phones (``serve``).
                channels = dict.fromkeys((*round.channels, "phones"))
                round = rounds.change_round(plan, round, channels=tuple(channels))
            opened = votes.open_round(plan, round)
            for code in codes.make(plan, opened, wanted):
                console.say(code)
            console.say(words("Round {name} is open.", name=opened.name))
        elif options.move == "close":
            closed = votes.close_round(plan, round)
            ballots = (closed.closing or {}).get("ballots", 0)
            console.say(words("Round {name} is closed. Ballots: {n}.", name=closed.name, n=ballots))
        else:
            if options.seed is not None:
                round = votes.make_seed(plan, round, options.seed)
            shown = votes.show_result(plan, round)
            console.say(words("Round {name} may be counted now.", name=shown.name))
    return DONE
