"""The workbook of a market assessment: real figures, rules for scores, no trace of who made it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from workshop_app.services import documents
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> OpenPlan:
    path = tmp_path_factory.mktemp("economy") / "sample.convite"
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="")
    make_sample(path, settings).close()
    return open_file(path, settings, read_only=True)


def book_of(plan: OpenPlan, language: str = "es") -> Workbook:
    return load_workbook(io.BytesIO(documents.export(plan, "economy-xlsx", Words(language))))


def test_the_same_plan_gives_the_same_bytes_without_names_or_paths(
    sample: OpenPlan, tmp_path: Path
) -> None:
    first, second = (documents.export(sample, "economy-xlsx", Words("es")) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        whole = b"".join(packed.read(name) for name in packed.namelist())
    for trace in ("tucán 17".encode(), b"openpyxl", str(tmp_path).encode(), b"lastModifiedBy"):
        assert trace not in whole


@pytest.mark.parametrize(
    ("language", "sheets"),
    [
        ("es", ["Sectores", "Saberes", "Barreras", "Oportunidades", "Acciones económicas",
                "Estudio", "Léame"]),
        ("en", ["Sectors", "Skills", "Barriers", "Opportunities", "Economic actions", "Study",
                "Read me"]),
    ],
)  # fmt: skip
def test_sheets_and_heads_are_in_the_language_of_the_document(
    sample: OpenPlan, language: str, sheets: list[str]
) -> None:
    book = book_of(sample, language)
    assert book.sheetnames == sheets
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert heads[1] == {"es": "Crecimiento", "en": "Growth"}[language]
    assert len(heads) == 1 + 8 * 3 + 3 + 1


def test_scores_are_figures_from_1_to_5_and_only_these_may_be_typed(sample: OpenPlan) -> None:
    sheet = book_of(sample).worksheets[0]
    scores = [sheet.cell(row=row, column=2).value for row in range(2, 8)]
    assert scores == [3, 3, 4, 3, 4, 4]
    rules = [one for one in sheet.data_validations.dataValidation if one.type == "whole"]
    assert len(rules) == 8
    assert {(one.formula1, one.formula2) for one in rules} == {("1", "5")}
    assert "B2" in str(rules[0].sqref)


def test_an_empty_plan_gives_an_empty_template_that_says_where_to_begin(plan: OpenPlan) -> None:
    book = book_of(plan)
    assert [sheet.max_row for sheet in book.worksheets[:5]] == [1] * 5
    told = [row[0].value for row in book["Léame"].iter_rows()]
    assert "Por dónde empezar" in told
    weights = [
        row[2].value for row in book["Estudio"].iter_rows() if row[0].value == "Pesos, de 0 a 5"
    ]
    assert weights == [1] * 8


def test_counts_under_five_are_not_told(sample: OpenPlan) -> None:
    cells = [row[6].value for row in book_of(sample)["Saberes"].iter_rows(min_row=2)]
    assert cells.count("<5") == 2
    assert not {cell for cell in cells if isinstance(cell, int) and cell < 5}


def test_an_economic_action_tells_its_number_in_the_plan(sample: OpenPlan) -> None:
    rows = book_of(sample, "en")["Economic actions"].iter_rows(min_row=2, values_only=True)
    assert {row[0]: row[8] for row in rows if row[8]} == {"E1": "A6", "E3": "A14", "E5": "A19"}
