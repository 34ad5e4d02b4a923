"""Files of every old version open, and are then as a new file is."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.storage import content
from workshop_app.storage import tables
from workshop_app.storage.planfile import make, open_plan
from workshop_app.storage.upgrades import UPGRADES

PLANS = Path(__file__).parent.parent / "plans"
OLD = range(1, tables.SCHEMA)


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
