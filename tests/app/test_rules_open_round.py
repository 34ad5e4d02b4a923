"""While a round is open nothing is told of it, whatever command is called (P-32)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import channels
from tests.app.conftest import Run
from tests.channels import Room, marks_of
from tests.domain.voting import third
from workshop_app import paths
from workshop_app.domain.rounds import VoteRound
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import codes, counted, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.votes import Vote
from workshop_app.settings import Settings
from workshop_app.storage import urn

RAW = third.rounds()[0]
"""Dots with ballots and tokens, five tables."""
THROUGH = ("paper", "laptop", "tokens", "phones")
SHOWN = {"minutes-pdf", "votes-pb"}
"""Documents of a result."""


@pytest.fixture
def quiet(plan: OpenPlan) -> Path:
    """A plan with an open round in which nobody voted yet."""
    round = channels.opened(plan, RAW, THROUGH)
    codes.make(plan, round, 30)
    plan.close()
    return plan.path


@pytest.fixture
def voted(quiet: Path, tmp_path: Path, settings: Settings) -> Path:
    """The same file after people voted in every way; nothing of it may be told."""
    folder = tmp_path / "voted"
    folder.mkdir()
    path = Path(shutil.copyfile(quiet, folder / quiet.name))
    plan = open_file(path, settings)
    round = plan.all(VoteRound)[0]
    room = Room(plan, round, RAW)
    handed = codes.make(plan, round, 12)
    ballots = [one for one in RAW["ballots"] if channels.is_valid(RAW, one)]
    phones = [
        Vote(marks_of(one), line.split()[0]) for one, line in zip(ballots, handed, strict=False)
    ]
    assert not any(votes.vote_many(plan, round, phones))
    for ballot in ballots[:6]:
        room.at_the_laptop(ballot)
    for ballot in ballots[6:14]:
        room.on_paper(ballot, 1)
    room.count_bags(RAW["counted"])
    plan.close()
    return path


def exported(run: Run, path: Path, out: Path, kind: str) -> tuple[int, str, str, bytes]:
    """What a command that writes a document gives: status, what it says, what it wrote."""
    of = ("--of", "C") if EXPORTERS[kind].of == "round" else ()
    target = out / f"document{EXPORTERS[kind].ending}"
    ran = run("export", path, kind, target, *of)
    written = target.read_bytes() if target.exists() else b""
    target.unlink(missing_ok=True)
    return ran.status, ran.out, ran.err, written


@pytest.mark.parametrize("kind", EXPORTERS)
def test_a_document_is_the_same_whatever_was_voted(
    run: Run, quiet: Path, voted: Path, tmp_path: Path, kind: str
) -> None:
    before = exported(run, quiet, tmp_path, kind)
    assert exported(run, voted, tmp_path, kind) == before
    if kind in SHOWN:
        assert (before[0], before[3]) == (2, b"")
        assert "shown" in before[2]


def test_no_command_tells_what_was_voted(run: Run, quiet: Path, voted: Path) -> None:
    for call in (
        ("count", "--round", "C"), ("count", "--round", "C", "--json"), ("count",), ("check",),
        ("priorities",), ("round", "C", "show"),
    ):  # fmt: skip
        name, *more = call
        before = run(name, quiet, *more)
        after = run(name, voted, *more)
        told = after.out.replace(str(voted), str(quiet))
        assert (after.status, told, after.err) == (before.status, before.out, before.err), call
        if name == "count":
            assert (before.status, before.out) == (2, "")


def test_joining_leaves_the_round_and_its_ballots_at_home(
    run: Run, voted: Path, tmp_path: Path, settings: Settings
) -> None:
    out = tmp_path / "all.convite"
    ran = run("merge", out, voted)
    assert ran.status == 0
    assert "its ballots stay there until it is closed" in ran.out
    joined = open_file(out, settings)
    (round,) = joined.all(VoteRound)
    with joined.store.reading() as connection:
        assert (round.state, urn.how_many(connection, round.id)) == ("draft", 0)
    assert counted.came(joined, round).get("tokens", 0) == 0
    joined.close()


def test_no_copy_is_kept_and_no_log_speaks_of_it(
    run: Run, voted: Path, tmp_path: Path, home: Path
) -> None:
    table = tmp_path / "more.csv"
    table.write_text("Propuesta;Tema\nUna cancha;Salud\n", encoding="utf-8")
    run("import", voted, table)
    run("merge", tmp_path / "other.convite", voted)
    assert list(paths.home().rglob("*.convite")) == []
    logs = [one for one in home.rglob("*") if one.is_file() and "log" in one.name]
    assert [one.name for one in logs if one.stat().st_size] == []


def test_the_rules_are_tried_on_a_round_that_would_tell(
    run: Run, voted: Path, tmp_path: Path
) -> None:
    """Once it is closed and shown the same calls do tell: what stands above can fail."""
    before = exported(run, voted, tmp_path, "results-csv")
    assert run("round", voted, "C", "close").status == 0
    assert run("round", voted, "C", "show").status == 0
    assert exported(run, voted, tmp_path, "results-csv") != before
    assert run("count", voted, "--json").status == 0
