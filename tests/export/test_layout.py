"""Blocks onto pages: nothing is lost, headings stay with what follows, rows stay whole."""

from __future__ import annotations

import pytest

from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import (
    FRAME_HEIGHT,
    TEXT_WIDTH,
    Block,
    NewPage,
    Pair,
    Section,
    Space,
)
from workshop_app.export.pdf.layout import LEAST_END, Page, laid_out
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.table import Column, Table, row


def words(count: int) -> str:
    return " ".join(f"palabra{n}" for n in range(count))


def lay(*blocks: Block) -> list[Page]:
    return laid_out(blocks, "Sección", lambda: None)


def text_of(block: Block) -> str:
    if isinstance(block, Paragraph):
        return " ".join(line.text for line in block.lines(TEXT_WIDTH))
    if isinstance(block, Table):
        return " ".join(
            " ".join(line.text for line in paragraph.lines(width))
            for one in block.rows
            for cell, width in zip(one.cells, block._inner(block._columns(TEXT_WIDTH)), strict=True)
            for paragraph in cell
            if isinstance(paragraph, Paragraph)
        )
    return ""


def all_words(pages: list[Page]) -> list[str]:
    return [
        word for page in pages for placed in page.placed for word in text_of(placed.block).split()
    ]


def test_a_long_paragraph_goes_over_pages_and_loses_nothing() -> None:
    text = words(3000)
    pages = lay(Paragraph(text, styles.BODY))
    assert len(pages) > 2
    assert all_words(pages) == text.split()


def test_no_paragraph_leaves_a_single_line_behind_or_ahead() -> None:
    for filler in range(30, 48):
        pages = lay(
            *(Paragraph("línea", styles.BODY) for _ in range(filler - 15)),
            Paragraph(words(110), styles.BODY),
        )
        for page in pages:
            for placed in page.placed:
                lines = placed.block.lines(TEXT_WIDTH)  # type: ignore[attr-defined]
                assert len(lines) != 1 or lines[0].text == "línea"


@pytest.mark.parametrize("filler", range(20, 50))
def test_no_page_ends_with_a_heading(filler: int) -> None:
    pages = lay(
        *(Paragraph("línea", styles.BODY) for _ in range(filler)),
        Heading("Título", styles.H2),
        Heading("Subtítulo", styles.H3),
        Paragraph(words(40), styles.BODY),
    )
    assert not any(page.placed[-1].block.keeps_next for page in pages)


def test_everything_lies_within_the_frame() -> None:
    pages = lay(*(Paragraph(words(n), styles.BODY) for n in range(5, 90, 3)))
    for page in pages:
        assert page.used <= FRAME_HEIGHT + 0.1


def test_the_last_page_of_a_chapter_holds_at_least_four_lines() -> None:
    for extra in range(1, 4):
        pages = lay(Paragraph(words(2050 + extra * 8), styles.BODY))
        if len(pages) > 1:
            assert pages[-1].used >= min(LEAST_END, 31) - 1


def table(rows: int, *, tall: int = 0, total: bool = False) -> Table:
    columns = [Column("N.º", 30), Column("Propuesta", grows=1), Column("Marcas", 50, align="right")]
    made = [
        row(
            Paragraph(str(n), styles.TABLE),
            Paragraph(words(tall if tall and n == 1 else 6), styles.TABLE),
            Paragraph("3", styles.TABLE_NUMBER),
        )
        for n in range(rows)
    ]
    last = row(Paragraph("Total", styles.TABLE), (), Paragraph("9", styles.TABLE_NUMBER))
    return Table(columns, made, total=last if total else None)


def tables_on(pages: list[Page]) -> list[Table]:
    return [p.block for page in pages for p in page.placed if isinstance(p.block, Table)]


def test_a_table_goes_over_pages_with_whole_rows() -> None:
    pages = lay(table(120))
    parts = tables_on(pages)
    assert len(parts) > 1
    assert sum(len(part.rows) for part in parts) == 120
    assert all(part.continued for part in parts[1:])


@pytest.mark.parametrize("filler", range(30, 46))
def test_two_rows_stay_with_the_head_and_the_total_with_its_last_row(filler: int) -> None:
    lines = [Paragraph("línea", styles.BODY) for _ in range(filler)]
    parts = tables_on(lay(*lines, table(4, total=True)))
    assert len(parts[0].rows) >= 2
    assert parts[-1].total is not None
    assert len(parts[-1].rows) >= 1
    assert all(part.total is None for part in parts[:-1])


def test_a_row_taller_than_a_page_parts_and_loses_nothing() -> None:
    pages = lay(table(3, tall=2500))
    assert len(pages) > 2
    told = all_words(pages)
    assert [word for word in told if word == "palabra2499"] == ["palabra2499"]
    assert sum(1 for word in told if word.startswith("palabra")) == 2500 + 12


def test_columns_add_up_to_the_width_and_no_head_word_is_broken() -> None:
    columns = [
        Column("Extraordinariamente", 20),
        Column("Acción", grows=1),
        Column("Millones de pesos", 10, align="right"),
    ]
    made = Table(columns, [row(*(Paragraph("1", styles.TABLE) for _ in columns))])
    widths = made._columns(TEXT_WIDTH)
    assert sum(widths) == pytest.approx(TEXT_WIDTH)
    for head, room in zip(made._heads, made._inner(widths), strict=True):
        assert not any(line.broken for line in head.lines(room))


def test_panels_and_pairs_part_rather_than_fail() -> None:
    long = [Paragraph(words(400), styles.BODY) for _ in range(6)]
    pages = lay(Panel(long), Pair(long, long), Bullets([Paragraph(words(900), styles.ITEM)] * 3))
    assert len(pages) > 3
    assert all(page.used <= FRAME_HEIGHT + 0.1 for page in pages)


def test_a_new_page_is_asked_for_only_where_little_is_left() -> None:
    short = Paragraph("corto", styles.BODY)
    assert len(lay(short, NewPage(0.45), short)) == 1
    assert len(lay(short, NewPage(), short)) == 2
    assert len(lay(NewPage(), short)) == 1


def test_the_running_section_is_the_one_at_the_top_of_the_page() -> None:
    pages = lay(
        Section("Primera"), Paragraph("a", styles.BODY), Section("Segunda"), NewPage(), Space(4),
        Paragraph("b", styles.BODY),
    )  # fmt: skip
    assert [page.section for page in pages] == ["Primera", "Segunda"]
