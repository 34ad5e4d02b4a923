"""What a commission merged is read from titles and minutes, and its marks leave the texts."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def table(path: Path, columns: tuple[str, ...], *rows: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def test_titles_and_minutes_give_the_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    import merged_proposals

    titles = {
        "7001": "7001-Arreglar la cancha",
        "7002": "Cancha nueva (Agrupada con 7001)",
        "7003": "Techo de la cancha",
        "7004": "Luz en el parque (Inadmitida)",
        "7005": "Faroles en el parque (7006)",
        "7006": "Alumbrado",
        "7007": "Biblioteca (agrupada con 9999)",
    }
    proposals = [
        {"code": id, "title": t, "description": " dos\nlíneas "} for id, t in titles.items()
    ]
    (tmp_path / "proposals_data.json").write_text(json.dumps(proposals), encoding="utf-8")
    table(tmp_path / "finales-web-clean.csv", ("propuesta_id", "titulo_web"), ("7006", "Luz"))
    table(
        tmp_path / "mesa-final-unificado.csv",
        ("propuesta_id", "titulo_propuesta", "razon_exclusion", "extracto_acta"),
        ("7003", "Techo", "Ha sido agrupada con las propuestas 7001 y 7002, y se analiza", ""),
    )
    rows = {id: (text, group) for id, text, group in merged_proposals.rows(tmp_path)}
    assert rows["7001"][0] == "Arreglar la cancha. dos líneas"
    assert rows["7002"][0] == "Cancha nueva. dos líneas"
    assert rows["7004"] == ("Luz en el parque. dos líneas", "")
    assert rows["7007"] == ("Biblioteca. dos líneas", "")
    groups = {id: group for id, (_, group) in rows.items() if group}
    assert groups["7001"] == groups["7002"] == groups["7003"] != groups["7005"] == groups["7006"]
