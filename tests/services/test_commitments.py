"""Who promised what by when, and what happened."""

from __future__ import annotations

import pytest

from workshop_app.domain.action_plan import Commitment
from workshop_app.domain.proposals import Confirmation
from workshop_app.services import commitments
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError


def test_a_commitment_keeps_who_and_what(plan: OpenPlan) -> None:
    made = commitments.promise(plan, "Infraestructura", "Recorrer")
    with pytest.raises(KnownError, match="institution"):
        commitments.follow_up(plan, made, who=" ")
    with pytest.raises(KnownError, match="what is promised"):
        commitments.promise(plan, "Infraestructura", "")
    assert plan.all(Commitment) == [made]


def test_what_happened_is_told_and_can_be_taken_back(plan: OpenPlan) -> None:
    made = commitments.promise(plan, "Infraestructura", "Recorrer", by="2026-09-30")
    commitments.follow_up(plan, made, state="kept", follow_up="Fueron el martes")
    (kept,) = plan.all(Commitment)
    assert (kept.state, kept.follow_up, kept.by) == ("kept", "Fueron el martes", "2026-09-30")
    with pytest.raises(KnownError, match="no such state"):
        commitments.follow_up(plan, kept, state="perhaps")
    plan.undo()
    assert plan.all(Commitment)[0].state == "open"
    commitments.drop(plan, made)
    assert plan.all(Commitment) == []


def test_a_person_is_not_named_unless_it_is_an_institution(plan: OpenPlan) -> None:
    school = "Colegio la señora Marta Rojas"
    with pytest.raises(KnownError):
        commitments.promise(plan, school, "Abrir")
    made = commitments.promise(plan, school, "Abrir", confirmed=["who"])
    with pytest.raises(KnownError):
        commitments.follow_up(plan, made, follow_up="Llamar a la señora Ana Pérez")
    assert [one.row for one in plan.all(Confirmation)] == [made.id]
