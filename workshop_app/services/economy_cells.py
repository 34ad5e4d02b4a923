"""What the cells of a market assessment say: figures on their scale, names of what is in the plan or
in the file, and texts without what the guard marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from workshop_app.domain import economy_book
from workshop_app.domain.attendance import SMALL
from workshop_app.domain.economy import SectorScore
from workshop_app.domain.economy_book import LETTERS
from workshop_app.domain.economy_figures import HEAVIEST, LEAST, MOST
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.plan_book import Column, Settled, empty, settled
from workshop_app.domain.plan_book_cells import (
    IS_FORMULA,
    RawCell,
    WrongCell,
    guarded,
    read_cell,
    shown,
)
from workshop_app.services.economy_checks import checked
from workshop_app.services.economy_import_reading import Vocabulary
from workshop_app.text import N_, KnownError, plain

OFF_SCALE = N_("“{cell}” is not from {least} to {most}")
NO_SUCH = N_("“{cell}” is neither in the plan nor in this file")

_REFERS = {"sectors": "sectors", "sector": "sectors", "barriers": "barriers", "skills": "skills"}
_WRITTEN = re.compile(r"(\d{1,3})(?:[.,]0+)?")
Find = Callable[[str], str | None]


def written(cell: RawCell) -> str:
    """A cell as letters, in one piece."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


class Cells:
    """Reads cells. ``territories`` and ``keys`` by id, as the plan calls them; ``mask_word`` stands
    where the guard marks."""

    def __init__(
        self,
        words: Vocabulary,
        territories: Mapping[str, str],
        keys: Mapping[str, str],
        mask_word: str,
    ) -> None:
        self._words, self._mask = words, mask_word
        self.named: dict[str, dict[str, str]] = {}
        """By sheet: plain words → the id of the row that they name."""
        self.keys = {plain(key): id for id, key in keys.items()}
        """What cells call a row by: S1, B1, E1."""
        self._labels: dict[str, str] = {}
        for id, label in territories.items():
            code, _, name = label.partition(" ")
            for said in (label, code, name):
                self._labels.setdefault(plain(said), id)

    def name(self, sheet: str, said: str, id: str) -> None:
        """From now on ``said`` names the row ``id`` of a sheet."""
        self.named.setdefault(sheet, {}).setdefault(plain(said), id)

    def read(self, column: Column, cell: RawCell) -> Settled:
        """What a cell says in a column; names as ids. Raises ``WrongCell``."""
        if cell.value is None or not written(cell).strip():
            return None
        if column.kind in ("score", "weight"):
            return _on_scale(column.kind, cell)
        if column.kind == "total" and written(cell).strip().startswith("<"):
            return SMALL
        if column.kind in _REFERS:
            ids = self._ids(_REFERS[column.kind], cell)
            return ids[0] if column.kind == "sector" else ids
        if column.kind == "territories":
            return self._each(cell, lambda said: self._labels.get(plain(said)), strict=False)
        if column.kind == "hinders":
            return self._several(column, cell)
        kind = "whole" if column.kind == "total" else column.kind
        value = read_cell(Column(column.name, column.head, kind), cell, self._words.choices)
        return settled(value, "")

    def _ids(self, sheet: str, cell: RawCell) -> tuple[str, ...]:
        """The ids of what a cell names: by their words or keys, one a line or with semicolons."""
        return self._each(cell, lambda said: self._found(sheet, said))

    def _each(self, cell: RawCell, find: Find, *, strict: bool = True) -> tuple[str, ...]:
        """What a cell names: as a whole, else one a line, or with semicolons. What nobody knows is
        told; where it is not ``strict`` it stays as it is written."""
        whole = written(cell).strip()
        found = find(whole)
        if found:
            return (found,)
        ids: dict[str, None] = {}
        for line in whole.splitlines():
            known = find(line)
            for part in [line] if known else filter(None, map(str.strip, line.split(";"))):
                id = known or find(part)
                if id is None and strict:
                    raise WrongCell(NO_SUCH, cell=shown(part))
                ids[id or part] = None
        return tuple(ids)

    def _found(self, sheet: str, said: str) -> str | None:
        named = self.named.get(sheet, {}).get(plain(said))
        if named or sheet not in LETTERS:
            return named
        letter = LETTERS[sheet].casefold()
        return self.keys.get(plain(said)) if plain(said).startswith(letter) else None

    def _several(self, column: Column, cell: RawCell) -> tuple[str, ...]:
        choices = self._words.choices[column.kind]
        return self._each(cell, lambda said: choices.get(plain(said)))

    def check(self, sheet: str, entity: str, column: Column, value: Settled) -> None:
        """Raises ``WrongCell`` for what cannot be kept."""
        if empty(value) or column.kind in (*_REFERS, "territories") or value == SMALL:
            return
        criterion, part = economy_book.part_of(column) if sheet == "sectors" else ("", "")
        try:
            if criterion:
                checked(SectorScore, {part: value}, confirmed=True)
            else:
                checked(BY_NAME[entity], {column.name: value}, confirmed=True)
        except KnownError as error:
            raise WrongCell(error.message, **error.facts) from None

    def guarded(self, column: Column, value: Settled) -> tuple[Settled, tuple[str, ...]]:
        """What is kept of a value without what the guard marks, and the kinds of that."""
        return guarded(column, value, self._mask)


def _on_scale(kind: str, cell: RawCell) -> int:
    """A score from 1 to 5, or a weight from 0 to 5."""
    least, most = (0, HEAVIEST) if kind == "weight" else (LEAST, MOST)
    if cell.formula:
        raise WrongCell(IS_FORMULA, cell=shown(cell.value))
    found = _WRITTEN.fullmatch(written(cell).strip())
    if found is None or not least <= int(found[1]) <= most:
        raise WrongCell(OFF_SCALE, cell=shown(cell.value), least=least, most=most)
    return int(found[1])
