"""Running a function of a test in a process of its own, made in some hundredths of a second: a
server that has imported the storage once makes them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

NOBODY = 65534
"""A user who owns nothing."""

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


def _answer(pipe: Connection, work: Callable[..., Any], args: Any, as_nobody: bool) -> None:
    if as_nobody and os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        pipe.send((True, work(*args)))
    except BaseException as error:
        pipe.send((False, f"{type(error).__name__}: {error}"))
