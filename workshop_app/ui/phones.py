"""The phones of the room, as the window knows them: one server at most, for the plan that is open.

The server itself is no part of the window (``workshop_app/web``): the app hands in what makes one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from workshop_app.text import N_, KnownError
from workshop_app.ui.jobs import Job

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.ui.page import Shell

NOT_HERE = N_("This program was put together without the phones' page. Vote in another way.")

DIRECTORY = "directory"
"""Stands in the place of a round's id while phones are let in to read the directory only."""
PORTS = (8080, 8000, 8090)
"""Tried in turn before any other: short to type."""


class PhoneServer(Protocol):
    """What lets phones in, ``workshop_app.web.server.PhoneServer``."""

    @property
    def running(self) -> bool: ...
    @property
    def address(self) -> str: ...
    @property
    def photo_pin(self) -> str: ...
    @property
    def photos_address(self) -> str: ...
    @property
    def result_address(self) -> str: ...
    @property
    def directory_address(self) -> str: ...
    def start_directory(self, host: str = ..., port: int = ...) -> str: ...
    def start(
        self, round_id: str, host: str = ..., port: int = ..., *, whole: bool = ...
    ) -> str: ...
    def stop(self) -> None: ...
    def take_photos(self, on: bool) -> str: ...
    def offer(self, png: bytes | None) -> None: ...


@dataclass(frozen=True, slots=True)
class RoomNetwork:
    """The Wi-Fi of the room as people join it. Kept in memory only, never in the plan."""

    name: str = ""
    password: str = ""


class Phones(QObject):
    """Starts and stops the server in jobs. ``changed`` when it runs or no longer does."""

    changed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self.server_of: Callable[[OpenPlan], PhoneServer] | None = None
        self.network = RoomNetwork()
        self.server: PhoneServer | None = None
        self._opening: object | None = None
        self.round = ""
        """The id of the round that phones vote in."""

    @property
    def running(self) -> bool:
        return self.server is not None and self.server.running

    @property
    def address(self) -> str:
        """What a phone opens; "" while nothing runs."""
        return self.server.address if self.server is not None else ""

    @property
    def directory_address(self) -> str:
        """Where phones read the directory, by itself or beside a round; "" while nothing runs."""
        return self.server.directory_address if self.server is not None else ""

    def start_directory(self, host: str) -> None:
        """Let phones read the directory at ``host``, without any round; else as ``start``."""
        self._begin(DIRECTORY, lambda server, **port: server.start_directory(host, **port))

    def start(self, round_id: str, host: str, *, whole: bool = False) -> None:
        """Let phones in at ``host``, one of this laptop's addresses, once those of another round
        are let in no more; ``whole``: officials are asked about every proposal; ``changed`` tells when. Nothing happens while it is being done."""
        self._begin(
            round_id, lambda server, **port: server.start(round_id, host, whole=whole, **port)
        )

    def _begin(self, round_id: str, begin: Callable[..., str]) -> None:
        """``begin`` starts a server that is handed to it, at a ``port`` or at any."""
        if self.server_of is None:
            raise KnownError(NOT_HERE)
        if self._opening:
            return
        server, words, before = self.server_of(self._shell.plan), self._shell.words, self.server
        self.server, self.round = None, ""
        self._opening = turn = object()

        def started(_address: object) -> None:
            if self._opening is not turn:
                server.stop()  # the plan was closed meanwhile
                return
            self._opening, self.server, self.round = None, server, round_id
            self.changed.emit()

        def ended() -> None:
            if self._opening is turn:  # it did not work, as the window has said
                self._opening = None

        def start(_progress: object) -> str:
            if before is not None:
                before.stop()
            for port in PORTS:
                try:
                    return begin(server, port=port)
                except KnownError:
                    continue  # another program has it; what is wrong with the address is told below
            return begin(server)

        job = Job(start, words("Letting phones in…"))
        job.ended.connect(ended)
        self._shell.run(job, started)
        if before is not None:
            self.changed.emit()

    def shut(self) -> None:
        """Let no more in, without a pause of the window: what was acknowledged stays."""
        server = self._let_go()
        if server is not None:
            self._shell.run(Job(lambda _progress: server.stop()))
            self.changed.emit()

    def stop(self) -> None:
        """End it now, a second at most, before its plan is closed: what was acknowledged stays."""
        server = self._let_go()
        if server is not None:
            server.stop()
            self.changed.emit()

    def _let_go(self) -> PhoneServer | None:
        server = self.server
        self._opening, self.server, self.round = None, None, ""
        return server
