"""Nothing private reaches the room: a plan full of marked words is projected page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from typing import get_args

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from workshop_app.domain.meetings import PrivateNote, Table, Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import facilitate, prepare, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import paint
from workshop_app.ui.facilitate import room
from workshop_app.ui.pages import PAGES
from workshop_app.ui.shell import slide_drawing
from workshop_app.ui.shell.slides import Slide
from workshop_app.ui.shell.window import MainWindow

MARK = "ZZQ"
KINDS = get_args(Slide)
PRIVATE = {
    "note", "notes", "table", "tables", "detail", "reason", "withdrawn", "totals", "marks", "do",
    "say", "care", "never_ask", "perspective", "place", "latitude", "longitude", "ratings",
}  # fmt: skip


@pytest.fixture
def marked(sample: OpenPlan) -> OpenPlan:
    """The sample plan with a mark in everything that is private."""
    plan = sample
    for number, workshop in enumerate(plan.all(Workshop)):
        facilitate.write_note(plan, workshop, f"{MARK} nota {number}")
        for table in prepare.tables(plan, workshop):
            prepare.change_table(plan, table, name=f"{MARK} {table.name}")
    said = plan.all(Proposal, withdrawn=False)
    for one in said[:6]:
        proposals.edit(plan, one, detail=f"{MARK} por detrás", first_step=f"{MARK} paso")
    proposals.withdraw(plan, plan.one(Proposal, said[7].id), f"{MARK} repetida")
    out = proposals.capture(plan, f"{MARK} se retiró", theme="health")
    proposals.withdraw(plan, out, "La mesa la retiró")
    assert plan.all(PrivateNote)
    assert any(MARK in table.name for table in plan.all(Table))
    return plan


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is painted from now on."""
    found: list[str] = []
    paints = paint.text

    def heard(*given: object, **named: object) -> float:
        found.append(str(given[2]))
        return paints(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(paint, "text", heard)
    return found


def draw(slide: Slide) -> None:
    image = QImage(480, 270, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    slide_drawing.draw(painter, QRectF(0, 0, 480, 270), slide)
    painter.end()


def shown(window: MainWindow) -> Iterator[Slide]:
    """What F8 shows on every page, and on the page of the votes for every round."""
    for row in PAGES:
        window.go(row.key)
        if window.page is not None and (slide := window.page.projector_slide()):
            yield slide
    for round in window.plan.all(VoteRound):
        window.go("vote", round=round.id)
        if window.page is not None and (slide := window.page.projector_slide()):
            yield slide


def test_no_kind_of_slide_has_a_field_for_what_is_private() -> None:
    names = {(kind.__name__, one.name) for kind in KINDS for one in fields(kind)}
    assert [pair for pair in names if pair[1] in PRIVATE] == []


def test_no_page_shows_the_room_what_is_private(
    window: MainWindow, marked: OpenPlan, written: list[str]
) -> None:
    window.show_plan(marked)
    slides = list(shown(window))
    assert {type(one).__name__ for one in slides} >= {"BoardSlide", "MapSlide", "ResultSlide"}
    for slide in slides:
        assert MARK not in repr(slide)
        written.clear()
        draw(slide)
        assert written
        assert MARK not in "".join(written)


def test_no_step_shows_the_room_what_is_for_the_facilitator_alone(marked: OpenPlan) -> None:
    from workshop_app.translation.catalogue import Words

    words, moment, seen = Words("es"), datetime(2026, 3, 1, 9, 0), 0
    for workshop in marked.all(Workshop):
        standing = facilitate.standing(marked, workshop)
        for at, part in enumerate(standing.parts if standing else ()):
            for step, timed in enumerate(part.steps):
                assert standing is not None
                facilitate.go_to(marked, standing, at, step, moment)
                standing = facilitate.standing(marked, workshop)
                assert standing is not None
                told = repr(room.slide(workshop, standing, words, moment))
                assert MARK not in told
                assert timed.step.do["es"] not in told
                assert all(never["es"] not in told for never in part.pack.never_ask)  # type: ignore[union-attr]
                seen += 1
        if seen > 20:
            break
    assert seen > 10
