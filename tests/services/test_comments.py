"""What officials say beside a proposal: no name, no order, and never the proposal's words."""

from __future__ import annotations

import dataclasses

import pytest

from workshop_app.domain.proposals import Comment, Proposal
from workshop_app.services import comments, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError


def test_a_comment_stands_beside_the_proposal_and_changes_nothing_of_it(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz en el parque", theme="health")
    comments.comment(plan, kept.id, "Hay un convenio con la empresa")
    comments.comment(plan, kept.id, "Falta el contador", criterion="budget")
    assert [one.text for one in comments.of(plan, kept.id, "")] == [
        "Hay un convenio con la empresa"
    ]
    assert [one.text for one in comments.of(plan, kept.id, "budget")] == ["Falta el contador"]
    assert plan.one(Proposal, kept.id) == kept


def test_nothing_of_who_said_it_is_kept() -> None:
    fields = {field.name for field in dataclasses.fields(Comment)}
    assert fields == {"id", "born", "proposal", "text", "criterion"}


def test_comments_are_told_by_their_words_and_not_as_they_came(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    for text in ("zeta", "Alfa", "medio"):
        comments.comment(plan, kept.id, text)
    assert [one.text for one in comments.of(plan, kept.id)] == ["Alfa", "medio", "zeta"]


def test_a_marked_comment_is_not_kept(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    with pytest.raises(MarkedText):
        comments.comment(plan, kept.id, "Llamar al 300 555 1234")
    assert comments.of(plan, kept.id) == []


def test_a_comment_needs_words_a_proposal_and_a_known_criterion(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    for proposal, text, criterion in (
        (kept.id, " ", ""),
        ("nothing", "Hola", ""),
        (kept.id, "Hola", "money"),
    ):
        with pytest.raises(KnownError):
            comments.comment(plan, proposal, text, criterion=criterion)
    assert plan.all(Comment) == []


def test_a_comment_is_changed_taken_away_and_undone(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    said = comments.comment(plan, kept.id, "Falta plata")
    said = comments.change(plan, said, "Falta presupuesto")
    comments.remove(plan, said)
    assert comments.of(plan, kept.id) == []
    plan.undo()
    assert [one.text for one in comments.of(plan, kept.id)] == ["Falta presupuesto"]
