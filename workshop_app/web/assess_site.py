"""What the server answers to officials' phones: from the office to "thank you".

All that is filled in travels in the forms and is kept at the end, at once, with the code used up:
who goes away before that has answered nothing. The server keeps nothing of a visit but whether a
page has handed in, as a keyed fingerprint in memory.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, Router

from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import AssessmentRound, Gate, Office
from workshop_app.services import assessing, capacity, codes, offices, prioritize
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText, looked_over
from workshop_app.text import KnownError
from workshop_app.web import assess_forms, gate
from workshop_app.web.assess_forms import Judgements
from workshop_app.web.assess_pages import AssessPages, Sitting
from workshop_app.web.directory_site import Directory
from workshop_app.web.forms import NotOursError
from workshop_app.web.gate import LARGEST_FORM, Message, Receive, Refused, Send
from workshop_app.web.limits import Bucket, Seal
from workshop_app.web.phrases import LANGUAGES
from workshop_app.web.posted import code_of, fields_of
from workshop_app.web.site import WRONG_A_SECOND, WRONG_CODES

BESIDE = frozenset({"page", "language", "code", "office", "at", "step"})
"""Fields of a form beside those of its judgements."""
STEPS = ("begin", "back", "next", "review", "cast")


class AssessSite:
    """The pages of one round of assessment, as an ASGI application behind its gate. ``where`` is
    the address and port served; ``whole``: officials are asked about every proposal."""

    def __init__(
        self,
        plan: OpenPlan,
        assessment: AssessmentRound,
        where: tuple[str, int],
        bugs: Callable[[BaseException], None],
        *,
        whole: bool = False,
    ) -> None:
        self._plan, self._assessment, self._bugs = plan, assessment, bugs
        self._language = plan.settings.language
        everything = prioritize.listed(plan)
        self._asked = assessing.to_assess(plan, assessment, everything, whole=whole)
        self._pages = AssessPages(self._asked, assessment.number, plan.plan.language)
        self._largest = LARGEST_FORM + assess_forms.most_bytes(len(self._asked))
        self._seal = Seal()
        self._wrong = Bucket(WRONG_CODES, WRONG_A_SECOND)
        self._handed: set[bytes] = set()
        self._one_at_a_time = asyncio.Lock()
        inside = Router(
            [
                Route("/", self._begin, methods=["GET"]),
                Route("/", self._go_on, methods=["POST"]),
                Route("/directory", Directory(plan).answer, methods=["GET"]),
            ],
            redirect_slashes=False,
        )
        self._gate = gate.Gate(
            inside, where, self._pages.policy, self._refusal, bugs, self._largest
        )

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        await self._gate(scope, receive, send)

    def _refusal(self, phrase: str) -> str:
        return self._pages.said(self._language, phrase, tone="wrong")

    # -- GET --------------------------------------------------------------------------------------
    async def _begin(self, request: Request) -> Response:
        asked = request.query_params.get("language", "")
        language = asked if asked in LANGUAGES else self._language
        return await self._first(Sitting(language, self._seal.new()))

    async def _first(self, sitting: Sitting, problem: str = "", status: int = 200) -> Response:
        if not await asyncio.to_thread(self._open):
            return HTMLResponse(self._pages.said(sitting.language, "assess_over"), 409)
        known, made = await asyncio.to_thread(self._who)
        fresh = Sitting(sitting.language, sitting.page, "", sitting.office)
        return HTMLResponse(self._pages.begin(fresh, known, made > 0, problem), status)

    # -- POST -------------------------------------------------------------------------------------
    async def _go_on(self, request: Request) -> Response:
        fields = await self._fields(request)
        language = fields.pop("language", "")
        language = language if language in LANGUAGES else self._language
        if not self._seal.good(fields.get("page", "")):
            return await self._first(Sitting(language, self._seal.new()), "old_page", 403)
        code = code_of(fields.pop("code", ""))
        sitting = Sitting(language, fields.pop("page"), code, fields.pop("office", ""))
        if self._fingerprint(sitting) in self._handed:
            return self._thanked(sitting, "assess_already")
        if not await asyncio.to_thread(self._open):
            return HTMLResponse(self._pages.said(language, "assess_over"), 409)
        return await self._admitted(sitting) or await self._stepped(sitting, fields)

    async def _fields(self, request: Request) -> dict[str, str]:
        """The fields of a form; ``Refused`` where it is none of ours."""
        most = len(BESIDE) + assess_forms.names_of(len(self._asked))
        fields = await fields_of(request, self._largest, most)
        if fields.get("step") not in STEPS:
            raise Refused(400, "not_understood")
        return fields

    async def _admitted(self, sitting: Sitting) -> Response | None:
        """Why this code or office cannot go on, as a page; ``None`` where it can."""
        known, made = await asyncio.to_thread(self._who)
        if sitting.office and sitting.office not in {one.id for one in known}:
            return await self._first(sitting, "assess_office_gone", 409)
        if not made:
            return None
        if self._wrong.empty:
            return await self._first(sitting, "many_wrong", 429)
        refused = await asyncio.to_thread(self._refused, sitting.code)
        if refused is None:
            return None
        if refused.message == codes.USED:
            page = self._pages.said(sitting.language, "assess_used", tone="kept")
            return HTMLResponse(page, 409)
        self._wrong.take()
        return await self._first(sitting, "assess_unknown", 403)

    async def _stepped(self, sitting: Sitting, fields: dict[str, str]) -> Response:
        step, at = fields.pop("step"), _place(fields.pop("at", "0"), len(self._asked))
        known, _ = await asyncio.to_thread(self._who)
        office = next((one for one in known if one.id == sitting.office), None)
        asked = offices.asked(office)
        try:
            filled = assess_forms.read(fields, len(self._asked), asked)
        except NotOursError as error:
            raise Refused(400, "not_understood") from error
        marked = _marked(filled)
        if marked is not None and step != "begin":
            return await self._proposal(sitting, marked, filled, asked, "assess_marked", 422)
        if step == "cast":
            return await self._hand_in(sitting, filled, asked)
        if step == "review" or (step == "next" and at + 1 >= len(self._asked)):
            return HTMLResponse(self._pages.review(sitting, filled, asked))
        at += {"next": 1, "back": -1}.get(step, 0)
        return await self._proposal(sitting, max(0, at), filled, asked)

    async def _proposal(
        self, sitting: Sitting, at: int, filled: Judgements, asked: tuple[str, ...],
        problem: str = "", status: int = 200,
    ) -> Response:  # fmt: skip
        if not self._asked:
            return HTMLResponse(self._pages.said(sitting.language, "assess_over"), 409)
        gates = await asyncio.to_thread(self._gates, self._asked[at].proposal.id)
        page = self._pages.proposal(sitting, at, filled, asked, gates, problem)
        return HTMLResponse(page, status)

    async def _hand_in(
        self, sitting: Sitting, filled: Judgements, asked: tuple[str, ...]
    ) -> Response:
        """Sent twice before it is answered, it is handed in once."""
        async with self._one_at_a_time:
            if self._fingerprint(sitting) in self._handed:
                return self._thanked(sitting, "assess_already")
            try:
                await asyncio.to_thread(self._keep, sitting, filled, asked)
            except KnownError as refused:
                if refused.message == capacity.CLOSED:
                    return HTMLResponse(self._pages.said(sitting.language, "assess_over"), 409)
                page = self._pages.review(sitting, filled, asked, "assess_not_kept")
                return HTMLResponse(page, 503)
            except Exception as error:
                self._bugs(error)
                page = self._pages.review(sitting, filled, asked, "assess_not_kept")
                return HTMLResponse(page, 500)
        return self._thanked(sitting, "assess_kept")

    def _thanked(self, sitting: Sitting, phrase: str) -> Response:
        page = self._pages.said(sitting.language, phrase, title="thanks", tone="well")
        return HTMLResponse(page)

    def _fingerprint(self, sitting: Sitting) -> bytes:
        return self._seal.digest(sitting.page, sitting.code)

    # -- in a worker thread -----------------------------------------------------------------------
    def _open(self) -> bool:
        now = self._plan.find(AssessmentRound, self._assessment.id)
        return now is not None and now.state == "open"

    def _who(self) -> tuple[list[Office], int]:
        """The offices, and how many codes were made."""
        return offices.offices(self._plan), codes.made(self._plan, self._assessment)

    def _refused(self, code: str) -> KnownError | None:
        try:
            codes.look_up(self._plan, self._assessment, code)
        except KnownError as refused:
            return refused
        return None

    def _gates(self, proposal: str) -> dict[str, str]:
        return {one.gate: one.answer for one in self._plan.all(Gate, proposal=proposal)}

    def _keep(self, sitting: Sitting, filled: Judgements, asked: tuple[str, ...]) -> None:
        """The answers and the code in one go, then what was said of gates. A proposal whose gate is
        closed has no answers; of one that was taken out meanwhile nothing is kept, all else is."""
        there = {one.id for one in self._plan.all(Proposal)}
        answers = {
            self._asked[at].proposal.id: given
            for at, given in filled.figures.items()
            if given and not filled.closed(at) and self._asked[at].proposal.id in there
        }
        with_codes = codes.made(self._plan, self._assessment) > 0
        code = sitting.code if with_codes else ""
        capacity.hand_in(self._plan, self._assessment, answers, asked, code=code)
        self._handed.add(self._fingerprint(sitting))  # whatever comes: answers count once
        for (at, id), said in filled.gates.items():
            proposal = self._asked[at].proposal.id
            if said.changed and proposal in there:
                would_open = said.text if said.answer == "no" and said.text else None
                capacity.answer_gate(self._plan, proposal, id, said.answer, would_open=would_open)


def _place(written: str, count: int) -> int:
    if re.fullmatch("[0-9]{1,3}", written) is None or int(written) >= max(1, count):
        raise Refused(400, "not_understood")
    return int(written)


def _marked(filled: Judgements) -> int | None:
    """The first proposal of which a text holds what looks like someone's detail (P-13)."""
    for (at, _), said in sorted(filled.gates.items()):
        try:
            looked_over(said.text)
        except MarkedText:
            return at
    return None
