"""A strategic project as documents tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workshop_app.domain.project_sheets import (
    Actor,
    Alternative,
    Measure,
    NextStep,
    Population,
    Risk,
    RoughCost,
)

if TYPE_CHECKING:
    from workshop_app.export.views import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """What a project is linked to: its ``code`` as printed ("A19", "39", "UIT-2", "" for a sector)
    and its words; ``kind`` is the project's field that holds it."""

    kind: str
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentView:
    """A part of the work; ``action`` is the number of the plan's action for it ("A19"), or ""."""

    text: str
    cost: int | None = None
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """A project's sheet. Lists pair a row's words with what its kind has beside them. ``missing``
    are keys of ``services.projects.NEEDED`` that it lacks as a profile."""

    number: int
    name: str
    stage: str
    sample: bool = False
    original_text: str = ""
    source_note: str = ""
    problem: str = ""
    objective: str = ""
    causes: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    specific_objectives: tuple[str, ...] = ()
    population: Population = field(default_factory=Population)
    rough_cost: RoughCost = field(default_factory=RoughCost)
    alternatives: tuple[tuple[str, Alternative], ...] = ()
    components: tuple[ComponentView, ...] = ()
    risks: tuple[tuple[str, Risk], ...] = ()
    indicators: tuple[tuple[str, Measure], ...] = ()
    actors: tuple[tuple[str, Actor], ...] = ()
    next_step: NextStep = field(default_factory=NextStep)
    next_action: str = ""
    links: tuple[LinkView, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def cost_of_parts(self) -> int:
        """What the components cost together."""
        return sum(one.cost or 0 for one in self.components)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDocumentView:
    """One project of a plan, as a document of its own."""

    plan: PlanView
    project: ProjectView
