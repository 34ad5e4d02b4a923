"""Elections as Pabulib files (``.pb``), the exchange format of participatory budgeting: read here,
written by ``votes_pb``.

Format: three parts, META, PROJECTS and VOTES, each a heading, a line of column names and rows parted
by ``;`` (P. Faliszewski et al., "Participatory Budgeting: Data, Tools, and Analysis", 2023; field
lists at pabulib.org/format). What an option is worth to a voter follows pabutools: 1 where it is
approved, the points given to it (added up where it is named twice), and in a ranking its Borda
score, which is the length of the ranking less the place, so that the last one named is worth 0.

Beside the fields of the format a file of ours has a few more, so that it is counted as the round
was: ``places``, ``tie_rule``, ``seed`` and ``ranked_by`` in META, ``own_cost`` and ``number`` (what
lots are drawn with) in PROJECTS, ``group`` in VOTES. Other programs pass over them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from pathlib import Path

from workshop_app.domain.voting.ballots import Ballot, RoundGroup, RoundOption, RoundRules
from workshop_app.domain.voting.ties import TIE_RULES
from workshop_app.text import N_, KnownError, Term

ENDING = ".pb"
LARGEST = 16 * 2**20
"""Bytes; the largest election of Pabulib known to us has some ten million."""

PARTS = ("meta", "projects", "votes")
KINDS = ("approval", "choose-1", "cumulative", "scoring", "ordinal")
"""Every ``vote_type`` of the format."""

_AMOUNT = re.compile(r"\d{1,15}([.,]\d{1,6})?")
_POINTS = re.compile(r"\d{1,9}(\.0{1,9})?")
_WHOLE = re.compile(r"\d{1,9}")
_CURRENCY = re.compile("[A-Z]{3}")
_CELL = 1_000_000

TOO_LARGE = N_("{name} is larger than 16 MB, which is more than is read here. Nothing was counted.")
NO_TEXT = N_(
    "{name} is not text in UTF-8. Nothing was counted. Save it in UTF-8 and count it again."
)
NO_PART = N_(
    "{name} has no part {part}. Nothing was counted. A Pabulib file has META, PROJECTS and VOTES."
)
NO_FIELD = N_(
    "{name} says no {field} in its part META. Nothing was counted. Add it and count again."
)
NO_KIND = N_("{name} has votes of a kind that is not known: {kind}. Nothing was counted.")
CUT_OFF = N_(
    "{name} says {field} {told} and holds {found}: a part of it may be lost. Nothing was counted."
)
BAD_LINE = N_("Line {line} of {name} cannot be read: {why} Nothing was counted.")

OUTSIDE = N_("it stands in no part of the file.")
NO_COLUMN = N_("a column that the part needs is missing.")
SHORT = N_("a value is missing.")
NO_AMOUNT = N_("this is no amount of money.")
NO_PLACES = N_("this is no number of places.")
TWICE = N_("this project is there already.")
UNLISTED = N_("it names a project that is not listed.")
NO_POINTS = N_("points are whole numbers from 0 on.")
UNEVEN = N_("there are not as many points as projects.")
RANKED_TWICE = N_("it ranks a project twice.")
BROKEN = N_("its quotation marks or signs are broken.")


@dataclass(frozen=True, slots=True)
class Election:
    """What a file holds, ready for ``count_round``. Money is whole numbers of 1/``unit`` of the
    currency; ``kind`` one of KINDS; ``names`` project id → its name, where it has one."""

    rules: RoundRules
    ballots: tuple[Ballot, ...]
    kind: str
    unit: int = 1
    currency: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def read(path: Path) -> Election:
    """The election in the file at ``path``. ``KnownError`` with the line where it is wrong;
    ``OSError`` where it cannot be opened."""
    name = path.name
    if path.stat().st_size > LARGEST:
        raise KnownError(TOO_LARGE, name=name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KnownError(NO_TEXT, name=name) from None
    return _Reading(name).election(text)


@dataclass(slots=True)
class _Reading:
    """A file while it is read. ``costs`` and budget are exact until the unit is known."""

    name: str
    meta: dict[str, str] = field(default_factory=dict)
    budget: Fraction = Fraction(0)
    costs: dict[str, Fraction] = field(default_factory=dict)
    own_costs: dict[str, Fraction | None] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    ballots: list[Ballot] = field(default_factory=list)
    pairs: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    line: int = 0

    def election(self, text: str) -> Election:
        found = {part: self._rows(rows) for part, rows in self._parts(text).items()}
        missing = next((part for part in PARTS if part not in found), None)
        if missing:
            raise KnownError(NO_PART, name=self.name, part=missing.upper())
        self._read_meta(found["meta"])
        for row in found["projects"]:
            self._read_project(row)
        marks = self._marks()
        for row in found["votes"]:
            # Marks that say the same are one object: there may be millions of them.
            given = tuple(self.pairs.setdefault(m, m) for m in marks(self._listed(row), row))
            key = f"{len(self.ballots):08}"
            self.ballots.append(Ballot(key, row.get("group") or None, given))
        self._compare("num_projects", len(self.costs))
        self._compare("num_votes", len(self.ballots))
        return self._as_round()

    def _compare(self, field: str, found: int) -> None:
        """What META says there is must be there: half a file is no election."""
        told = self.meta.get(field, "")
        if _WHOLE.fullmatch(told) and int(told) != found:
            raise KnownError(CUT_OFF, name=self.name, field=field, told=int(told), found=found)

    # -- lines ------------------------------------------------------------------------------------
    def _parts(self, text: str) -> dict[str, list[tuple[int, list[str]]]]:
        """The rows of each part with the numbers of their lines; its first row names the columns."""
        parts: dict[str, list[tuple[int, list[str]]]] = {}
        rows: list[tuple[int, list[str]]] | None = None
        for line, row in self._lines(text):
            if not any(row):
                continue
            heading = row[0].lower() if not any(row[1:]) else ""
            if heading in PARTS and heading not in parts:
                rows = parts.setdefault(heading, [])
            elif rows is None:
                raise self._wrong(OUTSIDE, line)
            else:
                rows.append((line, row))
        meta = parts.get("meta")
        if meta is not None and (not meta or meta[0][1][0].lower() != "key"):
            meta.insert(0, (0, ["key", "value"]))
        return parts

    def _lines(self, text: str) -> Iterator[tuple[int, list[str]]]:
        before = csv.field_size_limit(_CELL)
        reader = csv.reader(text.splitlines(), delimiter=";")
        read = 0
        try:
            for row in reader:
                read += 1
                if reader.line_num > read:  # a quotation mark that is not closed swallows lines
                    raise self._wrong(BROKEN, read)
                yield read, [cell.strip() for cell in row]
        except csv.Error:
            raise self._wrong(BROKEN, reader.line_num) from None
        finally:
            csv.field_size_limit(before)

    def _rows(self, rows: list[tuple[int, list[str]]]) -> Iterator[dict[str, str]]:
        """Each row by column; ``self.line`` follows. Cells that say "none" are empty."""
        if not rows:
            return
        head = [one.lower() for one in rows[0][1]]
        for line, row in rows[1:]:
            self.line = line
            filled = ["" if cell.lower() == "none" else cell for cell in row]
            yield dict(zip(head, filled, strict=False))

    def _wrong(self, why: str, line: int | None = None) -> KnownError:
        at = self.line if line is None else line
        return KnownError(BAD_LINE, line=at, name=self.name, why=Term(why))

    # -- values -----------------------------------------------------------------------------------
    def _read_meta(self, rows: Iterator[dict[str, str]]) -> None:
        for row in rows:
            key, value = row.get("key", "").lower(), row.get("value", "")
            self.meta.setdefault(key, value)
            if key == "budget":
                self.budget = self._amount(value)
            if key == "places" and not _WHOLE.fullmatch(value):
                raise self._wrong(NO_PLACES)
        for needed in ("budget", "vote_type"):
            if not self.meta.get(needed):
                raise KnownError(NO_FIELD, name=self.name, field=needed)
        if self.meta["vote_type"].lower() not in KINDS:
            raise KnownError(NO_KIND, name=self.name, kind=self.meta["vote_type"][:40])

    def _read_project(self, row: dict[str, str]) -> None:
        if "project_id" not in row or "cost" not in row:
            raise self._wrong(NO_COLUMN if "project_id" not in row else SHORT)
        project = row["project_id"]
        if not project:
            raise self._wrong(SHORT)
        if project in self.costs:
            raise self._wrong(TWICE)
        self.costs[project] = self._amount(row["cost"])
        own = row.get("own_cost", "")
        self.own_costs[project] = self._amount(own) if own else None
        self.numbers[project] = row.get("number", "")
        if row.get("name"):
            self.names[project] = row["name"]

    def _amount(self, cell: str) -> Fraction:
        if not _AMOUNT.fullmatch(cell):
            raise self._wrong(NO_AMOUNT)
        return Fraction(cell.replace(",", "."))

    def _listed(self, row: dict[str, str]) -> list[str]:
        """The projects of a vote in its order; none on a blank one."""
        if "vote" not in row:
            raise self._wrong(NO_COLUMN)
        named = [one.strip() for one in row["vote"].split(",")] if row["vote"] else []
        if not self.costs.keys() >= set(named):
            raise self._wrong(UNLISTED)
        return named

    def _marks(self) -> Callable[[list[str], dict[str, str]], tuple[tuple[str, int], ...]]:
        """How the votes of this file are read."""
        kind = self.meta["vote_type"].lower()
        if kind in ("approval", "choose-1"):
            return lambda named, _row: tuple((one, 1) for one in dict.fromkeys(named))
        return self._ranked if kind == "ordinal" else self._with_points

    def _ranked(self, named: list[str], _row: dict[str, str]) -> tuple[tuple[str, int], ...]:
        if len(set(named)) < len(named):
            raise self._wrong(RANKED_TWICE)
        return tuple((one, len(named) - at) for at, one in enumerate(named, 1) if at < len(named))

    def _with_points(self, named: list[str], row: dict[str, str]) -> tuple[tuple[str, int], ...]:
        cells = [one.strip() for one in row.get("points", "").split(",")] if named else []
        if len(cells) != len(named):
            raise self._wrong(UNEVEN)
        if not all(_POINTS.fullmatch(one) for one in cells):
            raise self._wrong(NO_POINTS)
        points = [int(one.partition(".")[0]) for one in cells]
        return tuple(zip(named, points, strict=True))

    # -- the whole --------------------------------------------------------------------------------
    def _as_round(self) -> Election:
        kind, meta = self.meta["vote_type"].lower(), self.meta
        places = int(meta["places"]) if meta.get("places") else None
        costs: Mapping[str, Fraction | None] = self.costs if places is None else self.own_costs
        unit = lcm(self.budget.denominator, *(one.denominator for one in costs.values() if one))
        approval = kind in ("approval", "choose-1")
        method = "approval" if approval else "points"
        if meta.get("ranked_by") == "mean" and kind == "scoring":
            method = "score"
        rules = RoundRules(
            name=Path(self.name).stem,
            method=method,
            options=tuple(
                RoundOption(
                    label=label,
                    cost=None if cost is None else int(cost * unit),
                    number=self.numbers[label],
                )
                for label, cost in costs.items()
            ),
            groups=_groups(self.ballots),
            people=len(self.ballots),
            per_person=max((sum(v for _, v in one.marks) for one in self.ballots), default=0),
            max_per_option=self._most_on_one(),
            places=places,
            budget=int(self.budget * unit) if places is None else None,
            rule=_rule(meta.get("rule", ""), places),
            tie_rule=meta["tie_rule"] if meta.get("tie_rule") in TIE_RULES else "lot",
            public_seed=meta.get("seed", ""),
        )
        currency = meta.get("currency", "").upper()
        currency = currency if _CURRENCY.fullmatch(currency) else ""
        return Election(rules, tuple(self.ballots), kind, unit, currency, self.names)

    def _most_on_one(self) -> int:
        """The most that an option got on one ballot: what the file allowed is not asked again."""
        most = 1
        for ballot in self.ballots:
            added: dict[str, int] = {}
            for label, value in ballot.marks:
                added[label] = added.get(label, 0) + value
            most = max(most, *added.values()) if added else most
        return most


def _groups(ballots: list[Ballot]) -> tuple[RoundGroup, ...]:
    """The groups named on the ballots, by name; none where there is no such column."""
    voted: dict[str, int] = {}
    for one in ballots:
        if one.group:
            voted[one.group] = voted.get(one.group, 0) + 1
    return tuple(RoundGroup(id=name, admitted=voted[name]) for name in sorted(voted))


def _rule(rule: str, places: int | None) -> str:
    """The deciding rule: the file's own where we have it, else greedy, as nearly everywhere."""
    if places is not None:
        return rule if rule in ("most", "groups") else "most"
    plain = rule.lower().replace("-", "").replace("_", "")
    return "equal-shares" if plain.startswith("equalshares") else "greedy"
