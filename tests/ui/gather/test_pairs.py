"""What may be one thing said twice is shown to a person, who says whether it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.gather.conftest import Laptops, at_desk
from tests.ui.keyboard import CONTROL, press
from tests.ui.seen import seen
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.gather import search
from workshop_app.ui.gather.page import GatherPage
from workshop_app.ui.shell.window import MainWindow

KEYS = Qt.Key


def room(number: int, text: str, territory: str = "") -> Callable[[OpenPlan], object]:
    """A workshop of its own with one proposal, and perhaps a territory."""

    def work(plan: OpenPlan) -> None:
        held = Workshop(id=new_id(), number=number, title=f"Taller {number}", day="2026-08-08")
        with plan.step("workshop.add") as step:
            step.add(held)
            if territory:
                step.add(Territory(id=new_id(), code="", name=territory))
        proposals.capture(plan, text, theme="public_space", workshop=held.id)

    return work


@pytest.fixture
def alike(qtbot: QtBot, page: GatherPage, laptops: Laptops) -> GatherPage:
    """The page with two proposals of two workshops that say nearly the same."""
    oso = room(1, "Alumbrado público en el parque de la cancha")
    lobo = room(2, "Poner alumbrado público en la cancha y el parque")
    at_desk(qtbot, page, laptops(oso=oso, lobo=lobo))
    qtbot.waitUntil(lambda: "¿Van juntas?" in seen(page))
    return page


def test_similar_proposals_stand_with_workshop_and_number(alike: GatherPage) -> None:
    told = seen(alike)
    for part in ("Propuesta F1", "Propuesta H1", "Taller 1", "Taller 2", "1 de 1"):
        assert part in told


def test_they_are_joined_into_one_cluster_by_a_key(
    qtbot: QtBot, alike: GatherPage, base: OpenPlan
) -> None:
    press(KEYS.Key_1)
    (cluster,) = base.all(Cluster)
    assert {one.cluster for one in base.all(Proposal)} == {cluster.id}
    qtbot.waitUntil(lambda: "Todo está resuelto" in seen(alike))
    press(KEYS.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "¿Van juntas?" in seen(alike), timeout=10_000)
    assert base.count(Cluster) == 0


def test_those_that_are_not_the_same_are_not_asked_about_again_unless_one_wants(
    qtbot: QtBot, alike: GatherPage, base: OpenPlan, window: MainWindow
) -> None:
    press(KEYS.Key_2)
    assert base.count(Cluster) == 0
    window.go("map")
    window.go("gather")
    page = window.page
    assert isinstance(page, GatherPage)
    qtbot.waitUntil(lambda: not search.searching(base))
    assert "¿Van juntas?" not in seen(page)


def test_a_territory_typed_twice_is_made_one(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops
) -> None:
    oso = room(1, "Alumbrado público", "Las Colinas")
    lobo = room(2, "Una cancha nueva", "Las Colínas")
    at_desk(qtbot, page, laptops(oso=oso, lobo=lobo))
    qtbot.waitUntil(lambda: "¿Es un solo territorio" in seen(page))
    assert base.count(Territory) == 2
    press(KEYS.Key_1)
    assert base.count(Territory) == 1
    qtbot.waitUntil(lambda: "Todo está resuelto" in seen(page))


def test_what_is_left_leads_from_part_to_part_by_enter(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops, window: MainWindow
) -> None:
    proposals.capture(base, "Luz en el parque", theme="public_space")

    def work(number: int, text: str, word: str) -> Callable[[OpenPlan], object]:
        def both(plan: OpenPlan) -> None:
            proposals.edit(plan, plan.all(Proposal)[0], text=f"Luz en el parque {word}")
            room(number, text, f"Las Col{'i' if number == 1 else 'í'}nas")(plan)

        return both

    oso = work(1, "Enfermera fija en el puesto de salud", "grande")
    lobo = work(2, "Que haya enfermera fija en el puesto de salud", "pronto")
    at_desk(qtbot, page, laptops(oso=oso, lobo=lobo))
    assert "Propuesta 1: el texto" in seen(page)
    press(KEYS.Key_1)
    press(KEYS.Key_Return)
    assert "¿Van juntas?" in seen(page)
    press(KEYS.Key_2)
    press(KEYS.Key_Return)
    assert "¿Es un solo territorio" in seen(page)
    press(KEYS.Key_1)
    qtbot.waitUntil(lambda: "Todo está resuelto" in seen(page))
    press(KEYS.Key_Return)
    assert window.places.key == "prioritize"
