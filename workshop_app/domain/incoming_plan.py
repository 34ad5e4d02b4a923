"""What an edited workbook would change in a plan, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_app.domain.plan_book import Column, Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one row. ``sheet`` is the id of its sheet and ``row`` its number in the file;
    ``key`` what people call it (A2), ``record`` its id.

    ``masked`` is what is kept of ``after`` unless it is confirmed, ``kinds`` those of the text guard.
    ``both``: it was changed in the plan too since the workbook was made, and stays as it is in the
    plan unless the file's is taken. ``note`` is a message with more to say."""

    sheet: str
    row: int
    key: str
    record: str
    column: Column
    before: Settled
    after: Settled
    masked: Settled
    kinds: tuple[str, ...] = ()
    both: bool = False
    note: str = ""

    @property
    def id(self) -> str:
        """What names it when someone chooses."""
        return f"{self.sheet}:{self.record}:{self.column.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """A row that the plan does not have. ``key`` is what the file calls it, "" where nothing."""

    sheet: str
    row: int
    key: str
    title: str
    values: Mapping[Column, Settled]
    masked: Mapping[Column, Settled]
    kinds: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What names it when someone chooses."""
        return f"{self.sheet}:+{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneRow:
    """A row of the plan that the file no longer has; it stays unless someone chooses otherwise."""

    sheet: str
    key: str
    record: str
    title: str

    @property
    def id(self) -> str:
        """What names it when someone chooses."""
        return f"{self.sheet}:-{self.record}"


Change = FieldChange | NewRow | GoneRow


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell, or a row (``column`` is ``None``), that cannot come in: while there is one, nothing
    does."""

    sheet: str
    row: int
    column: Column | None
    message: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """Something else to say about the file, or a row of it (``row`` 0: about all)."""

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPreview:
    """What a workbook would change. ``since``: "same" (the plan is as it was when the workbook was
    made), "changed", or "unknown" where the workbook does not say. ``seen`` is how far the plan was
    when it was looked at; ``headed``: column → its head in the file, by sheet."""

    name: str
    seen: str
    since: str
    fields: tuple[FieldChange, ...] = ()
    new: tuple[NewRow, ...] = ()
    gone: tuple[GoneRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    headed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def coming(self) -> int:
        """How many fields and rows come in when nothing more is chosen."""
        return sum(not one.both for one in self.fields) + len(self.new)

    @property
    def both(self) -> int:
        """How many fields were changed here and there."""
        return sum(one.both for one in self.fields)

    @property
    def marked(self) -> int:
        """How many fields and rows the text guard marks."""
        fields = sum(bool(one.kinds) for one in self.fields)
        return fields + sum(bool(one.kinds) for one in self.new)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to choose or to change."""
        return not (self.fields or self.new or self.gone)
