"""The local economy as studied: the table, the sector chosen in it, where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt

from tests.ui.keyboard import ALT, focused, press, tab_to
from tests.ui.seen import seen
from workshop_app.domain.economy import Sector, SectorScore
from workshop_app.services import economy
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.economy.page import EconomyPage
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Figures

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def table(page: Page) -> Figures:
    return page.findChildren(Figures)[-1]


def test_every_sector_stands_with_its_scores_and_mean(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    said = table(open_page("economy", sample)).as_text()
    assert len(said.splitlines()) == 7
    for one in economy.sectors(sample):
        assert one.sector.name in said
    assert "Gastronomía y alimentos preparados · 4 · 4 · 4 · 5 · 4 · 2 · 5 · 3 · 3,9" in said


def test_arrows_choose_a_sector_and_its_evidence_is_shown(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample)
    first, second = (one.sector for one in economy.sectors(sample)[:2])
    assert page.where() == {"sector": first.id}
    assert focused() is table(page)
    press(KEYS.Key_Down)
    assert page.where() == {"sector": second.id}
    said = seen(cast(EconomyPage, page).detail or page)
    assert second.name in said
    for score in sample.all(SectorScore, sector=second.id):
        assert score.evidence in said


def test_skills_and_barriers_are_told_with_their_figures(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    said = seen(open_page("economy", sample))
    assert "70 vacantes" in said
    assert "Sin quién cuide, las mujeres dejan el empleo o no lo toman" in said
    assert "5 de 5" in said


def test_an_action_of_a_sector_opens_its_place_and_comes_back(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = open_page("economy", sample)
    sector = page.where()
    assert "Acción A" in seen(page)
    card = next(
        one for one in page.findChildren(LinkCard)
        if one.accessibleDescription().startswith("Acción A") and one.isVisible()
    )  # fmt: skip
    tab_to(card.accessibleName())
    press(KEYS.Key_Return)
    assert window.places.key == "action_plan"
    press(KEYS.Key_Left, ALT)
    assert window.places.key == "economy"
    assert cast(Page, window.page).where() == sector


def test_a_sector_renamed_elsewhere_is_drawn_again_and_stays_chosen(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample)
    press(KEYS.Key_Down)
    chosen = sample.one(Sector, page.where()["sector"])
    with sample.step("plan.change") as step:
        step.change(chosen, name="Sombreros")
    assert "Sombreros" in table(page).as_text()
    assert page.where() == {"sector": chosen.id}
    sample.undo()
    assert "Sombreros" not in table(page).as_text()


def test_an_empty_plan_says_what_a_study_brings(open_page: OpenPage) -> None:
    page = open_page("economy")
    assert "Todavía no se ha estudiado ningún sector" in seen(page)
    assert page.where() == {}
