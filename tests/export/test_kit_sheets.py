"""The table of sheets is complete and each of its rows can be drawn."""

from __future__ import annotations

from workshop_app.export.pdf.kit.sheets import SHEETS
from workshop_app.services import content

OWN = {"run-sheet", "key-sheet", "signature-sheet", "option-cards"}


def test_every_print_name_of_the_packs_has_its_sheet() -> None:
    named = {
        material.sheet
        for pack in content.everything().exercises.values()
        for material in pack.materials
        if material.sheet
    }
    assert len(named) == 30
    assert named == {name for name, sheet in SHEETS.items() if sheet.of == "exercise"}
    assert {name for name, sheet in SHEETS.items() if sheet.of == "kit"} == OWN
