"""The directory is exempt from the text guard (P-19): public lines and addresses stay as typed,
while the same words in a proposal are asked about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_app.domain import text_guard
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.proposals import Proposal
from workshop_app.services import gather, last_look, proposals
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.wording import MarkedText
from workshop_app.settings import Settings

ADDRESS, PHONE = "Calle 10 # 5-20, piso 2", "3172693456"
MAIL = "atencion@cucuta.gov.co"


@pytest.fixture
def point(plan: OpenPlan) -> ServicePoint:
    with plan.step("demo.load") as step:
        return step.add(
            ServicePoint(id="5e" * 16, kind="institution", name="Casa de Justicia",
                         address=ADDRESS, phones=(PHONE,), notes=(f"Escribir a {MAIL}",),
                         opening_hours="8:00–12:00")
        )  # fmt: skip


def test_the_guard_would_mark_every_one_of_them() -> None:
    assert all(text_guard.look(text) for text in (ADDRESS, PHONE, MAIL))


def test_an_entry_is_kept_as_typed_and_raises_no_warning(
    plan: OpenPlan, point: ServicePoint
) -> None:
    assert plan.one(ServicePoint, point.id) == point
    texts = [said for said in last_look.texts(plan) if said.entity == "ServicePoint"]
    assert {ADDRESS, PHONE} <= {said.text for said in texts}
    assert not any(said.marks for said in texts)


@pytest.mark.parametrize("text", [ADDRESS, PHONE, MAIL])
def test_the_same_words_in_a_proposal_are_asked_about(
    plan: OpenPlan, point: ServicePoint, text: str
) -> None:
    with pytest.raises(MarkedText):
        proposals.capture(plan, f"Ir a {text}", theme="health")
    assert plan.count(Proposal) == 0


def test_joining_keeps_an_entry_and_what_is_copied_from_it(
    plan: OpenPlan, point: ServicePoint, make_plan: Callable[..., OpenPlan], settings: Settings,
    tmp_path: Path,
) -> None:  # fmt: skip
    with plan.step("proposal.capture") as step:
        for n, text in enumerate((f"Ir a la {ADDRESS}", "Ir a la Calle 11 # 6-30"), start=1):
            step.add(Proposal(id=f"{n}" * 32, letter="", count=n, text=text, theme="health"))
    plan.close()
    (brought,) = gather.join_new(tmp_path / "joined.convite", [plan.path], settings)
    assert [one.number for one in brought.masked] == ["2"]
    joined = open_file(tmp_path / "joined.convite", settings)
    kept = joined.one(ServicePoint, point.id)
    assert (kept.address, kept.phones, kept.notes) == (ADDRESS, (PHONE,), point.notes)
    assert joined.one(Proposal, "1" * 32).text == f"Ir a la {ADDRESS}"
    joined.close()
