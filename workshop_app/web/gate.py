"""What stands before the pages: who may ask at all, how much, and what every answer carries.

Refused are other hosts' names (so no page elsewhere can reach in by renaming itself), other ways
and places than ours, forms that another site sends, and more than a room of phones needs.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from workshop_app.web.limits import Bucket

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

PATHS = {
    "/": ("GET", "POST"),
    "/photos": ("GET", "POST"),
    "/result": ("GET",),
    "/result.png": ("GET",),
    "/directory": ("GET",),
}
"""Every place that there is, and the ways to ask there."""

LARGEST_FORM = 16 * 1024
"""Bytes of a form without a photograph."""
LARGEST_PHOTO = 15 * 2**20
"""Bytes of a form with one."""
BURST, RATE = 2400, 400
"""Requests at once, and a second after that, of the whole room."""
LONGEST_QUERY = 40
LONGEST_HEAD = 8 * 1024
"""Bytes of a request's headers; its first line is as short as our addresses."""


class Refused(Exception):
    """A request that is not answered with a page: a status and a phrase."""

    def __init__(self, status: int, phrase: str) -> None:
        super().__init__(phrase)
        self.status = status
        self.phrase = phrase


class Gate:
    """Lets to ``inside`` what may be asked. ``say`` draws the page of a refusal; ``bugs`` is told
    what went wrong inside; ``largest`` is the most bytes of a form without a photograph."""

    def __init__(
        self,
        inside: Application,
        where: tuple[str, int],
        policy: str,
        say: Callable[[str], str],
        bugs: Callable[[BaseException], None],
        largest: int = LARGEST_FORM,
    ) -> None:
        self._largest = largest
        self._inside, self._say, self._bugs = inside, say, bugs
        self._hosts = set(_hosts(*where))
        self._origins = {f"http://{host}" for host in self._hosts}
        self._bucket = Bucket(BURST, RATE)
        self._headers = [(name.encode(), value.encode()) for name, value in _headers(policy)]

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                given = list(message.get("headers", ()))
                own = {name for name, _ in given}
                message["headers"] = [*given, *(h for h in self._headers if h[0] not in own)]
            await send(message)

        try:
            self._look(scope)
            await self._inside(scope, receive, answer)
        except Refused as refused:
            await self._refuse(answer, refused)
        except Exception as error:
            self._bugs(error)
            if not begun:
                await self._refuse(answer, Refused(500, "failed"))

    async def _refuse(self, send: Send, refused: Refused) -> None:
        page = self._say(refused.phrase).encode()
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(page)).encode()),
            (b"connection", b"close"),
        ]
        start = {"type": "http.response.start", "status": refused.status, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": page})

    def _look(self, scope: Message) -> None:
        if not self._bucket.take():
            raise Refused(503, "busy")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > LONGEST_HEAD:
            raise Refused(431, "too_large")
        told: dict[bytes, list[str]] = {}
        for name, value in scope["headers"]:
            told.setdefault(name, []).append(value.decode("latin-1"))
        if [host.lower() for host in told.get(b"host", [])] not in [[h] for h in self._hosts]:
            raise Refused(421, "nothing_here")
        ways = PATHS.get(scope["raw_path"].decode("latin-1"))
        if ways is None or len(scope["query_string"]) > LONGEST_QUERY:
            raise Refused(404, "nothing_here")
        if scope["method"] not in ways:
            raise Refused(405, "nothing_here")
        if scope["method"] == "POST":
            self._look_at_form(scope["path"], told)

    def _look_at_form(self, path: str, told: dict[bytes, list[str]]) -> None:
        """A page of ours says that it is from here, or (since it asks for no referrer) nothing;
        its mark is looked at by who reads the form."""
        origins = told.get(b"origin", ["null"])
        sites = told.get(b"sec-fetch-site", ["same-origin"])
        referrers = told.get(b"referer", [])
        if any(origin.lower() not in {*self._origins, "null"} for origin in origins):
            raise Refused(403, "not_ours")
        if any(site not in ("same-origin", "none") for site in sites):
            raise Refused(403, "not_ours")
        if not all(any(f"{r}/".startswith(f"{o}/") for o in self._origins) for r in referrers):
            raise Refused(403, "not_ours")
        largest = LARGEST_PHOTO if path == "/photos" else self._largest
        if any(not n.isdigit() or int(n[:12]) > largest for n in told.get(b"content-length", [])):
            raise Refused(413, "too_large")


async def body(receive: Receive, largest: int) -> bytes:
    """What was sent, ``Refused`` as soon as it is more than ``largest`` bytes."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(400, "not_understood")
        part = message.get("body", b"")
        size += len(part)
        if size > largest:
            raise Refused(413, "too_large")
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def _hosts(host: str, port: int) -> Iterable[str]:
    """How the served address may be written in a request."""
    names = [f"[{host}]" if ":" in host else host]
    if host in ("127.0.0.1", "::1"):
        names.append("localhost")
    for name in names:
        yield f"{name}:{port}"
        if port == 80:
            yield name


def _headers(policy: str) -> Iterable[tuple[str, str]]:
    yield "content-security-policy", policy
    yield "cache-control", "no-store"
    yield "referrer-policy", "no-referrer"
    yield "x-content-type-options", "nosniff"
    yield "x-frame-options", "DENY"
    yield "cross-origin-resource-policy", "same-origin"
    yield "cross-origin-opener-policy", "same-origin"
