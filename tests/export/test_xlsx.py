"""The workbook of proposals, read back: real numbers, words that stay words, nobody's name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from openpyxl import load_workbook

from tests.export.reading import ignored
from tests.export.sample_view import sample_view
from workshop_app.export.xlsx.book import LONGEST
from workshop_app.export.xlsx.proposals import proposals_xlsx
from workshop_app.translation.catalogue import Words


def test_every_proposal_is_a_row_with_real_numbers() -> None:
    sheet = load_workbook(io.BytesIO(proposals_xlsx(sample_view(), Words("es"), ignored))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert sheet.title == "Propuestas"
    assert len(rows) == 41
    assert rows[0][:2] == ("Número", "Propuesta")
    cost = rows[0].index("Costo")
    assert rows[1][cost] == 90_000_000
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    sheet = load_workbook(io.BytesIO(proposals_xlsx(sample_view(), Words("es"), ignored))).active
    odd = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert odd
    assert {(cell.data_type, cell.quotePrefix) for cell in odd} == {("s", True)}


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    view = sample_view()
    first = replace(view.proposals[0], text="a" * 40_000 + "\x00\x0b")
    content = proposals_xlsx(replace(view, proposals=(first,)), Words("es"), ignored)
    kept = load_workbook(io.BytesIO(content)).active.cell(row=2, column=2).value
    assert len(kept) == LONGEST
    assert kept.endswith("(el texto sigue en el plan)")


def test_it_has_the_plans_date_and_the_same_bytes_every_time() -> None:
    view = sample_view()
    content = proposals_xlsx(view, Words("es"), ignored)
    assert proposals_xlsx(view, Words("es"), ignored) == content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        core = parts.read("docProps/core.xml").decode()
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    stamp = view.moment.replace(tzinfo=None, microsecond=0).isoformat()
    assert core.count(stamp) == 2
    assert "openpyxl" not in core
