"""The tables of a plan: one for each entity, made from its fields, then the record and the urn.

Names once stored are never renamed: the record speaks of them. A change here is a new schema
version with its upgrade.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import sqlalchemy as sa

from workshop_app.domain.entities import ENTITIES
from workshop_app.domain.entity import Entity, Ref, Texts

SCHEMA = 6
"""The version of these tables (``user_version`` of the file)."""
MIN_READER = 4
"""The oldest program version of the schema that can still read what this one writes: before 3 the
ballots alone were counted of a round with tokens or hands; before 4 a territory or challenge that
was typed in twice would be told twice."""

metadata = sa.MetaData()


def packed(value: Any) -> str:
    """JSON as it is stored: compact, keys sorted, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def frozen(value: Any) -> Any:
    """JSON with its lists as tuples, so that records compare by value."""
    if isinstance(value, list):
        return tuple(frozen(one) for one in value)
    if isinstance(value, dict):
        return {key: frozen(one) for key, one in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of an entity is stored."""

    name: str
    kind: str
    optional: bool
    ref: str
    default: Any

    @property
    def column(self) -> sa.Column[Any]:
        keys = (
            [sa.ForeignKey(f"{self.ref}.id", deferrable=True, initially="DEFERRED")]
            if self.ref
            else []
        )
        return sa.Column(
            self.name, _TYPES[self.kind], *keys, nullable=self.optional, index=bool(self.ref)
        )


_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "text": sa.Text(), "int": sa.BigInteger(), "real": sa.Float(),
    "bool": sa.Integer(), "json": sa.Text(),
}  # fmt: skip
_KINDS = {str: "text", bool: "bool", int: "int", float: "real"}


def _field(name: str, hint: Any, default: Any) -> Field:
    ref = ""
    if get_origin(hint) is Annotated:
        hint, mark = get_args(hint)
        ref = mark.entity if isinstance(mark, Ref) else ""
    choices = [one for one in get_args(hint) if one is not type(None)]
    optional = type(None) in get_args(hint)
    bare = choices[0] if optional else hint
    return Field(name, _KINDS.get(bare, "json"), optional, ref, default)


def _described(entity: type[Entity]) -> tuple[Field, ...]:
    hints = get_type_hints(entity, include_extras=True)
    return tuple(
        _field(f.name, hints[f.name], None if f.default is MISSING else f.default)
        for f in fields(entity)
        if f.name not in ("id", "born")
    )


FIELDS: dict[str, tuple[Field, ...]] = {e.__name__: _described(e) for e in ENTITIES}
"""Entity name → its own fields (``id``, ``born`` and ``gone`` are every table's)."""


def _table(name: str) -> sa.Table:
    return sa.Table(
        name,
        metadata,
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("born", sa.Text, nullable=False),
        sa.Column("gone", sa.Integer, nullable=False, default=0),
        *(field.column for field in FIELDS[name]),
        sqlite_with_rowid=False,
    )


ENTITY_TABLES: dict[str, sa.Table] = {e.__name__: _table(e.__name__) for e in ENTITIES}

about = sa.Table(
    "about",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

# -- the record: what changed, over what, by which laptop, in which order -------------------------
step = sa.Table(
    "step",
    metadata,
    sa.Column("stamp", sa.Text, primary_key=True),
    sa.Column("laptop", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("undoes", sa.Text, nullable=False, default=""),
    sqlite_with_rowid=False,
)
change = sa.Table(
    "change",
    metadata,
    sa.Column("row", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("step", sa.Text, primary_key=True, index=True),
    sa.Column("entity", sa.Text, nullable=False),
    sa.Column("new", sa.Text, nullable=False),
    sa.Column("over", sa.Text, nullable=False, default=""),
    sqlite_with_rowid=False,
)
conflict = sa.Table(
    "conflict",
    metadata,
    sa.Column("row", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("entity", sa.Text, nullable=False),
    sa.Column("heads", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
erased = sa.Table(
    "erased",
    metadata,
    sa.Column("row", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)
media = sa.Table(
    "media",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

# -- the urn: nothing here says who, when or in which order ---------------------------------------
# ``place`` follows the random keys (``pile.py``), that of a code its hash. These tables have it as
# their row number because only such a row is written over in place.
ballot = sa.Table(
    "ballot",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("round", sa.Text, nullable=False, index=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("group_id", sa.Text, nullable=False, default=""),
    sa.Column("marks", sa.Text, nullable=False),
)
code = sa.Table(
    "code",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("round", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("group_id", sa.Text, nullable=False, default=""),
    sa.Column("used", sa.Integer, nullable=False, default=0),
    sa.UniqueConstraint("round", "hash"),
)
secret = sa.Table(
    "secret",
    metadata,
    sa.Column("round", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
sheet = sa.Table(
    "sheet",
    metadata,
    sa.Column("round", sa.Text, primary_key=True),
    sa.Column("reading", sa.Integer, primary_key=True),
    sa.Column("pile", sa.Integer, primary_key=True),
    sa.Column("group_id", sa.Text, nullable=False, default=""),
    sa.Column("marks", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
channel_total = sa.Table(
    "channel_total",
    metadata,
    sa.Column("round", sa.Text, primary_key=True),
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("group_id", sa.Text, primary_key=True),
    sa.Column("option_id", sa.Text, primary_key=True),
    sa.Column("reading", sa.Integer, primary_key=True),
    sa.Column("total", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
# How many cast through each channel, in texts of one length, written over in place: told at closing.
turnout = sa.Table(
    "turnout",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("round", sa.Text, nullable=False, index=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("people", sa.Text, nullable=False),
)
rating = sa.Table(
    "rating",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("assessment", sa.Text, nullable=False, index=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("proposal", sa.Text, nullable=False),
    sa.Column("criterion", sa.Text, nullable=False),
    sa.Column("score", sa.Text, nullable=False),
)

_STORE: dict[str, Callable[[Any], Any]] = {"bool": int, "json": packed}


def _texts(stored: str) -> Texts:
    """A list of words; of anything else that somebody wrote into the file, the words in it."""
    found = frozen(json.loads(stored))
    return tuple(one for one in found if type(one) is str) if type(found) is tuple else ()


def _list(stored: str) -> tuple[Any, ...]:
    found = frozen(json.loads(stored))
    return found if type(found) is tuple else ()


def _sheet(stored: str) -> Mapping[str, Any]:
    found = frozen(json.loads(stored))
    return found if type(found) is dict else {}


def stored(entity: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` (field → value of the record) as they go into the columns of ``entity``.

    Fields that this version does not know are left out; missing ones get their default.
    """
    row: dict[str, Any] = {}
    for field in FIELDS[entity]:
        value = values.get(field.name, field.default)
        if value is None and not field.optional:
            value = field.default
        turn = _STORE.get(field.kind)
        row[field.name] = turn(value) if turn and value is not None else value
    return row


def one_stored(entity: str, name: str, value: Any) -> Any:
    """One field's value as it goes into its column."""
    field = next(f for f in FIELDS[entity] if f.name == name)
    turn = _STORE.get(field.kind)
    return turn(value) if turn and value is not None else value


def loaders(entity: str) -> list[tuple[str, Callable[[Any], Any] | None]]:
    """For each own field its name and how a stored value becomes the record's. A list or a sheet is
    one whatever the file holds, so that nobody who reads records has to ask."""
    hints = get_type_hints(next(kind for kind in ENTITIES if kind.__name__ == entity))
    return [(field.name, _loader(field, hints[field.name])) for field in FIELDS[entity]]


def _loader(field: Field, hint: Any) -> Callable[[Any], Any] | None:
    if field.kind == "json":
        return _texts if hint == Texts else _list if field.default is not None else _sheet
    return bool if field.kind == "bool" else None


def values_of(record: Entity) -> dict[str, Any]:
    """The own fields of ``record``, JSON values."""
    return {f.name: getattr(record, f.name) for f in FIELDS[type(record).__name__]}
