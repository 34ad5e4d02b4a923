"""Entity tables have one writer: the record. Nothing else puts rows in, changes them or takes them out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import workshop_app
from workshop_app.storage import tables

PROGRAM = Path(workshop_app.__file__).parent
WRITERS = {
    "storage/record.py",
    "storage/merge.py",
    "storage/erase.py",
    "storage/purge.py",
    "storage/sharing.py",
    "storage/as_of.py",
}
"""They write rows of entities, and only from the record of changes or together with it; a purge takes
rehearsals away whole, with everything that the record has of them; a look at an earlier state, which
is a copy in memory, what came later."""

OWN = {table.name for table in tables.metadata.tables.values()} - set(tables.ENTITY_TABLES)
"""Tables that hold no entity: the record, the urn, media."""

WRITING = re.compile(
    r"\b(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|REPLACE\s+INTO)\b"
)

INTO_OWN = re.compile(rf"(INSERT INTO|UPDATE) ({'|'.join(sorted(OWN))}) ")
"""An upgrade may fill a table that holds no entity."""


def writes(source: str) -> list[str]:
    """The places in a module that write to a table which may hold an entity."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if WRITING.search(node.value) and not INTO_OWN.match(node.value):
                found.append(f"{node.lineno}: {node.value[:40]}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on = ast.unparse(node.func.value)
            if node.func.attr in ("insert", "update", "delete") and _a_table(on, node):
                found.append(f"{node.lineno}: {on}.{node.func.attr}")
    return found


def _a_table(on: str, call: ast.Call) -> bool:
    """Whether ``on`` may be an entity's table: ``sa`` and whatever is named a table, but for the
    own tables by name. Calls with values are those of sets, dicts and lists."""
    if on in ("sa", "sqlalchemy"):
        return True
    if on.removeprefix("tables.") in OWN or (call.args and on not in ("sa", "sqlalchemy")):
        return False
    return "table" in on.casefold()


def modules() -> list[Path]:
    """All but the window's: no SQL gets there (import contracts), and widgets have update() too."""
    found = sorted(PROGRAM.rglob("*.py"))
    return [path for path in found if path.relative_to(PROGRAM).parts[0] != "ui"]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PROGRAM)))
def test_only_the_record_writes_entities(path: Path) -> None:
    place = path.relative_to(PROGRAM).as_posix()
    found = writes(path.read_text(encoding="utf-8"))
    if place in WRITERS:
        return
    allowed = {"self.table.insert", "self.table.update", "self.table.delete"}
    if place == "storage/protecting.py":  # every row as it is, into a file under another key
        found = [one for one in found if not one.endswith(': INSERT INTO "')]
    if place == "storage/mbtiles.py":  # a file of tiles, made in memory: no plan
        found = [one for one in found if "INTO metadata" not in one and "INTO tiles" not in one]
    if place == "storage/pile.py":  # the urn's piles, which are made of its own tables only
        found = [one for one in found if one.split(": ")[1] not in allowed]
    assert not found, f"{place} writes past the record; go through plan.step: {found}"


def test_the_writers_do_write() -> None:
    assert writes((PROGRAM / "storage" / "record.py").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        "connection.execute(tables.ENTITY_TABLES['Proposal'].insert(), rows)",
        "connection.execute(table.update().where(table.c.id == row), {'gone': 1})",
        "connection.execute(sa.delete(proposal_table))",
        "connection.exec_driver_sql('DELETE FROM Proposal')",
        "raw.execute('UPDATE Proposal SET gone=1')",
    ],
)
def test_writing_past_the_record_is_found(source: str) -> None:
    assert writes(source)


@pytest.mark.parametrize(
    "source",
    [
        "connection.execute(tables.ballot.insert(), rows)",
        "known.update(more)",
        "names.insert(0, name)",
        "'Delete from the list'",
    ],
)
def test_what_writes_no_entity_is_left_alone(source: str) -> None:
    assert not writes(source)


def test_piles_are_made_of_the_urn_s_own_tables() -> None:
    from workshop_app.storage import urn

    assert {urn.BALLOTS.table.name, urn.RATINGS.table.name} <= OWN
