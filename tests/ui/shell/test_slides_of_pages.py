"""What F8 shows on the pages, and that it is kept up when they are gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.casting import cast_many
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.services import facilitate, places, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage.urn import Cast as Ballot
from workshop_app.translation.catalogue import Words
from workshop_app.ui import overflow
from workshop_app.ui.facilitate import room
from workshop_app.ui.shell import slide_drawing
from workshop_app.ui.shell.slides import (
    MapSlide,
    OpenRoundSlide,
    PromptSlide,
    SignsSlide,
    Slide,
    TaskSlide,
)
from workshop_app.ui.shell.window import MainWindow


@pytest.fixture
def showing(window: MainWindow, plan: OpenPlan) -> Iterator[MainWindow]:
    window.show_plan(plan)
    yield window
    window.projector.close()


def cut(slide: Slide, width: int = 1920, height: int = 1080) -> list[overflow.Overflow]:
    """What of a slide did not fit."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    overflow.start()
    painter = QPainter(image)
    slide_drawing.draw(painter, QRectF(0, 0, width, height), slide)
    painter.end()
    return overflow.stop()


def test_a_draft_shows_its_options_as_on_the_cards(showing: MainWindow, plan: OpenPlan) -> None:
    ids = [proposals.capture(plan, f"Luz {n}", theme="health").id for n in range(3)]
    round = rounds.draft(plan, "¿Qué va primero? Marque cinco.", people=20, places=1)
    showing.go("vote")
    QTest.keyClick(showing, Qt.Key.Key_F8)
    rounds.choose_options(plan, round, ids)
    QTest.keyClick(showing, Qt.Key.Key_F8)
    slide = showing.projector.slide
    assert isinstance(slide, SignsSlide)
    assert slide.title == "¿Qué va primero?"
    assert [sign.number for sign in slide.signs] == ["1", "2", "3"]
    assert cut(slide) == []


def test_the_ballots_are_counted_on_while_another_page_is_shown(
    showing: MainWindow, plan: OpenPlan
) -> None:
    ids = [proposals.capture(plan, f"Luz {n}", theme="health").id for n in range(3)]
    round = rounds.draft(plan, "¿Qué va primero?", people=20, places=1, public_seed="mango 7")
    rounds.choose_options(plan, round, ids)
    votes.open_round(plan, round)
    showing.go("vote", round=round.id)
    QTest.keyClick(showing, Qt.Key.Key_F8)
    showing.go("map")
    cast_many(plan, round, [Ballot("", (("1", 1),))] * 6)
    QApplication.processEvents()
    slide = showing.projector.seen
    assert isinstance(slide, OpenRoundSlide)
    assert slide.ballots == 6
    votes.close_round(plan, round)
    QApplication.processEvents()
    closed = showing.projector.seen
    assert isinstance(closed, OpenRoundSlide)
    assert closed.title == "Votación cerrada"


def test_the_map_shows_numbers_in_their_places_and_no_words(
    window: MainWindow, sample: OpenPlan
) -> None:
    window.show_plan(sample)
    window.go("map")
    QTest.keyClick(window, Qt.Key.Key_F8)
    slide = window.projector.slide
    assert isinstance(slide, MapSlide)
    placed = places.placed(sample)
    told = [point.number for point in slide.points if point.kind == "proposal"]
    assert told == [one.number for one in placed]
    assert all(0 < point.x < 1 and 0 < point.y < 1 for point in slide.points)
    assert all(one.text not in repr(slide) and one.place not in repr(slide) for one in placed)
    assert cut(slide) == []
    gone = next(p for p in sample.all(Proposal) if p.id == placed[0].proposal)
    window.go("vote")
    proposals.withdraw(sample, gone, "La mesa la retiró")
    QApplication.processEvents()
    newer = window.projector.seen
    assert isinstance(newer, MapSlide)
    assert placed[0].number not in [point.number for point in newer.points]
    window.projector.close()


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_step_of_every_workshop_fits_on_its_slide(sample: OpenPlan, language: str) -> None:
    words, moment, kinds = Words(language), datetime(2026, 3, 1, 9, 0), set()
    for workshop in sample.all(Workshop):
        standing = facilitate.standing(sample, workshop)
        assert standing is not None
        for at, part in enumerate(standing.parts):
            for step in range(part.count):
                facilitate.go_to(sample, standing, at, step, moment)
                standing = facilitate.standing(sample, workshop)
                assert standing is not None
                for topic in ("", "public_space"):
                    slide = room.slide(workshop, standing, words, moment, topic)
                    assert cut(slide, 480, 270) == []
                    kinds.add(type(slide))
        if kinds == {PromptSlide, TaskSlide}:
            break
    assert kinds == {PromptSlide, TaskSlide}
