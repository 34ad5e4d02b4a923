"""Pages hold what is far too long, missing or too much, in a narrow window with large text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop_app.domain.directory import ProjectPart, ServicePoint, StrategicProject
from workshop_app.domain.economy import (
    SECTOR_CRITERIA,
    Barrier,
    EconomyAction,
    Opportunity,
    Sector,
    SectorScore,
    Skill,
)
from workshop_app.domain.entity import Entity, new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Pin
from workshop_app.domain.proposals import Proposal
from workshop_app.services import action_plan, commitments
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.shell.window import MainWindow

LONG = "Recuperación integral de las escaleras, los andenes y los muros de la parte alta " * 3
WORD = "Electroencefalografista" * 13
PARTS = ("cause", "effect", "specific_objective", "alternative", "component", "risk", "indicator",
         "actor")  # fmt: skip
FACTS = {
    "chosen": True, "cost": 10**13, "pros": (LONG,), "cons": (WORD,), "likelihood": 5, "impact": 5,
    "answer": LONG, "baseline": 1e9, "target": 2.5, "unit": LONG, "position": "nowhere",
}  # fmt: skip


def study() -> list[Entity]:
    """Sectors with everything, with some of it, with nothing."""
    sectors = [Sector(id=new_id(), name=name, note=LONG) for name in (LONG, WORD, "Pan", "")]
    rows: list[Entity] = [*sectors]
    for sector in sectors[:2]:
        for criterion in SECTOR_CRITERIA[:5]:
            rows.append(SectorScore(id=new_id(), sector=sector.id, criterion=criterion, score=3,
                                    evidence=WORD))  # fmt: skip
        rows.append(EconomyAction(id=new_id(), title=WORD, sectors=(sector.id,)))
        rows.append(Opportunity(id=new_id(), name=LONG, sector=sector.id))
    rows += [Skill(id=new_id(), name=WORD, kind="soft", demand=3) for _ in range(30)]
    rows += [Barrier(id=new_id(), kind="x", text=LONG, severity=2) for _ in range(30)]
    return rows


def sheets() -> list[Entity]:
    """Points and projects of which much, or nothing, is known."""
    full = StrategicProject(id=new_id(), number=1, name=LONG, problem=LONG, objective=WORD,
                            stage="prefactibilidad", rough_cost={"total": 10**15},
                            next_step={"what": LONG}, actions=(new_id(),))  # fmt: skip
    rows: list[Entity] = [full, StrategicProject(id=new_id(), number=2, name="")]
    for kind in PARTS:
        for text, facts in ((LONG, FACTS), (WORD, None)):
            rows.append(
                ProjectPart(id=new_id(), project=full.id, kind=kind, text=text, facts=facts)
            )
    for name in (LONG, WORD, "", *(f"Punto {n}" for n in range(30))):
        rows.append(ServicePoint(id=new_id(), kind="institution", name=name, address=LONG,
                                 phones=(LONG,), notes=(WORD,), services=("what?",)))  # fmt: skip
    return rows


def said() -> list[Entity]:
    """Proposals on one spot, and workshops."""
    rows: list[Entity] = [
        Workshop(id=new_id(), number=n, title=WORD, audience="leaders") for n in range(12)
    ]
    for count in range(60):
        text = (LONG, WORD)[count % 2]
        proposal = Proposal(id=new_id(), letter="B", count=count + 100, text=text, theme="health")
        rows.append(proposal)
        rows.append(Pin(id=new_id(), place=text, latitude=7.88, longitude=-72.5,
                        proposal=proposal.id))  # fmt: skip
    return rows


@pytest.fixture
def awkward(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    plan = make_plan("awkward")
    with plan.step("plan.change") as step:
        for row in (*study(), *sheets(), *said()):
            step.add(row)
    made = action_plan.make_actions(plan, [proposal.id for proposal in plan.all(Proposal)])
    action_plan.edit(plan, made[0], responsible=LONG, description=LONG * 9, cost=10**13,
                     start="2019-01", months=120)  # fmt: skip
    action_plan.set_source(plan, made[0], WORD, "to_find")
    action_plan.set_indicator(plan, made[0], LONG, unit=WORD, target=1e12, baseline=-0.125)
    for _ in range(8):
        commitments.promise(plan, WORD, LONG, by="2026-09-30", action=made[0].id)
    return plan


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize(
    "key", ["action_plan", "economy", "projects", "directory", "map", "gather"]
)
def test_a_page_holds_what_is_awkward(
    key: str, scale: float, window: MainWindow, awkward: OpenPlan
) -> None:
    window.resize(1366, 696)
    window.change_settings(text_scale=scale)
    window.show_plan(awkward, key)
    page = window.page
    assert page is not None
    assert not window.grab().isNull()
    assert page.minimumSizeHint().width() <= page.width()
    assert page.header is not None
    assert page.header.isVisible()
    assert window.height() == 696
