"""``serve FILE --round R``: an open round collected from phones without the window."""

from __future__ import annotations

import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, Console
from workshop_app.text import N_, KnownError

if TYPE_CHECKING:
    from workshop_app.web.server import PhoneServer

ENDS = ("SIGINT", "SIGTERM", "SIGBREAK")
"""What ends it, by the names of the systems that have them."""


def take(call: Call) -> None:
    call.add_argument("file", metavar="FILE", help=N_("the plan"))
    call.add_argument("--round", required=True, metavar="R", help=N_("the round's name as printed"))
    call.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="H",
        help=N_("this laptop's address on the room's network; without it only this laptop"),
    )
    call.add_argument("--port", type=int, default=0, metavar="N", help=N_("any free one without"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.services import round_names
    from workshop_app.web.server import PhoneServer

    words = console.words
    with console.writing(Path(options.file)) as plan:
        round = round_names.by_name(plan, options.round)
        if round.state != "open":
            raise KnownError(
                N_("Round {name} is not open, so nobody can vote in it. Nothing was changed."),
                name=round.name,
            )
        if "phones" not in round.channels:
            raise KnownError(
                N_(
                    "Round {name} is not voted by phone: that is chosen before opening. Nothing was changed."
                ),
                name=round.name,
            )
        server = PhoneServer(plan)
        with _ended() as end:
            address = server.start(round.id, options.host, options.port)
            try:
                console.say(words("Round {name}: {address}", name=round.name, address=address))
                console.say(words("Ctrl+C stops."))
                sys.stdout.flush()
                _wait(end, server)
            finally:
                server.stop()
    return DONE


def _wait(end: threading.Event, server: PhoneServer) -> None:
    """Until someone ends it. Windows does not wake a wait for Ctrl+C, so it looks up in between."""
    while not end.wait(0.2):
        if not server.running:
            raise KnownError(N_("Phones cannot reach the laptop any more. What was cast is safe."))


@contextmanager
def _ended() -> Iterator[threading.Event]:
    """An event that Ctrl+C, or being asked to end, sets; before and after they do as usual."""
    end = threading.Event()
    before = {}
    for name in ENDS:
        number = getattr(signal, name, None)
        if number is not None and threading.current_thread() is threading.main_thread():
            before[number] = signal.signal(number, lambda *_: end.set())
    try:
        yield end
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
