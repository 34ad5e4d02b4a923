"""A room that votes by phone: an open round, its codes, a running server, and what phones send."""

from __future__ import annotations

import http.client
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urlsplit

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import codes, proposals, results, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.web.server import PhoneServer

OPTIONS = (
    ("Luz en el parque", "public_space"),
    ("Banco de materiales", "housing"),
    ("Puesto de salud", "health"),
    ("Escalera con baranda", "public_space"),
    ("Taller de confección", "economy"),
    ("Biblioteca los sábados", "education"),
    ("Brigada de salud", "health"),
    ("Cuidado de niños", "economy"),
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a phone got."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def html(self) -> str:
        return self.body.decode()

    @property
    def text(self) -> str:
        """What can be read of the page."""
        bare = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", self.html, flags=re.S)
        return " ".join(unescape(bare).split())

    def field(self, name: str) -> str:
        """The value of a hidden field of the page."""
        found = re.search(f'name="{name}" value="([^"]*)"', self.html)
        assert found is not None, f"no field {name}"
        return found[1]


def prepared(plan: OpenPlan, method: str, people: int) -> list[str]:
    """Open a round over OPTIONS in ``plan``; gives its codes."""
    made = [proposals.capture(plan, text, theme=theme) for text, theme in OPTIONS]
    round = rounds.draft(
        plan, "¿Qué es lo primero?", places=1, people=people, public_seed="mango 7",
        channels=("paper", "phones"),
    )  # fmt: skip
    round = rounds.take_method(plan, round, method)
    rounds.choose_options(plan, round, [one.id for one in made])
    opened = votes.open_round(plan, round)
    return [line.split()[0] for line in codes.make(plan, opened, people)]


class Room:
    """The open round of ``plan`` with its codes, served on loopback."""

    def __init__(self, plan: OpenPlan, codes: list[str]) -> None:
        self.plan, self.codes = plan, codes
        (self.round,) = plan.all(VoteRound)
        self.server = PhoneServer(plan)
        self.address = self.server.start(self.round.id)

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    # -- asking -----------------------------------------------------------------------------------
    def ask(
        self,
        way: str,
        path: str,
        sent: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request(way, path, sent, dict(headers or {}))
            got = connection.getresponse()
            return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        finally:
            connection.close()

    def page(self, path: str = "/") -> str:
        """The mark of a new page."""
        return self.ask("GET", path).field("page")

    def post(self, page: str, path: str = "/", **fields: object) -> Answer:
        """A form of that page."""
        return self.ask("POST", path, urlencode({"page": page, "language": "es", **fields}), FORM)

    def vote(self, code: str, **marks: int) -> Answer:
        """A whole visit, from the first page to the answer."""
        page = self.page()
        assert self.post(page, code=code, step="code").status == 200
        assert self.post(page, code=code, step="review", **marks).status == 200
        return self.post(page, code=code, step="cast", **marks)

    def raw(self, sent: bytes, *, wait: float = 5.0) -> bytes:
        """Bytes as they are; what comes back until the other side closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as line:
            line.sendall(sent)
            got = b""
            try:
                while part := line.recv(65536):
                    got += part
            except (TimeoutError, ConnectionResetError):
                pass
            return got

    # -- looking ----------------------------------------------------------------------------------
    @property
    def cast(self) -> int:
        """How many ballots are in."""
        return votes.ballots_in(self.plan, self.round)

    def totals(self) -> dict[str, int]:
        """What each option was given, once the round is over."""
        self.round = votes.show_result(self.plan, votes.close_round(self.plan, self.round))
        counted = results.result(self.plan, self.round)
        return {total.label: int(total.total) for total in counted.totals if total.total}
