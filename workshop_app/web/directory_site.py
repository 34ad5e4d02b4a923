"""The directory of attention points as a page for the room's phones: beside a round, or by itself.

No script, no cookie, nothing asked and nothing kept: who looked at what is nobody's (P-06).
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, Router

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.opening_told import DAY_NAMES
from workshop_app.domain.opening_week import DAYS
from workshop_app.export import directory_names as told
from workshop_app.export import svg
from workshop_app.services import directory
from workshop_app.services.directory_view import point_view
from workshop_app.services.needs_guide import never_alone
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.opening import ASK, CLOSED, Opening, opening
from workshop_app.translation.catalogue import Words
from workshop_app.web import style
from workshop_app.web.gate import Gate, Message, Receive, Send
from workshop_app.web.pages import policy_of, sized, templates
from workshop_app.web.phrases import LANGUAGES, Phrases, phrases

FRESH = 10.0
"""Seconds for which a drawn page is given again: a room of phones asks for it at once."""


class Directory:
    """Draws the page and answers with it; ``now`` is the laptop's clock."""

    def __init__(self, plan: OpenPlan, now: Callable[[], datetime] = datetime.now) -> None:
        self._plan, self._now = plan, now
        self._language = plan.settings.language
        sheet = style.sheet(None, "directory.css")
        self._style = Markup(sheet)
        self.policy = policy_of(sheet)
        self._templates = templates()
        self._drawn: dict[str, tuple[float, str]] = {}

    async def answer(self, request: Request) -> Response:
        """The page in the language that was asked for, or in the laptop's."""
        asked = request.query_params.get("language", "")
        language = asked if asked in LANGUAGES else self._language
        page = await asyncio.to_thread(self.page, language)
        return HTMLResponse(page, headers={"content-security-policy": self.policy})

    def page(self, language: str) -> str:
        """The whole page, at most ``FRESH`` seconds old."""
        known = self._drawn.get(language)
        if known is None or time.monotonic() - known[0] > FRESH:
            known = time.monotonic(), self._draw(language)
            self._drawn[language] = known
        return known[1]

    def said(self, language: str, sentence: str) -> str:
        """A page with one sentence (a phrase's key)."""
        return self._rendered(
            "said.html", language, sentence=phrases(language)(sentence), tone="wrong", title="",
            stop=sized(svg.pictogram("prohibit")), lock="", links=[("/directory", phrases(language)("directory"))],
        )  # fmt: skip

    # -- drawing ----------------------------------------------------------------------------------
    def _draw(self, language: str) -> str:
        words, say, now = Words(language), phrases(language), self._now()
        country = directory.country(self._plan)
        shown = never_alone(directory.points(self._plan))
        rows = [self._row(one, words, say, now, country) for one in shown]
        return self._rendered("directory.html", language, rows=rows)

    def _rendered(self, template: str, language: str, **facts: Any) -> str:
        return self._templates.get_template(template).render(
            say=phrases(language), language=language.replace("_", "-"), current=language,
            languages=LANGUAGES.items(), style=self._style, name="directory",
            spoken=self._plan.plan.language[:2], **facts,
        )  # fmt: skip

    def _row(
        self, point: ServicePoint, words: Words, say: Phrases, now: datetime, country: str
    ) -> dict[str, Any]:
        one = point_view(point, now.date())
        found = opening(point, now, country)
        return {
            "name": one.name,
            "open": found.is_open,
            "state": state_told(found, now, words, say),
            "place": told.place(one),
            "phones": [(dialled(phone), told.grouped(phone)) for phone in one.phones],
            "hours": told.hours(one, words),
            "helps": told.services(one, words),
            "serves": told.serves(one, words),
            "languages": told.languages(one, words),
            "web": one.web,
            "email": one.email,
            "notes": one.notes,
            "confirm": one.to_confirm,
            "checked": told.check(one.verified_on, one.to_confirm, words),
        }


class DirectorySite:
    """The directory alone, as an ASGI application behind its gate, at ``/`` and ``/directory``."""

    def __init__(
        self, plan: OpenPlan, where: tuple[str, int], bugs: Callable[[BaseException], None]
    ) -> None:
        pages = Directory(plan)
        language = plan.settings.language
        inside = Router(
            [Route(path, pages.answer, methods=["GET"]) for path in ("/", "/directory")],
            redirect_slashes=False,
        )
        self._gate = Gate(
            inside, where, pages.policy, lambda phrase: pages.said(language, phrase), bugs
        )

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        await self._gate(scope, receive, send)


def state_told(found: Opening, now: datetime, words: Words, say: Phrases) -> str:
    """Whether it is open now, and when it closes or opens, in a sentence."""
    if found.is_open:
        if found.until is None or found.until_days > 1:
            return say("directory_always")
        return say("directory_open", time=words.time(found.until))
    if found.state == ASK:
        return say("directory_ask")
    if found.opens is None:
        return say("directory_closed" if found.state == CLOSED else "directory_unknown")
    at = words.time(found.opens)
    if found.days == 0:
        return say("directory_today", time=at)
    if found.days == 1:
        return say("directory_tomorrow", time=at)
    day = now.date() + timedelta(days=found.days)
    return say("directory_later", day=_day_told(day, found.days, words), time=at)


def _day_told(day: date, ahead: int, words: Words) -> str:
    """The day of the week; farther away than a week the date."""
    return words(DAY_NAMES[DAYS[day.weekday()]]) if ahead <= 7 else words.date(day)


def dialled(phone: str) -> str:
    """What a phone dials: digits, and a plus before them."""
    digits = re.sub(r"\D", "", phone.split("ext")[0])
    return f"+{digits}" if phone.strip().startswith("+") else digits
