"""uvicorn as the phones need it: no log, no addresses, connections that cannot be held open.

A connection that has not brought a whole request in time is cut, and where there are too many the
one that has waited longest: so a few that dawdle keep nobody out.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from workshop_app.web.gate import LONGEST_HEAD

if TYPE_CHECKING:
    import socket

MOST_CONNECTIONS = 600
OTHER_FILES = 400
"""Files that the rest of the program may have open meanwhile."""
WHOLE_REQUEST = 10.0
"""Seconds in which a connection must bring a whole request and take its answer."""
WHOLE_PHOTO = 90.0
"""The same for a photograph, which is large."""
IDLE = 4
"""Seconds that a connection may stay open for a next request."""
GRACE = 0.4
"""Seconds that answers under way have when it is stopped."""


class Joined:
    """A transport whose writes of one turn go out together: the head and the body of an answer are
    one packet and one call of the system instead of two."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._parts: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if not self._parts:
            self._loop.call_soon(self._flush)
        self._parts.append(data)

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._parts and not self._transport.is_closing():
            self._transport.write(b"".join(self._parts))
        self._parts.clear()


class Connection(H11Protocol):
    """One connection, with an end to its patience."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._cut_at: asyncio.TimerHandle | None = None
        self._began = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(cast(asyncio.Transport, Joined(transport, self.loop)))
        # Nobody needs to know who asks, so nothing after this can write it down.
        self.client = None
        self._began = self.loop.time()
        self._wait(WHOLE_REQUEST)
        if len(self.connections) > MOST_CONNECTIONS:
            waiting = [one for one in self.connections if isinstance(one, Connection) and one.waits]
            min(waiting, key=lambda one: one._began, default=self).cut()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._cut_at is not None:
            self._cut_at.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        self._began = self.loop.time()
        self._wait(WHOLE_REQUEST)
        super().on_response_complete()

    @property
    def waits(self) -> bool:
        """Whether no whole request of it is being answered."""
        return self.cycle is None or self.cycle.response_complete or self.cycle.more_body

    def cut(self) -> None:
        """End it without a word."""
        if self.transport is not None:
            self.transport.abort()

    def _wait(self, seconds: float) -> None:
        if self._cut_at is not None:
            self._cut_at.cancel()
        self._cut_at = self.loop.call_later(seconds, self._too_long)

    def _too_long(self) -> None:
        waited = self.loop.time() - self._began
        sends_photo = self.scope is not None and self.scope["path"] == "/photos"
        if sends_photo and waited < WHOLE_PHOTO:
            self._wait(WHOLE_REQUEST)
        else:
            self.cut()


class Server(uvicorn.Server):
    """Ends as soon as it is told to, where uvicorn looks ten times a second whether it was: the
    window waits for that when its plan is closed."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        if not self.should_exit:
            await self._told.wait()

    def end(self) -> None:
        """Answer what was asked, then no more. From any thread."""
        self.should_exit = True
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended already
                self._loop.call_soon_threadsafe(self._told.set)


def make(app: Any) -> Server:
    """A server for ``app`` that is not started yet."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http=Connection,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="critical",  # whatever the program logs: uvicorn's finest level names addresses
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=GRACE,  # type: ignore[arg-type]  # asyncio takes parts of a second
        h11_max_incomplete_event_size=LONGEST_HEAD,
        backlog=512,
    )
    return Server(config)


def run(server: Server, listener: socket.socket, bugs: Callable[[BaseException], None]) -> None:
    """Serve until ``server.end()``: what the thread does."""

    async def serve() -> None:
        # asyncio's own words of what goes wrong would go to a log.
        asyncio.get_running_loop().set_exception_handler(lambda _, said: _tell(said, bugs))
        await server.serve(sockets=[listener])

    try:
        _allow_files(MOST_CONNECTIONS + OTHER_FILES)
        asyncio.run(serve(), debug=False)
    except BaseException as error:
        bugs(error)
    finally:
        listener.close()


def _tell(said: dict[str, Any], bugs: Callable[[BaseException], None]) -> None:
    error = said.get("exception")
    if isinstance(error, Exception) and not isinstance(error, OSError):
        bugs(error)


def _allow_files(wanted: int) -> None:
    """macOS gives a program 256 open files, connections among them, until it asks for more."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def wait_until_started(server: Server, thread: threading.Thread, longest: float) -> bool:
    """Whether it answers now; no later than ``longest`` seconds."""
    until = time.monotonic() + longest
    while not server.started and thread.is_alive() and time.monotonic() < until:
        time.sleep(0.005)
    return bool(server.started)
