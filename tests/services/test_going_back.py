"""A copy takes the plan's place: whole, with the present state kept, and whatever is killed."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.storage.apart import begun
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.services import (
    checking,
    erasing,
    gather,
    going_back,
    proposals,
    protection,
    rounds,
    safety_copies,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, cut_off, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError

KILLS = 12


def texts(plan: OpenPlan) -> list[str]:
    return [one.text for one in plan.all(Proposal)]


def test_going_back_brings_the_copy_and_keeps_what_was_there(plan: OpenPlan) -> None:
    proposals.capture(plan, "Un parque", theme="health")
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    proposals.capture(plan, "Llegó de otro taller", theme="health")
    path = plan.path
    back = going_back.go_back(plan, copy)
    assert back.path == path
    assert texts(back) == ["Un parque"]
    newest = safety_copies.kept(back)[0]
    assert newest.before == "back"
    proposals.capture(back, "Sigue", theme="health")
    forth = going_back.go_back(back, newest.path)
    assert texts(forth) == ["Un parque", "Llegó de otro taller"]
    assert checking.check(forth) == []
    assert [one.name for one in path.parent.iterdir() if one.name.startswith("plan")] == [path.name]
    forth.close()


def test_nothing_changes_while_a_round_is_open(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "ab"]
    round = rounds.draft(plan, "¿Qué?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made])
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    votes.open_round(plan, round)
    with pytest.raises(KnownError, match="A round is open"):
        going_back.go_back(plan, copy)
    assert plan.count(Proposal) == 2


def test_a_copy_of_another_plan_or_a_damaged_one_is_refused(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    other = new_file(tmp_path / "otra.convite", settings,
                     Plan(id=new_id(), title="Otra", municipality="Cúcuta"))  # fmt: skip
    theirs = safety_copies.keep(other, "gather")
    mine = safety_copies.keep(plan, "gather")
    assert theirs is not None
    assert mine is not None
    other.close()
    with pytest.raises(KnownError, match="of another plan"):
        going_back.go_back(plan, theirs)
    mine.write_bytes(mine.read_bytes()[:5000])
    with pytest.raises(KnownError, match="damaged"):
        going_back.go_back(plan, mine)
    proposals.capture(plan, "Sigue", theme="health")


def test_a_plan_that_is_not_open_is_put_back(plan: OpenPlan, settings: Settings) -> None:
    copy = safety_copies.keep(plan, "hour")
    assert copy is not None
    proposals.capture(plan, "Un parque", theme="health")
    plan.close()
    back = going_back.put_back(copy, plan.path, settings)
    assert texts(back) == []
    assert safety_copies.kept(back)[0].before == "back"
    back.close()


def test_a_copy_is_taken_up_as_a_new_file_and_never_over_one(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    copy = safety_copies.keep(plan, "hour")
    assert copy is not None
    theirs = tmp_path / "tomada.convite.back"
    theirs.write_text("ajeno")
    new = going_back.take_up(copy, tmp_path / "tomada")
    assert new.name == "tomada.convite"
    assert theirs.read_text() == "ajeno"
    with pytest.raises(KnownError, match="already there"):
        going_back.take_up(copy, tmp_path / "tomada.convite")
    open_file(new, settings).close()


def test_a_copy_that_is_looked_at_is_not_deleted_under_the_eyes(
    plan: OpenPlan, settings: Settings
) -> None:
    copy = safety_copies.keep(plan, "hour")
    assert copy is not None
    seen = open_file(copy, settings, read_only=True)
    with pytest.raises(KnownError, match="open in a window"):
        going_back.delete(copy)
    seen.close()
    going_back.delete(copy)
    assert safety_copies.of(plan) == []


def test_a_protected_plan_goes_back_without_asking_again(
    make_plan: Callable[..., OpenPlan], settings: Settings
) -> None:
    plan = make_plan()
    protection.protect(plan, "cinco mangos maduros en marzo")
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    assert b"SQLite format" not in copy.read_bytes()[:16]
    proposals.capture(plan, "Un parque", theme="health")
    back = going_back.go_back(plan, copy)
    assert back.protected
    assert texts(back) == []
    back.close()


def to_and_fro(pipe: Connection, path: Path, copies: list[Path]) -> None:
    """Someone who goes back and forth between two copies without end."""
    plan = open_file(path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="B"))
    pipe.send("open")
    while True:
        for copy in copies:
            plan = going_back.go_back(plan, copy)


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_while_going_back_the_plan_is_the_old_or_the_new_one(
    plan: OpenPlan, settings: Settings, tmp_path: Path, seed: int
) -> None:
    copies = [tmp_path / "a.convite", tmp_path / "b.convite"]
    for n, copy in enumerate(copies):
        proposals.capture(plan, f"Propuesta {n}", theme="health")
        kept = safety_copies.keep(plan, "gather")
        assert kept is not None
        shutil.copyfile(kept, copy)
    plan.close()
    process, pipe = begun(to_and_fro, plan.path, copies)
    try:
        pipe.recv()
        time.sleep(0.02 + seed * 0.013)  # the moment of the kill: nothing is waited for
    finally:
        process.kill()
        process.join()
    found = open_file(plan.path, settings)
    going_back.tidy(plan.path)
    assert texts(found) in (["Propuesta 0"], ["Propuesta 0", "Propuesta 1"])
    assert checking.check(found) == []
    beside = {one.name for one in plan.path.parent.glob("plan*")}
    assert beside - {plan.path.name + "-journal"} == {plan.path.name}
    found.close()


# -- what the copy does not know of ---------------------------------------------------------------
def test_going_back_to_a_copy_that_could_not_be_cleaned_does_not_bring_erased_words_back(
    plan: OpenPlan, settings: Settings
) -> None:
    said = proposals.capture(plan, "Dijo la zarigüeya", theme="health")
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    seen = open_file(copy, settings, read_only=True)  # someone looks at it meanwhile
    assert erasing.erase(plan, said).left == 1
    seen.close()
    back = going_back.go_back(plan, copy)
    assert len(texts(back)) == 1
    assert "zarigüeya" not in texts(back)[0]
    assert checking.check(back) == []
    back.close()
    assert "zarigüeya".encode() not in plan.path.read_bytes()


def test_going_back_to_a_copy_from_before_the_passphrase_leaves_the_plan_protected(
    plan: OpenPlan, tmp_path: Path
) -> None:
    proposals.capture(plan, "Dijo la zarigüeya", theme="health")
    copy = safety_copies.write_to(plan, tmp_path / "stick.convite")
    protection.protect(plan, "cinco mangos maduros en marzo")
    path, settings = plan.path, plan.settings
    back = going_back.go_back(plan, copy)
    assert back.protected
    assert texts(back) == ["Dijo la zarigüeya"]
    back.close()
    assert "zarigüeya".encode() not in path.read_bytes()
    assert [one.name for one in path.parent.glob("*.back*")] == []
    open_file(path, settings, secret="cinco mangos maduros en marzo").close()


def test_a_copy_whose_last_save_was_cut_off_is_gone_back_to_and_taken_up(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    """Killed while it was being cleaned: its journal waits."""
    for n in range(40):
        proposals.capture(plan, f"Un parque con {n} bancas", theme="health")
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    _cut_off_in_saving(copy)
    assert cut_off(copy)
    new = going_back.take_up(copy, tmp_path / "tomada")
    taken = open_file(new, settings)
    assert texts(taken) == texts(plan)
    taken.close()
    back = going_back.go_back(plan, copy)
    assert len(texts(back)) == 40
    assert checking.check(back) == []
    back.close()
    safety_copies.put_right(copy, settings)
    open_file(copy, settings, read_only=True).close()


def _cut_off_in_saving(path: Path) -> None:
    """Leave the file as a kill in the middle of a save leaves it: pages written, journal waiting."""
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("PRAGMA cache_size=1")
    file.execute("BEGIN")
    file.execute('UPDATE "Proposal" SET text = text || zeroblob(2000)')
    journal = path.with_name(path.name + "-journal")
    torn, waiting = path.read_bytes(), journal.read_bytes()
    file.close()
    path.write_bytes(torn)
    journal.write_bytes(waiting)


def test_a_plan_with_the_longest_name_goes_back(tmp_path: Path, settings: Settings) -> None:
    name = "ñ" * 119 + "a.convite"  # with "-journal" it is 255 bytes
    plan = new_file(tmp_path / name, settings,
                    Plan(id=new_id(), title="Plan", municipality="Cúcuta"))  # fmt: skip
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    proposals.capture(plan, "Un parque", theme="health")
    back = going_back.go_back(plan, copy)
    assert texts(back) == []
    assert len(safety_copies.kept(back)) == 2
    back.close()


def test_back_to_a_copy_from_before_another_plan_gave_its_name(tmp_path: Path) -> None:
    """A plan that was begun earlier comes in by joining and gives its name: the copies from before
    are still those of this file."""
    older = new_file(tmp_path / "older.convite", Settings(laptop="2b" * 8), _record("Cúcuta"))
    older.close()
    plan = new_file(
        tmp_path / "plan.convite", Settings(laptop="1a" * 8), _record("Villa del Rosario")
    )
    brought = gather.join_into(plan, [older.path])
    assert plan.plan.municipality == "Cúcuta"
    assert brought.copy is not None
    assert safety_copies.of(plan) == [brought.copy]
    again = going_back.go_back(plan, brought.copy)
    assert again.plan.municipality == "Villa del Rosario"
    again.close()


def _record(municipality: str) -> Plan:
    return Plan(id=new_id(), title="Plan", municipality=municipality)
