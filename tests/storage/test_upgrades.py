"""Files of every old version open, and are then as a new file is."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.storage import content
from workshop_app.domain.proposals import Proposal
from workshop_app.services import checking, gather, proposals
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import tables
from workshop_app.storage.planfile import make, open_plan
from workshop_app.storage.upgrades import UPGRADES

PLANS = Path(__file__).parent.parent / "plans"
OLD = range(1, tables.SCHEMA)
KINDS = set(tables.ENTITY_TABLES)


def test_every_old_version_has_its_file_and_its_step() -> None:
    assert sorted(UPGRADES) == [version + 1 for version in OLD]
    assert sorted(one.name for one in PLANS.iterdir()) == [f"v{n}.convite.gz" for n in OLD]


@pytest.mark.parametrize("version", OLD)
def test_upgraded_equals_fresh(version: int, tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh.convite", _unpacked(version, tmp_path)
    make(fresh).close()
    open_plan(old, keep_copy=tmp_path / "copies").close()
    assert _shape(old) == _shape(fresh)
    assert _about(old) == _about(fresh) == [("min_reader", str(tables.MIN_READER))]


@pytest.mark.parametrize("version", OLD)
def test_an_old_plan_keeps_what_it_held(version: int, tmp_path: Path) -> None:
    old = _unpacked(version, tmp_path)
    with closing(sqlite3.connect(old)) as file:
        steps = file.execute("SELECT count(*) FROM step").fetchone()
        texts = file.execute('SELECT id, text FROM "Proposal" ORDER BY id').fetchall()
    plan = open_plan(old, keep_copy=tmp_path / "copies")
    with plan.reading() as connection:
        now = connection.exec_driver_sql('SELECT id, text FROM "Proposal" ORDER BY id').all()
        assert connection.exec_driver_sql("SELECT count(*) FROM step").one() == steps
    assert [tuple(row) for row in now] == texts
    assert len(texts) == 40
    assert not content.faults(plan)
    plan.close()


@pytest.mark.parametrize("version", OLD)
@pytest.mark.parametrize("read_only", [False, True], ids=["to work", "to read"])
def test_an_old_plan_shows_all_that_it_held(
    version: int, read_only: bool, tmp_path: Path, settings: Settings
) -> None:
    """Each row of each kind with every field that it had; read from a stick the file stays as it is.
    It can then be worked on, and undone."""
    old = _unpacked(version, tmp_path)
    before, whole = _rows(old), old.read_bytes()
    plan = open_file(old, settings, read_only=read_only)
    assert sum(len(rows) for rows in before.values()) > 200
    for name, rows in before.items():
        now = {one["id"]: one for one in _named(plan, name)}
        for row in rows:
            assert row.items() <= now[row["id"]].items(), name
    if not read_only:
        made = proposals.capture(plan, "Lo que sigue", theme="health")
        plan.undo()
        assert plan.find(Proposal, made.id) is None
    assert checking.check(plan) == []
    plan.close()
    assert (old.read_bytes() == whole) is read_only


@pytest.mark.parametrize("version", OLD)
def test_an_old_plan_can_be_joined(
    version: int, tmp_path: Path, empty_plan: Path, settings: Settings
) -> None:
    """Everything that stands in it comes, twice changes nothing, and the old file stays old."""
    old = _unpacked(version, tmp_path)
    before, whole = _rows(old), old.read_bytes()
    plan = open_file(Path(shutil.copyfile(empty_plan, tmp_path / "plan.convite")), settings)
    (brought,) = gather.join_into(plan, [old])
    assert brought.refused is None
    assert old.read_bytes() == whole
    for name, rows in before.items():
        now = {one["id"] for one in _named(plan, name)}
        assert {row["id"] for row in rows} <= now, name
    held = content.content(plan.store)
    gather.join_into(plan, [old])
    assert content.content(plan.store) == held
    assert checking.check(plan) == []
    plan.close()


def _rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every kind, as the file has it."""
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        names = [
            name for (name,) in file.execute("SELECT name FROM sqlite_master") if name in KINDS
        ]
        return {
            name: [dict(row) for row in file.execute(f'SELECT * FROM "{name}"')] for name in names
        }


def _named(plan: OpenPlan, name: str) -> list[dict[str, Any]]:
    with plan.store.reading() as connection:
        found = connection.exec_driver_sql(f'SELECT * FROM "{name}"')
        return [dict(row) for row in found.mappings()]


def _unpacked(version: int, folder: Path) -> Path:
    path = folder / f"old{version}.convite"
    path.write_bytes(gzip.decompress((PLANS / f"v{version}.convite.gz").read_bytes()))
    return path


def _about(path: Path) -> list[Any]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT key, value FROM about WHERE key = 'min_reader'").fetchall()


def _shape(path: Path) -> dict[str, Any]:
    """Columns (order and defaults aside), indexes and links of every table."""
    with closing(sqlite3.connect(path)) as file:
        names = file.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
        asked = {
            "columns": 'SELECT name, type, "notnull", pk FROM pragma_table_info(?)',
            "indexes": 'SELECT name, "unique" FROM pragma_index_list(?)',
            "links": 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)',
        }
        return {
            name: {what: sorted(file.execute(sql, (name,))) for what, sql in asked.items()}
            for (name,) in names
        }


@pytest.mark.parametrize("version", OLD)
@pytest.mark.parametrize("state", ["open", "closed"])
def test_no_copy_of_ballots_is_kept_while_a_round_is_open(
    version: int, state: str, tmp_path: Path
) -> None:
    """P-32: the upgrade is one transaction, which the journal takes back."""
    old, copies = _unpacked(version, tmp_path), tmp_path / "copies"
    with closing(sqlite3.connect(old)) as file, file:
        assert file.execute('UPDATE "VoteRound" SET state = ?', [state]).rowcount > 0
    open_plan(old, keep_copy=copies).close()
    assert (len(list(copies.glob("*"))) if copies.exists() else 0) == (state != "open")
    open_plan(old, keep_copy=copies).close()
