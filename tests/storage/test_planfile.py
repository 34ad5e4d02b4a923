"""One plan, one file: one window, one file left behind, and what survives an unclean end."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.storage.apart import apart, begun
from tests.storage.files import changed, refused, told, told_making, untouched
from tests.storage.test_record import proposal
from workshop_app.domain.proposals import Proposal
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import errors, header, opening, planfile, tables
from workshop_app.storage.planfile import PlanFile, make, open_plan
from workshop_app.text import KnownError

LONG = "una baranda para la escalera " * 40_000


# -- one window -----------------------------------------------------------------------------------
def test_a_second_window_of_this_program_is_refused_and_harms_nothing(plan: OpenPlan) -> None:
    for _ in range(2):
        with pytest.raises(KnownError, match="open in another window"):
            open_plan(plan.path)
    link = plan.path.with_name("link.convite")
    link.symlink_to(plan.path)
    with pytest.raises(KnownError, match="open in another window"):
        open_plan(link)
    assert apart(told, plan.path) == errors.LOCKED
    proposal(plan, "Luz")
    plan.close()
    assert told(plan.path) == ""


def _hold(pipe: Connection, path: Path) -> None:
    plan = open_plan(path)
    pipe.send("open")
    pipe.recv()
    plan.close()
    pipe.send("closed")


def test_a_window_of_another_program_keeps_the_file(path: Path) -> None:
    process, pipe = begun(_hold, path)
    assert pipe.recv() == "open"
    assert refused(path) == errors.LOCKED
    with pytest.raises(KnownError, match="open in another window"):
        open_plan(path, read_only=True)
    pipe.send("close")
    assert pipe.recv() == "closed"
    process.join(10)
    assert told(path) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="locks of this kind are Linux's")
def test_a_handle_that_this_program_closes_lets_no_second_window_in(path: Path) -> None:
    """A file dialog that looks what kind of file this is does the same."""
    plan = open_plan(path)
    path.open("rb").close()
    assert apart(told, path) == errors.LOCKED
    plan.close()
    assert apart(told, path) == ""
    reader = open_plan(path, read_only=True)
    path.open("rb").close()
    assert apart(_read_here, path) == 1
    assert apart(told, path) == errors.LOCKED
    reader.close()


def test_two_readers_share_a_file(path: Path) -> None:
    reader = open_plan(path, read_only=True)
    assert apart(_read_here, path) == 1
    assert apart(told, path) == errors.LOCKED
    reader.close()


def _read_here(path: Path) -> int:
    plan = open_plan(path, read_only=True)
    with plan.reading() as connection:
        plans = sa.select(sa.func.count()).select_from(tables.ENTITY_TABLES["Plan"])
        found = connection.execute(plans).scalar_one()
    plan.close()
    return int(found)


# -- closing --------------------------------------------------------------------------------------
def test_a_clean_close_leaves_one_file(plan: OpenPlan, tmp_path: Path) -> None:
    proposal(plan, "Luz")
    names = {one.name for one in tmp_path.iterdir() if one.is_file()}
    assert names == {"plan.convite", "plan.convite-journal"}
    plan.close()
    plan.close()
    assert {one.name for one in tmp_path.iterdir() if one.is_file()} == {"plan.convite"}


def test_opening_and_closing_alone_changes_nothing(path: Path) -> None:
    with untouched(path):
        open_plan(path).close()


def test_a_copy_is_whole_and_alone(plan: OpenPlan, settings: Settings, tmp_path: Path) -> None:
    kept = proposal(plan, "Luz")
    copy = tmp_path / "copies" / "copy.convite"
    copy.parent.mkdir()
    planfile.copy_to(plan.store, copy)
    assert [one.name for one in copy.parent.iterdir()] == ["copy.convite"]
    again = open_file(copy, settings)
    assert again.all(Proposal) == [kept]
    again.close()


def test_a_file_moved_away_while_open_takes_no_more(plan: OpenPlan) -> None:
    kept = proposal(plan, "Luz")
    away = plan.path.rename(plan.path.with_name("away.convite"))
    with pytest.raises(KnownError, match="no longer in its place"):
        proposal(plan, "Agua")
    away.rename(plan.path)
    assert plan.all(Proposal) == [kept]
    proposal(plan, "Agua")


def test_a_file_that_came_back_without_its_journal_gets_another(plan: OpenPlan) -> None:
    proposal(plan, "Luz")
    journal = header.journal_of(plan.path)
    away = plan.path.rename(plan.path.with_name("away.convite"))
    assert plan.missing() is not None
    with pytest.raises(KnownError):
        proposal(plan, "Agua")
    journal.unlink()
    away.rename(plan.path)
    assert plan.missing() is None
    proposal(plan, "Agua")
    assert journal.exists()


def test_another_file_in_its_place_takes_nothing_and_says_to_open_again(plan: OpenPlan) -> None:
    proposal(plan, "Luz")
    copy = plan.path.with_name("copy.convite")
    planfile.copy_to(plan.store, copy)
    before = copy.read_bytes()
    copy.replace(plan.path)
    with pytest.raises(KnownError, match="Open the plan again"):
        proposal(plan, "Agua")
    assert plan.path.read_bytes() == before


@pytest.mark.parametrize("name", ["año 50% #1?.convite", "sin extensión", "\udcf1.convite"])
def test_any_name_a_disk_takes_is_a_name(path: Path, name: str) -> None:
    other = path.with_name(name)
    path.rename(other)
    open_plan(other).close()
    make(other.with_name("new " + other.name)).close()


def test_a_new_plan_never_goes_over_a_file(path: Path) -> None:
    for name, sentence in (("plan.convite", "already there"), ("no/new.convite", "is not there")):
        with untouched(path), pytest.raises(KnownError, match=sentence):
            make(path.parent / name)


# -- disk full ------------------------------------------------------------------------------------
def test_a_full_disk_is_told_and_what_was_saved_stays(plan: OpenPlan) -> None:
    kept = proposal(plan, "Luz")
    pages = plan.store.connection.exec_driver_sql("PRAGMA page_count").scalar()
    plan.store.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(KnownError, match="disk is full"):
        proposal(plan, LONG)
    assert plan.all(Proposal) == [kept]
    plan.store.connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    other = proposal(plan, LONG)
    plan.close()
    again = open_file(plan.path, plan.settings)
    assert again.all(Proposal) == [kept, other]
    again.close()


def _filled(path: Path) -> tuple[str, int, int]:
    import resource

    plan = open_file(path, Settings(laptop="1a" * 8, letter="B"))
    proposal(plan, "Luz")
    room = path.stat().st_size + 20_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        proposal(plan, LONG)
    except KnownError as error:
        told = error.message
    proposal(plan, "Agua")
    seen = plan.count(Proposal)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    plan.close()
    plan = open_file(path, Settings(laptop="1a" * 8, letter="B"))
    after = plan.count(Proposal)
    plan.close()
    return told, seen, after


def test_a_disk_that_refuses_a_write_loses_nothing(path: Path) -> None:
    told, seen, after = apart(_filled, path)
    assert told in (errors.FULL, errors.GONE_DISK)
    assert seen == after == 2
    assert [one.name for one in path.parent.iterdir()] == ["plan.convite"]


def _made_small(path: Path) -> str:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    return told_making(path)


def test_a_plan_that_finds_no_room_leaves_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    assert apart(_made_small, folder / "new.convite") in (errors.FULL, errors.GONE_DISK)
    assert list(folder.iterdir()) == []


# -- unclean ends ---------------------------------------------------------------------------------
def _caught_within_a_save(plan: OpenPlan, target: Path) -> Path:
    """A copy, with its journal, of a file in which a save is half written."""
    plan.store.connection.exec_driver_sql("PRAGMA cache_size=4")
    with plan.step("import.proposals") as step:
        for count in range(60):
            text = LONG[:3000]
            step.add(Proposal(id=f"{count}", letter="", count=99, text=text, theme="health"))
        shutil.copyfile(plan.path, target)
        shutil.copyfile(f"{plan.path}-journal", f"{target}-journal")
    return target


def test_a_save_that_was_cut_off_is_taken_back(plan: OpenPlan, path: Path) -> None:
    kept = proposal(plan, "Luz")
    torn = _caught_within_a_save(plan, path)
    assert Path(f"{torn}-journal").stat().st_size > 0
    again = open_file(torn, plan.settings)
    assert again.all(Proposal) == [kept]
    proposal(again, "Agua")
    again.close()
    assert [one.name for one in path.parent.iterdir()] == ["plan.convite"]


def test_a_save_cut_off_where_nothing_can_be_written_is_told(plan: OpenPlan, path: Path) -> None:
    proposal(plan, "Luz")
    torn = _caught_within_a_save(plan, path)
    assert "was not closed well" in refused(torn, read_only=True)


def test_a_half_saved_copy_without_its_journal_is_refused(plan: OpenPlan, path: Path) -> None:
    proposal(plan, "Luz")
    torn = _caught_within_a_save(plan, path)
    Path(f"{torn}-journal").unlink()
    assert refused(torn) == errors.DAMAGED


def test_a_large_file_is_looked_through_after_an_unclean_end_only(
    plan: OpenPlan, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a whole check takes long: a page that does not hang together is found in a copy made
    between a write and the clean close, and beside a journal, but not looked for otherwise."""
    monkeypatch.setattr(opening, "SMALL", 0)
    proposal(plan, "Luz")
    shutil.copyfile(plan.path, path.with_name("copy.convite"))
    plan.close()
    for source, name, looks in (
        (path.with_name("copy.convite"), "torn.convite", True),
        (plan.path, "clean.convite", False),
    ):
        whole = bytearray(source.read_bytes())
        root = _root_of(source, "Skill")
        whole[(root - 1) * 4096 : (root - 1) * 4096 + 64] = b"\xff" * 64
        broken = path.with_name(name)
        broken.write_bytes(whole)
        assert (told(broken) == errors.DAMAGED) is looks
    broken.with_name(broken.name + "-journal").touch()
    assert told(broken) == errors.DAMAGED


def _root_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as file:
        found = "SELECT rootpage FROM sqlite_master WHERE type='table' AND name=?"
        return int(file.execute(found, (table,)).fetchone()[0])


# -- versions -------------------------------------------------------------------------------------
NEXT = tables.SCHEMA + 1


def _add_colour(connection: sa.Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE Proposal ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")


def _break_off(connection: sa.Connection) -> None:
    _add_colour(connection)
    raise KeyboardInterrupt


@pytest.fixture
def with_words(plan: OpenPlan) -> OpenPlan:
    """A closed plan with a proposal."""
    proposal(plan, "Luz")
    plan.close()
    return plan


def test_a_newer_file_opens_for_reading_with_what_is_known(with_words: OpenPlan) -> None:
    path = with_words.path
    changed(path, f"PRAGMA user_version={NEXT}", "CREATE TABLE Hologram(id TEXT, depth REAL)",
            "ALTER TABLE Proposal ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")  # fmt: skip
    with untouched(path):
        plan = open_file(path, with_words.settings)
        assert plan.read_only
        assert plan.store.newer
        assert [one.text for one in plan.all(Proposal)] == ["Luz"]
        with pytest.raises(KnownError, match="can only be read"):
            proposal(plan, "Agua")
        plan.close()


def test_an_older_file_is_upgraded_after_a_copy_is_kept(
    with_words: OpenPlan, tmp_path: Path
) -> None:
    path, before = with_words.path, with_words.path.read_bytes()
    plan = _upgraded(path, tmp_path / "copies", _add_colour)
    assert plan.connection.exec_driver_sql("SELECT colour FROM Proposal").scalar() == "red"
    assert plan.connection.exec_driver_sql("PRAGMA user_version").scalar() == NEXT
    plan.close()
    copies = list((tmp_path / "copies").iterdir())
    assert [one.name for one in copies] == [f"plan.v{tables.SCHEMA}.convite"]
    assert _content(copies[0].read_bytes()) == _content(before)
    assert not open_plan(copies[0]).read_only


def test_an_upgrade_that_breaks_off_changes_nothing(with_words: OpenPlan, tmp_path: Path) -> None:
    path, before = with_words.path, with_words.path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        _upgraded(path, tmp_path / "copies", _break_off)
    assert path.read_bytes() == before
    assert not Path(f"{path}-journal").exists()
    plan = _upgraded(path, tmp_path / "copies", _add_colour)
    assert plan.connection.exec_driver_sql("PRAGMA user_version").scalar() == NEXT
    plan.close()


def test_kept_copies_of_two_plans_of_one_name_both_stay(
    with_words: OpenPlan, path: Path, tmp_path: Path
) -> None:
    wanted = {_content(one.read_bytes()) for one in (with_words.path, path)}
    for one in (with_words.path, path):
        _upgraded(one, tmp_path / "copies", _add_colour).close()
    assert {_content(one.read_bytes()) for one in (tmp_path / "copies").iterdir()} == wanted


def test_an_older_file_that_is_only_read_is_upgraded_in_memory(
    with_words: OpenPlan, tmp_path: Path
) -> None:
    with untouched(with_words.path):
        plan = _upgraded(with_words.path, tmp_path / "copies", _add_colour, read_only=True)
        assert plan.connection.exec_driver_sql("SELECT colour FROM Proposal").scalar() == "red"
        plan.close()
    assert not (tmp_path / "copies").exists()


def _content(whole: bytes) -> bytes:
    """The file without its header, in which a copy has its own counts of changes."""
    return whole[100:]


def _upgraded(
    path: Path, copies: Path, how: Callable[[sa.Connection], None], **more: Any
) -> PlanFile:
    return open_plan(path, keep_copy=copies, upgrades={NEXT: how}, schema=NEXT, **more)
