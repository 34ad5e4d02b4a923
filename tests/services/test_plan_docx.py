"""The plan as a text document, read back: the PDF's words in its order, in real headings and
tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.export.reading import draw, ignored
from tests.export.sample_view import sample_view
from workshop_app.domain.action_plan import Action
from workshop_app.export.docx.plan import plan_docx
from workshop_app.services import action_plan, documents
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.translation.languages import LANGUAGES


@pytest.fixture(scope="module")
def content() -> bytes:
    return plan_docx(sample_view(), Words("es"), ignored)


@pytest.fixture(scope="module")
def read(content: bytes) -> Document:
    return Document(io.BytesIO(content))


def lines(document: Document) -> Iterator[str]:
    """Every paragraph in its order, those of tables too."""
    for paragraph in document.element.body.iter(qn("w:p")):
        text = " ".join("".join(t.text or "" for t in paragraph.iter(qn("w:t"))).split())
        if text:
            yield text


def styled(document: Document, name: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == name]


def test_headings_are_those_of_the_pdf_in_its_order(read: Document) -> None:
    boxes = draw(sample_view()).boxes
    for level, tag in ((1, "H1"), (2, "H2")):
        pdf = [" ".join(box.text.split()) for box in boxes if box.tag == tag]
        if tag == "H1":
            pdf.remove("Contenido")
        assert [" ".join(one.split()) for one in styled(read, f"Heading {level}")] == pdf


def test_actions_and_their_costs_are_those_of_the_pdf(read: Document) -> None:
    view = sample_view()
    text = "\n".join(lines(read))
    places = [text.index(f"Acción {one.number} ·") for one in view.actions]
    assert len(set(places)) == len(view.actions)
    costs = {
        row.cells[0].text: row.cells[5].text
        for table in read.tables
        if len(table.columns) == 7 and table.rows[0].cells[4].text == "Meta"
        for row in table.rows[1:-1]
    }
    assert costs == {
        one.number: Words("es").number((one.cost or 0) / 1_000_000) for one in view.actions
    }


def test_no_word_of_the_pdf_is_missing(read: Document) -> None:
    said = re.sub(r"\W+", "", "".join(lines(read)))
    for box in draw(sample_view()).boxes:
        figure = "Figure" in box.path
        if figure or box.tag in ("Label", "Lbl", "TOCI") or box.path[0] in ("TOCI", "TOC"):
            continue
        assert re.sub(r"\W+", "", box.text) in said, box


def test_tables_repeat_their_heads_and_keep_their_rows(read: Document) -> None:
    assert len(read.tables) > 60
    assert {table.style.name for table in read.tables} == {"Plan Table"}
    for table in read.tables:
        rows = table._tbl.findall(qn("w:tr"))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        headed = rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert headed == (look.get(qn("w:firstRow")) == "1")
        assert headed or look.get(qn("w:firstColumn")) == "1"


def test_charts_are_pictures_told_in_words(read: Document) -> None:
    told = [one.get("descr") for one in read.element.body.iter(qn("wp:docPr"))]
    assert len(told) > 8
    assert all(told)
    assert any("Mapa de prioridad y capacidad" in one for one in told)
    numbers = [one.get("id") for one in read.element.body.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers)
    for shape in read.inline_shapes:
        part = read.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
        assert abs(part.image.px_width / (shape.width / 914_400) - 200) < 2


def test_contents_are_filled_anew_when_it_is_opened(read: Document, content: bytes) -> None:
    codes = [one.text.split()[0] for one in read.element.body.iter(qn("w:instrText"))]
    assert codes == ["TOC"]
    marks = {one.get(qn("w:name")) for one in read.element.body.iter(qn("w:bookmarkStart"))}
    links = [one.get(qn("w:anchor")) for one in read.element.body.iter(qn("w:hyperlink"))]
    assert links
    assert set(links) <= marks
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"updateFields" in parts.read("word/settings.xml")
        assert b"PAGE" in parts.read("word/footer1.xml")


@pytest.mark.parametrize(
    ("language", "told"), [("es", "es-CO"), ("en", "en-US"), ("pt_BR", "pt-BR"), ("fr", "fr-FR")]
)
def test_the_documents_language_is_its_default(language: str, told: str) -> None:
    assert language in LANGUAGES
    document = Document(io.BytesIO(plan_docx(sample_view(), Words(language), ignored)))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert [one.get(qn("w:val")) for one in defaults.iter(qn("w:lang"))] == [told]
    own = {one.get(qn("w:val")) for one in document.element.body.iter(qn("w:lang"))}
    assert own == (set() if language == "es" else {"es-CO"})


def test_every_part_is_well_formed_and_tells_of_nobody(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = parts.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))
        core = parts.read("docProps/core.xml").decode()
        whole = b"".join(parts.read(name) for name in names)
    assert "docProps/thumbnail.jpeg" not in names
    assert re.findall(r"<dc:creator[^>]*>([^<]*)<", core) in ([], [""])
    assert b"python-docx" not in whole
    assert b"w:rsid" not in whole
    assert b"Microsoft Macintosh" not in whole


def test_the_same_plan_gives_the_same_bytes_and_odd_letters_do_no_harm(sample: OpenPlan) -> None:
    first = sample.all(Action)[0]
    odd = '</w:t><b>&amp; "=1+1" \U0001f600 ' + "x" * 600
    action_plan.edit(sample, first, title=odd, description="una\nlínea\n" + odd)
    content = documents.export(sample, "plan-docx", Words("es"))
    assert documents.export(sample, "plan-docx", Words("es")) == content
    document = Document(io.BytesIO(content))
    assert any("</w:t><b>&amp;" in one for one in styled(document, "Heading 2"))


def test_an_empty_plan_is_a_document_too(plan: OpenPlan) -> None:
    document = Document(io.BytesIO(documents.export(plan, "plan-docx", Words("es"))))
    assert styled(document, "Title") == ["Plan de acción priorizado"]
    assert styled(document, "Heading 1")


def test_progress_is_told_and_may_stop_it() -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert 0 <= done <= total
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        plan_docx(sample_view(), Words("es"), stop)
