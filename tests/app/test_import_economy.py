"""``import --as economy``: told row by row, with the exit status that scripts rely on; from a table
to the economic plan."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.app.conftest import Run


def test_ones_own_workbook_changes_nothing(run: Run, sample: Path, tmp_path: Path) -> None:
    book, before = tmp_path / "economy.xlsx", sample.read_bytes()
    assert run("export", sample, "economy-xlsx", book, "--lang", "es").status == 0
    for preview in (["--preview"], []):
        ran = run("import", sample, book, "--as", "economy", *preview)
        assert (ran.status, ran.err) == (0, "")
    assert sample.read_bytes() == before


def test_a_preview_says_what_would_come_and_changes_nothing(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    table, before = tmp_path / "t.csv", sample.read_bytes()
    table.write_text("Sector;Crecimiento;Ambiente\nPan;4;9\nConfección;5;\nMotos;2;\n", "utf-8")
    ran = run("import", sample, table, "--as", "economy", "--preview")
    assert ran.status == 1
    assert ran.lines[:4] == [
        "New sector: Pan · 1 score",
        "New sector: Motos · 1 score",
        "Confección · Growth: 3 → 5",
        "Sheet “Sectors”, row 2, column “Environment”: “9” is no score from 1 to 5; the row comes "
        "without it and without what it rests on",
    ]
    assert ran.lines[-1] == "2 rows would come in. 1 field would change."
    assert sample.read_bytes() == before
    assert run("import", sample, table, "--as", "economy").status == 1
    again = run("import", sample, table, "--as", "economy", "--preview")
    assert again.lines[-1].startswith("0 rows would come in.")
    assert "0 fields" not in again.lines[-1]


def test_what_cannot_be_read_is_one_line_and_status_2(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    before = sample.read_bytes()
    table = tmp_path / "t.csv"
    table.write_text("Fecha;Lugar\n1;2\n", "utf-8")
    for call in ([table], [tmp_path / "missing.xlsx"], [table, "--theme", "economy"],
                 [table, "--column", "luck=Lugar"]):  # fmt: skip
        ran = run("import", sample, *call, "--as", "economy")
        assert ran.status == 2
        assert len(ran.err.splitlines()) == 1
        assert "Nothing was changed" in ran.err
    assert sample.read_bytes() == before


def test_from_a_table_of_a_market_assessment_to_the_economic_plan(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Done when 4, as a new coordinator would: template, table, workbook, documents."""
    template = tmp_path / "template.xlsx"
    assert run("export", sample, "economy-xlsx", template, "--lang", "en").status == 0
    book = load_workbook(template)
    book["Sectors"].append(["Phone accessories", 5, "Three new stalls on every block", "Walk", 3])
    book["Barriers"].append(["B99", "No place to put a stall", "Premises", 4, "Phone accessories"])
    book["Economic actions"].append(
        [
            "",
            "Agreed places for stalls",
            "short",
            9_000_000,
            "City Hall",
            "Phone accessories",
            "B99",
        ]
    )
    book.save(template)
    assert run("import", sample, template, "--as", "economy").status == 0
    pdf = tmp_path / "economy.pdf"
    assert run("export", sample, "economy-pdf", pdf, "--lang", "en").status == 0
    from pypdf import PdfReader

    told = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    for said in ("Phone accessories", "No place to put a stall", "Agreed places for stalls"):
        assert said in " ".join(told.split())
