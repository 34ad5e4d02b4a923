"""What the plan tells beyond the sample: follow-ups, part funding, exclusions, who signs, how it looks."""

from __future__ import annotations

import pytest

from tests.export.made_followed import followed_view
from tests.export.made_views import empty_view, many_view
from tests.export.reading import Document, draw, ignored, sample_document
from tests.export.sample_view import sample_view
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.panel import Chain
from workshop_app.export.pdf.paper import Box
from workshop_app.export.pdf.sections.chain import chain
from workshop_app.export.pdf.sections.logos import HIGH, WIDE
from workshop_app.export.pdf.summary import summary_pdf
from workshop_app.export.telling import Telling
from workshop_app.translation.catalogue import Words


def told(document: Document) -> str:
    return " ".join(document.texts())


@pytest.fixture(scope="module")
def followed() -> Document:
    return draw(followed_view())


def test_a_year_on_every_action_says_how_it_stands(followed: Document) -> None:
    text = told(followed)
    start = text.index("Cómo va el plan Lo prometido")
    chapter = text[start : text.index("Lo que no entró y por qué Ninguna")]
    for word in ("Realizada", "Atrasada", "Se desistió", "En camino", "Sin empezar"):
        assert word in chapter
    assert "La licencia salió en octubre" in chapter
    assert "140 de 140" in text


def test_photos_are_told_by_their_line_or_by_what_they_are(followed: Document) -> None:
    alts = [box.text for box in followed.boxes if box.tag == "Figure"]
    assert "Escaleras de La Loma" in alts
    assert "Foto de lo que se encontró" in alts


def test_what_goes_in_with_a_part_says_what_is_left_to_find(followed: Document) -> None:
    text = told(followed)
    assert "La 3 se financia en parte: 40 de 95; faltan 55 por conseguir." in text
    assert "Lo que se financia en parte" in text


def test_officials_are_quoted_without_a_name_and_disagreement_has_its_reason(
    followed: Document,
) -> None:
    text = told(followed)
    assert "Dijeron en la Alcaldía: «La concesión ya tiene los postes.»" in text
    assert "Hubo distancia en personal: «No todos cuentan la misma cuadrilla.»" in text


def test_what_excludes_each_other_is_told_with_its_reason(followed: Document) -> None:
    text = told(followed)
    assert "No las dos" in text
    assert text.count("Usan el mismo fondo.") == 3  # the map's page and both sheets


def test_what_waits_is_neither_in_nor_out(followed: Document) -> None:
    text = told(followed)
    assert "Lo que espera" in text
    assert "1 de octubre de 2026, 3:45 p. m." in text.replace("\u00a0", " ")
    assert "Estas 15 quedaron fuera" in text


def test_posts_sign_and_nobody_is_named(followed: Document) -> None:
    page = next(n for n, t in enumerate(followed.texts(), 1) if "Estos cargos responden" in t)
    words = [box.text for box in followed.page(page)]
    assert {"Alcaldía", "Secretaría de Planeación", "Mesa comunitaria"} <= set(words)


def test_a_kept_version_stands_on_the_cover_and_in_every_foot(followed: Document) -> None:
    texts = followed.texts()
    assert "Versión «Presentada el 12 de mayo», guardada el 12 de mayo de 2027" in texts[0]
    assert all("Versión «Presentada el 12 de mayo»" in text for text in texts)


def test_logos_keep_their_proportions_in_their_places(followed: Document) -> None:
    found = {box.text: box for box in followed.page(1) if box.tag == "Figure"}
    wide, square = found["Alcaldía de Cúcuta"], found["Entidad aliada"]
    assert (round(wide.width), round(wide.height)) == (round(WIDE), round(WIDE / 3))
    assert (round(square.width), round(square.height)) == (round(HIGH), round(HIGH))
    assert not [box for box in sample_document().page(1) if box.tag == "Figure"]


def test_the_balance_adds_up_and_holds_the_cost_against_the_budget(followed: Document) -> None:
    text = told(followed).replace("\u00a0", " ")
    assert "Total 40 24 19 1.606 100 %" in text
    assert "El plan cuesta $ 1.606.000.000 y el presupuesto es de $ 1.200.000.000" in text
    assert "$ 406.000.000 tienen que venir" in text
    assert "Total 40 24 19 1.606 100 %" in told(sample_document()).replace("\u00a0", " ")


def test_the_colour_of_the_plan_is_its_primary_one_and_no_others() -> None:
    before, health = palette.primary(), palette.theme("health").color
    with palette.of_plan("#5b2a86"):
        assert palette.primary().hexval() == "0x5b2a86"
        assert palette.color("primaryHover") != palette.color("primary")
        assert palette.panel() != palette.mixed("muted", 0.07)
        assert palette.theme("health").color == health
        assert palette.color("accent").hexval() != "0x5b2a86"
    assert palette.primary() == before


@pytest.mark.parametrize("language", ["es", "en", "pt_BR", "fr"])
def test_the_summary_is_one_sheet_with_the_figures_of_the_plan(language: str) -> None:
    for view in (sample_view("es"), followed_view()):
        boxes: list[Box] = []
        summary_pdf(view, Words(language), ignored, boxes)
        assert {box.page for box in boxes} == {1}
        text = " ".join(box.text for box in boxes)
        assert {"5", "87", "40", "93"} <= set(text.split())
        assert Words(language).number(1606) in text


# -- what a reader stumbles over ------------------------------------------------------------------
def test_what_is_decided_and_excluded_stays_on_the_page_of_the_map(followed: Document) -> None:
    pages = [text for text in followed.texts() if " Prioridad y capacidad Arriba" in text]
    assert len(pages) == 1
    assert "No las dos" in pages[0]
    assert "Decisión razonada" in pages[0]


def test_a_follow_up_does_not_move_the_year_of_the_prices(followed: Document) -> None:
    assert "de 2027" not in " ".join(
        box.text for box in followed.boxes if box.text.startswith(("de 20", "Millones de pesos de"))
    )


def test_a_year_on_the_page_tells_what_comes_next_and_not_what_is_past(followed: Document) -> None:
    page = next(text for text in followed.texts() if "El plan en una página 5 talleres" in text)
    assert "Qué sigue" in page
    assert "Noviembre de 2026: empiezan" not in page
    assert "(A13)" not in page, "it was given up and asks for no money"


def test_no_date_that_is_past_is_told_as_the_next(followed: Document) -> None:
    assert "Próximo informe" not in told(followed)


def test_a_chain_never_leaves_its_last_link_alone_over_the_page() -> None:
    view = sample_view()
    with fonts.ONE_AT_A_TIME:
        whole = chain(Telling(view, Words("es")), view.actions[0])
        parts = whole.parted(487.0, whole.height(487.0) - 3)
    assert parts is not None
    below = parts[1]
    assert isinstance(below, Chain)
    assert [link.name for link in below.links] == ["Capacidad", "Plan"]


def test_groups_counted_together_are_told_alike_everywhere(followed: Document) -> None:
    text = told(followed)
    assert "Mesa Guayaba y Mesa Mamón" in text
    assert "Mesa Guayaba + Mesa Mamón" not in text


def test_a_sheet_of_its_own_points_to_the_plan_and_not_to_its_annexes() -> None:
    boxes: list[Box] = []
    summary_pdf(sample_view(), Words("es"), ignored, boxes)
    text = " ".join(box.text for box in boxes)
    assert "todas en el plan" in text
    assert "anexo" not in text


def test_an_empty_plan_has_no_row_of_noughts() -> None:
    assert "todos con fuente" not in told(draw(empty_view()))


def test_no_number_of_a_large_plan_breaks_and_no_sentence_lists_them_without_end() -> None:
    document = draw(many_view(120))
    cells = [box.text for box in document.boxes if box.text.replace(" ", "") == "A120"]
    assert cells
    assert "A120" in cells
    assert all(" " not in one for one in cells)
    page = next(text for text in document.texts() if "Qué pasa primero" in text)
    assert page.count("A1") < 12
    assert "papeletas secretas" not in page, "nobody has voted"
