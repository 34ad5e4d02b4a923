"""Files let in by a process of its own, which may take neither more time nor more memory than the
worst that any input may."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path

SECONDS, MEMORY = 10, 2**30
"""The worst that any input can take."""


def let_in(door: str, files: Iterable[Path]) -> tuple[list[str], float, int]:
    """Every file through the door (a key of DOORS): what went wrong (one line a file), the longest
    that one took in seconds, the most memory in bytes."""
    waiting, wrong, longest, most = list(files), [], 0.0, 0
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.fuzz.doors", "tests.fuzz.guarded"])
    while waiting:
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, door, waiting), daemon=True)
        process.start()
        there.close()
        said, took, memory = _heard(here, waiting)
        wrong += said
        longest, most = max(longest, took), max(most, memory)
        process.kill()
        process.join()
    return wrong, longest, most


def _heard(pipe: Connection, waiting: list[Path]) -> tuple[list[str], float, int]:
    """What the process says of one file after the other; those are no longer ``waiting``."""
    wrong, longest, most = [], 0.0, 0
    while waiting:
        path = waiting[0]
        try:
            # beginning takes a while where the machine is busy; the measure is the child's own
            if not pipe.poll(6 * SECONDS):
                return [*wrong, f"{waiting.pop(0).name}: took too long"], 6.0 * SECONDS, most
            error, took, memory = pipe.recv()
        except EOFError:
            waiting.pop(0)
            return [*wrong, f"{path.name}: the process ended"], longest, most
        waiting.pop(0)
        longest, most = max(longest, took), max(most, memory)
        if took > SECONDS:
            error = error or f"took {took:.1f} s"
        if error:
            wrong.append(f"{path.name}: {error}")
    return wrong, longest, most


def _work(pipe: Connection, door: str, files: list[Path]) -> None:
    from tests.fuzz.doors import DOORS, LAPTOP
    from workshop_app.domain.entity import new_id
    from workshop_app.domain.places import Plan
    from workshop_app.services.open_plan import new_file
    from workshop_app.text import KnownError

    with tempfile.TemporaryDirectory() as own:
        os.environ["CONVITE_HOME"] = str(Path(own) / "home")
        record = Plan(id=new_id(), title="Comuna 9", municipality="Cúcuta")
        plan = new_file(Path(own) / "plan.convite", LAPTOP, record)
        _limit()
        for path in files:
            before, began, error = path.read_bytes(), time.process_time(), ""
            try:
                DOORS[door].enter(path, plan)
            except KnownError as known:
                if not known.message:
                    error = "refused without a sentence"
            except BaseException as bug:
                line = traceback.extract_tb(bug.__traceback__)[-1]
                error = f"{type(bug).__name__}: {bug} ({Path(line.filename).name}:{line.lineno})"
            if path.read_bytes() != before:
                error = error or "the input was changed"
            pipe.send((error, time.process_time() - began, _memory()))
        plan.close()


def _limit() -> None:
    if sys.platform == "linux":
        import resource

        # what the process may take for itself, beside the programs and files it shows in memory
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _memory() -> int:
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
