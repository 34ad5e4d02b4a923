"""The workbook of a market assessment: its sheets, and what each column of them holds.

The same columns are read back from a workbook or a table (``services.economy_importing``). A row is
known by the id that it carries unseen, otherwise by its own words."""

from __future__ import annotations

from collections.abc import Mapping

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.domain.economy_names import CRITERIA
from workshop_app.domain.plan_book import Column, Sheet
from workshop_app.text import N_, Words

EVIDENCE, SOURCE = N_("{criterion}: evidence"), N_("{criterion}: source")
_SAID = {"evidence": EVIDENCE, "source": SOURCE}


def _of_criterion(id: str) -> tuple[Column, ...]:
    return (
        Column(id, CRITERIA[id].name, "score"),
        *(Column(f"{id}.{part}", CRITERIA[id].name) for part in _SAID),
    )


SECTORS = Sheet(
    "sectors",
    N_("Sectors"),
    "Sector",
    (
        Column("name", N_("Sector")),
        *(column for id in SECTOR_CRITERIA for column in _of_criterion(id)),
        Column("chain", N_("Chain"), "texts"),
        Column("territories", N_("Territories"), "territories"),
        Column("note", N_("Note")),
    ),
)

SKILLS = Sheet(
    "skills",
    N_("Skills"),
    "Skill",
    (
        Column("key", N_("Key"), "key"),
        Column("name", N_("Skill")),
        Column("kind", N_("Kind of skill"), "skill_kind"),
        Column("demand", N_("Demand"), "score"),
        Column("vacancies", N_("Vacancies"), "whole"),
        Column("sectors", N_("Sectors"), "sectors"),
        Column("brought", N_("How many bring it"), "total"),
        Column("wanted", N_("How many want to learn it"), "total"),
        Column("source", N_("Source")),
    ),
)

BARRIERS = Sheet(
    "barriers",
    N_("Barriers"),
    "Barrier",
    (
        Column("key", N_("Key"), "key"),
        Column("text", N_("Barrier")),
        Column("kind", N_("Kind of barrier"), "barrier_kind"),
        Column("severity", N_("Severity"), "score"),
        Column("sectors", N_("Sectors"), "sectors"),
        Column("hinders", N_("Whom it hinders"), "hinders"),
        Column("heard", N_("Tables that named it"), "whole"),
        Column("source", N_("Source")),
    ),
)

OPPORTUNITIES = Sheet(
    "opportunities",
    N_("Opportunities"),
    "Opportunity",
    (
        Column("name", N_("Way of working")),
        Column("sector", N_("Sector"), "sector"),
        Column("starting_cost", N_("Cost of starting"), "money"),
        Column("takes", N_("What starting takes"), "texts"),
        Column("weeks", N_("Weeks until the first sale"), "whole"),
        Column("note", N_("Note")),
    ),
)

ACTIONS = Sheet(
    "actions",
    N_("Economic actions"),
    "EconomyAction",
    (
        Column("key", N_("Key"), "key"),
        Column("title", N_("Economic action")),
        Column("horizon", N_("Horizon"), "horizon"),
        Column("cost", N_("Cost"), "money"),
        Column("responsible", N_("Responsible party")),
        Column("sectors", N_("Sectors"), "sectors"),
        Column("barriers", N_("Barriers it attacks"), "barriers"),
        Column("skills", N_("Skills it teaches"), "skills"),
        Column("in_plan", N_("In the action plan"), "told"),
        Column("note", N_("Note")),
    ),
)

STUDY = Sheet(
    "study",
    N_("Study"),
    "MarketStudy",
    (
        Column("title", N_("Title")),
        Column("method", N_("Method")),
        Column("note", N_("Note")),
        Column("start", N_("First day"), "day"),
        Column("end", N_("Last day"), "day"),
    ),
)
"""Here each line says one thing, named in the first column."""

SHEETS = (SECTORS, SKILLS, BARRIERS, OPPORTUNITIES, ACTIONS)
"""The sheets with a row for each record, in the order in which they name each other."""
BY_ID: Mapping[str, Sheet] = {sheet.id: sheet for sheet in (*SHEETS, STUDY)}

OWN: Mapping[str, str] = {
    "sectors": "name", "skills": "name", "barriers": "text", "opportunities": "name",
    "actions": "title",
}  # fmt: skip
"""The column that says what a row is about."""
NEEDED: Mapping[str, tuple[str, ...]] = {"skills": ("demand",), "barriers": ("severity",)}
"""What a new row cannot be without beside its words."""
LETTERS: Mapping[str, str] = {"skills": "S", "barriers": "B", "actions": "E"}
"""What the key of a row begins with: S1, B1, E1."""

CRITERION, SCORE = N_("Criterion"), N_("Score")
"""Heads of a table with a row for each score: sector, criterion, score, evidence, source."""
LONG = (
    Column("name", N_("Sector")),
    Column("criterion", CRITERION, "criterion"),
    Column("score", SCORE, "score"),
    Column("evidence", N_("Evidence")),
    Column("source", N_("Source")),
)

WHAT, VALUE, PART = N_("What"), N_("Value"), N_("Part")
PARTS = {"study": N_("Study"), "interviews": N_("Interviews"), "weights": N_("Weights, 0 to 5")}


def head_of(column: Column, words: Words) -> str:
    """The head of a column in the language of ``words``."""
    _, _, part = column.name.partition(".")
    told = words(column.head)
    return words(_SAID[part], criterion=told) if part in _SAID else told


def part_of(column: Column) -> tuple[str, str]:
    """The criterion that a column of the sector table is about, and "score", "evidence" or
    "source"; ("", "") for the other columns."""
    id, _, part = column.name.partition(".")
    return (id, part or "score") if id in CRITERIA else ("", "")
