"""The file of the action plan: fonts, properties, equal bytes, progress; empty, full and awkward plans."""

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
)
from tests.export.reading import draw, ignored, sample_document
from tests.export.sample_view import sample_view
from workshop_app.export.exporters import EXPORTERS
from workshop_app.export.pdf.plan import drawn, plan_pdf
from workshop_app.export.views import PlanView
from workshop_app.translation.catalogue import Words

ROOT = Path(__file__).resolve().parents[2]


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
@pytest.mark.parametrize("kind", [kind for kind, row in EXPORTERS.items() if row.view == "plan"])
def test_every_exporter_draws_empty_full_and_sample_plan(
    kind: str, view: PlanView, language: str
) -> None:
    content = EXPORTERS[kind].function(view, Words(language), ignored)
    if EXPORTERS[kind].ending == ".pdf":
        assert len(PdfReader(io.BytesIO(content)).pages) >= 1
    else:
        starts = {".csv": "\ufeff".encode(), ".xlsx": b"PK", ".docx": b"PK"}
        assert content.startswith(starts[EXPORTERS[kind].ending])


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
