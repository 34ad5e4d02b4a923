"""What is written over, what is not, and a plan's file that has more than one name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.services import going_back, proposals, protection, safety_copies
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage import errors, header, keys, planfile, protecting, sharing, wiping
from workshop_app.text import KnownError

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
MARK, SECRET = "Una cancha techada para la cuadra", "el mango está maduro"
links = pytest.mark.skipif(os.name == "nt", reason="links take rights there")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rounds of working out a key."""
    monkeypatch.setattr(keys, "ROUNDS", 10)


@pytest.fixture
def plan(tmp_path: Path) -> OpenPlan:
    (tmp_path / "stick").mkdir()
    record = Plan(id=new_id(), title="Plan de la comuna 9", municipality="Cúcuta")
    made = new_file(tmp_path / "stick" / "plan.convite", LAPTOP, record)
    proposals.capture(made, MARK, theme="public_space")
    return made


def texts(plan: OpenPlan) -> list[str]:
    return [one.text for one in plan.all(Proposal)]


# -- links ----------------------------------------------------------------------------------------
@links
def test_a_link_is_followed_and_the_real_file_is_protected(plan: OpenPlan, tmp_path: Path) -> None:
    plan.close()
    link = tmp_path / "link.convite"
    link.symlink_to(plan.path)
    through = open_file(link, LAPTOP)
    assert through.path == plan.path
    proposals.capture(through, "Un comedor", theme="health")
    protection.protect(through, SECRET)
    proposals.capture(through, "Una biblioteca", theme="education")
    assert header.journal_of(link) == Path(f"{plan.path}-journal")
    through.close()
    assert link.is_symlink()
    assert [one.name for one in plan.path.parent.iterdir()] == [plan.path.name]
    again = open_file(plan.path, LAPTOP, secret=SECRET)
    assert texts(again) == [MARK, "Un comedor", "Una biblioteca"]
    again.close()


@links
def test_going_back_through_a_link_changes_the_real_file(plan: OpenPlan, tmp_path: Path) -> None:
    plan.close()
    link = tmp_path / "link.convite"
    link.symlink_to(plan.path)
    through = open_file(link, LAPTOP)
    copy = safety_copies.keep(through, "asked")
    assert copy is not None
    proposals.capture(through, "Un comedor", theme="health")
    going_back.go_back(through, copy).close()
    assert link.is_symlink()
    real = open_file(plan.path, LAPTOP)
    assert texts(real) == [MARK]
    real.close()


@links
def test_a_link_that_leads_nowhere_or_round_is_told(tmp_path: Path) -> None:
    (tmp_path / "nowhere.convite").symlink_to(tmp_path / "gone.convite")
    (tmp_path / "round.convite").symlink_to(tmp_path / "round.convite")
    for name in ("nowhere", "round"):
        with pytest.raises(KnownError):
            open_file(tmp_path / f"{name}.convite", LAPTOP)


@links
def test_a_file_with_a_second_name_is_refused_and_neither_is_changed(
    plan: OpenPlan, tmp_path: Path
) -> None:
    copy = safety_copies.keep(plan, "asked")
    assert copy is not None
    second = tmp_path / "second.convite"
    os.link(plan.path, second)
    with pytest.raises(KnownError) as told:
        protection.protect(plan, SECRET)
    assert told.value.message == protecting.TWO_NAMES
    assert not header.header_of(copy).protected
    plan.close()
    opened = open_file(second, LAPTOP)
    assert texts(opened) == [MARK]
    opened.close()


@links
def test_a_copy_with_a_second_name_follows_and_the_other_keeps_its_bytes(
    plan: OpenPlan, tmp_path: Path
) -> None:
    copy = safety_copies.keep(plan, "asked")
    assert copy is not None
    second = tmp_path / "second.convite"
    os.link(copy, second)
    whole = second.read_bytes()
    assert protection.protect(plan, SECRET).followed == 1
    assert header.header_of(copy).protected
    assert second.read_bytes() == whole
    plan.close()


@links
def test_wiping_takes_only_the_name_where_the_file_has_another(tmp_path: Path) -> None:
    file, second, link = (tmp_path / name for name in ("a", "b", "c"))
    file.write_bytes(b"words")
    os.link(file, second)
    link.symlink_to(file)
    assert wiping.wipe(link)
    assert wiping.wipe(second)
    assert file.read_bytes() == b"words"
    handle = file.open("rb")
    assert wiping.wipe(file)
    assert handle.read() == bytes(5)
    handle.close()


# -- a system that keeps the names of open files --------------------------------------------------
@links
@pytest.mark.parametrize("names", [True, False])
def test_where_names_are_held_a_file_is_replaced_with_and_without_a_second_name(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch, names: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Incorrect function")

    before = os.open(plan.path, os.O_RDONLY)
    monkeypatch.setattr(wiping, "_NAMES_ARE_HELD", True)
    if not names:
        monkeypatch.setattr(os, "link", refuse)
    copy = safety_copies.keep(plan, "asked")
    assert protection.protect(plan, SECRET) == protection.Copies(followed=1)
    assert copy is not None
    proposals.capture(plan, "Un comedor", theme="health")
    assert (os.read(os.dup(before), 16) == bytes(16)) is names
    os.close(before)
    plan.close()
    assert [one.name for one in plan.path.parent.iterdir()] == [plan.path.name]
    open_file(plan.path, LAPTOP, secret=SECRET).close()


@links
def test_a_second_name_that_a_cut_left_goes_at_the_next_opening(plan: OpenPlan) -> None:
    plan.close()
    os.link(plan.path, plan.path.with_name("plan.convite-retired"))
    again = open_file(plan.path, LAPTOP)
    assert [one.name for one in plan.path.parent.glob("*-retired")] == []
    assert texts(again) == [MARK]
    protection.protect(again, SECRET)
    again.close()


# -- leftovers ------------------------------------------------------------------------------------
def test_files_of_a_person_beside_the_plan_stay(plan: OpenPlan) -> None:
    plan.close()
    own = [plan.path.with_name(f"plan.convite{end}") for end in (".new", ".old", ".bak")]
    for one in own:
        one.write_bytes(b"mine")
    again = open_file(plan.path, LAPTOP)
    protection.protect(again, SECRET)
    safety_copies.write_to(again, plan.path.with_name("copy.convite"))
    again.close()
    assert [one.read_bytes() for one in own] == [b"mine"] * 3


@pytest.mark.parametrize("read_only", [True, False])
def test_what_a_cut_left_beside_the_plan_goes_however_it_is_opened(
    plan: OpenPlan, read_only: bool
) -> None:
    protection.protect(plan, SECRET)
    plan.close()
    left = [wiping.partial(plan.path), plan.path.with_name("plan.convite-retired")]
    for one in left:
        one.write_bytes(MARK.encode() * 100)
    open_file(plan.path, LAPTOP, secret=SECRET, read_only=read_only).close()
    assert [one.name for one in plan.path.parent.iterdir()] == [plan.path.name]


# -- taking a file's place ------------------------------------------------------------------------
def test_a_file_that_is_held_for_a_moment_is_opened_again(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    class HeldAtFirst(planfile.Hold):
        def __init__(self, path: Path, *, alone: bool) -> None:
            nonlocal tries
            tries += 1
            if tries < 3:
                raise KnownError(errors.LOCKED)
            super().__init__(path, alone=alone)

    monkeypatch.setattr(planfile, "Hold", HeldAtFirst)
    protection.protect(plan, SECRET)
    assert tries == 3
    proposals.capture(plan, "Un comedor", theme="health")
    plan.close()
    again = open_file(plan.path, LAPTOP, secret=SECRET)
    assert texts(again) == [MARK, "Un comedor"]
    again.close()


def test_a_file_that_cannot_be_opened_again_is_told_and_let_go(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise KnownError(errors.LOCKED)

    copy = safety_copies.keep(plan, "asked")
    assert copy is not None
    monkeypatch.setattr(planfile, "_AGAIN", (0.0, 0.0))
    with monkeypatch.context() as other:
        other.setattr(planfile, "Hold", held)
        with pytest.raises(KnownError) as told:
            protection.protect(plan, SECRET)
    assert told.value.message == errors.NOT_AGAIN
    for use in (lambda: texts(plan), lambda: proposals.capture(plan, "Luz", theme="health")):
        with pytest.raises(KnownError) as told:
            use()
        assert told.value.message == errors.NOT_AGAIN
    missing = plan.missing()
    assert missing is not None
    assert missing.message == errors.NOT_AGAIN
    assert not plan.protected
    plan.close()
    again = open_file(plan.path, LAPTOP, secret=SECRET)
    assert texts(again) == [MARK]
    assert header.header_of(copy).protected
    again.close()


@pytest.mark.parametrize("length", [239, 240, 247])
def test_a_name_too_long_for_its_journal_is_told_and_leaves_nothing(
    tmp_path: Path, length: int
) -> None:
    path = tmp_path / f"{'L' * length}.convite"
    try:
        plan = planfile.make(path)
    except KnownError:
        assert not path.exists()
    else:
        plan.close()
        assert length == 239


# -- a word about sharing that is none ------------------------------------------------------------
@pytest.mark.parametrize("said", ["x", "[1]", "5", '"a"', "null", '{"own": 1}', "\ud7ff{"])
def test_a_sharing_copy_without_facts_is_read_only_and_let_go(plan: OpenPlan, said: str) -> None:
    with plan.store.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO about VALUES ('sharing', ?)", (said,))
    plan.close()
    for _ in range(2):
        again = open_file(plan.path, LAPTOP)
        assert again.read_only
        with again.store.reading() as connection:
            assert set(sharing.told(connection).values()) == {""}
        again.close()


def test_a_file_that_goes_while_it_is_opened_is_told(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = plan.path.with_name("away.convite")
    plan.close()
    with monkeypatch.context() as pulled:
        pulled.setattr(planfile.opening, "readable", lambda *_: plan.path.rename(away))
        with pytest.raises(KnownError) as told:
            open_file(plan.path, LAPTOP)
    assert told.value.message == errors.GONE_DISK
    open_file(away, LAPTOP).close()


def test_whatever_fails_after_opening_lets_the_file_go(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    plan.close()
    with monkeypatch.context() as broken:
        broken.setattr(sharing, "told", fail)
        with pytest.raises(RuntimeError):
            open_file(plan.path, LAPTOP)
    open_file(plan.path, LAPTOP).close()
