"""The local economy as studied: the table, the sector chosen in it, where it leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.economy.keys import KEYS, OpenPage, economy_page, grid
from tests.ui.keyboard import ALT, CONTROL, focused, press, tab_to
from tests.ui.seen import seen
from workshop_app.domain.economy import (
    Barrier,
    EconomyAction,
    Opportunity,
    Sector,
    SectorScore,
    Skill,
)
from workshop_app.services import economy, economy_sectors
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.economy import heat_rows
from workshop_app.ui.economy.needs import FewCard
from workshop_app.ui.economy.sector_side import SectorSide
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.shell.window import MainWindow


def test_every_sector_stands_with_its_scores_and_mean(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    said = grid(open_page("economy", sample)).as_text()
    assert len(said.splitlines()) == 7
    for one in economy.sectors(sample):
        assert one.sector.name in said
    assert "Gastronomía y alimentos preparados · 4 · 4 · 4 · 5 · 4 · 2 · 5 · 3 · 3,9" in said


def test_arrows_choose_a_sector_and_its_evidence_is_shown(
    open_page: OpenPage, sample: OpenPlan, qtbot: QtBot
) -> None:
    page = open_page("economy", sample)
    first, second = (one.sector for one in economy.sectors(sample)[:2])
    assert page.where() == {"sector": first.id}
    assert focused() is grid(page)
    press(KEYS.Key_Down)
    assert page.where() == {"sector": second.id}
    side = page.findChild(SectorSide)
    assert side is not None
    qtbot.waitUntil(lambda: second.name in seen(side))
    for score in sample.all(SectorScore, sector=second.id):
        assert score.evidence in seen(side)


def test_skills_and_barriers_are_told_in_short_under_the_table(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample)
    skills, barriers = (one.rows.text() for one in page.findChildren(FewCard))
    assert "70 vacantes" in skills
    assert "Sin quién cuide, las mujeres dejan el empleo o no lo toman" in barriers
    assert "gravedad 5 de 5" in barriers


def test_an_action_of_a_sector_opens_its_place_and_comes_back(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan, qtbot: QtBot
) -> None:
    page = open_page("economy", sample)
    sector = page.where()
    cards: list[LinkCard] = []

    def shown() -> bool:
        cards[:] = [
            one for one in page.findChildren(LinkCard)
            if one.accessibleDescription().startswith("Acción A") and one.isVisible()
        ]  # fmt: skip
        return bool(cards)

    qtbot.waitUntil(shown)
    card = cards[0]
    tab_to(card.accessibleName())
    press(KEYS.Key_Return)
    assert window.places.key == "action_plan"
    press(KEYS.Key_Left, ALT)
    assert window.places.key == "economy"
    assert window.page is not None
    assert window.page.where() == sector


def test_a_sector_renamed_elsewhere_is_drawn_again_and_stays_chosen(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample)
    press(KEYS.Key_Down)
    chosen = sample.one(Sector, page.where()["sector"])
    with sample.step("plan.change") as step:
        step.change(chosen, name="Sombreros")
    assert "Sombreros" in grid(page).as_text()
    assert page.where() == {"sector": chosen.id}
    sample.undo()
    assert "Sombreros" not in grid(page).as_text()


def test_an_empty_plan_offers_three_ways_to_begin(open_page: OpenPage) -> None:
    page = open_page("economy")
    said = seen(page)
    assert "Todavía no se ha estudiado ningún sector" in said
    for way in ("Anotar el primer sector", "Traer una tabla", "Sacar el libro vacío"):
        assert way in said
    assert page.where() == {}


def test_a_place_that_is_not_ours_is_left_alone(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("economy", sample, place="kitchen", sector="gone")
    assert economy_page(page).top.current == "sectors"
    assert page.where()["sector"] == economy.sectors(sample)[0].sector.id


def test_every_word_over_a_column_stands_for_a_criterion_in_full(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample)
    for _ in range(7):
        said = grid(page).accessibleDescription()
        assert "5 = " in said
        press(KEYS.Key_Right)
    assert focused().focusPolicy() & Qt.FocusPolicy.TabFocus


def test_whatever_a_search_of_the_plan_opens_is_landed_on(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    open_page("economy", sample)
    kinds = (
        ("sector", Sector), ("skill", Skill), ("barrier", Barrier), ("opportunity", Opportunity),
        ("economy_action", EconomyAction),
    )  # fmt: skip
    for name, entity in kinds:
        wanted = sample.all(entity)[-1].id
        window.go("economy", **{name: wanted})
        assert window.page is not None
        assert window.page.where() == {name: wanted}
        assert focused() is not window.page


def test_the_sheet_stands_also_when_the_page_is_asked_for_once_more(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan, qtbot: QtBot
) -> None:
    open_page("economy", sample)
    page = open_page("economy", place="sectors")
    side = page.findChild(SectorSide)
    assert side is not None
    first = economy.sectors(sample)[0].sector
    qtbot.waitUntil(lambda: first.name in seen(side))


def test_a_sector_that_lacks_scores_has_a_star_and_is_never_the_highest(
    open_page: OpenPage, sample: OpenPlan, qtbot: QtBot
) -> None:
    made = economy_sectors.add(sample, "Turismo")
    economy_sectors.score(sample, made, "growth", 5)
    page = open_page("economy", sample)
    assert "Turismo · 5 · – · – · – · – · – · – · – · 5,0*" in grid(page).as_text().splitlines()[-1]
    side = page.findChild(SectorSide)
    assert side is not None
    qtbot.waitUntil(lambda: "el más alto" in seen(side))
    press(KEYS.Key_End, CONTROL)
    assert page.where() == {"sector": made.id}
    assert "Promedio 5,0* · 7 sin puntaje" in grid(page).accessibleDescription()
    qtbot.waitUntil(lambda: "Promedio 5,0* · 7 sin puntaje" in seen(side))
    assert "el más alto" not in seen(side)
    for order in (heat_rows.GROWTH, heat_rows.ACCESS):
        rows = heat_rows.arranged(grid(page).rows, order)
        lacking = [row.lacks(order) for row in rows]
        assert lacking == sorted(lacking)
