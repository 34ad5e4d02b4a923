"""What the server answers: from the code to "thank you", and the result to take home.

All that a visit needs travels in its forms; the server keeps nothing of it but whether a page has
voted, as a keyed fingerprint in memory, so that one sent twice is told that its vote is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, Router

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import codes, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.votes import Vote
from workshop_app.text import KnownError
from workshop_app.web import forms
from workshop_app.web.casting import Batches, Casting
from workshop_app.web.directory_site import Directory
from workshop_app.web.forms import Filled, NotOursError
from workshop_app.web.gate import LARGEST_FORM, Gate, Message, Receive, Refused, Send
from workshop_app.web.limits import Bucket, Seal
from workshop_app.web.pages import Asked, Pages, Visit
from workshop_app.web.photos import Photos
from workshop_app.web.phrases import LANGUAGES
from workshop_app.web.posted import code_of, fields_of

WRONG_CODES, WRONG_A_SECOND = 200, 2
"""Wrong codes of the whole room: at once, and a second after that."""
LOOKS, LOOKS_A_SECOND = 400, 40
"""Once there were more wrong ones than that: codes that are still looked up, at once, and a second
after that. Nobody's fingers reach it, so someone who types wrong codes keeps no right one out; of
28⁶ codes a program that guesses all the while finds one of 200 once in some 17 hours."""
FIELDS_BESIDE = frozenset({"page", "language", "code", "step"})
"""Fields of a form beside those of its options."""

REFUSALS = {codes.USED: "used", codes.NOT_OF_ROUND: "unknown", votes.NOT_OPEN: "over"}
"""What is told of a code or a round that does not admit: message of the error → phrase."""


class Site:
    """The pages of one round, as an ASGI application behind its gate. ``where`` is the address and
    port served; ``picture`` the result to take home, a PNG, or ``None``."""

    def __init__(
        self,
        plan: OpenPlan,
        round_id: str,
        where: tuple[str, int],
        bugs: Callable[[BaseException], None],
    ) -> None:
        self._plan, self._bugs = plan, bugs
        self._asked = Asked.of(plan, plan.one(VoteRound, round_id))
        self._language = plan.settings.language
        self._has_directory = plan.count(ServicePoint) > 0
        self._pages = Pages(self._asked)
        self._casting = Casting(self._cast_many)
        self._codes = Batches(self._looked_up)
        self._states = Batches(self._state_for)
        self._seal = Seal()
        self._wrong = Bucket(WRONG_CODES, WRONG_A_SECOND)
        self._looks = Bucket(LOOKS, LOOKS_A_SECOND)
        # Fingerprints in memory, at most one for each code of the round, and each vote.
        self._right: set[bytes] = set()
        self._voted: set[bytes] = set()
        self.picture: bytes | None = None
        self.photos = Photos(plan, self._asked.round.workshop, self._pages, self._seal)
        inside = Router(
            [
                Route("/", self._begin, methods=["GET"]),
                Route("/", self._go_on, methods=["POST"]),
                Route("/result", self._result, methods=["GET"]),
                Route("/result.png", self._result_picture, methods=["GET"]),
                Route("/photos", self._photos_page, methods=["GET"]),
                Route("/photos", self.photos.post, methods=["POST"]),
                Route("/directory", Directory(plan).answer, methods=["GET"]),
            ],
            redirect_slashes=False,
        )
        self._gate = Gate(inside, where, self._pages.policy, self._refusal, bugs)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        await self._gate(scope, receive, send)

    def _refusal(self, phrase: str) -> str:
        return self._pages.said(self._language, phrase, tone="wrong")

    # -- GET --------------------------------------------------------------------------------------
    async def _begin(self, request: Request) -> Response:
        visit = self._new_visit(request)
        state = await self._states.ask(None)
        return self._not_open(visit, state) or HTMLResponse(self._pages.code(visit))

    async def _result(self, request: Request) -> Response:
        language = self._new_visit(request).language
        if self.picture is None or await self._states.ask(None) != "shown":
            return HTMLResponse(self._pages.said(language, "result_not_yet"), 404)
        return HTMLResponse(self._pages.result(language))

    async def _result_picture(self, _: Request) -> Response:
        picture = self.picture
        if picture is None or await self._states.ask(None) != "shown":
            raise Refused(404, "result_not_yet")
        return Response(picture, media_type="image/png")

    async def _photos_page(self, request: Request) -> Response:
        return self.photos.page(self._new_visit(request))

    def _new_visit(self, request: Request) -> Visit:
        asked = request.query_params.get("language", "")
        return Visit(asked if asked in LANGUAGES else self._language, self._seal.new())

    # -- POST -------------------------------------------------------------------------------------
    async def _go_on(self, request: Request) -> Response:
        fields = await self._fields(request)
        language = fields.get("language", "")
        language = language if language in LANGUAGES else self._language
        if not self._seal.good(fields.get("page", "")):
            visit = Visit(language, self._seal.new())
            return HTMLResponse(self._pages.code(visit, "old_page"), 403)
        visit = Visit(language, fields["page"], code_of(fields.get("code", "")))
        casting = fields.get("step") == "cast"
        return await self._admitted(visit, casting) or await self._stepped(visit, fields)

    async def _fields(self, request: Request) -> dict[str, str]:
        """The fields of a form; ``Refused`` where it is none of ours."""
        most = len(FIELDS_BESIDE) + len(self._asked.rules.options)
        fields = await fields_of(request, LARGEST_FORM, most)
        strange = [name for name in fields.keys() - FIELDS_BESIDE if name[:1] != "o"]
        if strange:
            raise Refused(400, "not_understood")
        return fields

    async def _admitted(self, visit: Visit, casting: bool) -> Response | None:
        """Why this code cannot go on, as a page; ``None`` where it can. A code that is being used
        up is looked at there and then."""
        if self._has_voted(visit):
            return self._thanked(visit, "kept_already")
        if not self._may_be_looked_up(visit.code):
            return HTMLResponse(self._pages.code(_untyped(visit), "many_wrong"), 429)
        if casting:
            return None
        state, refused = await self._codes.ask(visit.code)
        if refused is None:
            self._right.add(self._seal.digest(visit.code))
        closed = self._not_open(visit, state)
        return closed or (self._answered(visit, refused) if refused is not None else None)

    def _may_be_looked_up(self, code: str) -> bool:
        """Whoever was let in once is never held up by those that guess."""
        known = self._seal.digest(code) in self._right
        return known or not self._wrong.empty or self._looks.take()

    async def _stepped(self, visit: Visit, fields: Mapping[str, str]) -> Response:
        step = fields.get("step", "")
        if step in ("code", "clear"):
            return HTMLResponse(self._pages.ballot(visit))
        if step not in ("review", "change", "cast"):
            raise Refused(400, "not_understood")
        try:
            filled = forms.read(fields, self._asked.rules)
        except NotOursError as error:
            raise Refused(400, "not_understood") from error
        if filled.wrong or step == "change":
            page = self._pages.ballot(visit, filled, fields)
            return HTMLResponse(page, 422 if filled.wrong else 200)
        if step == "review":
            return HTMLResponse(self._pages.confirm(visit, filled))
        return await self._cast(visit, filled)

    async def _cast(self, visit: Visit, filled: Filled) -> Response:
        marks = tuple(filled.marks.items())
        same = self._seal.digest(visit.page, visit.code, repr(marks))
        try:
            refused = await self._casting.cast(Vote(marks, visit.code), same)
        except Exception as error:
            self._bugs(error)
            return HTMLResponse(self._pages.confirm(visit, filled, "not_kept"), 500)
        if refused is not None:
            if REFUSALS.get(refused.message) == "over":
                return HTMLResponse(self._pages.said(visit.language, "too_late"), 409)
            known = self._answered(visit, refused)
            return known or HTMLResponse(self._pages.confirm(visit, filled, "not_kept"), 503)
        self._voted.add(self._fingerprint(visit))
        return self._thanked(visit, "kept")

    # -- what is answered to a code ---------------------------------------------------------------
    def _answered(self, visit: Visit, refused: KnownError) -> Response | None:
        """The page for a refusal that people can understand; ``None`` for any other."""
        phrase = REFUSALS.get(refused.message)
        if phrase == "unknown":
            self._wrong.take()
            return HTMLResponse(self._pages.code(_untyped(visit), phrase), 403)
        if phrase == "used" and self._has_voted(visit):
            return self._thanked(visit, "kept_already")
        if phrase == "used":
            return HTMLResponse(self._pages.said(visit.language, phrase, tone="kept"), 409)
        return self._not_open(visit, "closed") if phrase else None

    def _thanked(self, visit: Visit, phrase: str) -> Response:
        links = (("/directory", "directory"),) if self._has_directory else ()
        page = self._pages.said(visit.language, phrase, title="thanks", tone="well", links=links)
        return HTMLResponse(page)

    def _not_open(self, visit: Visit, state: str) -> Response | None:
        """The page of a round that takes no votes now; ``None`` where it is open."""
        if state == "open":
            return None
        phrase = "not_yet" if state == "draft" else "over"
        shown = state == "shown" and self.picture is not None
        links = (("/result", "see_result"),) if shown else ()
        return HTMLResponse(self._pages.said(visit.language, phrase, links=links), 409)

    def _has_voted(self, visit: Visit) -> bool:
        return self._fingerprint(visit) in self._voted

    def _fingerprint(self, visit: Visit) -> bytes:
        return self._seal.digest(visit.page, visit.code)

    # -- in a worker thread -----------------------------------------------------------------------
    def _state(self) -> str:
        now = self._plan.find(VoteRound, self._asked.round.id)
        return now.state if now is not None else "closed"

    def _state_for(self, waiting: Sequence[None]) -> list[str]:
        return [self._state()] * len(waiting)

    def _looked_up(self, waiting: Sequence[str]) -> list[tuple[str, KnownError | None]]:
        """What each code is good for now: the state of the round, and why it does not admit."""
        state = self._state()
        return [(state, self._refused(code)) for code in waiting]

    def _refused(self, code: str) -> KnownError | None:
        try:
            codes.look_up(self._plan, self._asked.round, code)
        except KnownError as refused:
            return refused
        return None

    def _cast_many(self, waiting: Sequence[Vote]) -> list[KnownError | None]:
        return votes.vote_many(self._plan, self._asked.round, waiting, channel="phones")


def _untyped(visit: Visit) -> Visit:
    """The same visit, whose code is to be typed anew."""
    return Visit(visit.language, visit.page)
