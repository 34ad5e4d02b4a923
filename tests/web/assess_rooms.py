"""Officials who assess by phone: an open round of assessment, its offices, a running server."""

from __future__ import annotations

from tests.web.rooms import OPTIONS, Answer, Room
from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services import capacity, codes, offices, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.web.server import PhoneServer

BUDGET, LEGAL, STAFF = 2, 0, 3
"""Places of criteria in the names of fields."""


class AssessRoom(Room):
    """Three proposals, two offices, and ``people`` codes (none with 0)."""

    def __init__(self, plan: OpenPlan, people: int = 0) -> None:
        self.plan = plan
        self.made = [proposals.capture(plan, text, theme=theme).id for text, theme in OPTIONS[:3]]
        self.finance = offices.add(plan, "Hacienda", ("budget", "staff"))
        self.planning = offices.add(plan, "Planeación", ("legal", "land"))
        self.judged = capacity.open_assessment(plan)
        self.codes = codes.make_for_officials(plan, self.judged, people) if people else []
        self.server = PhoneServer(plan)
        self.address = self.server.start(self.judged.id)

    def begin(self, code: str = "", office: str = "") -> Answer:
        """The first proposal's page."""
        return self.post(self.page(), code=code, office=office, step="begin")

    def hand_in(self, code: str = "", office: str = "", **filled: object) -> Answer:
        """A whole visit, from the first page to the answer."""
        page = self.page()
        who = {"code": code, "office": office, "at": 0}
        self.post(page, step="begin", **who)
        assert self.post(page, step="review", **who, **filled).status == 200
        return self.post(page, step="cast", **who, **filled)

    def answered(self, proposal: int) -> int:
        """How many officials answered on a proposal."""
        return capacity.officials_in(self.plan, self.judged, self.made[proposal])

    def close(self) -> None:
        """The round is over."""
        capacity.close_assessment(self.plan, self.plan.one(AssessmentRound, self.judged.id))
