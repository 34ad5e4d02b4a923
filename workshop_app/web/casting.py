"""Ballots from phones: all that wait go into the urn together, and each is answered when its own
stands on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from workshop_app.services.votes import Vote
from workshop_app.text import KnownError

CastMany = Callable[[Sequence[Vote]], list[KnownError | None]]
MOST_AT_ONCE = 500
"""Ballots of one batch; more wait for the next."""


class Casting:
    """Hands waiting ballots over in batches: ``cast_many`` runs in a worker thread, one batch at a
    time. Lives in one event loop."""

    def __init__(self, cast_many: CastMany) -> None:
        self._cast_many = cast_many
        self._waiting: list[tuple[Vote, asyncio.Future[KnownError | None]]] = []
        self._same: dict[bytes, asyncio.Future[KnownError | None]] = {}
        self._working: asyncio.Task[None] | None = None

    async def cast(self, vote: Vote, visit: bytes) -> KnownError | None:
        """Why the ballot was not cast, or ``None``: it is on the disk. ``visit`` is the page it
        came from: sent twice before it is answered, it is one ballot with one answer."""
        answer = self._same.get(visit)
        if answer is None:
            answer = asyncio.get_running_loop().create_future()
            self._same[visit] = answer
            self._waiting.append((vote, answer))
            if self._working is None:
                self._working = asyncio.create_task(self._work())
        try:
            return await asyncio.shield(answer)
        finally:
            if answer.done():
                self._same.pop(visit, None)

    async def _work(self) -> None:
        try:
            while self._waiting:
                batch = self._waiting[:MOST_AT_ONCE]
                del self._waiting[:MOST_AT_ONCE]
                await self._hand_over(batch)
        finally:
            self._working = None

    async def _hand_over(self, batch: list[tuple[Vote, asyncio.Future[KnownError | None]]]) -> None:
        try:
            said = await asyncio.to_thread(self._cast_many, [vote for vote, _ in batch])
        except KnownError as refused:
            said = [refused] * len(batch)
        except Exception as error:
            for _, answer in batch:
                answer.set_exception(error)
            return
        for (_, answer), one in zip(batch, said, strict=True):
            answer.set_result(one)
