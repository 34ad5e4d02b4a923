"""Many phones at once, as the benchmark sends them: every acknowledged ballot is there once."""

from __future__ import annotations

import asyncio

import pytest

from benchmarks.phones import whole_room
from tests.web.rooms import Room
from workshop_app.services import codes


@pytest.mark.parametrize("headlong", [False, True])
def test_sixty_phones_at_once_are_each_counted_once(room: Room, headlong: bool) -> None:
    more = [line.split()[0] for line in codes.make(room.plan, room.round, 60)]
    told = asyncio.run(whole_room(room.address, more, headlong))
    assert told["well"] == 60
    assert room.cast == 60
    given = room.totals()
    assert [given.get(str(n), 0) for n in range(1, 9)] == told["totals"]
