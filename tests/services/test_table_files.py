"""Tables from files: whatever encoding, delimiter or program wrote them."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from workshop_app.domain.incoming import UNRECKONED
from workshop_app.services.table_files import decode, find_delimiter, read_csv, read_table
from workshop_app.text import KnownError

TEXT = "Título;Tema\r\nIluminación de la vía – «ya»;Educación y niñez\r\n"
ROWS = [["Título", "Tema"], ["Iluminación de la vía – «ya»", "Educación y niñez"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"]
)
def test_the_encoding_is_found(encoding: str) -> None:
    assert read_csv(TEXT.encode(encoding)) == ROWS


def test_the_encoding_of_old_consoles_is_found() -> None:
    assert decode("Título;Educación y niñez".encode("cp850")) == "Título;Educación y niñez"


def test_a_few_broken_letters_stay_in_their_rows() -> None:
    broken = ("Título;Tema\n" + "Acción;Salud\n" * 20).encode() + b"Cami\xf3n;Salud\n"
    rows = read_csv(broken)
    assert rows[1] == ["Acción", "Salud"]
    assert rows[-1] == ["Cami\ufffdn", "Salud"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = delimiter.join(["Título", "Tema"]) + "\n" + delimiter.join(["Agua, luz; y gas", "Salud"])
    assert find_delimiter(f"Título{delimiter}Tema\n") == delimiter
    quoted = text.replace("Agua, luz; y gas", '"Agua, luz; y gas"')
    assert read_csv(quoted.encode())[1] == ["Agua, luz; y gas", "Salud"]


def test_the_delimiter_is_found_by_evenness_where_no_head_means_anything() -> None:
    assert find_delimiter("uno,dos,tres\na;b,c,d\ne,f;g;h,i\n") == ","
    assert find_delimiter("lo dicho|otra\nx, y|z\n", {"text": "Lo dicho"}) == "|"


def test_a_table_of_one_column_is_not_cut_inside_its_texts() -> None:
    assert read_csv(b"Propuesta\nLuz; agua\nSombra\n") == [["Propuesta"], ["Luz; agua"], ["Sombra"]]


def test_the_line_that_names_the_separator_is_no_row() -> None:
    assert read_csv(b"sep=,\r\nTema,Otro;x\r\nb,c\r\n") == [["Tema", "Otro;x"], ["b", "c"]]


def test_a_quoted_cell_may_hold_lines() -> None:
    assert read_csv(b'T\xc3\xadtulo;Tema\n"uno\ndos";Salud\n')[1] == ["uno\ndos", "Salud"]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused_in_words(content: bytes) -> None:
    try:
        rows = read_csv(content)
    except KnownError:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)


def _workbook(path: Path) -> Path:
    book = Workbook()
    notes = book.active
    notes.append(["Léame"])
    sheet = book.create_sheet("Propuestas")
    sheet.append(["Presupuesto participativo"])
    sheet.append(["Título", "Tema", "Costo", "Día"])
    sheet.append(["Agua", "Salud", 12000000.0, datetime.datetime(2026, 3, 14)])
    sheet.append(["Luz", None, 1.5, None])
    sheet.append([None, None])
    book.save(path)
    return path


def test_the_sheet_with_the_proposals_is_read(tmp_path: Path) -> None:
    assert read_table(_workbook(tmp_path / "p.xlsx")) == [
        ["Presupuesto participativo"],
        ["Título", "Tema", "Costo", "Día"],
        ["Agua", "Salud", "12000000", "2026-03-14"],
        ["Luz", "", "1.5"],
    ]


def test_a_formula_without_a_result_is_told_from_an_empty_cell(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Propuesta", "Tema"])
    book.active.append(["=1+1", "Salud"])
    book.active.append([None, "Salud"])
    book.save(tmp_path / "f.xlsx")
    assert read_table(tmp_path / "f.xlsx") == [
        ["Propuesta", "Tema"], [UNRECKONED, "Salud"], ["", "Salud"],
    ]  # fmt: skip


def test_the_result_of_a_formula_is_read_also_where_it_is_an_empty_text(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Propuesta", "Tema"])
    book.active.append(["=A9", "Salud"])
    book.active.append(["=A9", "Salud"])
    book.save(tmp_path / "f.xlsx")
    reckoned = [
        b'<c r="A2" t="str"><f>A9</f><v>Agua</v></c>',
        b'<c r="A3" t="str"><f>A9</f><v /></c>',
    ]
    with ZipFile(tmp_path / "f.xlsx") as made, ZipFile(tmp_path / "g.xlsx", "w") as kept:
        for name in made.namelist():
            data = made.read(name)
            for at, cell in zip((2, 3), reckoned, strict=True):
                data = re.sub(rb'<c r="A%d"><f>.*?</c>' % at, cell, data)
            kept.writestr(name, data)
    assert read_table(tmp_path / "g.xlsx")[1:] == [["Agua", "Salud"], ["", "Salud"]]


def test_an_empty_workbook_has_no_rows(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "e.xlsx")
    assert read_table(tmp_path / "e.xlsx") == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("no.xlsx", b"PK\x03\x04 not a workbook"),
        ("no.xlsx", b""),
        ("old.xls", b"\xd0\xcf\x11\xe0"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("plan.convite", b"SQLite format 3\x00"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(KnownError):
        read_table(tmp_path / name)


def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name in ("folder.csv", "nowhere.csv"):
        with pytest.raises(KnownError, match="no file"):
            read_table(tmp_path / name)
