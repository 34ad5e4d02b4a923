"""Where a text stands: what it is called, and the page that shows it."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.entity import Entity
from workshop_app.domain.free_texts import FREE
from workshop_app.domain.text_guard import KINDS as MARKED
from workshop_app.domain.text_hints import KINDS as HINTED
from workshop_app.services import last_look
from workshop_app.services.last_look import BETWEEN, Said
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.gather.told import field_named, named

Place = tuple[str, dict[str, str]]
"""A page and what its ``open_at`` takes."""

_TWO_SIDED = ("Commitment",)
"""What is not told by its first field alone."""
_OWN = {"Proposal": "proposal", "Challenge": "challenge", "Cluster": "cluster"}
_OF_A_ROUND = ("VoteRound", "Option", "Group")
_OF_THE_ECONOMY = (
    "MarketStudy", "Sector", "SectorScore", "Skill", "Barrier", "Opportunity", "EconomyAction",
)  # fmt: skip
_TABS = {
    "Plan": "territory", "Territory": "territory", "Commune": "territory", "Workshop": "workshop",
    "Table": "workshop", "AgendaItem": "agenda", "OwnExercise": "agenda",
}  # fmt: skip
"""The tab of Prepare that shows it."""

FIRST = N_("as first said")


def told(words: Words, said: Said) -> str:
    """ "Propuesta 7", "Propuesta 7: el detalle", "Decisión: el motivo · propuesta 7"."""
    own = said.number if said.of == said.entity else ""
    name = named(words, said.entity, own)
    if said.first:
        name = f"{name}, {words(FIRST)}"
    elif said.field != FREE[said.entity][0] or said.entity in _TWO_SIDED:
        name = f"{name}: {field_named(words, said.entity, said.field)}"
    if said.number and not own:
        of = named(words, said.of, said.number)
        name = f"{name}{BETWEEN}{of[:1].lower()}{of[1:]}"
    return name


def seen(words: Words, said: Said) -> str:
    """What the marks or hints of a text are about: "un número de teléfono"; "" for none."""
    kinds = [MARKED[one.kind] for one in said.marks] + [HINTED[one.kind] for one in said.hints]
    return ", ".join(words(kind) for kind in dict.fromkeys(kinds))


def place(plan: OpenPlan, said: Said) -> Place | None:
    """The page that shows a text, with what it needs; ``None`` where the text is gone."""
    record = last_look.record(plan, said)
    return _place(said.entity, record) if record is not None else None


def _place(entity: str, one: Entity) -> Place:
    def of(name: str) -> str:
        value: Any = getattr(one, name, None)
        return str(value or "")

    if entity in _OWN:
        return "proposals", {_OWN[entity]: one.id}
    if entity in ("Decision", "Gate", "Comment"):
        return "prioritize", {"proposal": of("proposal")}
    if entity in ("Photo", "Pin"):
        own = {name: of(name) for name in ("proposal", "challenge") if of(name)}
        return ("map" if entity == "Pin" else "proposals"), own
    if entity in _OF_A_ROUND:
        return "vote", {"round": one.id if entity == "VoteRound" else of("round")}
    if entity in ("Action", "Indicator", "Source", "Commitment", "Programme"):
        action = one.id if entity == "Action" else of("action")
        return "action_plan", {"action": action} if action else {}
    if entity in _TABS:
        workshop = one.id if entity == "Workshop" else of("workshop")
        return "prepare", {"workshop": workshop, "tab": _TABS[entity]}
    return _rest(entity, one, of("workshop"), of("sector"), of("project"))


def _rest(entity: str, one: Entity, workshop: str, sector: str, project: str) -> Place:
    if entity in _OF_THE_ECONOMY:
        own = one.id if entity == "Sector" else sector
        return "economy", {"sector": own} if own else {}
    if entity in ("StrategicProject", "ProjectPart"):
        return "projects", {"project": project or one.id}
    if entity in ("ServicePoint", "Procedure"):
        return "directory", {"point": one.id} if entity == "ServicePoint" else {}
    if entity == "PrivateNote":
        return "facilitate", {"workshop": workshop}
    rest = {"Area": "map", "AssessmentRound": "prioritize"}
    return rest.get(entity, "gather"), {}
