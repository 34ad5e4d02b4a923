"""The action plan, drawn from the sample: its words, its figures, its file."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.export.made_views import (
    awkward_view,
    empty_view,
    many_view,
    one_action_view,
    workshop,
)
from tests.export.reading import Document, draw, ignored, sample_document
from tests.export.sample_view import sample_view
from workshop_app.export.exporters import EXPORTERS
from workshop_app.export.pdf.plan import drawn, plan_pdf
from workshop_app.export.pdf.sections.annex_c import GLOSSARY
from workshop_app.export.views import PlanView
from workshop_app.translation.catalogue import Words

ROOT = Path(__file__).resolve().parents[2]

CHAPTERS = {
    "es": [
        "El plan en una página", "Cómo se hizo", "Cómo se votó y por qué es justo",
        "Prioridad y capacidad", "Vivienda y hábitat", "Espacio público y seguridad",
        "Educación y cultura", "Salud y bienestar", "Oportunidades económicas", "Cuándo",
        "Con qué dinero", "Lo que no entró y por qué", "Anexo A. Todas las propuestas",
        "Anexo B. Registro de la votación", "Anexo C. Palabras de este plan",
    ],
    "en": [
        "The plan in one page", "How it was made", "How it was voted and why it is fair",
        "Priority and capacity", "Housing and habitat", "Public space and security",
        "Education and culture", "Health and well-being", "Economic opportunities", "When",
        "With what money", "What did not get in and why", "Annex A. All proposals",
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
    text = chapter(sample_document(), CHAPTERS["es"][12], CHAPTERS["es"][13])
    assert "«arreglar la cancha!! con sombra y baño»" in text
    assert "Después: «Recuperar la cancha y el parque: gradas, sombra, baño y agua" in text


def test_every_proposal_stands_in_annex_a() -> None:
    document = sample_document()
    first, last = (pages_with(document, t)[-1] for t in CHAPTERS["es"][12:14])
    start = pages_with(document, CHAPTERS["es"][12])[1]
    assert start <= first < last
    numbers = [
        box.text
        for page in range(start, last)
        for box in document.page(page)
        if box.path[-2:] == ("TH", "P") and box.text.isdigit()
    ]
    assert numbers == [str(n) for n in range(1, 41)]


def test_every_proposal_left_out_has_its_reason_in_words() -> None:
    text = chapter(sample_document(), CHAPTERS["es"][11], CHAPTERS["es"][12])
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


# -- the file -------------------------------------------------------------------------------------
def test_all_fonts_are_embedded_and_none_is_helvetica() -> None:
    for document in (sample_document(), draw(empty_view()), draw(awkward_view())):
        names = set()
        for page in document.reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                told = font.get_object()
                names.add(str(told["/BaseFont"]))
                assert "/FontFile2" in told["/FontDescriptor"].get_object()
        assert names
        assert all(re.match(r"/[A-Z]{6}\+", name) for name in names)
        assert b"Helvetica" not in document.content


def test_the_properties_name_nobody_and_no_path() -> None:
    document = sample_document()
    told = document.reader.metadata
    assert told is not None
    assert set(told) == {"/Title", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    assert told["/CreationDate"] == "D:20261120153000+00'00'"
    everything = b" ".join(
        obj.get_data() if hasattr(obj, "get_data") else str(obj).encode("utf-8", "replace")
        for obj in (
            document.reader.get_object(n) for n in range(1, len(document.reader.xref[0]) + 1)
        )
        if obj is not None
    )
    user = os.environ.get("USER") or "root"
    for mark in (
        str(ROOT).encode(),
        b"/home/",
        b"/root/",
        b"/tmp/",
        b"anonymous",
        user.encode() + b"@",
    ):
        assert mark not in everything


def test_the_language_of_the_document_is_named() -> None:
    assert sample_document("es").reader.trailer["/Root"]["/Lang"] == "es"
    assert sample_document("en").reader.trailer["/Root"]["/Lang"] == "en"


_AGAIN = """
import sys
from tests.export.made_views import awkward_view
from tests.export.reading import draw
sys.stdout.buffer.write(draw(awkward_view()).content)
"""


def test_the_bytes_are_the_same_in_another_process_time_zone_and_hash_seed(tmp_path: Path) -> None:
    first = draw(awkward_view()).content
    assert first == drawn(awkward_view(), Words("es"), ignored, None)
    surroundings = {
        **os.environ,
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "77",
        "PYTHONPATH": str(ROOT),
    }
    again = subprocess.run(
        [sys.executable, "-c", _AGAIN],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=surroundings,
    )
    assert again.stdout == first


def test_a_sample_says_so_on_every_page_and_a_real_plan_on_none() -> None:
    texts = sample_document().texts()
    assert all("Muestra" in text or "MUESTRA" in text for text in texts)
    real = draw(replace(sample_view(), sample=False, title="Plan de Cúcuta", workshops=()))
    assert not any("MUESTRA" in text for text in real.texts())


# -- progress -------------------------------------------------------------------------------------
def test_progress_is_told_by_page_and_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    plan_pdf(sample_view(), Words("es"), lambda done, total: told.append((done, total)))
    parts = [done / total for done, total in told]
    assert parts == sorted(parts)
    assert len(told) >= 2 * sample_document().pages - 4
    assert 0 <= parts[0] < parts[-1] <= 1


class Cancelled(Exception):
    pass


@pytest.mark.parametrize("after", [1, 30, 60])
def test_it_can_be_cancelled_at_any_page(after: int) -> None:
    seen = 0

    def stop(done: int, total: int) -> None:
        nonlocal seen
        del done, total
        seen += 1
        if seen == after:
            raise Cancelled

    with pytest.raises(Cancelled):
        plan_pdf(sample_view(), Words("es"), stop)
    assert seen == after
    assert plan_pdf(empty_view(), Words("es"), ignored)


# -- empty, full, awkward -------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    "view",
    [empty_view(), one_action_view(), many_view(12), sample_view(), awkward_view()],
    ids=["empty", "one", "full", "sample", "awkward"],
)
@pytest.mark.parametrize("kind", list(EXPORTERS))
def test_every_exporter_draws_empty_full_and_sample_plan(
    kind: str, view: PlanView, language: str
) -> None:
    content = EXPORTERS[kind].function(view, Words(language), ignored)
    if EXPORTERS[kind].ending == ".pdf":
        assert len(PdfReader(io.BytesIO(content)).pages) >= 3
    else:
        assert content.startswith("\ufeff".encode())


def test_an_empty_plan_says_that_it_is_still_being_made() -> None:
    text = " ".join(draw(empty_view()).texts())
    assert "Este plan se está haciendo" in text
    assert "Anexo A" not in text


def test_a_plan_without_votes_says_so() -> None:
    text = " ".join(draw(replace(sample_view(), rounds=())).texts())
    assert "Nadie ha votado todavía" in text


def test_markup_and_braces_stand_as_they_were_typed() -> None:
    text = " ".join(draw(awkward_view()).texts())
    assert "<b>ya</b> </para> <img src=x> &lt; %s {campo}" in text


def test_a_description_of_twenty_pages_is_there_to_its_end() -> None:
    document = draw(awkward_view())
    assert "Párrafo 899:" in " ".join(document.texts())
    assert document.pages > 20


def test_a_word_of_300_letters_is_there_in_full() -> None:
    document = draw(awkward_view())
    pieces = [
        b.text.replace(" ", "") for b in document.boxes if set(b.text) <= {"x", " "} and b.text
    ]
    assert "x" * 300 in pieces


def test_forty_actions_take_under_a_second_and_a_half() -> None:
    import time

    view = many_view(40)
    drawn(view, Words("es"), ignored, None)
    start = time.process_time()
    drawn(view, Words("es"), ignored, None)
    assert time.process_time() - start < 1.5


# -- other plans ----------------------------------------------------------------------------------
def test_marks_of_two_deciding_rounds_are_told_apart_and_never_added() -> None:
    view = sample_view()
    both = (view.rounds[0], replace(view.rounds[1], deciding=True, deciding_places=5))
    proposals = tuple(
        replace(one, priority=Fraction(1, 2) if one.votes else None) for one in view.proposals
    )
    text = " ".join(draw(replace(view, rounds=both, proposals=proposals)).texts())
    assert "Prioridad (puesto en las rondas que deciden)" in text
    assert "A 21 · B 18" in text
    assert not re.search(r"\b39\b marcas", text)


def test_over_25_proposals_the_map_has_numbers_and_a_list_beside_it() -> None:
    view = sample_view()
    twice = tuple(
        replace(one, number=f"{letter}{one.number}", keeper="", members=())
        for letter in ("B", "F")
        for one in view.proposals
        if one.capacity and not one.keeper
    )
    document = draw(replace(view, proposals=twice, actions=()))
    figure = next(box for box in document.boxes if box.text.startswith("Mapa de prioridad"))
    on_map = [b for b in document.page(figure.page) if "Figure" in b.path and b.tag == "Label"]
    assert len(on_map) < 25
    listed = [b.text for b in document.boxes if b.path[-2:] == ("TH", "P") and b.text == "B21"]
    assert listed


def test_over_25_actions_each_theme_has_its_own_bars() -> None:
    figures = [b for b in draw(many_view(40)).boxes if b.text.startswith("Barras de")]
    assert len(figures) == 5


def test_costs_in_another_currency_are_told_in_its_units() -> None:
    view = replace(sample_view(), currency="USD")
    assert "Millones de USD" in " ".join(draw(view).texts())
    small = tuple(replace(one, cost=1500, sources=()) for one in view.actions)
    text = " ".join(draw(replace(view, actions=small)).texts())
    assert "28.500" in text
    assert "Millones" not in text.split("Con qué dinero")[-1]


def test_a_plan_of_a_hundred_years_still_has_its_bars() -> None:
    long = tuple(replace(one, months=1200) for one in sample_view().actions)
    text = " ".join(draw(replace(sample_view(), actions=long)).texts())
    assert "1200 m" in text
