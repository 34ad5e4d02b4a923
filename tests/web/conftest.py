"""Rooms that vote by phone, and a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.web.browser import Phone
from tests.web.rooms import Room
from workshop_app.services.open_plan import OpenPlan


@pytest.fixture
def make_room(plan: OpenPlan) -> Iterator[Callable[..., Room]]:
    """``make_room("dots", people=12)``; its server is stopped after the test."""
    made: list[Room] = []

    def make(method: str = "dots", people: int = 12) -> Room:
        made.append(Room(plan, method, people))
        return made[-1]

    yield make
    for room in made:
        room.server.stop()


@pytest.fixture
def room(make_room: Callable[..., Room]) -> Room:
    """A round of dots, five a person, two on an option."""
    return make_room()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    """One Chromium for all tests; its pages are each test's own."""
    made = Phone(tmp_path_factory.mktemp("chromium"))
    yield made
    made.quit()
