"""The session that runs: one that nobody ends does not go on for ever."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from workshop_app.domain.meetings import Progress, Workshop
from workshop_app.services import agenda, clock, facilitate, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.shell.window import MainWindow


@pytest.mark.parametrize(("hours", "runs"), [(5, True), (24, False)])
def test_a_session_that_nobody_ended_is_let_go_of_and_its_place_stays(
    plan: OpenPlan,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    hours: int,
    runs: bool,
) -> None:
    made = prepare.add_workshop(plan, "Taller 1", people=24)
    agenda.start_from(plan, made, "community-3h")
    workshop = plan.one(Workshop, made.id)
    window.show_plan(plan, "prepare")
    standing = facilitate.standing(plan, workshop)
    assert standing is not None
    facilitate.go_to(plan, standing, 2, 1, datetime.now())
    window.session.look()
    assert window.session.live is not None
    kept = plan.all(Progress)
    later = datetime.now() + timedelta(hours=hours)
    monkeypatch.setattr(clock, "now", lambda _plan: later)
    window.session.tick()
    assert (window.session.live is not None) is runs
    assert plan.all(Progress) == kept
