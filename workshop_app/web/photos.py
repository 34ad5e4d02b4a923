"""A note-taker's phone sends photographs to the board, when the laptop asks for it.

A PIN that the laptop shows lets one phone in; then it shows another. A picture is decoded and
encoded again in memory before anyone sees it, nothing of it touches the disk until the person who
took it has said that there are no faces (P-26, P-27), and what has faces is dropped.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from workshop_app.services import photos, pictures
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.web.gate import LARGEST_FORM, LARGEST_PHOTO, Refused, body
from workshop_app.web.limits import Bucket, Seal
from workshop_app.web.pages import Pages, Visit
from workshop_app.web.phrases import LANGUAGES

if TYPE_CHECKING:
    from starlette.datastructures import FormData

MOST_PHONES = 4
"""Phones that may send at a time; with a fifth the first has to ask for a PIN again."""
AT_ONCE = 2
"""Pictures decoded at a time: each takes memory and a core."""
WRONG_PINS, WRONG_A_SECOND = 10, 0.1

REFUSALS = {
    pictures.HEIC: "photo_heic",
    pictures.BROKEN: "photo_broken",
    pictures.TOO_LARGE: "photo_large",
    pictures.TOO_SMALL: "photo_broken",
}
"""What is told of a picture that cannot be kept: message of the error → phrase."""


class _InMemory(MultiPartParser):
    """Reads a form with a photograph without a temporary file."""

    spool_max_size = LARGEST_PHOTO + 1


class Photos:
    """Takes photographs for ``workshop`` (its id, or ``None``) while it is on."""

    def __init__(self, plan: OpenPlan, workshop: str | None, pages: Pages, seal: Seal) -> None:
        self._plan, self._workshop, self._pages, self._seal = plan, workshop, pages, seal
        self.pin = ""
        self._waiting: dict[str, tuple[str, bytes] | None] = {}
        self._wrong = Bucket(WRONG_PINS, WRONG_A_SECOND)
        self._room = asyncio.Semaphore(AT_ONCE)

    def turn(self, on: bool) -> str:
        """Take photographs from now on, or no longer; gives the PIN."""
        if not on:
            self.pin = ""
            self._waiting.clear()
        elif not self.pin:
            self.pin = _new_pin()
        return self.pin

    def page(self, visit: Visit) -> Response:
        """The first page: the PIN."""
        if not self.pin:
            raise Refused(404, "photos_off")
        return HTMLResponse(self._pages.photos(visit))

    async def post(self, request: Request) -> Response:
        """A PIN, a photograph, or the answer about faces."""
        if not self.pin:
            raise Refused(404, "photos_off")
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "multipart/form-data":
            beginning, more = await self._beginning(request)
            async with self._room:
                return await self._sent(request, beginning, more)
        if kind != "application/x-www-form-urlencoded":
            raise Refused(415, "not_understood")
        sent = await body(request.receive, LARGEST_FORM)
        try:
            fields = dict(parse_qsl(sent.decode("utf-8"), errors="strict", max_num_fields=8))
        except ValueError as error:
            raise Refused(400, "not_understood") from error
        visit = self._visit(fields.get("page", ""), fields.get("language", ""))
        if fields.get("step") == "pin":
            return self._let_in(visit, fields.get("pin", ""))
        visit = self._known(visit, fields.get("key", ""))
        return await self._answered(visit, fields.get("step", ""), fields.get("photo", ""))

    # -- who may ----------------------------------------------------------------------------------
    def _visit(self, page: str, language: str) -> Visit:
        if not self._seal.good(page):
            raise Refused(403, "not_ours")
        return Visit(language if language in LANGUAGES else self._plan.settings.language, page)

    def _let_in(self, visit: Visit, pin: str) -> Response:
        if self._wrong.empty:
            return HTMLResponse(self._pages.photos(visit, problem="busy"), 429)
        if not hmac.compare_digest(pin.strip().encode(), self.pin.encode()):
            self._wrong.take()
            return HTMLResponse(self._pages.photos(visit, problem="pin_wrong"), 403)
        self.pin = _new_pin()
        key = secrets.token_hex(16)
        self._waiting[key] = None
        for oldest in list(self._waiting)[:-MOST_PHONES]:
            del self._waiting[oldest]
        return HTMLResponse(self._pages.photos(_with(visit, key)))

    def _known(self, visit: Visit, key: str) -> Visit:
        if key not in self._waiting:
            raise Refused(403, "photos_off")
        return _with(visit, key)

    # -- a photograph -----------------------------------------------------------------------------
    async def _beginning(self, request: Request) -> tuple[bytes, bool]:
        """The start of a form, which names a phone that was let in, and whether more comes. Nobody
        else gets one of the places where pictures are read, nor the memory for one."""
        got, more = b"", True
        while more and len(got) < LARGEST_FORM:
            message = await request.receive()
            got += message.get("body", b"")
            more = message.get("more_body", False)
            if any(key.encode() in got for key in self._waiting):
                return got, more
        raise Refused(403, "photos_off")

    async def _sent(self, request: Request, beginning: bytes, more: bool) -> Response:
        form = await self._read(request, beginning, more)
        try:
            visit = self._visit(_text(form, "page"), _text(form, "language"))
            visit = self._known(visit, _text(form, "key"))
            file = form.get("photo")
            data = b"" if file is None or isinstance(file, str) else await file.read()
        finally:
            await form.close()
        if not data:
            return HTMLResponse(self._pages.photos(visit, problem="photo_missing"), 422)
        try:
            small = await asyncio.to_thread(pictures.kept, data)
        except KnownError as refused:
            phrase = REFUSALS.get(refused.message, "photo_broken")
            return HTMLResponse(self._pages.photos(visit, problem=phrase), 422)
        number = secrets.token_hex(8)
        if visit.key in self._waiting:
            self._waiting[visit.key] = (number, small)
        return HTMLResponse(self._pages.photos(visit, picture=small, number=number))

    async def _read(self, request: Request, beginning: bytes, more: bool) -> FormData:
        async def stream() -> AsyncGenerator[bytes, None]:
            yield beginning
            if more:
                yield await body(request.receive, LARGEST_PHOTO - len(beginning))

        reading = _InMemory(request.headers, stream(), max_files=1, max_fields=8, max_part_size=256)
        try:
            return await reading.parse()
        except (MultiPartException, ValueError, KeyError) as error:
            raise Refused(400, "not_understood") from error

    async def _answered(self, visit: Visit, step: str, number: str) -> Response:
        """The answer about faces of the picture that waits; another picture's is not taken."""
        waits = self._waiting[visit.key]
        if step not in ("yes", "no"):
            raise Refused(400, "not_understood")
        if waits is None or waits[0] != number:
            return HTMLResponse(self._pages.photos(visit, problem="photo_missing"), 409)
        self._waiting[visit.key] = None
        if step == "yes":
            return HTMLResponse(self._pages.photos(visit, problem="photo_dropped"))
        await asyncio.to_thread(
            photos.add, self._plan, waits[1], faces=photos.NO, workshop=self._workshop
        )
        return HTMLResponse(self._pages.photos(visit, told="photo_kept"))


def _with(visit: Visit, key: str) -> Visit:
    return Visit(visit.language, visit.page, key=key)


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _new_pin() -> str:
    return f"{secrets.randbelow(10**6):06}"
