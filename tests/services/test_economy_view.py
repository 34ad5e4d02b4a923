"""What documents are given of the market assessment."""

from __future__ import annotations

from workshop_app.services import economy_study
from workshop_app.services.economy_view import read_economy
from workshop_app.services.open_plan import OpenPlan


def test_fewer_than_five_people_who_were_asked_are_told_to_nobody(plan: OpenPlan) -> None:
    economy_study.begin(plan, "Evaluación", "ERM")
    economy_study.set_interviews(
        plan, {"businesses": 3, "job_seekers": 4, "institutions": 1, "vendedores": 2, "dueños": 5}
    )
    told = read_economy(plan)
    assert told is not None
    assert told.interviews == (("businesses", 3), ("institutions", 1), ("dueños", 5))
