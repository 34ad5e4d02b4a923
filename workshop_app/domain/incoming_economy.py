"""What a table of a market assessment would bring into a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_app.domain.plan_book import Column, Settled

Values = Mapping[Column, Settled]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """A row that the plan does not have; ``id`` is what it gets. ``masked`` is what comes in unless
    it is confirmed; ``kinds`` are those of the text guard."""

    sheet: str
    row: int
    id: str
    title: str
    values: Values
    masked: Values
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field of a row that is in the plan already. ``both``: it was changed in the plan too since
    the file was made of it, and stays as it is there. ``title`` is what the row is about."""

    sheet: str
    row: int
    id: str
    title: str
    column: Column
    before: Settled
    after: Settled
    masked: Settled
    kinds: tuple[str, ...] = ()
    both: bool = False

    @property
    def name(self) -> str:
        """What names it when someone confirms it."""
        return f"{self.sheet}:{self.id}:{self.column.field}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that does not come in (``row`` 0: a column), and why."""

    sheet: str
    row: int
    column: Column | None
    message: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyPreview:
    """What a file would bring. ``notes``: what a row comes without. ``seen`` is how far the plan was when it was looked at; ``same`` how
    many rows say what the plan says already; ``told`` by column what ids in it are called."""

    name: str
    seen: str
    new: tuple[NewRow, ...] = ()
    changes: tuple[Change, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[Refused, ...] = ()
    same: int = 0
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def coming(self) -> int:
        """How many rows and fields come in."""
        return len(self.new) + sum(not one.both for one in self.changes)

    @property
    def both(self) -> int:
        """How many fields were changed here and there."""
        return sum(one.both for one in self.changes)

    @property
    def marked(self) -> int:
        """How many rows and fields the text guard marks."""
        changes = sum(bool(one.kinds) for one in self.changes if not one.both)
        return changes + sum(bool(one.kinds) for one in self.new)
