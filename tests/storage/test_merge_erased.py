"""An erasure travels (P-22): whatever the order, words that were erased in one file come back from no
other one, and are in no byte afterwards."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from tests.storage.content import content, faults
from tests.storage.laptops import Laptops, meet
from tests.storage.test_merge import conflicts, edited
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.text_guard import mask_in
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import erase, merge, planfile, traces
from workshop_app.text import KnownError

WORDS = "la zarigüeya de la esquina"
MASK = mask_in("es")


def erased(plan: OpenPlan, row: str, *fields: str) -> None:
    with plan.step("erase") as step:
        taken = erase.take_out(step, {row: set(fields)})
    traces.tidy(plan.store, taken.words, taken.pictures)


def joined(plan: OpenPlan, other: OpenPlan) -> merge.Joined:
    brought = meet(plan, other)
    traces.tidy(plan.store, brought.erased.words, brought.erased.pictures)
    return brought


def in_bytes(plan: OpenPlan, words: str = "zarigüeya") -> bool:
    data = plan.path.read_bytes()
    return words.encode() in data or words.encode("utf-16-le") in data


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_old_and_new_in_any_order(laptops: Laptops, order: tuple[int, ...]) -> None:
    """The first has the words and erases them, the second has an older copy, the third edited them
    meanwhile without knowing."""
    new, old, third = laptops.plans
    edited(new, "p0", text=WORDS)
    meet(old, new)
    meet(third, new)
    edited(third, "p0", text=f"{WORDS} y el barrio")
    erased(new, "p0", "text")
    empty = Path(shutil.copyfile(laptops.start.with_name("nothing.convite"),
                                 laptops.folder / "joined.convite"))  # fmt: skip
    into = laptops.open(2, empty, "9a" * 8)
    for _ in range(2):
        for at in order:
            joined(into, laptops.plans[at])
    assert into.one(Proposal, "p0").text == MASK
    assert conflicts(into) == []
    assert faults(into.store) == []
    into.close()
    assert not in_bytes(into)


@pytest.mark.parametrize("first", [0, 1])
def test_both_files_lose_the_words_when_they_meet(laptops: Laptops, first: int) -> None:
    here, there, _ = laptops.plans
    edited(here, "p0", text=WORDS)
    meet(there, here)
    erased(here, "p0", "text")
    assert in_bytes(there)
    for plan in (here, there)[:: 1 - 2 * first]:
        joined(plan, there if plan is here else here)
    for plan in (here, there):
        assert plan.one(Proposal, "p0").text == MASK
        assert faults(plan.store) == []
        plan.close()
        assert not in_bytes(plan)


def test_what_was_not_here_is_kept_out_and_what_was_is_told(laptops: Laptops) -> None:
    here, there, third = laptops.plans
    edited(here, "p0", text=WORDS)
    meet(there, here)
    erased(here, "p0", "text")
    assert joined(third, here).erased.rows.keys() == {("Proposal", "p0")}
    assert joined(third, there).erased.rows == {}
    assert third.one(Proposal, "p0").text == MASK
    assert joined(there, here).erased.words >= {WORDS}


def test_undo_on_the_other_laptop_does_not_bring_the_words_back(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    edited(there, "p0", text=WORDS)
    meet(here, there)
    erased(here, "p0", "text")
    joined(there, here)
    with pytest.raises(KnownError, match="Undo stops here"):
        there.undo()
    with pytest.raises(KnownError, match="erased for good"):
        edited(there, "p0", text="otra")


def test_a_fork_that_knows_nothing_is_erased_too(laptops: Laptops) -> None:
    here = laptops.plans[0]
    edited(here, "p0", text=WORDS)
    laptops.act([(0, "fork", 0, 0)])
    fork = laptops.plans[3]
    edited(fork, "p0", text=f"{WORDS}, otra vez")
    erased(here, "p0", "text")
    joined(fork, here)
    joined(here, fork)
    assert content(here.store) == content(fork.store)
    assert not in_bytes(here)
    assert not in_bytes(fork)


def test_copies_of_the_words_made_elsewhere_go_too(laptops: Laptops) -> None:
    """The other laptop made a cluster and an option of them, which the first never saw."""
    here, there, third = laptops.plans
    edited(here, "p0", text=WORDS)
    meet(there, here)
    with there.step("cluster.join") as step:
        kept = there.one(Proposal, "p0")
        step.add(Cluster(id="c", label=WORDS, keeper="p0"))
        step.change(kept, cluster="c")
        round = step.add(VoteRound(id="r", name="R2", question="?", state="closed"))
        option = Option(id="o", round=round.id, label="1", text=WORDS, theme="health", position=0,
                        proposal="p0", short="la zarigüeya",
                        members=({"proposal": "p0", "number": "1", "text": WORDS},))  # fmt: skip
        step.fix(step.add(option))
    erased(here, "p0", "text", "short")
    for one, other in ((third, there), (third, here), (there, here), (here, there)):
        joined(one, other)
    for plan in laptops.plans:
        assert plan.one(Cluster, "c").label == MASK
        gone = plan.one(Option, "o")
        assert (gone.text, gone.short, gone.members[0]["text"]) == (MASK, "", MASK)
        assert faults(plan.store) == []
        assert not in_bytes(plan)
    assert content(here.store) == content(there.store) == content(third.store)


def test_words_on_the_ballot_of_an_open_round_are_not_taken_from_under_people(
    laptops: Laptops,
) -> None:
    here, there, _ = laptops.plans
    erased(there, "o0", "text")
    with here.step("vote.open") as step:
        step.change(here.one(VoteRound, "draft"), state="open")
    before = content(here.store)
    with pytest.raises(KnownError, match="Round R1 is open here, and words"):
        meet(here, there)
    assert content(here.store) == before


# -- pictures -------------------------------------------------------------------------------------
PICTURE = bytes(range(256)) * 40


def photographed(plan: OpenPlan, id: str, data: bytes = PICTURE) -> str:
    with plan.step("photo.add") as step:
        return step.add(Photo(id=id, media=step.keep_media(data), faces="no")).media


def media(plan: OpenPlan) -> int:
    return len(content(plan.store)["media"])


@pytest.mark.parametrize("first", [0, 1])
def test_a_picture_that_was_erased_does_not_come_back(laptops: Laptops, first: int) -> None:
    here, there, third = laptops.plans
    photographed(here, "f")
    meet(there, here)
    erased(here, "f", "media", "caption")
    for plan in (here, there)[:: 1 - 2 * first]:
        joined(third, plan)
    joined(there, here)
    joined(here, there)
    assert [media(plan) for plan in laptops.plans] == [0, 0, 0]
    for plan in laptops.plans:
        plan.close()
        assert PICTURE[100:200] not in plan.path.read_bytes()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_picture_that_another_photo_has_comes_along(
    laptops: Laptops, order: tuple[int, ...]
) -> None:
    here, there, third = laptops.plans
    photographed(here, "f")
    meet(there, here)
    erased(here, "f", "media")
    name = photographed(third, "g")
    empty = Path(shutil.copyfile(laptops.start.with_name("nothing.convite"),
                                 laptops.folder / "joined.convite"))  # fmt: skip
    into = laptops.open(2, empty, "9a" * 8)
    for at in order:
        joined(into, laptops.plans[at])
    assert into.media(name) == PICTURE
    into.close()


def test_a_trace_in_the_bytes_is_found_and_taken_away(laptops: Laptops) -> None:
    plan = laptops.plans[0]
    edited(plan, "p0", text=WORDS * 20)
    plan.store.connection.exec_driver_sql("PRAGMA secure_delete=OFF")
    with plan.step("erase") as step:
        taken = erase.take_out(step, {"p0": {"text"}})
    plan.store.connection.exec_driver_sql("PRAGMA secure_delete=ON")
    assert traces.left(plan.store, taken.words)
    assert traces.tidy(plan.store, taken.words)
    assert not traces.left(plan.store, taken.words)
    assert not in_bytes(plan)
    planfile.copy_to(plan.store, laptops.folder / "copy.convite")
