"""An edited workbook of the plan comes back: what changed, what did not, what cannot be read."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    Commitment,
    Indicator,
    Programme,
    Source,
)
from workshop_app.domain.incoming_plan import PlanPreview
from workshop_app.domain.plan_book_cells import RawCell
from workshop_app.domain.proposals import Confirmation, Proposal
from workshop_app.domain.rounds import Decision
from workshop_app.export.names import HORIZONS
from workshop_app.services import action_plan, commitments, documents, numbering, plan_importing
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.plan_book_file import BookFile, read_book
from workshop_app.services.plan_importing import UnreadCells
from workshop_app.services.plan_value import check_value_of
from workshop_app.settings import Settings
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words
from workshop_app.translation.languages import LANGUAGES

MASK = "[dato retirado]"
Edit = Callable[[Workbook], object]


class Desk:
    """A workbook of a plan on somebody's desk: edited, and looked at when it comes back."""

    def __init__(self, plan: OpenPlan, folder: Path, language: str = "es") -> None:
        self.plan, self.path = plan, folder / "editado.xlsx"
        self.path.write_bytes(documents.export(plan, "plan-xlsx", Words(language)))

    def edit(self, edit: Edit) -> Desk:
        book = load_workbook(self.path)
        edit(book)
        book.save(self.path)
        return self

    def look(self, **columns: str) -> PlanPreview:
        return plan_importing.look(
            self.plan,
            self.path,
            languages=[Words(language) for language in LANGUAGES],
            mask_word=MASK,
            columns=columns,
        )


@pytest.fixture
def desk(sample: OpenPlan, tmp_path: Path) -> Desk:
    return Desk(sample, tmp_path)


def at(sheet: Worksheet, key: str, head: str) -> Any:
    """The cell of the row that ``key`` names under ``head``."""
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[heads.index("Número")].value == key)
    return row[heads.index(head)]


def put(key: str, head: str, value: object, sheet: str = "Acciones") -> Edit:
    def edit(book: Workbook) -> None:
        at(book[sheet], key, head).value = value

    return edit


def action(plan: OpenPlan, number: str) -> Action:
    numbers = {f"A{label}": id for id, label in numbering.labels(plan, Action).items()}
    return plan.one(Action, numbers[number])


def told(preview: PlanPreview) -> dict[tuple[str, str], tuple[object, object]]:
    return {(one.key, one.column.field): (one.before, one.after) for one in preview.fields}


# -- the round trip -------------------------------------------------------------------------------
@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("saved_again", [False, True])
def test_a_workbook_that_nobody_edited_changes_nothing(
    sample: OpenPlan, tmp_path: Path, language: str, saved_again: bool
) -> None:
    desk = Desk(sample, tmp_path, language)
    if saved_again:
        desk.edit(lambda _book: None)
    preview = desk.look()
    assert preview.since == "same"
    assert preview.nothing
    assert not preview.problems
    assert not preview.notes
    before = sample.record.seen()
    assert plan_importing.bring_in(sample, preview) == 0
    assert sample.record.seen() == before


def test_every_kind_of_field_comes_back_in_one_step_that_one_undo_takes_back(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Acciones"]
        for head, value in (
            ("Acción", "Puesto de salud abierto los domingos"),
            ("Tema", "Educación y cultura"),
            ("Costo", 80_000_000),
            ("Empieza", datetime(2027, 6, 14)),
            ("Meses", 14),
            ("Aliados", "Universidad; Junta de acción comunal"),
            ("Meta", 60.5),
            ("Objetivos de Desarrollo Sostenible", "3; 10"),
            ("Propuestas", "28; 37"),
            ("Programa del plan de desarrollo", "Un programa nuevo"),
            ("Horizonte", Words("es")(HORIZONS["medium"])),
        ):
            at(sheet, "A5", head).value = value

    plan = desk.plan
    preview = desk.edit(edit).look()
    assert told(preview)["A5", "cost"] == (72_000_000, 80_000_000)
    follows = [one for one in preview.fields if one.sheet == "budget"]
    assert [(one.before, one.after) for one in follows] == [(72_000_000, 80_000_000)]
    assert not preview.problems
    count = plan_importing.bring_in(plan, preview)
    assert count == 12
    now = action(plan, "A5")
    assert (now.title, now.theme, now.cost) == (
        "Puesto de salud abierto los domingos", "education", 80_000_000,
    )  # fmt: skip
    assert (now.start, now.months, now.horizon, now.sdg) == ("2027-06", 14, "medium", (3, 10))
    assert now.allies == ("Universidad", "Junta de acción comunal")
    assert plan.one(Programme, now.programme or "").name == "Un programa nuevo"
    assert plan.all(Indicator, action=now.id)[0].target == 60.5
    assert plan.all(Source, action=now.id)[0].amount == 80_000_000
    assert plan.count(ActionProposal, action=now.id) == 2
    assert desk.look().coming == 0
    assert plan.undo().kind == "import.plan"
    assert action(plan, "A5").title.startswith("Puesto de salud abierto los sábados")


def test_columns_may_be_moved_renamed_and_sheets_sorted(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        at(book["Acciones"], "A5", "Costo").value = 1
        sheet = book["Acciones"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head, *body = rows
        order = list(range(len(head)))
        random.Random(7).shuffle(order)
        random.Random(8).shuffle(body)
        for number, row in enumerate([head, *body], 1):
            for place, column in enumerate(order, 1):
                sheet.cell(row=number, column=place).value = row[column]
        book.move_sheet("Acciones", 5)

    preview = desk.edit(edit).look()
    assert [key for key in told(preview) if key[1] == "cost"] == [("A5", "cost")]
    assert {one.column.field for one in preview.fields} == {"cost", "amount"}


def test_a_column_with_another_head_is_known_by_the_name_that_goes_along(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        put("A5", "Responsable", "Alcaldía")(book)
        sheet = book["Acciones"]
        next(cell for cell in sheet[1] if cell.value == "Responsable").value = "¿Quién lo hace?"

    assert told(desk.edit(edit).look())["A5", "responsible"][1] == "Alcaldía"


def test_a_column_that_nothing_tells_is_named_when_asked(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        for name in list(book.defined_names):
            del book.defined_names[name]
        put("A5", "Responsable", "Alcaldía")(book)
        next(c for c in book["Acciones"][1] if c.value == "Responsable").value = "Manos"

    desk.edit(edit)
    assert ("A5", "responsible") not in told(desk.look())
    assert any("Manos" in str(note.facts.get("head")) for note in desk.look().notes)
    assert told(desk.look(responsible="manos"))["A5", "responsible"][1] == "Alcaldía"
    with pytest.raises(KnownError, match="no column"):
        desk.look(responsible="Otra")
    with pytest.raises(KnownError, match="no field"):
        desk.look(sueldo="Manos")


# -- rows -----------------------------------------------------------------------------------------
def test_a_row_that_is_gone_is_told_and_stays_unless_someone_takes_it_out(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Acciones"]
        sheet.delete_rows(at(sheet, "A5", "Acción").row)

    plan = desk.plan
    preview = desk.edit(edit).look()
    assert [(one.sheet, one.key) for one in preview.gone] == [("actions", "A5")]
    assert plan_importing.bring_in(plan, preview) == 0
    assert action(plan, "A5").title
    assert plan_importing.bring_in(plan, preview, removed=[preview.gone[0].id]) == 1
    assert "A5" not in [one.number for one in documents.view_of(plan).actions]
    plan.undo()
    assert action(plan, "A5").title


def test_a_row_without_a_number_is_a_new_action_and_others_may_name_it(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        sheet, promises = book["Acciones"], book["Compromisos"]
        heads = [cell.value for cell in sheet[1]]
        new = {"Número": "A90", "Acción": "Huerta escolar", "Tema": "Educación y cultura",
               "Costo": 5_000_000, "Indicador": "Huertas", "Meta": 2, "Propuestas": "12"}  # fmt: skip
        sheet.append([new.get(str(head)) for head in heads])
        promises.append([None, "A90", "Junta de acción comunal", "Abrir la huerta",
                         datetime(2027, 3, 1)])  # fmt: skip

    plan = desk.plan
    before = plan.count(Action)
    preview = desk.edit(edit).look()
    assert [(one.sheet, one.title) for one in preview.new] == [
        ("actions", "Huerta escolar"), ("commitments", "Abrir la huerta"),
    ]  # fmt: skip
    assert plan_importing.bring_in(plan, preview) == 2
    made = next(one for one in plan.all(Action) if one.title == "Huerta escolar")
    assert plan.count(Action) == before + 1
    assert plan.all(Indicator, action=made.id)[0].target == 2
    promised = plan.all(Commitment, action=made.id)[0]
    assert (promised.by, promised.state) == ("2027-03-01", "open")


def test_a_copied_row_with_the_same_number_is_refused(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Acciones"]
        row = at(sheet, "A5", "Acción").row
        sheet.append([cell.value for cell in sheet[row]])

    preview = desk.edit(edit).look()
    assert [one.column.field for one in preview.problems if one.column] == ["number"]


def test_a_copied_row_without_its_number_is_a_new_action(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Acciones"]
        row = [cell.value for cell in sheet[at(sheet, "A5", "Acción").row]]
        sheet.append([None, *row[1:]])

    preview = desk.edit(edit).look()
    assert not preview.problems
    assert len(preview.new) == 1
    assert not preview.fields


# -- cells ----------------------------------------------------------------------------------------
def test_a_formula_is_shown_for_what_it_is_and_never_reckoned(desk: Desk) -> None:
    plan = desk.plan
    preview = desk.edit(put("A5", "Acción", "=1+1")).look()
    assert told(preview)["A5", "title"][1] == "=1+1"
    assert preview.fields[0].note
    plan_importing.bring_in(plan, preview)
    assert action(plan, "A5").title == "=1+1"
    again = load_workbook(io.BytesIO(documents.export(plan, "plan-xlsx", Words("es"))))
    cell = at(again["Acciones"], "A5", "Acción")
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("Costo", "mucho"),
        ("Costo", "=1+1"),
        ("Costo", -5),
        ("Costo", datetime(2027, 1, 1)),
        ("Empieza", "pronto"),
        ("Empieza", 46_000),
        ("Empieza", "9999-12"),
        ("Meses", 3.5),
        ("Meses", 121),
        ("Meses", 10**14),
        ("Tema", "Transporte"),
        ("Propuestas", "999"),
        ("Territorios", "UIT-99"),
        ("Objetivos de Desarrollo Sostenible", "18"),
        ("Acción", None),
    ],
)
def test_a_wrong_cell_is_named_with_its_row_and_column_and_nothing_comes_in(
    desk: Desk, head: str, value: object
) -> None:
    plan = desk.plan

    def edit(book: Workbook) -> None:
        put("A4", "Lugar", "Parque")(book)
        put("A5", head, value)(book)
        if head == "Empieza" and isinstance(value, int):
            at(book["Acciones"], "A5", head).number_format = "General"

    preview = desk.edit(edit).look()
    row = at(load_workbook(desk.path)["Acciones"], "A5", "Acción").row
    assert [(one.row, one.sheet) for one in preview.problems] == [(row, "actions")]
    before = plan.record.seen()
    with pytest.raises(UnreadCells) as refused:
        plan_importing.bring_in(plan, preview)
    said = refused.value.told(Words("es"))
    assert f"fila {row}" in said
    assert f"«{head}»" in said
    assert plan.record.seen() == before


def test_what_the_guard_marks_comes_in_masked_unless_it_is_an_institutions(desk: Desk) -> None:
    plan = desk.plan
    preview = desk.edit(put("A5", "Lugar", "Llamar al 310 555 1234")).look()
    (change,) = preview.fields
    assert change.kinds == ("phone",)
    plan_importing.bring_in(plan, preview)
    assert action(plan, "A5").place == f"Llamar al {MASK}"
    plan.undo()
    plan_importing.bring_in(plan, desk.look(), confirmed=[change.id])
    assert action(plan, "A5").place == "Llamar al 310 555 1234"
    assert plan.count(Confirmation, row=change.record, field="place") == 1


# -- both sides -----------------------------------------------------------------------------------
def test_what_was_changed_here_and_there_is_told_and_stays(desk: Desk) -> None:
    plan = desk.plan
    desk.edit(put("A5", "Lugar", "Parque")).edit(put("A4", "Lugar", "Plaza"))
    action_plan.edit(plan, action(plan, "A5"), place="Coliseo")
    action_plan.edit(plan, action(plan, "A9"), place="Acueducto")
    preview = desk.look()
    assert preview.since == "changed"
    both = [one for one in preview.fields if one.both]
    assert [(one.key, one.before, one.after) for one in both] == [("A5", "Coliseo", "Parque")]
    assert set(told(preview)) == {("A5", "place"), ("A4", "place")}
    assert plan_importing.bring_in(plan, preview) == 1
    assert action(plan, "A5").place == "Coliseo"
    assert action(plan, "A4").place == "Plaza"
    assert action(plan, "A9").place == "Acueducto"
    plan_importing.bring_in(plan, desk.look(), taken=[both[0].id])
    assert action(plan, "A5").place == "Parque"


def test_the_same_change_here_and_there_is_none(desk: Desk) -> None:
    plan = desk.plan
    desk.edit(put("A5", "Lugar", "Parque"))
    action_plan.edit(plan, action(plan, "A5"), place="Parque")
    assert desk.look().nothing


def test_a_row_taken_out_of_the_plan_since_does_not_come_back(desk: Desk) -> None:
    plan = desk.plan
    action_plan.remove(plan, action(plan, "A5"))
    preview = desk.look()
    assert not preview.new
    assert any("taken out" in note.message and note.facts["key"] == "A5" for note in preview.notes)


def test_a_plan_that_changed_since_it_was_looked_at_is_looked_at_again(desk: Desk) -> None:
    plan = desk.plan
    preview = desk.edit(put("A5", "Lugar", "Parque")).look()
    commitments.promise(plan, "Alcaldía", "Leer el plan")
    with pytest.raises(KnownError, match="Look at it again"):
        plan_importing.bring_in(plan, preview)
    assert action(plan, "A5").place != "Parque"


def test_a_workbook_without_its_hidden_column_shows_all_that_is_different(desk: Desk) -> None:
    def edit(book: Workbook) -> None:
        put("A5", "Lugar", "Parque")(book)
        for sheet in book:
            if sheet.cell(row=1, column=sheet.max_column).value == "convite":
                sheet.delete_cols(sheet.max_column)
        book["Léame"].delete_cols(3)

    preview = desk.edit(edit).look()
    assert preview.since == "unknown"
    assert set(told(preview)) == {("A5", "place")}
    assert preview.notes


# -- the other sheets -----------------------------------------------------------------------------
def test_money_and_promises_come_back_too_and_the_reason_of_what_was_left_out(desk: Desk) -> None:
    plan = desk.plan

    def edit(book: Workbook) -> None:
        book["Presupuesto"].cell(row=2, column=7).value = 70_000_000
        book["Compromisos"].cell(row=2, column=6).value = "Cumplido"
        book["Compromisos"].cell(row=2, column=7).value = "Se hizo en enero."
        at(book["Fuera del plan"], "4", "Por qué no entró").value = "La junta la hace ya."

    preview = desk.edit(edit).look()
    assert {(one.sheet, one.column.field) for one in preview.fields} == {
        ("budget", "amount"), ("commitments", "state"), ("commitments", "follow_up"),
        ("left_out", "reason"),
    }  # fmt: skip
    plan_importing.bring_in(plan, preview)
    assert "La junta la hace ya." in {one.reason for one in plan.all(Decision)}
    assert any(one.follow_up == "Se hizo en enero." for one in plan.all(Commitment))
    assert desk.look().nothing


def test_words_of_the_community_and_votes_do_not_come_back_and_that_is_said(desk: Desk) -> None:
    plan = desk.plan
    before = {one.id: one.text for one in plan.all(Proposal)}

    def edit(book: Workbook) -> None:
        book["Propuestas"].cell(row=2, column=2).value = "Otra cosa"
        book["Votos"].cell(row=2, column=8).value = 99

    preview = desk.edit(edit).look()
    assert preview.nothing
    assert [note.facts.get("sheet") for note in preview.notes] == ["Propuestas", "Votos"]
    assert {one.id: one.text for one in plan.all(Proposal)} == before


def test_a_sheet_that_is_gone_changes_nothing_of_its_own(desk: Desk) -> None:
    preview = desk.edit(lambda book: book.remove(book["Compromisos"])).look()
    assert preview.nothing
    assert len(preview.notes) == 1


# -- files ----------------------------------------------------------------------------------------
def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        with parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(210):
                part.write(b" " * (1 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hola",
        b"PK\x03\x04 not a zip at all",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
        bomb(),
    ],
    ids=["empty", "words", "broken", "password", "bomb"],
)
def test_a_file_that_is_no_workbook_is_one_sentence(desk: Desk, content: bytes) -> None:
    desk.path.write_bytes(content)
    with pytest.raises(KnownError) as refused:
        desk.look()
    assert "Nothing was changed" in str(refused.value)


def test_a_file_is_told_by_what_is_in_it_not_by_the_ending_of_its_name(desk: Desk) -> None:
    named = desk.path.rename(desk.path.with_suffix(".docx"))
    assert read_book(named).sheets
    named.write_bytes(documents.export(desk.plan, "plan-docx", Words("es")))
    with pytest.raises(KnownError, match="not a workbook"):
        read_book(named)


def test_another_workbook_and_that_of_another_plan_are_told_as_such(
    desk: Desk, plan: OpenPlan, tmp_path: Path
) -> None:
    plain_book = Workbook()
    plain_book.active.append(["Fecha", "Lugar"])
    plain_book.save(desk.path)
    with pytest.raises(KnownError, match="no sheet of actions"):
        desk.look()
    other = Desk(plan, tmp_path)
    other.plan = desk.plan
    with pytest.raises(KnownError, match="another plan"):
        other.look()
    other.path.unlink()
    with pytest.raises(KnownError, match="There is no file"):
        other.look()


@pytest.fixture(scope="module")
def read_once(
    sample_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OpenPlan, BookFile]]:
    """A plan, and its workbook read back."""
    folder = tmp_path_factory.mktemp("fuzz")
    shutil.copyfile(sample_file, folder / "plan.convite")
    plan = open_file(folder / "plan.convite", Settings(laptop="1a" * 8, nickname="t", letter="B"))
    yield plan, read_book(Desk(plan, folder).path)
    plan.close()


CELLS = (
    st.none() | st.text(max_size=12) | st.integers(-5, 10**9) | st.floats() | st.booleans()
    | st.datetimes() | st.sampled_from(["A5", "A90", "12; 17", "Parque", "Municipio", "2027-02"])
)  # fmt: skip
PLACES = st.tuples(st.sampled_from([0, 5, 6]), st.integers(1, 21), st.integers(0, 25), CELLS)


def written_over(book: BookFile, edits: list[tuple[int, int, int, Any]]) -> BookFile:
    sheets = list(book.sheets)
    for number, row, column, value in edits:
        rows = dict(sheets[number].rows)
        cells = list(rows.get(row, ()))
        cells += [RawCell(None)] * (column + 1 - len(cells))
        cells[column] = RawCell(value, formula=isinstance(value, str) and value.startswith("="))
        rows[row] = tuple(cells)
        sheets[number] = replace(sheets[number], rows=tuple(sorted(rows.items())))
    return replace(book, sheets=tuple(sheets))


@how(deadline=None, max_examples=8)
@given(edits=st.lists(PLACES, min_size=1, max_size=12))
def test_whatever_stands_in_cells_is_told_or_refused_and_one_undo_takes_all_back(
    read_once: tuple[OpenPlan, BookFile], edits: list[tuple[int, int, int, Any]]
) -> None:
    plan, book = read_once
    languages = [Words(language) for language in LANGUAGES]

    def look() -> PlanPreview:
        edited = written_over(book, edits)
        return plan_importing.look_at_book(plan, edited, languages=languages, mask_word=MASK)

    preview = look()
    before, value = plan.record.seen(), check_value_of(plan)
    try:
        count = plan_importing.bring_in(plan, preview, removed=[one.id for one in preview.gone[:1]])
    except UnreadCells:
        assert preview.problems
        assert plan.record.seen() == before
        return
    assert count == preview.coming + len(preview.gone[:1])
    if count:
        plan.undo()
    assert check_value_of(plan) == value
