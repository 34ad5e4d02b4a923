"""Rooms that vote by phone, and a phone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.web.browser import Phone
from tests.web.rooms import Room, prepared
from workshop_app.services.open_plan import open_file
from workshop_app.settings import Settings

PEOPLE = 12
Made = dict[str, tuple[Path, list[str]]]


@pytest.fixture(scope="session")
def made_rounds() -> Made:
    """Files with an open round and its codes, by method: each is made once and copied."""
    return {}


@pytest.fixture
def make_room(
    made_rounds: Made,
    empty_plan: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    settings: Settings,
) -> Iterator[Callable[..., Room]]:
    """``make_room("dots")``: a room of PEOPLE; its server is stopped after the test."""
    made: list[Room] = []

    def make(method: str = "dots") -> Room:
        if method not in made_rounds:
            path = tmp_path_factory.mktemp("round") / "room.convite"
            shutil.copyfile(empty_plan, path)
            plan = open_file(path, settings)
            made_rounds[method] = (path, prepared(plan, method, PEOPLE))
            plan.close()
        template, codes = made_rounds[method]
        file = shutil.copyfile(template, tmp_path / f"room-{len(made)}.convite")
        made.append(Room(open_file(file, settings), codes))
        return made[-1]

    yield make
    for room in made:
        room.server.stop()
        room.plan.close()


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
