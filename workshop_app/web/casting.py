"""What many phones ask at once is done together: codes looked up, ballots put into the urn.

A handler puts its question to those that wait; one task at a time hands all of them to a worker
thread and then answers each, a ballot only when it stands on the disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from workshop_app.services.votes import Vote
from workshop_app.text import KnownError

Question = TypeVar("Question")
Reply = TypeVar("Reply")

MOST_AT_ONCE = 500
"""Questions of one batch; more wait for the next."""


class Batches(Generic[Question, Reply]):
    """``work`` gives a reply for each question, in order; what it raises is raised for each that
    waited. Lives in one event loop."""

    def __init__(self, work: Callable[[Sequence[Question]], Sequence[Reply]]) -> None:
        self._work = work
        self._waiting: list[tuple[Question, asyncio.Future[Reply]]] = []
        self._working: asyncio.Task[None] | None = None

    def ask(self, question: Question) -> asyncio.Future[Reply]:
        """The reply to come."""
        reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._waiting.append((question, reply))
        if self._working is None:
            self._working = asyncio.create_task(self._go_on())
        return reply

    async def _go_on(self) -> None:
        try:
            while self._waiting:
                batch = self._waiting[:MOST_AT_ONCE]
                del self._waiting[:MOST_AT_ONCE]
                await self._done(batch)
        finally:
            self._working = None

    async def _done(self, batch: list[tuple[Question, asyncio.Future[Reply]]]) -> None:
        try:
            said = await asyncio.to_thread(self._work, [question for question, _ in batch])
        except Exception as error:
            for _, reply in batch:
                if not reply.done():
                    reply.set_exception(error)
            return
        for (_, reply), one in zip(batch, said, strict=True):
            if not reply.done():
                reply.set_result(one)


class Casting:
    """Casts ballots with ``cast_many``, in batches."""

    def __init__(self, cast_many: Callable[[Sequence[Vote]], Sequence[KnownError | None]]) -> None:
        self._batches = Batches(cast_many)
        self._same: dict[bytes, asyncio.Future[KnownError | None]] = {}

    async def cast(self, vote: Vote, visit: bytes) -> KnownError | None:
        """Why the ballot was not cast, or ``None``: it is on the disk. ``visit`` is the page it
        came from: sent twice before it is answered, it is one ballot with one answer."""
        answer = self._same.get(visit)
        if answer is None:
            answer = self._same[visit] = self._batches.ask(vote)
        try:
            return await asyncio.shield(answer)
        except KnownError as refused:
            return refused
        finally:
            if answer.done():
                self._same.pop(visit, None)
