"""``import --as plan``: told field by field, with the exit status that scripts rely on."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.app.conftest import Run


@pytest.fixture
def book(run: Run, sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    assert run("export", sample, "plan-xlsx", path, "--lang", "es").status == 0
    return path


def put(path: Path, cell: str, value: object, sheet: str = "Acciones") -> str:
    """Write into a cell; gives the number of its action."""
    book = load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)
    return str(book[sheet][f"A{cell.lstrip('ABCDEFGHIJKLM')}"].value)


def test_an_unchanged_workbook_changes_nothing(run: Run, sample: Path, book: Path) -> None:
    before = sample.read_bytes()
    ran = run("import", sample, book, "--as", "plan", "--preview")
    assert (ran.status, ran.out, ran.err) == (0, "0 fields would change.\n", "")
    assert run("import", sample, book, "--as", "plan").status == 0
    assert sample.read_bytes() == before


def test_a_preview_tells_before_and_after_and_changes_nothing(
    run: Run, sample: Path, book: Path
) -> None:
    number = put(book, "H2", 80_000_000)
    before = sample.read_bytes()
    ran = run("import", sample, book, "--as", "plan", "--preview")
    assert ran.status == 0
    assert f"{number} · Cost: " in ran.out
    assert "→" in ran.out
    assert sample.read_bytes() == before
    assert run("import", sample, book, "--as", "plan").status == 0
    again = run("import", sample, book, "--as", "plan", "--preview")
    assert again.lines[-1] == "0 fields would change."
    assert run("check", sample).status == 0


def test_a_wrong_figure_is_one_line_with_its_row_and_column(
    run: Run, sample: Path, book: Path
) -> None:
    put(book, "H3", "ochenta")
    before = sample.read_bytes()
    assert run("import", sample, book, "--as", "plan", "--preview").status == 1
    ran = run("import", sample, book, "--as", "plan")
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert "row 3, column “Costo”" in ran.err
    assert sample.read_bytes() == before


def test_a_row_that_is_gone_stays_and_is_told(run: Run, sample: Path, book: Path) -> None:
    opened = load_workbook(book)
    opened["Acciones"].delete_rows(2)
    opened.save(book)
    ran = run("import", sample, book, "--as", "plan")
    assert ran.status == 1
    assert "Not in the file any more, and stays: A" in ran.out


@pytest.mark.parametrize(
    "content", [b"", b"a;b", b"PK\x03\x04x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_workbook_is_one_line(
    run: Run, sample: Path, tmp_path: Path, content: bytes
) -> None:
    odd = tmp_path / "odd.xlsx"
    odd.write_bytes(content)
    before = sample.read_bytes()
    ran = run("import", sample, odd, "--as", "plan")
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert sample.read_bytes() == before


def test_a_column_may_be_named_and_a_wrong_name_is_told(run: Run, sample: Path, book: Path) -> None:
    assert run("import", sample, book, "--as", "plan", "--column", "cost=Otra").status == 2
    assert run("import", sample, book, "--as", "plan", "--column", "cost=Costo").status == 0
    assert run("import", sample, book, "--as", "plan", "--theme", "health").status == 2
