"""``import --as points``, ``directory-pdf`` and ``slip-pdf`` without a window."""

from __future__ import annotations

from pathlib import Path

from tests.app.conftest import Run

TABLE = (
    "nombre;dirección;teléfono;horario;servicios\n"
    'Registraduría;Calle 8;6075710000;"lunes a viernes 8:00 a 12:00 m.";trámites\n'
    ";Calle 9;;;\n"
    "Comedor;Barrio;;a veces;almuerzos\n"
)


def test_a_table_is_told_row_by_row_and_comes_in(run: Run, sample: Path, tmp_path: Path) -> None:
    table, before = tmp_path / "p.csv", sample.read_bytes()
    table.write_text(TABLE, "utf-8")
    ran = run("import", sample, table, "--as", "points", "--preview")
    assert ran.status == 1
    assert "Row 2: Registraduría · Mo-Fr 08:00-12:00" in ran.lines
    assert "Row 3: there is no name" in ran.lines
    assert ran.lines[-1] == "2 points would come in. 1 row was refused."
    assert sample.read_bytes() == before
    assert run("import", sample, table, "--as", "points").lines[-1].startswith("2 points came in.")
    again = run("import", sample, table, "--as", "points", "--preview")
    assert again.lines[-1] == "0 points would come in. 3 rows were refused."


def test_what_is_no_list_is_one_line_and_status_2(run: Run, sample: Path, tmp_path: Path) -> None:
    before, broken = sample.read_bytes(), tmp_path / "x.geojson"
    broken.write_bytes(b"{")
    table = tmp_path / "t.csv"
    table.write_text("fecha;lugares\n1;2\n", "utf-8")
    for call in ([broken], [table], [tmp_path / "none.csv"], [table, "--theme", "health"]):
        ran = run("import", sample, *call, "--as", "points")
        assert ran.status == 2
        assert len(ran.err.strip().splitlines()) == 1
    assert sample.read_bytes() == before


def test_a_slip_is_of_the_point_that_is_named(run: Run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    for of in ([], ["--of", "1"], ["--of", "PAO La Parada"]):
        assert run("export", sample, "slip-pdf", tmp_path / "slip.pdf", *of).status == 0
    assert run("export", sample, "slip-pdf", tmp_path / "no.pdf", "--of", "Nadie").status == 2
    assert run("export", sample, "directory-pdf", tmp_path / "d.pdf", "--lang", "fr").status == 0
    assert sample.read_bytes() == before
