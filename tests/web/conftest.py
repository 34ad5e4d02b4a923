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


@pytest.fixture(scope="session")
def copied(
    empty_plan: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, Path], Room]:
    """``copied("dots", path)`` serves a file with an open round; each is made once and copied."""
    made: dict[str, tuple[Path, list[str]]] = {}
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")

    def copy(method: str, path: Path) -> Room:
        if method not in made:
            template = tmp_path_factory.mktemp("round") / "room.convite"
            shutil.copyfile(empty_plan, template)
            plan = open_file(template, settings)
            made[method] = (template, prepared(plan, method, PEOPLE))
            plan.close()
        template, codes = made[method]
        return Room(open_file(shutil.copyfile(template, path), settings), codes)

    return copy


@pytest.fixture(scope="module")
def refusing(
    copied: Callable[[str, Path], Room], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    """A room for all tests of a file in which nothing is cast."""
    room = copied("dots", tmp_path_factory.mktemp("refusing") / "room.convite")
    yield room
    assert room.cast == 0
    room.server.stop()
    room.plan.close()


@pytest.fixture
def make_room(copied: Callable[[str, Path], Room], tmp_path: Path) -> Iterator[Callable[..., Room]]:
    """``make_room("dots")``: a room of PEOPLE; its server is stopped after the test."""
    made: list[Room] = []

    def make(method: str = "dots") -> Room:
        made.append(copied(method, tmp_path / f"room-{len(made)}.convite"))
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
