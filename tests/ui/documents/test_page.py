"""Documents are chosen, looked at page by page in the window, and nothing of that is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, tab_to
from tests.ui.seen import seen
from workshop_app.domain.directory import ServicePoint
from workshop_app.services import document_orders, proposals, versions
from workshop_app.services.document_orders import Order
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.documents.making import Made
from workshop_app.ui.documents.page import DocumentsPage
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow

KEYS = Qt.Key


def rows(page: DocumentsPage) -> list[str]:
    """What a reader says of each row."""
    model = page.list.model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def made(page: DocumentsPage) -> Made:
    """What is looked at now."""
    found = page.making.last
    assert found is not None
    return found


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    return " ".join(" ".join(pages).split())


# -- choosing -------------------------------------------------------------------------------------
def test_documents_stand_in_groups_and_the_plan_is_looked_at_first(page: DocumentsPage) -> None:
    said = rows(page)
    heads = [one for one in said if one in ("El plan", "Las votaciones", "Para el taller",
                                            "Tablas y listas")]  # fmt: skip
    assert heads == ["El plan", "Las votaciones", "Para el taller", "Tablas y listas"]
    assert "Acta de una votación · Ronda B, documento (PDF)" in said
    assert any(one.startswith("Kit para imprimir de un taller · Taller 1") for one in said)
    assert page.list.row.offer.kind == "plan-pdf"
    assert "Página 1 de" in seen(page)
    assert page.preview.count > 30


def test_arrows_pass_over_the_heads_of_groups_and_each_document_is_shown(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    assert focused() is page.list
    kinds = []
    for _ in range(page.list.model().rowCount()):
        kinds.append(page.list.row.offer.kind)
        press(KEYS.Key_Down)
    assert len(set(kinds)) == len(
        {one.kind for one in document_orders.offered(page.plan, page.words)}
    )
    while page.list.row.offer.kind != "minutes-pdf":
        press(KEYS.Key_Up)
    qtbot.waitUntil(lambda: page.preview.drawn and page.preview.count == 1, timeout=20_000)
    assert "Ronda B" in text_of(made(page).content)


def test_nothing_of_a_document_is_seen_once_another_or_another_paper_is_opened(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    told = set()
    papers = ("list", "poster", "procedures", "list")
    for where in ({"kind": "minutes-pdf"}, *({"paper": one} for one in papers)):
        page.open_at(**{"kind": "directory-pdf", **where})
        if page.making.last is None:  # else it was made before, and is there at once
            assert not page.preview.drawn
            assert page.words("Making the preview…") in seen(page.preview)
        qtbot.waitUntil(lambda: page.making.last is not None and page.preview.drawn, timeout=20_000)
        told.add(text_of(made(page).content))
    assert len(told) == 4


def test_a_page_drawn_before_goes_at_once_when_a_document_that_was_made_comes_back(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    page.open_at(kind="minutes-pdf")
    qtbot.waitUntil(lambda: page.making.last is not None and page.preview.drawn, timeout=20_000)
    page.open_at(kind="plan-pdf")
    assert page.preview.count > 30, "it was kept"
    assert not page.preview.drawn, "the picture of the other one is gone"
    qtbot.waitUntil(lambda: page.preview.drawn, timeout=20_000)


def test_a_slip_is_made_on_the_page_of_attention_points(
    page: DocumentsPage, window: MainWindow, qtbot: QtBot
) -> None:
    point = page.plan.all(ServicePoint)[1]
    page.open_at(kind="slip-pdf", of=point.id)
    qtbot.waitUntil(lambda: window.places.key == "directory")
    assert window.page is not None
    assert window.page.where() == {"point": point.id}


def test_a_file_without_pages_says_in_words_what_it_will_hold(page: DocumentsPage) -> None:
    page.open_at(kind="results-csv")
    assert "El resultado de cada ronda que se mostró" in seen(page.preview)
    assert not page.preview.drawn


def test_space_ticks_and_control_a_ticks_all_or_none(page: DocumentsPage) -> None:
    press(KEYS.Key_Space)
    assert "Exportar 1" in seen(page)
    assert rows(page)[1].endswith("marcado")
    press(KEYS.Key_A, CONTROL)
    every = len(document_orders.offered(page.plan, page.words))
    assert f"Exportar {every}" in seen(page)
    press(KEYS.Key_A, CONTROL)
    assert page.ticked == frozenset()
    assert "marcado" not in " ".join(rows(page))
    tab_to("Marcar todos")
    press(KEYS.Key_Return)
    assert len(page.ticked) == every
    assert "Desmarcar todos" in seen(page)


# -- looking --------------------------------------------------------------------------------------
def test_pages_turn_and_grow_by_keys(page: DocumentsPage, qtbot: QtBot) -> None:
    preview = page.preview
    press(KEYS.Key_PageDown, CONTROL)
    assert preview.at == 1
    preview.area.setFocus(Qt.FocusReason.TabFocusReason)
    press(KEYS.Key_PageDown)
    press(KEYS.Key_Right)
    assert "Página 4 de" in seen(page)
    qtbot.waitUntil(lambda: preview.drawn)
    press(KEYS.Key_End)
    assert preview.at == preview.count - 1
    press(KEYS.Key_Right)
    assert preview.at == preview.count - 1
    press(KEYS.Key_Home)
    assert preview.at == 0
    whole = preview.sheet.height()
    assert whole <= preview.area.height()
    press(KEYS.Key_0)
    wide = preview.sheet.width()
    assert preview.fit.current == "width"
    assert wide > 0.9 * (preview.area.width() - 40)
    press(KEYS.Key_Plus)
    assert preview.sheet.width() > 1.2 * wide
    press(KEYS.Key_Minus)
    press(KEYS.Key_0)
    assert preview.sheet.height() == whole
    assert "Página 1 de" in preview.area.accessibleName()


def test_the_language_of_documents_is_not_the_windows_and_is_remembered(
    page: DocumentsPage, qtbot: QtBot, window: MainWindow, sample: OpenPlan
) -> None:
    choice = tab_to("Idioma del documento")
    for language, said in (("en", "Prioritized action plan"), ("es", "Plan de acción priorizado")):
        before = page.making.last
        choice.choose(language)  # type: ignore[attr-defined]
        choice.chosen.emit(language)  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda before=before: page.making.last is not before, timeout=20_000)  # type: ignore[misc]
        assert said in text_of(made(page).content)
        assert "Documentos" in seen(page)
        assert window.settings.document_language == language
    window.change_settings(document_language="en")
    window.go("action_plan")
    window.go("documents")
    assert window.page.choices.language.key == "en"  # type: ignore[union-attr]


def test_the_place_where_one_was_reading_stays_when_the_plan_changes(
    page: DocumentsPage, sample: OpenPlan, qtbot: QtBot
) -> None:
    page.preview.go(5)
    before = made(page)
    proposals.capture(sample, "Una fuente en la plaza del barrio", theme="public_space")
    qtbot.waitUntil(lambda: page.making.last is not before, timeout=20_000)
    assert "Una fuente en la plaza del barrio" in text_of(made(page).content)
    assert page.preview.at == 5
    assert "Una fuente" not in text_of(before.content)


def test_a_kept_version_is_looked_at_as_it_was(
    sample: OpenPlan, open_page: Callable[..., Page], qtbot: QtBot
) -> None:
    kept = versions.keep(sample, "Presentado en mayo")
    proposals.capture(sample, "Una fuente en la plaza del barrio", theme="public_space")
    page: Any = open_page("documents", sample, kind="plan-pdf", version=kept.id)
    qtbot.waitUntil(lambda: page.making.last is not None, timeout=20_000)
    assert page.choices.state.currentText().startswith("Presentado en mayo")
    assert "Una fuente en la plaza" not in text_of(made(page).content)
    page.choices.state.setFocus(Qt.FocusReason.TabFocusReason)
    before = page.making.last
    press(KEYS.Key_Up)
    assert page.choices.version is None
    qtbot.waitUntil(lambda: page.making.last is not before, timeout=20_000)
    assert "Una fuente en la plaza" in text_of(made(page).content)


def test_a_preview_that_takes_long_can_be_cancelled_and_made_again(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    page.open_at(kind="kit-pdf")
    page.preview.cancel.click()
    assert "Se canceló la vista previa" in seen(page.preview)
    again = page.preview.told.button
    assert again is not None
    again.click()
    qtbot.waitUntil(lambda: page.preview.drawn, timeout=20_000)


def test_a_document_that_cannot_be_made_says_why_in_its_place(
    open_page: Callable[..., Page], plan: OpenPlan, qtbot: QtBot
) -> None:
    page: Any = open_page("documents", plan)
    order = Order("minutes-pdf", "Z")
    page.making.want(order, Words("es"))
    qtbot.waitUntil(lambda: "Este documento no se puede hacer ahora" in seen(page.preview))
    assert "Z" in seen(page.preview)


def test_looking_writes_nothing_anywhere(
    page: DocumentsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*") if one.is_file()}
    aside = tmp_path / "aside"
    aside.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(aside))
    page.open_at(kind="poster-pdf")
    qtbot.waitUntil(lambda: page.preview.drawn, timeout=20_000)
    assert not list(aside.iterdir())
    after = {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*") if one.is_file()}
    assert after == before


def test_the_first_page_of_a_large_plan_comes_before_the_rest(
    sample: OpenPlan, monkeypatch: pytest.MonkeyPatch, open_page: Callable[..., Page], qtbot: QtBot
) -> None:
    monkeypatch.setattr(document_orders, "MANY", 1)
    came: list[Made] = []
    page: Any = open_page("documents", sample)
    page.making.came.connect(came.append)
    qtbot.waitUntil(lambda: len(came) == 2, timeout=20_000)
    assert [one.whole for one in came] == [False, True]
    assert text_of(came[0].content)[:80] == text_of(came[1].content)[:80]
    assert page.preview.count == len(came[1].pages)


# -- from elsewhere -------------------------------------------------------------------------------
def test_the_plan_leads_here_and_the_way_back_goes_there(
    open_page: Callable[..., Page], sample: OpenPlan, window: MainWindow
) -> None:
    page: Any = open_page("action_plan", sample)
    page.bar.do("preview")
    assert isinstance(window.page, DocumentsPage)
    window.back()
    assert window.places.key == "action_plan"


def test_the_quick_export_leads_here_with_the_document_that_was_chosen(
    open_page: Callable[..., Page], sample: OpenPlan, window: MainWindow
) -> None:
    open_page("proposals", sample)
    press(KEYS.Key_E, CONTROL)
    tab_to("Verlo antes y elegir más")
    press(KEYS.Key_Return)
    assert isinstance(window.page, DocumentsPage)
    assert window.page.list.row.offer.kind == "proposals-csv"


def test_a_protected_plan_says_that_documents_are_open_to_all(
    page: DocumentsPage, sample: OpenPlan, window: MainWindow, open_page: Callable[..., Page]
) -> None:
    from workshop_app.services import protection

    assert "la frase clave no lo protege" not in seen(page)
    protection.protect(sample, "cuatro palabras bien raras 71")
    assert "la frase clave no lo protege" in seen(open_page("documents"))


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("part", ["export", "look"])
def test_it_fits_in_every_language_with_large_text(
    part: str, language: str, window: MainWindow, sample: OpenPlan
) -> None:
    window.resize(1280, 720)
    window.change_settings(language=language, text_scale=1.25)
    window.show_plan(sample, "action_plan")
    window.go("documents", part=part)
    assert window.page is not None
    assert window.page.minimumSizeHint().width() <= window.page.width()


def test_the_documents_of_a_kept_version_are_reached_from_the_versions(
    open_page: Callable[..., Page], sample: OpenPlan, window: MainWindow
) -> None:
    kept = versions.keep(sample, "Presentado en mayo")
    page: Any = open_page("action_plan", sample)
    page.bar.do("versions")
    tab_to("Sus documentos")
    press(KEYS.Key_Return)
    assert isinstance(window.page, DocumentsPage)
    assert window.page.choices.version == kept
