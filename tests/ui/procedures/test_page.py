"""Guides of procedures: brought in, read, written at the side, checked, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

import pytest
from PySide6.QtCore import Qt

from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.services import clock, directory, procedures
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.procedures.page import ProceduresPage
from workshop_app.ui.shell.window import MainWindow

OpenPage = Callable[..., Page]
KEYS = Qt.Key
ADVICE = "Orientación general, no asesoría jurídica."


@pytest.fixture(autouse=True)
def at_a_set_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Saturday, eleven in the morning."""
    monkeypatch.setattr(clock, "now", lambda _plan: datetime(2026, 3, 14, 11, 0))


def opened(open_page: OpenPage, plan: OpenPlan | None = None, **where: str) -> ProceduresPage:
    return cast(ProceduresPage, open_page("procedures", plan, **where))


def names(page: ProceduresPage) -> list[str]:
    model = page.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_an_empty_plan_brings_in_the_guides_unchecked(open_page: OpenPage) -> None:
    page = opened(open_page)
    assert ADVICE in seen(page)
    assert focused().text() == "Traer las guías"  # type: ignore[attr-defined]
    press(KEYS.Key_Return)
    assert len(directory.procedures(page.plan)) == len(procedures.guides("es"))
    assert "Nunca se verificó" in names(page)[0]
    press(KEYS.Key_Z, CONTROL)
    assert directory.procedures(page.plan) == []


def test_a_guide_shows_what_replaced_it_and_leads_there(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    old = next(one for one in directory.procedures(sample) if one.status == "superseded")
    page = opened(open_page, sample, procedure=old.id)
    said = seen(page)
    assert "Ya no se expide" in said
    assert ADVICE in said
    tab_to("PPT (Permiso por Protección Temporal)")
    press(KEYS.Key_Return)
    again = cast(ProceduresPage, cast(MainWindow, page.shell).page)
    assert again.guide is not None
    assert again.guide.id == old.superseded_by


def test_a_guide_is_written_checked_and_undone_by_keys(open_page: OpenPage) -> None:
    page = opened(open_page)
    tab_to("Escribir una guía")
    press(KEYS.Key_Return)
    write("Cupo escolar")
    press(KEYS.Key_Return)
    assert focused().objectName() == "guide plain"
    write("El colegio recibe al menor aunque falten papeles.")
    tab_to("guide steps")
    write("Vaya a la ventanilla.")
    press(KEYS.Key_Return)
    write("Pida el cupo.")
    tab_to("guide cost")
    write("Es gratis")
    press(KEYS.Key_Escape)
    guide = directory.procedures(page.plan)[0]
    assert guide.steps == ("Vaya a la ventanilla.", "Pida el cupo.")
    assert guide.cost == "Es gratis"
    assert "Vaya a la ventanilla." in seen(page)
    press(KEYS.Key_V)
    write("pagina de la alcaldia")
    press(KEYS.Key_Return)
    guide = directory.procedures(page.plan)[0]
    assert (guide.checked_on, guide.source) == ("2026-03-14", "pagina de la alcaldia")
    assert "Verificado el 14 mar. 2026" in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert directory.procedures(page.plan)[0].checked_on == ""


def test_a_phone_number_in_a_guide_is_asked_about_first(open_page: OpenPage) -> None:
    page = opened(open_page)
    tab_to("Escribir una guía")
    press(KEYS.Key_Return)
    write("Cupo escolar")
    press(KEYS.Key_Return)
    write("Llame al 3105550142")
    press(KEYS.Key_Tab)
    assert directory.procedures(page.plan)[0].plain == ""
    assert "Parece un teléfono" in seen(page)


def test_the_points_that_help_lead_to_the_directory(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    first = page.guide
    assert first is not None
    helping = directory.helping(sample, first)
    assert "Abierto · cierra" in seen(page) or helping == []
    assert all(point.name in "".join(card_names(page)) for point in helping)
    tab_to(helping[0].name)
    press(KEYS.Key_Return)
    window = cast(MainWindow, page.shell)
    assert window.page is not None
    assert window.page.where() == {"point": helping[0].id}
    press(KEYS.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.where() == {"procedure": first.id}


def card_names(page: ProceduresPage) -> list[str]:
    """The names on the cards of the points."""
    from workshop_app.ui.link_card import LinkCard

    return [card.accessibleName() for card in page.findChildren(LinkCard)]


def test_a_guide_is_found_and_taken_out_and_brought_back(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = opened(open_page, sample)
    everything = len(names(page))
    press(KEYS.Key_F, CONTROL)
    write("registraduria")
    assert 0 < len(names(page)) < everything
    press(KEYS.Key_Escape)
    page.list.setFocus()
    press(KEYS.Key_Delete)
    assert len(names(page)) == everything - 1
    press(KEYS.Key_Z, CONTROL)
    assert len(names(page)) == everything
