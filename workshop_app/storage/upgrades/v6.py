"""From 5 to 6: the territory around the plan: bases and outlines of the map, what a territory has and
lacks, more of the local economy, of attention points, procedures and centres."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

_REF = 'TEXT REFERENCES "{0}" (id) DEFERRABLE INITIALLY DEFERRED'
_ROW = "id TEXT NOT NULL, born TEXT NOT NULL, gone INTEGER NOT NULL"
_END = "PRIMARY KEY (id)) WITHOUT ROWID"

_TABLES = (
    f'CREATE TABLE "TerritoryNote" ({_ROW}, territory {_REF.format("Territory")} NOT NULL, '
    "side TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL, total BIGINT, "
    f"unit TEXT NOT NULL, source TEXT NOT NULL, position FLOAT NOT NULL, {_END}",
    'CREATE INDEX "ix_TerritoryNote_territory" ON "TerritoryNote" (territory)',
    f'CREATE TABLE "MapBase" ({_ROW}, kind TEXT NOT NULL, name TEXT NOT NULL, '
    f"photo {_REF.format('Photo')}, media TEXT NOT NULL, file TEXT NOT NULL, placed TEXT, "
    f"facts TEXT, position FLOAT NOT NULL, {_END}",
    'CREATE INDEX "ix_MapBase_photo" ON "MapBase" (photo)',
    f'CREATE TABLE "CentrePart" ({_ROW}, point {_REF.format("ServicePoint")} NOT NULL, '
    f"kind TEXT NOT NULL, text TEXT NOT NULL, position FLOAT NOT NULL, facts TEXT, {_END}",
    'CREATE INDEX "ix_CentrePart_point" ON "CentrePart" (point)',
)
_REFS = (
    ("Pin", "project", "StrategicProject"), ("Pin", "base", "MapBase"),
    ("Area", "commune", "Commune"), ("Area", "proposal", "Proposal"),
    ("Area", "challenge", "Challenge"), ("Area", "base", "MapBase"),
)  # fmt: skip
_TEXT, _LIST = "TEXT NOT NULL DEFAULT ''", "TEXT NOT NULL DEFAULT '[]'"
_SHEET, _WHOLE = "TEXT", "BIGINT"
_COLUMNS = {
    "Pin": {"facility": "INTEGER NOT NULL DEFAULT 0"},
    "MarketStudy": {"weights": _SHEET},
    "Sector": {"chain": _LIST, "pictogram": _TEXT, "proposals": _LIST, "territories": _LIST},
    "SectorScore": {"source": _TEXT},
    "Skill": {"brought": _WHOLE, "wanted": _WHOLE, "source": _TEXT},
    "Barrier": {"hinders": _LIST, "heard": _WHOLE, "challenges": _LIST, "source": _TEXT},
    "Opportunity": {"takes": _LIST, "weeks": _WHOLE},
    "EconomyAction": {"skills": _LIST, "responsible": _TEXT, "note": _TEXT},
    "ServicePoint": {
        "languages": _LIST, "serves": _LIST, "email": _TEXT, "web": _TEXT, "source": _TEXT,
        "workshops": _LIST, "actions": _LIST,
    },
    "Procedure": {
        "steps": _LIST, "bring": _LIST, "cost": _TEXT, "takes": _TEXT, "points": _LIST,
        "checked_on": _TEXT, "source": _TEXT,
    },
}  # fmt: skip


def upgrade(connection: sa.Connection) -> None:
    """Add what schema 6 has besides."""
    for statement in _statements():
        connection.exec_driver_sql(statement)


def _statements() -> Iterator[str]:
    yield from _TABLES
    for entity, field, target in _REFS:
        yield f'ALTER TABLE "{entity}" ADD COLUMN {field} {_REF.format(target)}'
        yield f'CREATE INDEX "ix_{entity}_{field}" ON "{entity}" ({field})'
    for entity, columns in _COLUMNS.items():
        for field, kind in columns.items():
            yield f'ALTER TABLE "{entity}" ADD COLUMN {field} {kind}'
