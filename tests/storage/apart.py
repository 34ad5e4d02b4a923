"""Running a function of a test in a process of its own, made in some hundredths of a second: a
server that has imported the storage once makes them."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

NOBODY = 65534
"""A user who owns nothing."""


def moments(usual: int) -> int:
    """How many times a test pulls the plug: ``CONVITE_KILLS``, which ``make test-long`` sets to a
    thousand, else as ``usual``."""
    return int(os.environ.get("CONVITE_KILLS", usual))


_context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
if os.name == "posix":
    _context.set_forkserver_preload(
        ["tests.storage.apart", "workshop_app.services.open_plan",
         "workshop_app.web.serving", "workshop_app.web.site"]
    )  # fmt: skip


def begun(work: Callable[..., None], *args: Any) -> tuple[BaseProcess, Connection]:
    """Start ``work(pipe, *args)``; the process and this end of the pipe."""
    here, there = _context.Pipe()
    process = _context.Process(target=work, args=(there, *args), daemon=True)
    process.start()
    there.close()
    return process, here


def apart(work: Callable[..., Any], *args: Any, as_nobody: bool = False) -> Any:
    """What ``work(*args)`` gives in a process of its own. Its errors are this test's errors."""
    process, pipe = begun(_answer, work, args, as_nobody)
    try:
        good, answer = pipe.recv()
    finally:
        process.join(30)
    assert good, answer
    return answer


def killed(
    work: Callable[..., None], *args: Any, seed: int, within: tuple[float, float]
) -> list[Any]:
    """Start ``work(pipe, *args)`` and pull its plug (kill -9) at some moment ``within`` so many
    seconds after its first word. All that it had sent by then, the first word too."""
    process, pipe = begun(work, *args)
    assert pipe.poll(60), "it did not begin"
    told = [pipe.recv()]
    moment = time.monotonic() + random.Random(seed).uniform(*within)
    try:
        while (left := moment - time.monotonic()) > 0:
            if pipe.poll(left):
                told.append(pipe.recv())
    except EOFError:
        pass  # It had come to its end before.
    process.kill()
    process.join(30)
    try:
        while True:
            told.append(pipe.recv())
    except (EOFError, OSError):
        pass  # The last message may have been cut off in the middle.
    return told


def _answer(pipe: Connection, work: Callable[..., Any], args: Any, as_nobody: bool) -> None:
    if as_nobody and os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        pipe.send((True, work(*args)))
    except BaseException as error:
        pipe.send((False, f"{type(error).__name__}: {error}"))
