"""What joining two files brings, tells and leaves alone."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.storage.content import content, faults, standing
from tests.storage.files import changed, untouched
from tests.storage.laptops import Laptops, meet
from workshop_app.domain.entity import link_id
from workshop_app.domain.proposals import Cluster, Proposal, ProposalChallenge
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import merge, planfile, tables
from workshop_app.text import KnownError


def edited(plan: OpenPlan, id: str, **values: object) -> None:
    with plan.step("proposal.edit") as step:
        step.change(plan.one(Proposal, id), **values)


def removed(plan: OpenPlan, id: str) -> None:
    with plan.step("proposal.edit") as step:
        step.remove(plan.one(Proposal, id))


def conflicts(plan: OpenPlan) -> list[tuple[str, str, str]]:
    with plan.store.reading() as connection:
        return [(entity, row, name) for entity, row, name, _ in merge.conflicts(connection)]


def settled(plan: OpenPlan, name: str, value: object) -> None:
    with plan.step("conflict.settle") as step:
        step.settle("Proposal", "p0", name, value)


def test_two_edits_that_did_not_know_of_each_other_are_kept_and_told(laptops: Laptops) -> None:
    here, there, third = laptops.plans
    edited(here, "p0", text="luz")
    edited(there, "p0", text="agua", cost=5)
    joined = meet(here, there)
    assert joined.steps > 0
    assert joined.conflicts == conflicts(here) == [("Proposal", "p0", "text")]
    assert here.one(Proposal, "p0").text == "agua"
    assert here.one(Proposal, "p0").cost == 5
    assert {w.value for w in here.history(here.one(Proposal, "p0"), "text")} == {"x", "luz", "agua"}
    meet(third, here)
    assert conflicts(third) == conflicts(here)


def test_equal_edits_are_no_conflict(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    for plan in (here, there):
        edited(plan, "p0", text="luz", tags=("a", "b"))
    meet(here, there)
    assert conflicts(here) == []
    edited(here, "p0", text="agua")
    meet(there, here)
    meet(here, there)
    assert conflicts(here) == conflicts(there) == []
    assert there.one(Proposal, "p0").text == "agua"


def test_an_edit_of_an_edit_is_no_conflict_whatever_the_clocks_say(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    laptops.wrong[0], laptops.wrong[1] = 4e9, -3e9
    edited(here, "p0", text="luz")
    meet(there, here)
    edited(there, "p0", text="luz y agua")
    meet(here, there)
    assert conflicts(here) == []
    assert here.one(Proposal, "p0").text == "luz y agua"


def test_a_later_edit_does_not_settle_a_conflict_by_accident(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    edited(here, "p0", text="luz")
    edited(there, "p0", text="agua")
    meet(here, there)
    edited(here, "p0", text="agua limpia")
    assert conflicts(here) == [("Proposal", "p0", "text")]
    assert faults(here.store) == []
    here.undo()
    assert conflicts(here) == [("Proposal", "p0", "text")]
    assert here.one(Proposal, "p0").text == "agua"
    assert faults(here.store) == []


@pytest.mark.parametrize("value", ["luz", "agua", "luz y agua"])
def test_a_conflict_is_settled_by_a_step_that_can_be_taken_back(
    laptops: Laptops, value: str
) -> None:
    here, there, _ = laptops.plans
    edited(here, "p0", text="luz")
    edited(there, "p0", text="agua")
    meet(here, there)
    settled(here, "text", value)
    for plan in (here, there):
        meet(plan, here if plan is there else there)
        assert conflicts(plan) == []
        assert plan.one(Proposal, "p0").text == value
    assert faults(there.store) == []


def test_taking_back_a_settling_opens_the_conflict_again(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    edited(here, "p0", text="luz")
    edited(there, "p0", text="agua")
    meet(here, there)
    before = standing(here.store)
    settled(here, "text", "luz y agua")
    after = standing(here.store)
    for _ in range(2):
        assert here.undo().left == 0
        assert conflicts(here) == [("Proposal", "p0", "text")]
        assert standing(here.store) == before
        assert here.redo().left == 0
        assert conflicts(here) == []
        assert standing(here.store) == after
    here.undo()
    edited(here, "p0", text="agua limpia")
    assert conflicts(here) == [("Proposal", "p0", "text")]
    meet(there, here)
    assert conflicts(there) == [("Proposal", "p0", "text")]
    settled(there, "text", "otra")
    meet(here, there)
    assert conflicts(here) == conflicts(there) == []
    assert faults(here.store) == faults(there.store) == []


# -- taking away ----------------------------------------------------------------------------------
@pytest.mark.parametrize("first", [0, 1])
def test_a_removal_against_an_edit_it_did_not_know_of_is_a_conflict(
    laptops: Laptops, first: int
) -> None:
    """Whichever came later: the words stay on the board until someone decides."""
    here, there, third = laptops.plans
    acts = [lambda: removed(here, "p0"), lambda: edited(there, "p0", text="agua")]
    acts[first]()
    acts[1 - first]()
    meet(third, here)
    assert third.find(Proposal, "p0") is None
    meet(third, there)
    assert conflicts(third) == [("Proposal", "p0", "gone")]
    assert third.one(Proposal, "p0").text == "agua"


@pytest.mark.parametrize("gone", [True, False])
def test_a_conflict_over_a_removal_is_settled_either_way(laptops: Laptops, gone: bool) -> None:
    here, there, third = laptops.plans
    removed(here, "p0")
    edited(there, "p0", text="agua")
    meet(third, here)
    meet(third, there)
    settled(third, "gone", gone)
    for plan in (here, there):
        meet(plan, third)
        assert conflicts(plan) == []
        assert (plan.find(Proposal, "p0") is None) is gone
    third.undo()
    assert conflicts(third) == [("Proposal", "p0", "gone")]
    assert third.find(Proposal, "p0") is not None
    third.redo()
    assert conflicts(third) == []
    assert (third.find(Proposal, "p0") is None) is gone
    assert faults(third.store) == []


def test_a_removal_that_was_taken_back_and_done_again_holds(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    edited(here, "p0", text="luz")
    for _ in range(2):
        removed(here, "p0")
        here.undo()
    here.redo()
    assert here.find(Proposal, "p0") is None
    meet(there, here)
    assert there.find(Proposal, "p0") is None
    assert conflicts(there) == []
    assert faults(here.store) == faults(there.store) == []


def test_a_removal_that_is_redone_still_does_not_know_of_an_edit(laptops: Laptops) -> None:
    here, there, third = laptops.plans
    edited(there, "p0", text="agua")
    removed(here, "p0")
    here.undo()
    here.redo()
    meet(third, here)
    meet(third, there)
    assert conflicts(third) == [("Proposal", "p0", "gone")]


def test_the_same_link_made_twice_is_one_row(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    link = ProposalChallenge(id=link_id("p0", "h0"), proposal="p0", challenge="h0")
    for plan in (here, there):
        with plan.step("proposal.edit") as step:
            step.add(link)
    here.undo()
    meet(there, here)
    meet(here, there)
    for plan in (here, there):
        assert [found.id for found in plan.all(ProposalChallenge)] == [link.id]
        assert conflicts(plan) == [("ProposalChallenge", link.id, "gone")]


def test_a_row_may_point_at_one_that_comes_later_in_the_same_join(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    with there.step("cluster.join") as step:
        for letter in "zyx":
            step.add(Cluster(id=letter, label=letter))
        step.add(Proposal(id="a", letter="F", count=1, text="x", theme="health", cluster="z"))
        step.change(there.one(Cluster, "z"), keeper="a")
    meet(here, there)
    assert here.one(Cluster, "z").keeper == "a"
    assert faults(here.store) == []


# -- files ----------------------------------------------------------------------------------------
def test_undo_does_not_go_behind_a_joining(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    edited(here, "p0", text="luz")
    edited(there, "p1", text="agua")
    meet(here, there)
    assert here.undoable is None
    with pytest.raises(KnownError, match="Undo stops here"):
        here.undo()
    edited(here, "p0", text="luz clara")
    here.undo()
    assert here.one(Proposal, "p0").text == "luz"
    meet(here, there)
    assert here.redoable == "proposal.edit"  # nothing new came, so nothing was joined


def test_every_later_stamp_of_a_laptop_comes_after_what_it_joined(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    laptops.wrong[1] = 4e9
    edited(there, "p0", text="agua")
    meet(here, there)
    edited(here, "p0", text="agua limpia")
    with here.store.reading() as connection:
        last = connection.scalar(sa.select(sa.func.max(tables.step.c.stamp)))
        own = sa.select(sa.func.max(tables.step.c.stamp))
        assert connection.scalar(own.where(tables.step.c.laptop == here.settings.laptop)) == last
    assert conflicts(here) == []


def test_joining_leaves_the_source_as_it_was(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    edited(there, "p0", text="agua")
    edited(here, "p1", text="luz")
    there.close()
    with untouched(there.path):
        source = planfile.open_plan(there.path, read_only=True)
        assert merge.join(here.store, source).steps > 0
        source.close()


def test_a_newer_file_is_not_joined(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    there.close()
    changed(there.path, f"PRAGMA user_version={tables.SCHEMA + 1}")
    source = planfile.open_plan(there.path)
    before = content(here.store)
    with pytest.raises(KnownError, match="newer Convite"):
        merge.join(here.store, source)
    source.close()
    assert content(here.store) == before


def test_a_join_that_fails_leaves_nothing(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    edited(there, "p0", text="agua " * 200_000)
    pages = here.store.connection.exec_driver_sql("PRAGMA page_count").scalar()
    here.store.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    before = content(here.store)
    with pytest.raises(KnownError, match="disk is full"):
        meet(here, there)
    assert content(here.store) == before
