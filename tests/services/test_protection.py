"""Setting, changing and taking away the passphrase of an open plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.content import content, faults
from workshop_app import paths
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import proposals, protection, safety_copies
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage import errors
from workshop_app.text import KnownError

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
MARK, LATER = "Una cancha techada para la cuadra", "Un comedor para los mayores"
FIRST, SECOND = "el mango está maduro", "la quebrada suena de noche"


@pytest.fixture
def plan(tmp_path: Path) -> OpenPlan:
    record = Plan(id=new_id(), title="Plan de la comuna 9", municipality="Cúcuta")
    made = new_file(tmp_path / "plan.convite", LAPTOP, record)
    proposals.capture(made, MARK, theme="public_space")
    return made


def readable(folder: Path, *marks: str) -> list[str]:
    """The files of a folder in which one of ``marks`` can be read."""
    found = [one for one in sorted(folder.rglob("*")) if one.is_file()]
    return [one.name for one in found if any(m.encode() in one.read_bytes() for m in marks)]


def texts(plan: OpenPlan) -> list[str]:
    return [one.text for one in plan.all(Proposal)]


def test_a_passphrase_is_set_while_the_plan_is_open(plan: OpenPlan, tmp_path: Path) -> None:
    before = content(plan.store)
    safety_copies.keep(plan, "gather")
    assert protection.protect(plan, FIRST) == protection.Copies(followed=1)
    assert plan.protected
    assert content(plan.store) == before
    assert faults(plan.store) == []
    proposals.capture(plan, LATER, theme="health")
    assert readable(tmp_path, MARK, LATER, "Cúcuta") == []
    assert readable(paths.home(), MARK, LATER, "Cúcuta") == []
    plan.undo()
    plan.redo()
    plan.close()
    assert [one.name for one in tmp_path.glob("plan*")] == ["plan.convite"]
    for secret in (None, "otra frase cualquiera"):
        with pytest.raises(KnownError) as told:
            open_file(plan.path, LAPTOP, secret=secret)
        assert told.value.message == (errors.WRONG_SECRET if secret else errors.PROTECTED)
    again = open_file(plan.path, LAPTOP, secret=FIRST)
    assert texts(again) == [MARK, LATER]
    (copy,) = safety_copies.of(again)
    seen = open_file(copy, LAPTOP, like=again, read_only=True)
    assert texts(seen) == [MARK]
    seen.close()
    again.close()


def test_a_new_passphrase_makes_a_new_recovery_key(plan: OpenPlan) -> None:
    protection.protect(plan, FIRST)
    old = protection.recovery_key(plan)
    assert protection.opens(plan, FIRST)
    assert protection.opens(plan, old)
    protection.protect(plan, SECOND)
    new = protection.recovery_key(plan)
    assert not protection.opens(plan, FIRST)
    plan.close()
    for secret in (FIRST, old):
        with pytest.raises(KnownError):
            open_file(plan.path, LAPTOP, secret=secret)
    for secret in (SECOND, new):
        open_file(plan.path, LAPTOP, secret=secret).close()


def test_without_a_passphrase_again_anyone_reads_it(plan: OpenPlan, tmp_path: Path) -> None:
    protection.protect(plan, FIRST)
    safety_copies.keep(plan, "gather")
    assert protection.unprotect(plan) == protection.Copies(followed=2)
    plan.close()
    again = open_file(plan.path, LAPTOP)
    assert texts(again) == [MARK]
    open_file(safety_copies.of(again)[0], LAPTOP, read_only=True).close()
    again.close()


def test_a_copy_that_cannot_follow_is_not_left_readable(plan: OpenPlan) -> None:
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    assert protection.protect(plan, FIRST) == protection.Copies(deleted=1)
    assert readable(paths.home(), MARK) == []
    plan.close()


def test_a_second_window_is_refused_afterwards_too(plan: OpenPlan) -> None:
    protection.protect(plan, FIRST)
    with pytest.raises(KnownError) as told:
        open_file(plan.path, LAPTOP, secret=FIRST)
    assert told.value.message == errors.LOCKED
    plan.close()


def test_not_while_people_vote(plan: OpenPlan) -> None:
    with plan.step("demo.load") as step:
        step.add(VoteRound(id=new_id(), name="A", question="¿Qué primero?", method="dots",
                           state="open"))  # fmt: skip
    with pytest.raises(KnownError):
        protection.protect(plan, FIRST)
    assert not plan.protected
    plan.close()


def test_a_full_disk_leaves_it_as_it_was(plan: OpenPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workshop_app.storage.syncing.synced", full)
    with pytest.raises(KnownError) as told:
        protection.protect(plan, FIRST)
    assert told.value.message == errors.FULL
    assert not plan.protected
    proposals.capture(plan, LATER, theme="health")
    plan.close()
    assert not list(plan.path.parent.glob("*.new"))
    again = open_file(plan.path, LAPTOP)
    assert texts(again) == [MARK, LATER]
    again.close()


@pytest.mark.parametrize(
    ("passphrase", "weak"),
    [("12345678", True), ("cucuta2024", True), ("Cúcuta", True), ("contraseña", True),
     ("burro amarillo tejado lluvia", False)],
)  # fmt: skip
def test_how_strong_it_is_is_said(plan: OpenPlan, passphrase: str, weak: bool) -> None:
    assert protection.strength(passphrase, plan).weak is weak
    plan.close()


def test_a_short_passphrase_is_refused(plan: OpenPlan) -> None:
    with pytest.raises(KnownError):
        protection.protect(plan, "  corta ")
    assert not plan.protected
    plan.close()
