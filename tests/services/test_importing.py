"""Proposals brought in from a table."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from workshop_app.domain.proposals import Confirmation, Proposal
from workshop_app.domain.text_guard import look as guard
from workshop_app.services import checking, importing, prepare, proposals
from workshop_app.services.importing import Preview
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

MASK = "[dato retirado]"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def written(text: str) -> Path:
        path = tmp_path / "propuestas.csv"
        path.write_text(text, encoding="utf-8-sig")
        return path

    return written


def _look(plan: OpenPlan, path: Path, **how: object) -> Preview:
    return importing.look(plan, path, mask_word=MASK, **how)  # type: ignore[arg-type]


def test_rows_come_in_as_proposals_with_numbers(
    plan: OpenPlan, write: Callable[[str], Path]
) -> None:
    proposals.capture(plan, "Ya estaba", theme="housing")
    preview = _look(plan, write("Título;Tema;Costo\nLuz;Salud;$ 2.000\nAgua;Educación;\n"))
    kept = importing.bring_in(plan, preview)
    assert [(p.count, p.text, p.theme, p.cost) for p in kept] == [
        (2, "Luz", "health", 2000),
        (3, "Agua", "education", None),
    ]
    assert plan.count(Proposal) == 3
    assert checking.check(plan) == []


def test_one_undo_takes_the_whole_table_back(plan: OpenPlan, write: Callable[[str], Path]) -> None:
    path = write("Título;Tema\n" + "".join(f"Propuesta número {n};Salud\n" for n in range(30)))
    importing.bring_in(plan, _look(plan, path))
    assert plan.undo().kind == "import.proposals"
    assert plan.count(Proposal) == 0
    plan.redo()
    assert plan.count(Proposal) == 30


def test_looking_changes_nothing(plan: OpenPlan, write: Callable[[str], Path]) -> None:
    before = plan.path.read_bytes()
    assert len(_look(plan, write("Título;Tema\nLuz;Salud\n")).incoming) == 1
    assert plan.path.read_bytes() == before
    assert plan.count(Proposal) == 0


def test_every_refused_row_is_told_with_its_reason(
    plan: OpenPlan, write: Callable[[str], Path]
) -> None:
    preview = _look(plan, write("Título;Tema\n;Salud\nLuz;\nAgua;Aire\nSol;Salud\n"))
    assert preview.refused == 3
    assert [line.said(Words("en")) for line in preview.told] == [
        "Row 2: the text is missing",
        "Row 3: the theme is missing",
        "Row 4: “Aire” is none of the five themes",
    ]
    assert [p.text for p in importing.bring_in(plan, preview)] == ["Sol"]


def test_the_named_theme_may_be_a_name_in_any_language(
    plan: OpenPlan, write: Callable[[str], Path]
) -> None:
    path = write("Título\nLuz\n")
    assert _look(plan, path, theme="Santé et bien-être").incoming[0].proposal.theme == "health"
    with pytest.raises(KnownError, match="none of the five"):
        _look(plan, path, theme="Aire")


def test_a_wrong_call_or_file_changes_nothing(
    plan: OpenPlan, write: Callable[[str], Path], tmp_path: Path
) -> None:
    before = plan.path.read_bytes()
    path = write("uno;dos\na;b\n")
    for how in ({}, {"columns": {"text": "tres"}}, {"columns": {"colour": "uno"}}):
        with pytest.raises(KnownError):
            _look(plan, path, **how)
    with pytest.raises(KnownError):
        _look(plan, tmp_path / "nowhere.xlsx", theme="health")
    assert plan.path.read_bytes() == before


def test_columns_can_be_named(plan: OpenPlan, write: Callable[[str], Path]) -> None:
    preview = _look(
        plan, write("lo dicho,para qué\nLuz,salud\n"),
        columns={"text": "Lo dicho", "theme": "PARA QUE"},
    )  # fmt: skip
    assert preview.columns == {"text": ("lo dicho",), "theme": ("para qué",)}
    assert preview.incoming[0].proposal.text == "Luz"


def test_the_same_words_are_told_and_still_come_in(
    plan: OpenPlan, write: Callable[[str], Path]
) -> None:
    proposals.capture(plan, "Luz en la vía", theme="housing")
    preview = _look(plan, write("Título;Tema\nLUZ EN LA VIA;Salud\nAgua;Salud\nagua;Salud\n"))
    assert [one.same_as for one in preview.incoming] == ["1", "", "#3"]
    assert [line.row for line in preview.told] == [2, 4]
    assert len(importing.bring_in(plan, preview)) == 3


def test_places_are_found_by_name_and_unknown_ones_told(
    plan: OpenPlan, write: Callable[[str], Path]
) -> None:
    workshop = prepare.add_workshop(plan, "Encuentro en la escuela")
    path = write(
        "Título;Tema;Taller;Perspectiva\nLuz;Salud;encuentro en la ESCUELA;gobernanza\n"
        "Agua;Salud;Otro;Otra\n"
    )
    preview = _look(plan, path)
    first, second = importing.bring_in(plan, preview)
    assert (first.workshop, first.perspective) == (workshop.id, "governance")
    assert (second.workshop, second.perspective) == (None, None)
    assert {line.facts["name"] for line in preview.told} == {"Otro", "Otra"}


# ------------------------------------------------------------ P-18: the text guard
def _marked_examples() -> list[tuple[str, str]]:
    """One example of each kind that the guard must mark."""
    file = Path(__file__).parent.parent / "data" / "text_guard_examples.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))
    by_kind: dict[str, str] = {}
    for row in rows["example"]:
        if row["expected"] != "none":
            by_kind.setdefault(row["expected"], row["text"])
    return sorted(by_kind.items())


def test_a_row_of_each_marked_kind_comes_in_masked_and_is_told(
    plan: OpenPlan, write: Callable[[str], Path]
) -> None:
    examples = _marked_examples()
    assert len(examples) == 5
    lines = "".join('"{}";Salud\n'.format(text.replace('"', '""')) for _, text in examples)
    preview = _look(plan, write("Título;Tema\n" + lines))
    assert preview.marked == 5
    assert [one.kinds[0] for one in preview.incoming] == [kind for kind, _ in examples]
    kept = importing.bring_in(plan, preview)
    assert all(MASK in one.text and not guard(one.text) for one in kept)
    assert plan.count(Confirmation) == 0
    assert [line.row for line in preview.told] == [2, 3, 4, 5, 6]


def test_masked_digits_reach_no_byte_of_the_file(
    plan: OpenPlan, write: Callable[[str], Path]
) -> None:
    path = write("Título;Tema;Detalle;Etiquetas\nLuz;Salud;Llame al 310 123 45 67;x 3109876543\n")
    importing.bring_in(plan, _look(plan, path))
    content = plan.path.read_bytes()
    assert b"123 45 67" not in content
    assert b"3109876543" not in content


def test_a_confirmed_row_comes_in_whole_and_that_is_kept(
    plan: OpenPlan, write: Callable[[str], Path]
) -> None:
    preview = _look(plan, write("Título;Tema\nLa línea 310 123 45 67;Salud\nEl 3109876543;Salud\n"))
    first, second = importing.bring_in(plan, preview, confirmed={2})
    assert first.text == "La línea 310 123 45 67"
    assert second.text == f"El {MASK}"
    (confirmation,) = plan.all(Confirmation)
    assert (confirmation.entity, confirmation.row) == ("Proposal", first.id)


# -- a pasted list --------------------------------------------------------------------------------
def _pasted(plan: OpenPlan, text: str, **how: object) -> Preview:
    return importing.look_at_text(plan, text, mask_word=MASK, theme="health", **how)  # type: ignore[arg-type]


def test_a_pasted_list_is_one_proposal_a_line_without_what_begins_the_lines(plan: OpenPlan) -> None:
    preview = _pasted(
        plan, "1. Luz en la escalera\r\n\n• Agua\n- Sol\na) 3 canchas\n24 horas de agua\n"
    )
    kept = importing.bring_in(plan, preview)
    assert [p.text for p in kept] == [
        "Luz en la escalera", "Agua", "Sol", "3 canchas", "24 horas de agua",
    ]  # fmt: skip
    assert {p.theme for p in kept} == {"health"}


@pytest.mark.parametrize("pasted", ["Luz\tnorte\nAgua\tsur", "Luz\tnorte\ud800\nAgua\tsur"])
def test_cells_pasted_without_heads_are_a_list_too(plan: OpenPlan, pasted: str) -> None:
    preview = _pasted(plan, pasted)
    assert [one.proposal.text for one in preview.incoming] == ["Luz norte", "Agua sur"]


def test_a_pasted_line_that_says_who_comes_in_masked(plan: OpenPlan) -> None:
    preview = _pasted(plan, "Luz\nLlamar al 3101234567 para el agua\n")
    assert preview.marked == 1
    assert importing.bring_in(plan, preview)[1].text == f"Llamar al {MASK} para el agua"


def test_lines_without_words_are_refused_and_told_by_their_number(plan: OpenPlan) -> None:
    preview = _pasted(plan, "Luz\n???\nAgua\n" + "a" * 30_001)
    assert [line.said(Words("en")) for line in preview.told] == [
        "Row 2: there are no words in the text",
        "Row 4: a line with over 30000 characters",
    ]
    assert preview.refused == 2


def test_what_is_pasted_from_a_spreadsheet_is_read_by_its_heads(plan: OpenPlan) -> None:
    preview = _pasted(plan, "Tema\tTítulo\nVivienda\tTechos\n\tLuz\n")
    assert [(p.proposal.theme, p.proposal.text) for p in preview.incoming] == [
        ("housing", "Techos"), ("health", "Luz"),
    ]  # fmt: skip


def test_rows_that_name_no_workshop_were_said_in_the_one_that_is_given(plan: OpenPlan) -> None:
    workshop = prepare.add_workshop(plan, title="Uno")
    preview = _pasted(plan, "Luz", workshop=workshop.id)
    assert importing.bring_in(plan, preview)[0].workshop == workshop.id


def test_a_formula_without_a_result_is_refused_with_the_reason_and_text_of_a_csv_stays_text(
    plan: OpenPlan, tmp_path: Path, write: Callable[[str], Path]
) -> None:
    book = Workbook()
    book.active.append(["Propuesta"])
    book.active.append(["=1+1"])
    book.active.append(["Agua"])
    book.save(tmp_path / "f.xlsx")
    preview = _look(plan, tmp_path / "f.xlsx", theme="health")
    assert [one.proposal.text for one in preview.incoming] == ["Agua"]
    assert preview.refused == 1
    assert [line.said(Words("es")) for line in preview.told] == [
        "Fila 2: una celda es una fórmula sin resultado; "
        "guarde el archivo en un programa de hojas de cálculo"
    ]
    typed = _look(plan, write("Propuesta\n=1+1 bancas\n"), theme="health")
    assert [one.proposal.text for one in typed.incoming] == ["=1+1 bancas"]
