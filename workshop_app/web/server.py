"""The server for the phones of the room: started, stopped, told what it may give and take.

It runs in one thread of its own and writes nothing down: no address, no device, no access log
(P-06). ``PhoneServer`` may be used from any thread; its methods wait, ``start`` a few tenths of a
second, ``stop`` one second at most.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from workshop_app.text import N_, KnownError

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.web.assess_site import AssessSite
    from workshop_app.web.directory_site import DirectorySite
    from workshop_app.web.site import Site

LOOPBACK = "127.0.0.1"
_WAITS = 5.0
"""Seconds for the thread to start or to end; it takes tenths of one."""

TAKEN = N_(
    "Port {port} is in use by another program. Phones cannot reach the laptop yet. Choose another port, or none."
)
NOT_HERE = N_(
    "This laptop has no address {host}. Phones cannot reach it there. Choose one of its own addresses."
)
NOT_OF_THE_ROOM = N_(
    "{host} is not one address of the room's own network. Nothing was started. Choose one of this laptop's addresses there."
)
NOT_STARTED = N_("The server for phones could not be started. Nothing was lost. Try again.")
ALREADY = N_("Phones can reach the laptop already. Stop that first.")
NO_PORT = N_("A port is a number from 0 to 65535, not {port}. Nothing was started.")

_log = logging.getLogger(__name__)


def _write_down(error: BaseException) -> None:
    """What went wrong goes where every bug goes; the log keeps places of code only."""
    _log.error("a phone was not answered", exc_info=error)


class PhoneServer:
    """Lets phones in the room vote in one round of an open plan.

    ``bugs`` is told what went wrong while a phone was answered, in the server's thread.
    """

    def __init__(
        self,
        plan: OpenPlan,
        *,
        bugs: Callable[[BaseException], None] = _write_down,
    ) -> None:
        self._plan = plan
        self._bugs = bugs
        self._site: Site | AssessSite | DirectorySite | None = None
        self._server: Any = None
        self._thread: threading.Thread | None = None
        self._address = ""

    @property
    def running(self) -> bool:
        """Whether phones are answered now."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def address(self) -> str:
        """What a phone opens, ``http://192.168.1.20:8090/``; "" while it does not run."""
        return self._address if self.running else ""

    def start(
        self, round_id: str, host: str = LOOPBACK, port: int = 0, *, whole: bool = False
    ) -> str:
        """Answer phones on one address of this laptop; gives what they open. ``round_id``: of a
        round of votes, or of assessment for officials' phones (``whole``: about every proposal).

        ``port`` 0 takes a free one. A round that is over shows its result only. ``KnownError``
        where the address is not the room's, or the port is taken.
        """
        return self._start(lambda where: self._site_of(round_id, where, whole), host, port)

    def start_directory(self, host: str = LOOPBACK, port: int = 0) -> str:
        """Offer the directory of attention points by itself, without a round; gives what phones open.
        The errors of ``start``."""
        from workshop_app.web.directory_site import DirectorySite

        return self._start(lambda where: DirectorySite(self._plan, where, self._bugs), host, port)

    def _start(self, made: Callable[[tuple[str, int]], Any], host: str, port: int) -> str:
        if self.running:
            raise KnownError(ALREADY)
        listener = listen(host, port)
        try:
            self._address = self._run(made, listener)
        except BaseException:
            listener.close()
            raise
        return self._address

    def stop(self) -> None:
        """End it: what was acknowledged is on disk, nothing more is taken. At most a second."""
        thread, server = self._thread, self._server
        if thread is None:
            return
        server.end()
        thread.join(_WAITS)
        self._thread = self._server = self._site = None
        self._address = ""

    # -- what it may give and take ----------------------------------------------------------------
    def take_photos(self, on: bool) -> str:
        """Let a note-taker's phone send photographs (at ``photos_address``), or end that. Gives
        the PIN to tell her: it lets one phone in, then there is another (``photo_pin``)."""
        return self._voting_site().photos.turn(on)

    @property
    def photo_pin(self) -> str:
        """The PIN that lets the next phone send photographs; "" while none are taken."""
        from workshop_app.web.site import Site

        return self._site.photos.pin if isinstance(self._site, Site) else ""

    @property
    def photos_address(self) -> str:
        """Where a note-taker's phone sends photographs; "" while it does not run."""
        return f"{self.address}photos" if self.address else ""

    def offer(self, png: bytes | None) -> None:
        """Let people take this picture of the result home (at ``result_address``), ``None``: not
        any more. It is given only once the round's result is shown."""
        self._voting_site().picture = png

    @property
    def result_address(self) -> str:
        """Where people take the result home; "" while it does not run."""
        return f"{self.address}result" if self.address else ""

    @property
    def directory_address(self) -> str:
        """Where phones find the directory, beside a round or by itself; "" while it does not run."""
        return f"{self.address}directory" if self.address else ""

    # -- the thread -------------------------------------------------------------------------------
    def _voting_site(self) -> Site:
        from workshop_app.web.site import Site

        if not isinstance(self._site, Site):
            raise KnownError(
                N_("Phones cannot reach the laptop now. Nothing was changed. Start that first.")
            )
        return self._site

    def _run(self, made: Callable[[tuple[str, int]], Any], listener: socket.socket) -> str:
        from workshop_app.web import serving

        bound, port = listener.getsockname()[:2]
        site = made((bound, port))
        server = serving.make(site)
        thread = threading.Thread(
            target=serving.run, args=(server, listener, self._bugs), name="phones", daemon=True
        )
        thread.start()
        if not serving.wait_until_started(server, thread, _WAITS):
            server.end()
            thread.join(_WAITS)
            raise KnownError(NOT_STARTED)
        self._site, self._server, self._thread = site, server, thread
        shown = f"[{bound}]" if ":" in bound else bound
        return f"http://{shown}:{port}/"

    def _site_of(self, round_id: str, where: tuple[str, int], whole: bool) -> Site | AssessSite:
        from workshop_app.domain.rounds import AssessmentRound
        from workshop_app.web.assess_site import AssessSite
        from workshop_app.web.site import Site

        judged = self._plan.find(AssessmentRound, round_id)
        if judged is not None:
            return AssessSite(self._plan, judged, where, self._bugs, whole=whole)
        return Site(self._plan, round_id, where, self._bugs)


def listen(host: str, port: int) -> socket.socket:
    """A socket on one address of the room's own network (P-05); ``KnownError`` says why not."""
    if not 0 <= port <= 65535:
        raise KnownError(NO_PORT, port=port)
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise KnownError(NOT_HERE, host=host) from error
    found = ipaddress.ip_address(str(where[0]).partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    if found.is_global or found.is_unspecified or found.is_multicast:
        raise KnownError(NOT_OF_THE_ROOM, host=host)
    try:
        return socket.create_server(where[:2], family=family, backlog=512)
    except OSError as error:
        raise _refused(error, host, port) from error


def _refused(error: OSError, host: str, port: int) -> KnownError:
    import errno

    if error.errno in (errno.EADDRINUSE, errno.EACCES) or getattr(error, "winerror", 0) == 10013:
        return KnownError(TAKEN, port=port)
    return KnownError(NOT_HERE, host=host)
