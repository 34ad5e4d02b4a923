"""What a reader who listens finds: the tags of drawings, and what the canvas does of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from pypdf import PdfReader

from tests.export.made_views import many_view
from tests.export.reading import draw, ignored, sample_document
from tests.export.sample_view import sample_view
from tests.export.tags import Tag, failures, faults, told_by_tags, tree
from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import LEFT, TEXT_WIDTH
from workshop_app.export.pdf.figure import put
from workshop_app.export.pdf.panel import Chain, Link
from workshop_app.export.pdf.paper import Element, Paper
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.plan import plan_pdf
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import as_said
from workshop_app.translation.catalogue import Words

PLACE = (LEFT, 500.0, 100.0, 100.0)


def made(*pages: Callable[[Paper], object], said_in: str = "") -> bytes:
    """A document of such pages."""
    out = io.BytesIO()
    with fonts.ONE_AT_A_TIME:
        paper = Paper(
            out, title="Prueba", subject="", language="en", moment=datetime(2026, 8, 1, 9, 0),
            said_in=said_in,
        )  # fmt: skip
        for page in pages:
            page(paper)
            paper.showPage()
        paper.save()
    content = out.getvalue()
    assert failures(content) == []
    return content


def names(content: bytes) -> list[str]:
    return [one.name for one in tree(content).all()]


def say(paper: Paper, text: str, tag: str = "Label", y: float = 600.0) -> None:
    put(paper, text, LEFT, y, tag=tag)


# -- the canvas -----------------------------------------------------------------------------------
def test_text_that_nobody_marked_is_a_paragraph_and_a_line_is_none() -> None:
    def page(paper: Paper) -> None:
        paper.text("suelto", LEFT, 700, font=fonts.REGULAR, size=11, color=palette.ink())
        paper.rule(LEFT, 600, 300, 600, color=palette.ink())

    content = made(page)
    assert names(content) == ["P"]
    assert faults(content) == []
    assert told_by_tags(content) == "suelto"


def test_headings_open_sections_and_never_skip_a_level() -> None:
    def page(paper: Paper) -> None:
        for n, tag in enumerate(("H2", "H3", "H1", "H3", "H3", "H2", "H3")):
            say(paper, f"{tag} {n}", tag, 700 - 30 * n)

    document = tree(made(page))
    levels = [one.name for one in document.all() if one.name.startswith("H")]
    assert levels == ["H1", "H2", "H1", "H2", "H2", "H2", "H3"]
    assert [one.name for one in document.within] == ["Sect", "Sect"]


def test_what_stands_above_a_heading_belongs_to_its_section() -> None:
    def page(paper: Paper) -> None:
        say(paper, "Título", "H1", 700)
        paper.begin_section(2)
        say(paper, "Acción A1", y=650)
        say(paper, "Luz en la escalera", "H2", 620)

    (first,) = tree(made(page)).within
    assert [one.name for one in first.within] == ["H1", "Sect"]
    assert [one.name for one in first.within[1].within] == ["P", "H2"]


def test_a_figure_is_one_picture_with_its_words_and_place() -> None:
    def page(paper: Paper) -> None:
        with paper.figure(Element("Figure", alt="Primera: 21 marcas; última: 3."), PLACE):
            paper.box(*PLACE, fill=palette.primary())
            say(paper, "21", y=550)
            say(paper, "tres", y=530)

    content = made(page)
    (figure,) = tree(content).within
    assert (figure.name, figure.alt, figure.pieces) == (
        "Figure", "Primera: 21 marcas; última: 3.", 1,
    )  # fmt: skip
    assert [float(side) for side in figure.attributes["/BBox"]] == [54.0, 500.0, 154.0, 600.0]
    assert told_by_tags(content).split() == ["21", "tres"]


@pytest.mark.parametrize("alt", ["", "  \n ", "\u200b\x07"])
def test_a_figure_without_words_is_an_ornament(alt: str) -> None:
    def page(paper: Paper) -> None:
        say(paper, "texto", y=700)
        with paper.figure(Element("Figure", alt=alt), PLACE):
            paper.box(*PLACE, fill=palette.primary())

    content = made(page)
    assert names(content) == ["P"]
    assert faults(content) == []


def test_a_link_leads_to_its_place_and_says_so() -> None:
    def first(paper: Paper) -> None:
        with paper.link():
            say(paper, "El plan")
            paper.leads_to("plan", (LEFT, 590, 80, 20), "El plan, 2")
        with paper.link():
            say(paper, "Más", y=500)
            paper.leads_out("https://example.org/a(b)", (LEFT, 490, 80, 20), "Más en la red")

    def second(paper: Paper) -> None:
        heading = Heading("El plan", styles.H1, key="plan", outline=0)
        heading.draw(paper, LEFT, 700, TEXT_WIDTH)

    content = made(first, second)
    reader = PdfReader(io.BytesIO(content))
    told = [one.get_object() for one in reader.pages[0]["/Annots"]]
    assert [str(one["/Contents"]) for one in told] == ["El plan, 2", "Más en la red"]
    assert str(told[1]["/A"]["/URI"]) == "https://example.org/a%28b%29"
    place = reader.named_destinations["plan"]["/Page"]
    assert place.get_object() == reader.pages[1].get_object()
    links = list(tree(content).all("Link"))
    assert [(one.pieces, one.objects) for one in links] == [(1, 1), (1, 1)]
    assert faults(content) == []


# -- blocks that part -----------------------------------------------------------------------------
def parted(block: Table | Bullets | Chain | Paragraph, room: float) -> bytes:
    parts = block.parted(TEXT_WIDTH, room, forced=True)
    assert parts is not None
    upper, lower = parts
    content = made(
        lambda paper: upper.draw(paper, LEFT, 780, TEXT_WIDTH),
        lambda paper: lower.draw(paper, LEFT, 780, TEXT_WIDTH),
    )
    assert faults(content) == []
    return content


LONG = "La comunidad cuenta con detalle qué pasó en la cuadra. " * 40


def test_a_paragraph_on_two_pages_is_one_paragraph() -> None:
    content = parted(Paragraph(LONG, styles.BODY), 100)
    (one,) = tree(content).within
    assert (one.name, one.pieces) == ("P", 2)
    assert " ".join(told_by_tags(content).split()) == LONG.strip()


def test_a_table_on_two_pages_is_one_table_whose_head_is_told_once() -> None:
    columns = [Column("Número", 80), Column("Qué", grows=1)]
    rows = [row(Paragraph(str(n), styles.TABLE), Paragraph("algo", styles.TABLE)) for n in range(9)]
    content = parted(Table(columns, rows), 100)
    (table,) = tree(content).within
    assert table.name == "Table"
    assert len(table.within) == 10
    heads = [cell.attributes["/Scope"] for cell in table.all("TH")]
    assert heads == ["/Column", "/Column", *["/Row"] * 9]
    assert told_by_tags(content).count("Número") == 1


def test_a_row_on_two_pages_is_one_row() -> None:
    columns = [Column("Número", 80), Column("Qué", grows=1)]
    one = row(Paragraph("1", styles.TABLE), Paragraph(LONG, styles.TABLE))
    (table,) = tree(parted(Table(columns, [one]), 120)).within
    assert [len(each.within) for each in table.within] == [2, 2]
    assert [each.pieces for each in table.all("P")] == [1, 2]


def test_an_item_on_two_pages_is_one_item() -> None:
    items = [Paragraph(LONG, styles.ITEM), Paragraph("corto", styles.ITEM)]
    (listed,) = tree(parted(Bullets(items), 100)).within
    assert [[one.name for one in item.within] for item in listed.within] == [["Lbl", "LBody"]] * 2
    assert [one.pieces for one in listed.all("LBody")] == [2, 1]


def test_a_link_of_the_chain_on_two_pages_is_one_item() -> None:
    links = [
        Link("flag", "Retos", (Paragraph("uno", styles.TABLE),)),
        Link("flag", "Plan", (Paragraph(LONG, styles.TABLE),)),
    ]
    (listed,) = tree(parted(Chain(links), 150)).within
    assert [[one.name for one in item.within] for item in listed.within] == [["Lbl", "LBody"]] * 2


# -- languages ------------------------------------------------------------------------------------
def test_the_plans_own_words_carry_their_language_where_the_document_has_another() -> None:
    def page(paper: Paper) -> None:
        Paragraph(as_said("«Hace falta luz»"), styles.BODY).draw(paper, LEFT, 700, TEXT_WIDTH)
        mixed = ["Proposal 3: ", as_said("«Hace falta luz»"), " yes"]
        Paragraph(mixed, styles.BODY).draw(paper, LEFT, 650, TEXT_WIDTH)

    content = made(page, said_in="es")
    reader = PdfReader(io.BytesIO(content))
    assert str(reader.trailer["/Root"]["/Lang"]) == "en"
    whole, part = tree(content).within
    assert (whole.language, part.language) == ("es", "")
    assert [(one.name, one.language) for one in part.within] == [("Span", "es")]
    assert told_by_tags(content).split("\n")[1:] == ["Proposal 3: ", "«Hace falta luz» ", "yes"]
    same = made(page, said_in="en")
    assert [one.language for one in tree(same).within] == ["", ""]


def test_a_plan_in_spanish_told_in_english_says_which_words_are_spanish() -> None:
    english = sample_document("en").content
    told = [one for one in tree(english).all() if one.language]
    assert {one.language for one in told} == {"es"}
    assert {one.name for one in told} >= {"LBody", "P", "H2"}
    assert not [one for one in tree(sample_document("es").content).all() if one.language]


# -- the sample -----------------------------------------------------------------------------------
def words_of(text: str) -> set[str]:
    return set(text.split())


@pytest.mark.parametrize("language", ["es", "en"])
def test_text_read_from_the_tags_joins_no_words_and_leaves_none_out(language: str) -> None:
    document = sample_document(language)
    drawn = words_of(" ".join(b.text for b in document.boxes if b.tag != "Figure"))
    told = words_of(told_by_tags(document.content))
    assert told - drawn == set()
    assert drawn - told == set()


def test_the_plan_is_told_in_the_order_of_its_sections() -> None:
    document = tree(sample_document().content)
    chapters = [one.within[0].name for one in document.within if one.name == "Sect"]
    assert chapters.count("H1") == len(chapters) >= 15
    sheets = [one for one in document.all("Sect") if any(x.name == "H2" for x in one.within)]
    with_chain = [one for one in sheets if any(x.name == "L" for x in one.within)]
    assert len(with_chain) >= len(sample_view().actions)
    assert len(list(document.all("TOCI"))) == len(list(document.all("Link")))


@pytest.mark.parametrize("language", ["es", "en", "fr", "pt_BR"])
def test_charts_tell_their_finding_and_the_ends_of_their_range(language: str) -> None:
    figures = list(tree(draw(sample_view(), language).content).all("Figure"))
    assert len(figures) >= 9
    for one in figures:
        assert len(one.alt.split()) > 4
    shares = [one.alt for one in figures if "(21)" in one.alt and "(24)" in one.alt]
    assert len(shares) == 1


def test_no_head_of_a_table_is_told_twice() -> None:
    content = plan_pdf(replace(many_view(30), workshops=()), Words("es"), ignored)
    assert failures(content) == []
    tables = list(tree(content).all("Table"))
    for table in tables:
        columns = [row for row in table.within if _is_head(row)]
        assert len(columns) <= 1


def _is_head(row: Tag) -> bool:
    return any(cell.attributes.get("/Scope") == "/Column" for cell in row.within)
