"""Tables for other programs: their form, and that no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest

from tests.export.made_views import awkward_view
from tests.export.reading import ignored
from tests.export.sample_view import sample_view
from workshop_app.export.csv import guarded, proposals_csv, results_csv
from workshop_app.translation.catalogue import Words


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_it_has_the_mark_of_utf8_semicolons_and_line_ends_of_both_kinds() -> None:
    content = proposals_csv(sample_view(), Words("es"), ignored)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 41
    head = content.decode("utf-8-sig").split("\r\n")[0]
    assert head.startswith("Número;Propuesta;")


def test_every_proposal_is_a_row_with_what_became_of_it() -> None:
    table = rows(proposals_csv(sample_view(), Words("es"), ignored))
    head, *body = table
    assert [row[0] for row in body] == [str(n) for n in range(1, 41)]
    outcome, actions = head.index("Qué pasó"), head.index("Acciones")
    assert body[2][outcome] == "En el plan"
    assert body[2][actions] == "A1"
    assert body[3][outcome] == "Devuelta con razón"
    assert len({len(row) for row in table}) == 1


def test_decimals_follow_the_language_and_there_are_no_thousands() -> None:
    spanish = rows(results_csv(sample_view("es"), Words("es"), ignored))
    english = rows(results_csv(sample_view("en"), Words("en"), ignored))
    share = spanish[0].index("Parte de todas las marcas")
    assert spanish[1][share] == "0,014563"
    assert english[1][share] == "0.014563"
    costs = rows(proposals_csv(sample_view(), Words("es"), ignored))
    assert costs[1][costs[0].index("Costo")] == "90000000"


def test_totals_are_those_of_the_expected_results() -> None:
    table = rows(results_csv(sample_view(), Words("es"), ignored))
    head, *body = table
    at = {
        name: head.index(name)
        for name in ("Ronda", "Número", "Marcas", "Puesto en la ronda", "Elegida")
    }
    first = {row[at["Número"]]: row for row in body if row[at["Ronda"]] == "A"}
    assert len(first) == 35
    assert first["21"][at["Marcas"]] == "21"
    assert first["25"][at["Elegida"]] == "Sí"
    assert first["24"][at["Elegida"]] == "No"
    assert first["24"][at["Puesto en la ronda"]] == "20"


def test_a_group_is_told_by_its_first_three_only() -> None:
    table = rows(results_csv(sample_view(), Words("es"), ignored))
    told = [cell for row in table[1:] for cell in row[-1].split(", ") if cell]
    for round, groups in ((sample_view().rounds[0], 4), (sample_view().rounds[1], 4)):
        assert round.result is not None
        assert len(round.result.groups) == groups
    assert sum("Mesa Mango" in cell for cell in told) <= 10


@pytest.mark.parametrize("text", ["=1+1", "+57", "-3", "@home", "\tx", "\rx"])
def test_a_cell_that_starts_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text).startswith("'")


def test_the_proposal_that_looks_like_a_formula_is_guarded() -> None:
    table = rows(proposals_csv(sample_view(), Words("es"), ignored))
    assert table[26][1].startswith("'=Igual trato")


def test_awkward_words_stay_in_their_cells() -> None:
    table = rows(proposals_csv(awkward_view(), Words("es"), ignored))
    assert len({len(row) for row in table}) == 1
    assert not any("\x00" in cell or "\x1b" in cell for row in table for cell in row)
    assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row)
