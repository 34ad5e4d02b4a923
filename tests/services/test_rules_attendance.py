"""Attendance as the rules of privacy ask, wherever it is told (P-08 to P-12)."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from workshop_app.domain.attendance import DIMENSIONS, SMALL
from workshop_app.domain.meetings import Attendance, Workshop
from workshop_app.export.exporters import EXPORTERS
from workshop_app.export.kit_views import KitChoice
from workshop_app.export.pdf.kit.sheets import SHEETS
from workshop_app.services import documents, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words

LARGE, SMALL_ONE = 1018, 3


@pytest.fixture
def workshops(plan: OpenPlan) -> list[Workshop]:
    """Two workshops: one whose count may be told, and one whose count may not; with answers."""
    made = [prepare.add_workshop(plan, f"Taller {n}", day="2026-03-14") for n in (1, 2)]
    cells = {"origin": {"venezuelan": 907, "colombian": 111}, "age": {"18_28": 1016, "60_plus": 2}}
    prepare.count_attendance(plan, made[0], LARGE, cells)
    prepare.count_attendance(plan, made[1], SMALL_ONE, {"gender": {"women": 3}})
    return made


def written(content: bytes) -> str:
    """All words of a PDF, or the text of another file, without thousands' signs."""
    if content[:4] == b"%PDF":
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    else:
        text = content.decode("utf-8-sig", errors="replace")
    return " ".join(text.split()).replace(".", "").replace("\u00a0", "")


def told(plan: OpenPlan, workshops: list[Workshop]) -> dict[str, str]:
    """Every document of the plan, and the whole kit of both workshops, as text."""
    words = Words("es")
    kinds = [kind for kind, row in EXPORTERS.items() if not row.of]
    found = {kind: written(documents.export(plan, kind, words)) for kind in kinds}
    choice = KitChoice(sheets=tuple(SHEETS))
    for workshop in workshops:
        kit = documents.kit(plan, workshop, words, choice)
        found[f"kit {workshop.number}"] = written(kit)
    return found


def test_no_row_holds_two_dimensions(plan: OpenPlan, workshops: list[Workshop]) -> None:
    names = {one.id: {id for id, _ in one.categories} for one in DIMENSIONS}
    for cell in plan.all(Attendance):
        if cell.dimension != prepare.TOTAL:
            assert cell.category in names[cell.dimension]
    keys = [(cell.workshop, cell.dimension, cell.category) for cell in plan.all(Attendance)]
    assert len(set(keys)) == len(keys)


def test_a_small_count_is_in_no_document_nor_the_sum_that_would_tell_it(
    plan: OpenPlan, workshops: list[Workshop]
) -> None:
    documents_of_plan = told(plan, workshops)
    assert SMALL in documents_of_plan["plan-pdf"]
    for kind, text in documents_of_plan.items():
        assert str(LARGE + SMALL_ONE) not in text, kind


def test_no_document_tells_of_an_answer(plan: OpenPlan, workshops: list[Workshop]) -> None:
    words = Words("es")
    answers = {words(name) for one in DIMENSIONS for id, name in one.categories if id != "not_said"}
    answers -= {words("Another answer")}
    for kind, text in told(plan, workshops).items():
        for figure in ("907", "111", "1016"):
            assert figure not in text.split(), kind
        squeezed = text.casefold()
        for answer in answers - {words("Women"), words("Men")}:
            assert answer.casefold() not in squeezed, (kind, answer)


def test_an_emptied_total_is_not_told_and_the_sum_neither(
    plan: OpenPlan, workshops: list[Workshop]
) -> None:
    prepare.count_attendance(plan, workshops[0], None, {"age": {"18_28": 1016}})
    view = documents.view_of(plan)
    assert view.workshops[0].attendance is None
    assert not view.workshops[0].attendance_hidden
    assert view.attendance_total is None
