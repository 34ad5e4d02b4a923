"""The plan's workbook, read back: the sheets a City Hall works with, real figures and days, and
nothing that should not leave."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from workshop_app.domain.action_plan import Action
from workshop_app.domain.plan_book import CUT, LONGEST
from workshop_app.export.names import SOURCES
from workshop_app.services import action_plan, documents
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.translation.languages import LANGUAGES

SPANISH = [
    "Acciones", "Propuestas", "Retos", "Talleres", "Votos", "Presupuesto", "Compromisos",
    "Fuera del plan", "Léame",
]  # fmt: skip


def book_of(plan: OpenPlan, language: str = "es") -> Workbook:
    return load_workbook(io.BytesIO(documents.export(plan, "plan-xlsx", Words(language))))


def column(sheet: Worksheet, head: str) -> list[object]:
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(head)].value for row in sheet.iter_rows(min_row=2)]


def test_it_has_the_nine_sheets_in_the_documents_language(sample: OpenPlan) -> None:
    assert book_of(sample).sheetnames == SPANISH
    names = [book_of(sample, language).sheetnames for language in LANGUAGES]
    assert all(len(one) == len(set(one)) == 9 for one in names)


def test_actions_are_those_of_the_pdf_in_its_order_with_their_costs(sample: OpenPlan) -> None:
    sheet = book_of(sample)["Acciones"]
    actions = documents.view_of(sample).actions
    assert column(sheet, "Número") == [one.number for one in actions]
    assert column(sheet, "Acción") == [one.title for one in actions]
    assert column(sheet, "Costo") == [one.cost for one in actions]
    assert sum(filter(None, column(sheet, "Costo"))) == 1_606_000_000  # type: ignore[arg-type]
    begins = column(sheet, "Empieza")
    assert all(isinstance(one, datetime) and one.day == 1 for one in begins)


def test_every_sheet_scrolls_filters_and_prints_alike(sample: OpenPlan) -> None:
    for sheet in book_of(sample):
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert not sheet.merged_cells.ranges
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
        assert all(8 <= one.width <= 100 for one in sheet.column_dimensions.values())
        if sheet.title != "Léame":
            assert sheet.auto_filter.ref == sheet.dimensions


def test_money_that_has_no_source_yet_stands_in_the_budget(sample: OpenPlan) -> None:
    sheet = book_of(sample)["Presupuesto"]
    view = documents.view_of(sample)
    kinds = column(sheet, "Clase de fuente")
    assert len(kinds) == sum(len(one.sources) or bool(one.cost) for one in view.actions)
    to_find = [
        amount
        for kind, amount in zip(kinds, column(sheet, "Valor"), strict=True)
        if kind == Words("es")(SOURCES["to_find"])
    ]
    assert sum(filter(None, to_find)) == view.to_find  # type: ignore[arg-type]


def test_what_the_plan_left_out_is_all_there_with_its_reason(sample: OpenPlan) -> None:
    sheet = book_of(sample)["Fuera del plan"]
    out = documents.view_of(sample).left_out
    assert column(sheet, "Número") == [one.number for one in out]
    assert all(column(sheet, "Por qué no entró"))


def test_no_cell_of_any_sheet_is_a_formula(sample: OpenPlan) -> None:
    first = sample.all(Action)[0]
    action_plan.edit(sample, first, title="=1+1", description='@SUM(A1)\n+2 =HYPERLINK("x")')
    cells = [cell for sheet in book_of(sample) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    odd = [cell for cell in cells if str(cell.value).startswith(("=", "@", "+"))]
    assert len(odd) > 2
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in odd)


def test_a_text_too_long_for_a_cell_is_cut_and_the_read_me_says_where(sample: OpenPlan) -> None:
    first = sample.all(Action)[0]
    action_plan.edit(sample, first, description="muro \U0001f600 " * 7_000)
    book = book_of(sample)
    told = [one for one in column(book["Acciones"], "Descripción") if one]
    assert len(told) == 1
    assert str(told[0]).endswith(Words("es")(CUT))
    assert len(str(told[0]).encode("utf-16-le")) // 2 <= LONGEST
    told_of = dict(zip(column(book["Léame"], "Sobre"), column(book["Léame"], "Lo que hay que saber"),
                       strict=True))  # fmt: skip
    assert re.search(r"Acciones E\d+", str(told_of["Textos cortados"]))


@pytest.mark.parametrize("kind", ["plan-xlsx", "proposals-xlsx"])
def test_the_same_plan_gives_the_same_bytes_and_nobodys_name(sample: OpenPlan, kind: str) -> None:
    content = documents.export(sample, kind, Words("es"))
    assert documents.export(sample, kind, Words("es")) == content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        core = parts.read("docProps/core.xml").decode()
        whole = b"".join(parts.read(name) for name in parts.namelist())
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r"<dc:creator[^>]*>([^<]*)<", core) == ["Convite"]
    assert "lastModifiedBy" not in core
    assert sample.settings.nickname.encode() not in whole
    assert str(sample.path.parent).encode() not in whole


def test_a_vote_is_told_in_totals_and_a_group_by_its_first_three(sample: OpenPlan) -> None:
    sheet = book_of(sample)["Votos"]
    view = documents.view_of(sample)
    assert set(column(sheet, "Ronda")) == {one.name for one in view.rounds}
    assert len(column(sheet, "Marcas")) == sum(
        len(r.result.options) for r in view.rounds if r.result
    )
    groups = {name for r in view.rounds if r.result for g in r.result.groups for name in g.names}
    assert groups
    heads = {str(cell.value) for cell in sheet[1]}
    assert not any(group in head for group in groups for head in heads)
    told = " · ".join(str(one or "") for one in column(sheet, "Entre las tres primeras de"))
    firsts = sum(len(g.first) for r in view.rounds if r.result for g in r.result.groups)
    assert told.count("%") == firsts


def test_an_empty_plan_has_its_heads(plan: OpenPlan) -> None:
    book = book_of(plan)
    assert book.sheetnames == SPANISH
    assert [cell.value for cell in book["Acciones"][1]][:3] == ["Número", "Acción", "Tema"]
    assert book["Acciones"].max_row == 1
