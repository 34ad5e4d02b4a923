"""A market assessment that comes in: from the plan's own workbook, a filled template, a plain table
of any language, and files that mean harm."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from workshop_app.domain.economy import (
    Barrier,
    EconomyAction,
    MarketStudy,
    Opportunity,
    Sector,
    SectorScore,
    Skill,
)
from workshop_app.domain.incoming_economy import EconomyPreview
from workshop_app.domain.proposals import Confirmation
from workshop_app.services import (
    documents,
    economy,
    economy_import_words,
    economy_importing,
    economy_needs,
    economy_sectors,
)
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

LANGUAGES = ("es", "en", "pt_BR", "fr")
MASK = "[dato retirado]"
ENTITIES = (MarketStudy, Sector, SectorScore, Skill, Barrier, Opportunity, EconomyAction)


@pytest.fixture
def sample(tmp_path: Path, settings: Settings) -> OpenPlan:
    path = tmp_path / "sample.convite"
    make_sample(path, settings).close()
    return open_file(path, settings)


def exported(plan: OpenPlan, folder: Path, language: str = "es") -> Path:
    path = folder / f"economy-{language}.xlsx"
    path.write_bytes(documents.export(plan, "economy-xlsx", Words(language)))
    return path


def look(plan: OpenPlan, path: Path, **columns: str) -> EconomyPreview:
    return economy_importing.look(
        plan, path, languages=[Words(one) for one in LANGUAGES], mask_word=MASK, columns=columns
    )


def said(preview: EconomyPreview, language: str = "en") -> list[str]:
    words = Words(language)
    return [economy_import_words.refused_told(one, words) for one in preview.refused]


def noted(preview: EconomyPreview) -> list[str]:
    return [economy_import_words.refused_told(one, Words("en")) for one in preview.notes]


def table(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def edit(path: Path, change: Callable[[Workbook], None]) -> Path:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def place(sheet: Worksheet, row: str, head: str, value: object) -> None:
    """Write into the cell of the row that begins with ``row``, in the column of that head."""
    column = next(one.column for one in sheet[1] if one.value == head)
    line = next(one[0].row for one in sheet.iter_rows() for cell in one[:2] if cell.value == row)
    sheet.cell(row=line, column=column).value = value  # type: ignore[assignment]


# -- the plan's own workbook ----------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_ones_own_workbook_changes_nothing(sample: OpenPlan, tmp_path: Path, language: str) -> None:
    preview = look(sample, exported(sample, tmp_path, language))
    assert (preview.coming, preview.refused, preview.marked) == (0, (), 0)
    assert economy_importing.bring_in(sample, preview) == 0
    assert sample.undoable is None


def test_a_whole_study_goes_into_an_empty_plan_and_comes_out_the_same(
    sample: OpenPlan, plan: OpenPlan, tmp_path: Path
) -> None:
    preview = look(plan, exported(sample, tmp_path))
    assert preview.refused == ()
    assert {one.row for one in preview.notes} == set(range(2, 8)), "no such territories here"
    assert economy_importing.bring_in(plan, preview) == preview.coming
    for entity in ENTITIES:
        assert plan.count(entity) == sample.count(entity), entity
    means = [(one.sector.name, one.mean) for one in economy.sectors(plan)]
    assert means == [(one.sector.name, one.mean) for one in economy.sectors(sample)]
    told = {one.title: (len(one.sectors), len(one.barriers), len(one.skills)) for one, _ in
            economy.actions(plan)}  # fmt: skip
    assert told == {one.title: (len(one.sectors), len(one.barriers), len(one.skills)) for one, _ in
                    economy.actions(sample)}  # fmt: skip
    assert economy.interviews(plan) == economy.interviews(sample)
    plan.undo()
    assert all(plan.count(entity) == 0 for entity in ENTITIES)


def test_hidden_counts_do_not_leave_and_do_not_change(sample: OpenPlan, tmp_path: Path) -> None:
    path = exported(sample, tmp_path)
    small = [one for one in sample.all(Skill) if one.brought is not None and one.brought < 5]
    column = [row[6].value for row in load_workbook(path)["Saberes"].iter_rows(min_row=2)]
    assert column.count("<5") == len(small) == 2
    assert look(sample, path).changes == ()


def test_edited_cells_change_their_field_and_undo_takes_all_back(
    sample: OpenPlan, tmp_path: Path
) -> None:
    def change(book: Workbook) -> None:
        place(book["Sectores"], "Confección", "Crecimiento", 5)
        place(book["Sectores"], "Confección", "Sector", "Confección y uniformes")
        place(book["Sectores"], "Calzado y marroquinería", "Ambiente: evidencia", None)
        place(book["Estudio"], "Crecimiento", "Valor", 3)

    preview = look(sample, edit(exported(sample, tmp_path), change))
    assert (len(preview.new), len(preview.changes), preview.refused) == (0, 4, ())
    economy_importing.bring_in(sample, preview)
    renamed = next(one for one in economy.sectors(sample) if "uniformes" in one.sector.name)
    assert renamed.figures["growth"] == 5
    assert economy.weights(sample)["growth"] == 3
    emptied = next(one for one in economy.sectors(sample) if "Calzado" in one.sector.name)
    assert emptied.scores["environmental"].evidence == ""
    sample.undo()
    assert look(sample, exported(sample, tmp_path)).coming == 0
    assert economy.weights(sample)["growth"] == 1


def test_what_the_plan_changed_since_stays_and_is_told(sample: OpenPlan, tmp_path: Path) -> None:
    path = exported(sample, tmp_path)
    sector = next(one for one in sample.all(Sector) if one.name == "Confección")
    economy_sectors.score(sample, sector, "growth", 1)
    assert look(sample, path).coming == 0
    edit(path, lambda book: place(book["Sectores"], "Confección", "Crecimiento", 5))
    preview = look(sample, path)
    assert (preview.coming, preview.both) == (0, 1)


def test_a_plan_that_went_on_since_the_look_is_not_written_into(
    sample: OpenPlan, tmp_path: Path
) -> None:
    path = edit(exported(sample, tmp_path),
                lambda book: place(book["Sectores"], "Confección", "Crecimiento", 5))  # fmt: skip
    preview = look(sample, path)
    economy_sectors.add(sample, "Otro")
    with pytest.raises(KnownError):
        economy_importing.bring_in(sample, preview)
    assert sample.undoable == "economy.sector"


# -- a template, and tables -----------------------------------------------------------------------
def test_an_empty_plan_gives_a_template_that_can_be_filled(plan: OpenPlan, tmp_path: Path) -> None:
    path = exported(plan, tmp_path)
    assert look(plan, path).coming == 0

    def fill(book: Workbook) -> None:
        book["Sectores"].append(["Confección", 4, "Pedidos", "Empresas"])
        book["Saberes"].append(["S1", "Coser", "Técnico", 5, 40, "Confección", 12, 8])
        book["Saberes"].append(["", "Saludar", "De trato", 3])
        book["Barreras"].append(["B1", "Sin crédito; queda el gota a gota", "", 5, "Confección",
                                 "mujeres\njóvenes", 7])  # fmt: skip
        book["Oportunidades"].append(
            ["Taller en casa", "Confección", "1.200.000", "Máquina; Luz", 3]
        )
        book["Acciones económicas"].append(
            ["", "Fondo", "corto", 1000, "SENA", "Confección", "B1; Sin crédito; queda el gota a gota",
             "S1\nSaludar"])  # fmt: skip
        place(book["Estudio"], "Primer día", "Valor", "2026-07-06")
        place(book["Estudio"], "empresas", "Valor", 12)
        book["Estudio"].append(["Entrevistas", "Ferias", 4])

    preview = look(plan, edit(path, fill))
    assert said(preview) == [
        "Sheet “Economic actions”, row 2, column “Barriers it attacks”: “Sin crédito” is neither in "
        "the plan nor in this file"
    ]
    edit(path, lambda book: place(book["Acciones económicas"], "Fondo", "Barreras que ataca", "B1"))
    preview = look(plan, path)
    assert said(preview) == []
    economy_importing.bring_in(plan, preview)
    (action,) = plan.all(EconomyAction)
    assert (len(action.sectors), len(action.barriers), len(action.skills)) == (1, 1, 2)
    (barrier,) = plan.all(Barrier)
    assert (barrier.kind, barrier.hinders, barrier.heard) == ("other", ("women", "youth"), 7)
    assert plan.all(Opportunity)[0].starting_cost == 1_200_000
    made = economy.study(plan)
    assert made is not None
    assert made.start == "2026-07-06"
    assert economy.interviews(plan) == {"businesses": 12, "Ferias": 4}
    assert look(plan, exported(plan, tmp_path)).coming == 0


@pytest.mark.parametrize(
    "text",
    [
        "Sector;Crecimiento;Mujeres y jóvenes\nPan;4;5\n",
        "Mi ciudad\n\nSECTOR,crecimiento,MUJERES Y JOVENES,Media\nPan,4,5,4.5\n",
        "sector\tgrowth\twomen and youth\nPan\t4\t5\n",
        "Sector;Criterio;Puntaje\nPan;Crecimiento;4\npan;Mujeres y jóvenes;5\n",
    ],
)
def test_a_plain_table_brings_sectors_whatever_its_language_and_signs(
    plan: OpenPlan, tmp_path: Path, text: str
) -> None:
    preview = look(plan, table(tmp_path, text))
    assert said(preview) == []
    economy_importing.bring_in(plan, preview)
    (only,) = economy.sectors(plan)
    assert (only.sector.name, only.figures) == ("Pan", {"growth": 4, "women_youth": 5})


def test_a_column_is_named_where_nobody_knows_its_head(plan: OpenPlan, tmp_path: Path) -> None:
    path = table(tmp_path, "Rama;Qué tanto sube\nPan;4\n")
    with pytest.raises(KnownError):
        look(plan, path)
    preview = look(plan, path, name="Rama", growth="Qué tanto sube")
    assert [one.title for one in preview.new] == ["Pan"]
    for wrong in ({"luck": "Rama"}, {"name": "Ramo"}):
        with pytest.raises(KnownError):
            look(plan, path, **wrong)


def test_rows_that_cannot_be_read_are_told_by_row_and_the_others_come(
    plan: OpenPlan, tmp_path: Path
) -> None:
    path = table(
        tmp_path,
        "Sector;Crecimiento;Crecimiento: evidencia;Suerte\n"
        "Pan;4;Doce locales;3\nMotos;6;;\nPAN;3;;\n;5;;\nCuero;;Sin puntaje;\nLuz;3,5;;\nTela;3,0;;\n",
    )
    preview = look(plan, path)
    assert said(preview) == [
        "Sheet “Sectors”, column “Suerte”: this column is none of the eight criteria and does not "
        "come in",
        "Sheet “Sectors”, row 4, column “Sector”: “PAN” stands in row 2 already",
        "Sheet “Sectors”, row 5, column “Sector”: it has no name",
        "Sheet “Sectors”, row 6, column “Growth”: there is evidence or a source without a score",
    ]
    without = "the row comes without it and without what it rests on"
    assert noted(preview) == [
        f"Sheet “Sectors”, row 3, column “Growth”: “6” is no score from 1 to 5; {without}",
        f"Sheet “Sectors”, row 7, column “Growth”: “3,5” is no score from 1 to 5; {without}",
    ]
    economy_importing.bring_in(plan, preview)
    assert [one.name for one in economy.in_order(plan)] == ["Pan", "Motos", "Luz", "Tela"]
    assert sorted(one.score for one in plan.all(SectorScore)) == [3, 4]


def test_a_wrong_score_does_not_keep_out_what_names_its_sector(
    plan: OpenPlan, tmp_path: Path
) -> None:
    def fill(book: Workbook) -> None:
        book["Sectores"].append(["Calzado", 9, "Doce talleres", "Entrevistas", 4])
        book["Saberes"].append([None, "Guarnición", None, 4, None, "Calzado"])

    preview = look(plan, edit(exported(plan, tmp_path), fill))
    assert said(preview) == []
    assert len(noted(preview)) == 1
    economy_importing.bring_in(plan, preview)
    (sector,), (skill,) = plan.all(Sector), plan.all(Skill)
    assert skill.sectors == (sector.id,)
    assert [one.score for one in plan.all(SectorScore)] == [4]


def test_a_wrong_score_leaves_the_one_that_stands(sample: OpenPlan, tmp_path: Path) -> None:
    path = table(tmp_path, "Sector;Crecimiento;Ambiente\nconfeccion;siete;4\n")
    preview = look(sample, path)
    assert [one.column.name for one in preview.changes] == ["environmental"]
    assert len(noted(preview)) == 1


def test_an_empty_cell_of_a_table_changes_nothing(sample: OpenPlan, tmp_path: Path) -> None:
    path = table(tmp_path, "Sector;Crecimiento;Ambiente\nconfeccion;;4\n")
    (change,) = look(sample, path).changes
    assert (change.column.name, change.before, change.after) == ("environmental", 3, 4)


def test_details_of_people_come_in_masked_unless_someone_confirms(
    plan: OpenPlan, tmp_path: Path
) -> None:
    path = table(
        tmp_path, "Sector;Crecimiento;Crecimiento: evidencia\nPan;4;Llamar al 3104567890\n"
    )
    preview = look(plan, path)
    assert preview.marked == 1
    economy_importing.bring_in(plan, preview)
    assert plan.all(SectorScore)[0].evidence == f"Llamar al {MASK}"
    assert look(plan, path).coming == 0
    plan.undo()
    preview = look(plan, path)
    economy_importing.bring_in(plan, preview, [one.id for one in preview.new])
    assert plan.all(SectorScore)[0].evidence == "Llamar al 3104567890"
    assert plan.count(Confirmation) == 1


# -- files that mean harm -------------------------------------------------------------------------
def test_formulas_are_letters_and_never_reckoned(plan: OpenPlan, tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book["Sectores"].append(["=HYPERLINK(1)", 4])
        book["Sectores"].append(["Pan", "=2+2"])

    preview = look(plan, edit(exported(plan, tmp_path), fill))
    assert [one.title for one in preview.new] == ["=HYPERLINK(1)", "Pan"]
    assert "is a formula and is not reckoned" in noted(preview)[0]
    economy_importing.bring_in(plan, preview)
    book = load_workbook(exported(plan, tmp_path))
    cell = book["Sectores"]["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert book["Sectores"]["B3"].value is None


def test_every_broken_file_gives_a_sentence_and_changes_nothing(
    plan: OpenPlan, tmp_path: Path
) -> None:
    empty = Workbook()
    empty.save(tmp_path / "empty.xlsx")
    whole = exported(plan, tmp_path)
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole.read_bytes()[:3000])
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        for n in range(3):
            packed.writestr(f"xl/worksheets/sheet{n}.xml", b" " * 90_000_000)
    (tmp_path / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 900)
    (tmp_path / "noise.csv").write_bytes(bytes(range(256)) * 40)
    table(tmp_path, "", "nothing.csv")
    table(tmp_path, "Fecha;Lugar\n1;2\n", "other.csv")
    table(tmp_path, "x" * 20, "photo.png")
    names = ("empty.xlsx", "cut.xlsx", "bomb.xlsx", "old.xlsx", "noise.csv", "nothing.csv",
             "other.csv", "photo.png", "missing.xlsx", "missing.csv")  # fmt: skip
    for name in names:
        with pytest.raises(KnownError) as told:
            look(plan, tmp_path / name)
        assert "Nothing was changed" in str(told.value), name
    assert plan.undoable is None


def test_more_sectors_than_a_study_has_and_texts_too_long_are_refused(
    plan: OpenPlan, tmp_path: Path
) -> None:
    rows = "".join(f"Sector {n};3\n" for n in range(economy_sectors.MOST + 2))
    preview = look(plan, table(tmp_path, f"Sector;Crecimiento\n{'x' * 500};3\n{rows}"))
    assert len(preview.new) == economy_sectors.MOST
    assert len(preview.refused) == 3


def test_a_study_that_would_end_before_it_began_is_refused_as_a_whole(
    plan: OpenPlan, tmp_path: Path
) -> None:
    def fill(book: Workbook) -> None:
        place(book["Estudio"], "Primer día", "Valor", "2026-07-06")
        place(book["Estudio"], "Último día", "Valor", "2026-07-01")
        book["Sectores"].append(["Pan", 4])

    preview = look(plan, edit(exported(plan, tmp_path), fill))
    assert len(preview.refused) == 1
    assert preview.coming == 1


def test_the_file_keeps_its_order_and_new_rows_stand_after_the_others(
    plan: OpenPlan, tmp_path: Path
) -> None:
    economy_sectors.add(plan, "Primero")
    economy_needs.add_skill(plan, "Coser")
    rows = "".join(f"S{n};3\n" for n in range(9))
    economy_importing.bring_in(plan, look(plan, table(tmp_path, f"Sector;Crecimiento\n{rows}")))
    assert [one.name for one in economy.in_order(plan)] == ["Primero", *(f"S{n}" for n in range(9))]
