"""Exercises that are being written and not kept yet: they survive a crash, on this laptop only.

What the text guard marks is not among them before it was answered (P-14).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop_app import paths
from workshop_app.domain import pack_rules
from workshop_app.services import files


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The tables of an exercise as they were left, and its texts that someone confirmed."""

    tables: Mapping[str, Any]
    confirmed: tuple[str, ...]


def keep(tables: Mapping[str, Any], confirmed: Collection[str]) -> None:
    """Keep what is written so far."""
    path = _path(str(tables["id"]))
    found = {"tables": dict(tables), "confirmed": sorted(confirmed)}
    files.put(path, json.dumps(found, ensure_ascii=False).encode("utf-8"), with_folder=True)


def find(name: str) -> Unfinished | None:
    """What was left of the exercise ``name``; None where nothing was."""
    try:
        found = json.loads(_path(name).read_text(encoding="utf-8"))
        tables, confirmed = found["tables"], tuple(map(str, found["confirmed"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = isinstance(tables, dict) and tables.get("id") == name
    return Unfinished(tables, confirmed) if whole else None


def forget(name: str) -> None:
    """It was kept, or nobody wants it any more."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    plain = name if pack_rules.is_plain_id(name) else "x"
    return paths.home() / "unfinished" / f"{plain}.json"
