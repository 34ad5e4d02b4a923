"""What every record has, and how one points at another."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

THEMES = ("housing", "public_space", "education", "health", "economy")
"""The five themes; every challenge and proposal has exactly one."""

PERSPECTIVES = ("habitat", "inclusion", "governance")
"""The three angles from which the plan is read."""

Texts = tuple[str, ...]
"""A short list of words that belongs to one record and is changed as a whole."""

Sheet = Mapping[str, Any]
"""A structured part of a record that is changed as a whole; JSON values only."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of another record: ``Annotated[str, Ref("Workshop")]``."""

    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A row of the plan. ``born`` is the stamp of the step that made it, "" before it is kept."""

    id: str
    born: str = ""


def new_id() -> str:
    """32 hex digits of a random UUID."""
    return uuid.uuid4().hex


def link_id(*ids: str) -> str:
    """The id of a link between things: the same on every laptop that makes the same link."""
    return uuid.uuid5(_LINKS, "\n".join(ids)).hex


_LINKS = uuid.UUID("c0471e5e-0000-4000-8000-000000000000")
