"""Officials who say much of many proposals by phone: it comes in, all of it, once."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.assess_rooms import AssessRoom
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Gate
from workshop_app.services import proposals
from workshop_app.services.open_plan import OpenPlan

MANY = 40
LONG = "áéíóúñ ¿" * 20


def test_closed_gates_of_forty_proposals_come_in_with_all_their_words(
    make_plan: Callable[..., OpenPlan],
) -> None:
    plan = make_plan()
    for at in range(MANY - 3):
        proposals.capture(plan, f"Propuesta {at} del parque", theme="health")
    room = AssessRoom(plan)
    try:
        filled: dict[str, object] = {f"r{at}c{part}": 3 for at in range(MANY) for part in range(9)}
        for gate in [f"{at}k{part}" for at in range(MANY) for part in range(2)]:
            filled |= {f"g{gate}": "no", f"w{gate}": "", f"t{gate}": LONG}
        assert "Gracias" in room.hand_in(**filled).text
    finally:
        room.server.stop()
    assert {one.would_open for one in plan.all(Gate)} == {LONG.strip()}
    assert plan.count(Gate) == 2 * MANY


def test_of_a_proposal_that_was_taken_out_meanwhile_nothing_is_kept_and_all_else_is(
    make_plan: Callable[..., OpenPlan],
) -> None:
    plan = make_plan()
    room = AssessRoom(plan, people=1)
    try:
        with plan.step("proposal.capture") as step:
            step.remove(plan.one(Proposal, room.made[0]))
        filled = {"r0c2": 4, "r1c2": 5, "g0k0": "no", "w0k0": ""}
        assert "Gracias" in room.hand_in(code=room.codes[0], **filled).text
        assert [room.answered(at) for at in range(3)] == [0, 1, 0]
        assert plan.count(Gate) == 0
    finally:
        room.server.stop()
