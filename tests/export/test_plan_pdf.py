"""The action plan, drawn from the sample: its words, its figures, its file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.made_views import (
    awkward_view,
    many_view,
    one_action_view,
    workshop,
)
from tests.export.reading import Document, draw, sample_document
from tests.export.sample_view import sample_view
from workshop_app.export.pdf.sections.annex_c import GLOSSARY
from workshop_app.translation.catalogue import Words

ROOT = Path(__file__).resolve().parents[2]

CHAPTERS = {
    "es": [
        "El plan en una página", "Cómo se hizo", "Cómo se votó y por qué es justo",
        "Prioridad y capacidad", "Vivienda y hábitat", "Espacio público y seguridad",
        "Educación y cultura", "Salud y bienestar", "Oportunidades económicas", "Cuándo",
        "Con qué dinero", "¿Alguien queda atrás?", "Lo que no entró y por qué", "Anexo A. Todas las propuestas",
        "Anexo B. Registro de la votación", "Anexo C. Palabras de este plan",
    ],
    "en": [
        "The plan in one page", "How it was made", "How it was voted and why it is fair",
        "Priority and capacity", "Housing and habitat", "Public space and security",
        "Education and culture", "Health and well-being", "Economic opportunities", "When",
        "With what money", "Is anyone left behind?", "What did not get in and why", "Annex A. All proposals",
        "Annex B. Vote record", "Annex C. Words of this plan",
    ],
}  # fmt: skip


def pages_with(document: Document, words: str) -> list[int]:
    return [n for n, text in enumerate(document.texts(), start=1) if words in text]


def chapter(document: Document, title: str, following: str) -> str:
    """The words from one chapter to the next, by the page numbers of the outline."""
    reader = document.reader
    starts = {
        str(item.title): reader.get_destination_page_number(item)  # type: ignore[union-attr]
        for item in reader.outline
        if not isinstance(item, list)
    }
    texts = document.texts()
    last = starts.get(following, len(texts))
    return " ".join(texts[starts[title] : last])


# -- order and words ------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["es", "en"])
def test_the_sections_come_in_their_order(language: str) -> None:
    titles = [
        str(item.title)  # type: ignore[union-attr]
        for item in sample_document(language).reader.outline
        if not isinstance(item, list)
    ]
    assert titles == CHAPTERS[language]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_contents_name_the_page_of_every_chapter_and_sheet(language: str) -> None:
    document = sample_document(language)
    reader = document.reader
    listed = document.texts()[1]
    flat: list[object] = []
    for item in reader.outline:
        flat.extend(item if isinstance(item, list) else [item])
    assert len(flat) == len(CHAPTERS[language]) + 19
    for item in flat:
        number = (reader.get_destination_page_number(item) or 0) + 1  # type: ignore[arg-type]
        title = " ".join(str(item.title).split())  # type: ignore[attr-defined]
        assert re.search(rf"{re.escape(title)} {number}\b", listed), title


def test_each_action_has_its_title_once_as_a_heading() -> None:
    document = sample_document()
    titles = [box.text for box in document.boxes if box.tag == "H2"]
    for action in sample_view().actions:
        assert titles.count(action.title) == 1


def test_the_plan_in_one_page_is_one_page() -> None:
    for view in (sample_view(), awkward_view(), many_view(60), one_action_view()):
        document = draw(view)
        first, second = (
            pages_with(document, "El plan en una página")[1],
            pages_with(document, "El plan en una página")[-1],
        )
        assert first == second


def test_the_first_ten_actions_stand_in_order_of_zone_and_priority() -> None:
    page = sample_document().page(3)
    numbers = [b.text for b in page if re.fullmatch(r"A\d+", b.text) and b.path[-2:] == ("TH", "P")]
    assert numbers == ["A5", "A4", "A3", "A1", "A6", "A7", "A2", "A8", "A9", "A10"]


def test_words_that_stand_on_two_lines_are_not_joined() -> None:
    text = " ".join(sample_document().texts())
    assert "Inventario de predios y estudio de riesgo de la ladera" in text
    assert "público yseguridad" not in text


def test_what_was_first_said_and_what_it_says_now_are_both_told() -> None:
    text = chapter(sample_document(), CHAPTERS["es"][13], CHAPTERS["es"][14])
    assert "«arreglar la cancha!! con sombra y baño»" in text
    assert "Después: «Recuperar la cancha y el parque: gradas, sombra, baño y agua" in text


def test_every_proposal_stands_in_annex_a() -> None:
    document = sample_document()
    first, last = (pages_with(document, t)[-1] for t in CHAPTERS["es"][13:15])
    start = pages_with(document, CHAPTERS["es"][13])[1]
    assert start <= first < last
    numbers = [
        box.text
        for page in range(start, last)
        for box in document.page(page)
        if box.path[-2:] == ("TH", "P") and box.text.isdigit()
    ]
    assert numbers == [str(n) for n in range(1, 41)]


def test_every_proposal_left_out_has_its_reason_in_words() -> None:
    text = chapter(sample_document(), CHAPTERS["es"][12], CHAPTERS["es"][13])
    for proposal in sample_view().left_out:
        assert " ".join(proposal.reason.split()) in text
    assert len(sample_view().left_out) == 16


def test_a_proposal_taken_out_keeps_its_number_and_that_word() -> None:
    view = sample_view()
    gone = replace(view.proposals[5], outcome="taken_out", text="zarzamora", first_said="zarzamora")
    text = " ".join(
        draw(replace(view, proposals=(*view.proposals, replace(gone, number="41")))).texts()
    )
    assert "41" in text
    assert Words("es")("Taken out at someone's wish.") in text
    assert "zarzamora" not in text


def test_every_word_of_the_glossary_is_said_in_both_languages() -> None:
    for language in ("es", "en"):
        words, text = Words(language), sample_document(language).texts()[-1]
        assert all(words(word) in text for word, _, _ in GLOSSARY)


# -- figures --------------------------------------------------------------------------------------
def test_sums_of_the_money_table_equal_their_rows() -> None:
    document = sample_document()
    page = pages_with(document, "Con qué dinero")[1]
    rows: dict[float, list[tuple[float, str]]] = {}
    for box in document.page(page):
        if "Table" in box.path and re.fullmatch(r"[\d.]+", box.text):
            rows.setdefault(round(box.y + box.height), []).append((box.x + box.width, box.text))
    figures = [
        [int(text.replace(".", "")) for _, text in sorted(row)]
        for row in rows.values()
        if len(row) == 6
    ]
    assert len(figures) == 6
    for row in figures:
        assert sum(row[:-1]) == row[-1]
    by_column = list(zip(*figures, strict=True))
    assert all(sum(column) == 2 * max(column) for column in by_column)
    assert max(by_column[-1]) == 1606


def test_the_cost_of_the_horizons_adds_up_to_the_plan() -> None:
    text = chapter(sample_document(), "Cuándo", "Con qué dinero")
    assert "Corto plazo (hasta 12 meses) 12 652" in text
    assert "Mediano plazo (de 13 a 36 meses) 5 664" in text
    assert "Largo plazo (más de 36 meses) 2 290" in text
    assert "Total 19 1.606" in text


def test_attendance_that_is_hidden_is_hidden_in_the_sum_too() -> None:
    hidden = (workshop(1, 18), workshop(2, None, hidden=True))
    view = replace(sample_view(), workshops=hidden, attendance_total=None)
    text = chapter(draw(view), "Cómo se hizo", "Cómo se votó y por qué es justo")
    assert "<5" in text
    assert re.search(r"Total – 6 h", text)


def test_no_group_is_told_by_more_than_its_first_options() -> None:
    view = sample_view()
    text = " ".join(sample_document().texts())
    shares = {
        group.names[0]: len(group.first)
        for one in view.rounds
        if one.result
        for group in one.result.groups
    }
    assert shares["Mesa Mango"] <= 5
    assert text.count("Mesa Mango") < 30
    assert not re.search(r"(\d+ %[ ·]*){8}", text)
