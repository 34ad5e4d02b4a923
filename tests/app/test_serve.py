"""``main.py serve``: phones vote without the window, and Ctrl+C ends it well."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.app.conftest import Run
from workshop_app.services import proposals, rounds
from workshop_app.services.open_plan import OpenPlan

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def drafted(plan: OpenPlan) -> Path:
    """The file of a plan with a draft R1, as it comes from the window; closed."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    round = rounds.draft(plan, "¿Qué es lo primero?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [p.id for p in made])
    plan.close()
    return plan.path


class Served:
    """``main.py serve`` as a process of its own."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "main.py", "serve", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        found = re.search(r"http://\S+/", self.process.stdout.readline())
        assert found is not None
        self.address = found[0]

    def ask(self, **fields: object) -> str:
        sent = urlencode(fields).encode() if fields else None
        try:
            with urllib.request.urlopen(self.address, sent, timeout=10) as got:
                return str(got.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def vote(self, code: str) -> str:
        found = re.search('name="page" value="(.*?)"', self.ask())
        assert found is not None
        return self.ask(page=found[1], code=code, step="cast", o0=2, language="es")


@pytest.fixture
def serve() -> Iterator[type[Served]]:
    made: list[Served] = []

    class Kept(Served):
        def __init__(self, *arguments: str) -> None:
            super().__init__(*arguments)
            made.append(self)

    yield Kept
    for served in made:
        served.process.kill()
        served.process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to whole groups only")
@pytest.mark.parametrize("ending", ["SIGINT", "SIGTERM"])
def test_a_round_goes_from_codes_to_count_without_the_window(
    run: Run, drafted: Path, serve: type[Served], ending: str
) -> None:
    opened = run("round", drafted, "R1", "open", "--codes", 6)
    codes = [line for line in opened.lines if re.fullmatch(r"[A-Z0-9]{6}", line)]
    assert len(codes) == 6
    served = serve(str(drafted), "--round", "R1")
    assert served.address.startswith("http://127.0.0.1:")
    for code in codes[:5]:
        assert "Gracias" in served.vote(code)
    assert "ya se votó" in served.vote(codes[0])
    began = time.monotonic()
    served.process.send_signal(getattr(signal, ending))
    _, wrong = served.process.communicate(timeout=10)
    assert (served.process.returncode, wrong) == (0, "")
    assert time.monotonic() - began < 3
    assert "Ballots: 5." in run("round", drafted, "R1", "close").out
    assert run("round", drafted, "R1", "show").status == 0
    counted = run("count", drafted, "--round", "R1", "--json")
    assert json.loads(counted.out)["totals"][0] | {"rank": 1} == {
        "number": 1,
        "total": 10,
        "people": 5,
        "rank": 1,
    }


def test_a_killed_server_has_lost_no_acknowledged_vote(
    run: Run, drafted: Path, serve: type[Served]
) -> None:
    opened = run("round", drafted, "R1", "open", "--codes", 3)
    served = serve(str(drafted), "--round", "R1")
    assert "Gracias" in served.vote(opened.lines[0])
    served.process.kill()
    served.process.communicate()
    again = serve(str(drafted), "--round", "R1")
    assert "ya se votó" in again.vote(opened.lines[0])
    assert "Gracias" in again.vote(opened.lines[1])


def test_what_cannot_be_served_is_told_in_one_line(run: Run, drafted: Path) -> None:
    told = run("serve", drafted, "--round", "R1")
    assert (told.status, told.out) == (2, "")
    assert "is not open" in told.err
    assert run("serve", drafted).status == 2
    assert run("serve", drafted, "--round", "R9").status == 2
    assert run("serve", drafted, "--round", "R1", "--port", "many").status == 2
    run("round", drafted, "R1", "open")
    told = run("serve", drafted, "--round", "R1")
    assert (told.status, "not voted by phone" in told.err) == (2, True)


@pytest.mark.parametrize("more", [("--host", "0.0.0.0"), ("--host", "8.8.8.8"), ("--port", "-4")])
def test_an_address_outside_the_room_is_refused(
    run: Run, drafted: Path, more: tuple[str, str]
) -> None:
    run("round", drafted, "R1", "open", "--codes", 2)
    told = run("serve", drafted, "--round", "R1", *more)
    assert (told.status, len(told.err.splitlines())) == (2, 1)
