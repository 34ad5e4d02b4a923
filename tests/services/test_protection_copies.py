"""What a passphrase does to the kept copies: those of this file follow, no others, and an act that
was cut off is finished."""

from __future__ import annotations

import os
import shutil
import threading
from collections import namedtuple
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.storage.apart import apart, begun
from workshop_app import paths
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals, protection, safety_copies
from workshop_app.services.open_plan import OpenPlan, is_protected, new_file, open_file
from workshop_app.services.protection import Copies
from workshop_app.settings import Settings
from workshop_app.storage import copying, errors, keys, planfile, protecting, wiping
from workshop_app.text import KnownError

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
MARK = "Una cancha techada para la cuadra"
FIRST, SECOND = "el mango está maduro", "la quebrada suena de noche"
Make = Callable[..., OpenPlan]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rounds of working out a key."""
    monkeypatch.setattr(keys, "ROUNDS", 10)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(name: str = "plan", folder: str = "") -> OpenPlan:
        (tmp_path / folder).mkdir(exist_ok=True)
        record = Plan(id=new_id(), title="Plan de la comuna 9", municipality="Cúcuta")
        plan = new_file(tmp_path / folder / f"{name}.convite", LAPTOP, record)
        proposals.capture(plan, MARK, theme="public_space")
        return plan

    return made


def kept(plan: OpenPlan, count: int = 1) -> list[Path]:
    """So many copies of the plan, unlike each other."""
    made = []
    for n in range(count):
        proposals.capture(plan, f"Luz en la cuadra {n}", theme="housing")
        copy = safety_copies.keep(plan, "gather")
        assert copy is not None
        made.append(copy)
    return made


def readable(folder: Path) -> list[str]:
    found = [one for one in sorted(folder.rglob("*")) if one.is_file()]
    return [one.name for one in found if MARK.encode() in one.read_bytes()]


# -- whose they are -------------------------------------------------------------------------------
def test_copies_of_another_file_of_the_same_plan_stay_as_they_are(make: Make) -> None:
    plan = make()
    protection.protect(plan, FIRST)
    plan.close()
    other_path = Path(shutil.copyfile(plan.path, plan.path.with_name("2 Líderes.convite")))
    other = open_file(other_path, LAPTOP, secret=FIRST)
    (theirs,) = kept(other)
    plan = open_file(plan.path, LAPTOP, secret=FIRST)
    (mine,) = kept(plan)
    assert protection.unprotect(plan).left == 0
    assert is_protected(theirs)
    assert not is_protected(mine)
    protection.protect(other, SECOND)
    assert not is_protected(mine)
    plan.close()
    other.close()


def test_a_copy_from_before_an_upgrade_follows_the_plan_that_is_in_it(make: Make) -> None:
    plan, namesake = make(), make(folder="another")
    for one, name in ((plan, "plan.v3"), (namesake, "plan.v2")):
        planfile.copy_to(one.store, safety_copies.folder() / f"{name}.convite")
    assert protection.protect(plan, FIRST) == Copies(followed=1)
    assert is_protected(safety_copies.folder() / "plan.v3.convite")
    assert not is_protected(safety_copies.folder() / "plan.v2.convite")
    protection.protect(plan, SECOND)
    copy = open_file(safety_copies.folder() / "plan.v3.convite", LAPTOP, secret=SECOND)
    copy.close()
    plan.close()
    namesake.close()


@pytest.mark.parametrize("name", ["plan", "coordinadora"])
def test_opening_a_file_of_somebody_else_leaves_my_copies_alone(
    make: Make, tmp_path: Path, name: str
) -> None:
    mine = make()
    (copy,) = kept(mine)
    mine.close()
    (tmp_path / "stick").mkdir()
    theirs = tmp_path / "stick" / f"{name}.convite"
    with_passphrase = open_file(Path(shutil.copyfile(mine.path, theirs)), LAPTOP)
    whole = copy.read_bytes()
    copy.unlink()
    protection.protect(with_passphrase, FIRST)
    with_passphrase.close()
    copy.write_bytes(whole)
    open_file(theirs, LAPTOP, secret=FIRST).close()
    assert copy.read_bytes() == whole


# -- a disk that refuses --------------------------------------------------------------------------
def test_without_room_for_the_plan_and_a_copy_nothing_is_begun(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make()
    protection.protect(plan, FIRST)
    copies = kept(plan, 2)
    before = [copy.read_bytes() for copy in copies]
    free = plan.path.stat().st_size + copies[0].stat().st_size - 1
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _of: usage(10**12, 0, free))
    with pytest.raises(KnownError) as told:
        protection.protect(plan, SECOND)
    assert told.value.message == errors.FULL
    assert [copy.read_bytes() for copy in copies] == before
    assert protection.opens(plan, FIRST)
    plan.close()


@pytest.mark.parametrize("refused", [errors.FULL, errors.LOCKED, errors.GONE_DISK])
@pytest.mark.parametrize("before", ["", FIRST])
def test_copies_that_the_disk_refuses_stay_and_follow_when_the_plan_is_opened(
    make: Make, monkeypatch: pytest.MonkeyPatch, refused: str, before: str
) -> None:
    def refuse(*_: object) -> None:
        raise KnownError(refused)

    plan = make()
    if before:
        protection.protect(plan, before)
    copies = kept(plan, 2)
    with monkeypatch.context() as full:
        full.setattr(protecting, "rekey_file", refuse)
        went = protection.protect(plan, SECOND)
    assert (went.followed, went.deleted) == (0, 0)
    assert went.left == (3 if before else 2)
    plan.close()
    plan = open_file(plan.path, LAPTOP, secret=SECOND)
    for copy in copies:
        open_file(copy, LAPTOP, like=plan).close()
    assert protecting.following(plan.store) is None
    plan.close()


def test_a_damaged_copy_under_the_old_passphrase_stays(make: Make) -> None:
    plan = make()
    protection.protect(plan, FIRST)
    (copy,) = kept(plan)
    whole = bytearray(copy.read_bytes())
    whole[3 * 4096 + 50] ^= 0xFF
    copy.write_bytes(whole)
    torn = copy.with_name(copy.name.replace(".gather.", ".import."))
    torn.write_bytes(whole[:-1000])
    went = protection.protect(plan, SECOND)
    assert (went.deleted, went.left) == (0, 2)
    assert copy.read_bytes() == bytes(whole)
    assert torn.exists()
    plan.close()


def test_a_copy_open_in_another_window_is_not_written_under_it(make: Make) -> None:
    plan = make()
    (copy,) = kept(plan)
    process, pipe = begun(opened_and_held, copy)
    assert pipe.recv() == "open"
    assert protection.protect(plan, FIRST) == Copies(left=1)
    pipe.send("go on")
    assert pipe.recv() == "saved"
    process.join(30)
    plan.close()
    open_file(plan.path, LAPTOP, secret=FIRST).close()
    assert is_protected(copy)
    assert readable(paths.home()) == []


def opened_and_held(pipe: Connection, path: Path) -> None:
    plan = open_file(path, LAPTOP)
    pipe.send("open")
    pipe.recv()
    proposals.capture(plan, "Trabajo en la copia", theme="health")
    plan.close()
    pipe.send("saved")


# -- cut off --------------------------------------------------------------------------------------
CUTS = [(at, when) for at in range(4) for when in ("before", "after")]


@pytest.mark.skipif(os.name == "nt", reason="the test has no exit of this kind there")
@pytest.mark.parametrize(("at", "when"), CUTS)
@pytest.mark.parametrize("act", ["protect", "change", "unprotect"])
def test_cut_off_at_any_file_the_copies_open_with_the_plan_again(
    make: Make, home: Path, act: str, at: int, when: str
) -> None:
    plan = make()
    if act != "protect":
        protection.protect(plan, FIRST)
    copies = kept(plan, 2)
    plan.close()
    process, _pipe = begun(cut_off, plan.path, home, act, at, when)
    process.join(60)
    protected = apart(looked_at, plan.path, home, act, copies)
    if act != "unprotect" and (at, when) != (0, "before"):
        assert protected
    if protected:
        assert readable(plan.path.parent) == []


def cut_off(_pipe: Connection, path: Path, home: Path, act: str, at: int, when: str) -> None:
    os.environ["CONVITE_HOME"] = str(home)
    keys.ROUNDS = 10
    replace, done = wiping.replace, 0

    def counted(new: Path, old: Path) -> bool:
        nonlocal done
        if done == at and when == "before":
            os._exit(9)
        replace(new, old)
        if done == at:
            os._exit(9)
        done += 1
        return True

    plan = open_file(path, LAPTOP, secret=None if act == "protect" else FIRST)
    wiping.replace = counted
    protection.unprotect(plan) if act == "unprotect" else protection.protect(plan, SECOND)
    plan.close()


def looked_at(path: Path, home: Path, act: str, copies: list[Path]) -> bool:
    os.environ["CONVITE_HOME"] = str(home)
    keys.ROUNDS = 10
    plan: OpenPlan | None = None
    for secret in (None, FIRST, SECOND):
        try:
            plan = plan or open_file(path, LAPTOP, secret=secret)
        except KnownError:
            continue
    assert plan is not None
    assert plan.count(Proposal) == 3
    every = safety_copies.of(plan)
    assert set(copies) <= set(every)
    for copy in every:
        seen = open_file(copy, LAPTOP, like=plan)
        assert seen.protected == plan.protected
        assert protecting.following(seen.store) is None
        seen.close()
    assert protecting.following(plan.store) is None
    protected = plan.protected
    plan.close()
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name]
    return protected


def test_a_key_of_before_is_in_no_byte_of_a_plain_plan(make: Make) -> None:
    plan = make()
    protection.protect(plan, FIRST)
    old = plan.store.key
    assert old is not None
    protecting.say_following(plan.store, protecting.Following(LAPTOP.laptop, (old,)))
    protection.unprotect(plan)
    plan.close()
    for one in (plan.path, *safety_copies.folder().iterdir()):
        assert old.raw.hex().encode() not in one.read_bytes()
        assert b"copies_follow" not in one.read_bytes()


def test_what_goes_wrong_in_taking_it_away_brings_the_copies_back(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make()
    protection.protect(plan, FIRST)
    copies = kept(plan, 2)
    with monkeypatch.context() as full:

        def refuse(*_: object) -> None:
            raise KnownError(errors.FULL)

        full.setattr(protecting, "rekey", refuse)
        with pytest.raises(KnownError):
            protection.unprotect(plan)
    assert plan.protected
    assert all(is_protected(copy) for copy in copies)
    assert readable(plan.path.parent) == []
    plan.close()


def test_what_cannot_be_finished_never_stops_an_opening(
    make: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(36, "File name too long: " + MARK)

    plan = make()
    protection.protect(plan, FIRST)
    protecting.say_following(plan.store, protecting.Following(LAPTOP.laptop))
    plan.close()
    monkeypatch.setattr(safety_copies, "of", refuse)
    open_file(plan.path, LAPTOP, secret=FIRST).close()
    assert "OSError" in caplog.text
    assert MARK not in caplog.text


@pytest.mark.parametrize("said", ["x", "[1]", '{"laptop": "1a1a1a1a1a1a1a1a", "keys": [7]}'])
def test_a_word_about_copies_that_is_none_is_passed_over(make: Make, said: str) -> None:
    plan = make()
    protection.protect(plan, FIRST)
    with plan.store.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO about VALUES ('copies_follow', ?)", (said,))
    plan.close()
    open_file(plan.path, LAPTOP, secret=FIRST).close()


@pytest.mark.parametrize("length", [120, 185, 230])
def test_a_very_long_name_has_copies_that_follow(make: Make, length: int) -> None:
    plan = make("L" * length)
    try:
        kept(plan)
    except KnownError:
        pytest.fail("no copy is kept of a plan with a long name")
    protection.protect(plan, FIRST)
    plan.close()
    open_file(plan.path, LAPTOP, secret=FIRST).close()
    assert readable(plan.path.parent) == []


# -- a copy under way -----------------------------------------------------------------------------
@pytest.mark.parametrize("before", ["", FIRST])
def test_a_copy_under_way_is_given_up_when_the_passphrase_changes(
    make: Make, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    plan = make()
    with plan.step("proposal.capture") as step:
        for n in range(900):
            text = f"{MARK} {n} " * 8
            step.add(Proposal(id=new_id(), text=text, theme="health", letter="", count=n + 2))
    if before:
        protection.protect(plan, before)
    lots, go, made = threading.Event(), threading.Event(), list[Any]()

    def breathe(_seconds: float) -> None:
        lots.set()
        go.wait(30)

    def copy() -> None:
        try:
            made.append(safety_copies.keep_aside(plan, "hour", lambda: None))
        except BaseException as error:
            made.append(error)

    monkeypatch.setattr(copying, "time", SimpleNamespace(sleep=breathe))
    thread = threading.Thread(target=copy)
    thread.start()
    assert lots.wait(30)
    protection.protect(plan, SECOND)
    go.set()
    thread.join(30)
    assert made == [None]
    assert readable(paths.home()) == []
    assert all(is_protected(one) for one in safety_copies.folder().iterdir())
    for one in safety_copies.of(plan):
        open_file(one, LAPTOP, like=plan).close()
    plan.close()
