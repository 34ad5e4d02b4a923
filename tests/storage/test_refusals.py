"""What is no plan, or cannot be opened here, is refused with a sentence and stays as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.storage.apart import apart
from tests.storage.files import changed, refused, told, told_making, untouched
from tests.storage.test_record import proposal
from workshop_app.domain.proposals import Proposal
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import errors, header, tables
from workshop_app.storage.header import APPLICATION
from workshop_app.storage.planfile import open_plan
from workshop_app.text import KnownError


# -- refusals -------------------------------------------------------------------------------------
@pytest.mark.parametrize("text", [b"texto", b"una lista de propuestas\n" * 20, b"\0" * 5000])
def test_what_is_no_database_is_refused(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    assert refused(path) == errors.NOT_A_PLAN


def test_another_program_s_database_is_refused(path: Path) -> None:
    path.unlink()
    changed(path, "CREATE TABLE note(text)")
    assert refused(path) == errors.NOT_A_PLAN


@pytest.mark.parametrize("kept", [1, 15, 16, 50, 99, 100, 512, 4095, 4096, 50_000, -4096, -1])
def test_a_file_cut_short_is_refused_as_damaged(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    assert refused(path) == errors.DAMAGED


def test_an_empty_file_is_refused_as_empty(path: Path) -> None:
    path.write_bytes(b"")
    assert "is empty" in refused(path)


def test_a_folder_is_refused_as_a_folder(path: Path) -> None:
    assert "is a folder" in refused(path.parent)


@pytest.mark.parametrize("name", ["no.convite", "plan.convite/inside", "\0", "\udcff.convite"])
def test_a_missing_file_is_told_by_name(path: Path, name: str) -> None:
    with pytest.raises(KnownError, match="There is no file"):
        open_plan(path.parent / name)


def test_a_name_that_no_disk_takes_is_told(path: Path) -> None:
    with pytest.raises(KnownError, match="could not be read"):
        open_plan(path.parent / ("x" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_refused_and_not_waited_for(path: Path) -> None:
    pipe = path.parent / "pipe.convite"
    os.mkfifo(pipe)
    assert refused(pipe) == errors.NOT_A_PLAN


def test_pages_that_do_not_hang_together_are_refused(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096 * 3 : 4096 * 3 + 64] = b"\xff" * 64
    path.write_bytes(whole)
    assert refused(path) == errors.DAMAGED


def test_a_file_that_only_calls_itself_a_plan_is_refused(path: Path) -> None:
    path.unlink()
    changed(path, f"PRAGMA application_id={APPLICATION}", "PRAGMA user_version=1",
            "CREATE TABLE about(key, value)")  # fmt: skip
    assert refused(path) == errors.DAMAGED


def test_a_file_of_no_version_is_refused(path: Path) -> None:
    changed(path, "PRAGMA user_version=0")
    assert refused(path) == errors.DAMAGED


def test_a_file_that_needs_a_newer_program_is_refused(path: Path) -> None:
    changed(path, f"PRAGMA user_version={tables.SCHEMA + 7}",
            f"UPDATE about SET value='{tables.SCHEMA + 5}' WHERE key='min_reader'")  # fmt: skip
    assert "newer Convite" in refused(path)


def test_every_refusal_gives_the_file_back(path: Path) -> None:
    """A refused file can be replaced and opened at once: no lock and no handle is left."""
    whole = path.read_bytes()
    path.write_bytes(whole[: 4096 * 3] + b"\xff" * 64 + whole[4096 * 3 + 64 :])
    refused(path)
    path.write_bytes(whole)
    open_plan(path).close()


# -- no permission, read-only places --------------------------------------------------------------
def test_a_file_without_permission_is_refused(everyones_folder: Path, path: Path) -> None:
    theirs = Path(shutil.copyfile(path, everyones_folder / "plan.convite"))
    theirs.chmod(0)
    with untouched(theirs) if os.getuid() == 0 else _nothing():
        assert apart(told, theirs, as_nobody=True) == errors.NO_ACCESS


def test_a_file_in_a_closed_folder_is_refused(everyones_folder: Path, path: Path) -> None:
    closed = everyones_folder / "closed"
    closed.mkdir()
    theirs = Path(shutil.copyfile(path, closed / "plan.convite"))
    closed.chmod(0)
    try:
        assert apart(told, theirs, as_nobody=True) == errors.NO_ACCESS
        assert apart(told_making, closed / "new.convite", as_nobody=True) == errors.NO_ACCESS
    finally:
        closed.chmod(0o755)


def _only_read(path: Path) -> tuple[bool, int, str]:
    os.environ["CONVITE_HOME"] = tempfile.mkdtemp()
    plan = open_file(path, Settings(laptop="2b" * 8))
    try:
        proposal(plan, "Agua")
    except KnownError as error:
        return plan.read_only, plan.count(Proposal), error.message
    finally:
        plan.close()
    return plan.read_only, -1, ""


@pytest.mark.parametrize(("of_folder", "of_file"), [(0o555, 0o666), (0o777, 0o444)])
def test_what_cannot_be_written_opens_for_reading(
    everyones_folder: Path, plan: OpenPlan, of_folder: int, of_file: int
) -> None:
    proposal(plan, "Luz")
    plan.close()
    folder = everyones_folder / "stick"
    folder.mkdir()
    theirs = Path(shutil.copyfile(plan.path, folder / "plan.convite"))
    theirs.chmod(of_file)
    folder.chmod(of_folder)
    with untouched(theirs):
        assert apart(_only_read, theirs, as_nobody=True) == (True, 1, errors.READ_ONLY)
    folder.chmod(0o755)


def _only_read_in_the_end(path: Path) -> tuple[bool, int, str]:
    header.writable = lambda path: True
    return _only_read(path)


def test_a_system_that_promised_too_much_gives_the_file_for_reading(
    everyones_folder: Path, path: Path
) -> None:
    theirs = Path(shutil.copyfile(path, everyones_folder / "plan.convite"))
    theirs.chmod(0o444)
    with untouched(theirs):
        assert apart(_only_read_in_the_end, theirs, as_nobody=True) == (True, 0, errors.READ_ONLY)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON ballot BEGIN DELETE FROM ballot; END",
        "CREATE VIEW v AS SELECT * FROM change",
    ],
)
def test_a_file_that_would_act_by_itself_is_refused(path: Path, statement: str) -> None:
    assert refused(changed(path, statement)) == errors.NOT_A_PLAN


@pytest.mark.parametrize(
    "statement",
    ['ALTER TABLE "Proposal" DROP COLUMN first_step', "DROP TABLE turnout", "DROP TABLE media"],
)
def test_a_file_that_lacks_a_column_or_a_table_is_refused(path: Path, statement: str) -> None:
    assert refused(changed(path, statement)) == errors.DAMAGED
