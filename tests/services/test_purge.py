"""Cleaning up: what goes is in no byte afterwards, what stays stays, and nothing brings it back (P-50)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.photographs import drawn, written
from tests.services.test_erasing import found
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import PrivateNote, Workshop
from workshop_app.domain.places import Photo, Plan
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import (
    checking,
    codes,
    facilitate,
    photos,
    plan_view,
    prepare,
    proposals,
    purge,
    results,
    rounds,
    safety_copies,
    trial_rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.services.pictures import Box, Edit
from workshop_app.settings import Settings
from workshop_app.storage import merge, tables
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

MARKERS = ("zarigüeya", "marsupial", "perezoso", "armadillo")
"""In the note, in an earlier wording, in what was taken away, in a caption."""
LONG = f"Luz y bancas en la cancha del barrio para el {MARKERS[1]}"
"""The few words made of it for a ballot do not hold the marker."""
ALL = tuple(purge.PARTS)


def capture(plan: OpenPlan, text: str, **facts: Any) -> Proposal:
    return proposals.capture(plan, text, theme="health", **facts)


def drafted(plan: OpenPlan, ids: list[str], **facts: Any) -> VoteRound:
    """A round that can be opened, with these proposals."""
    draft = rounds.draft(plan, "¿Qué va primero?", people=6, places=1, channels=("laptop",),
                         public_seed="lluvia", **facts)  # fmt: skip
    rounds.choose_options(plan, draft, ids)
    return plan.one(VoteRound, draft.id)


@pytest.fixture
def used(plan: OpenPlan) -> OpenPlan:
    """A plan that was worked with: notes, photos, edits, a round with codes, a rehearsal."""
    workshop = prepare.add_workshop(plan, "Primer taller")
    facilitate.write_note(plan, workshop, f"La {MARKERS[0]} no quiere hablar")
    said = capture(plan, f'El {MARKERS[1]} pide un parque "nuevo"\ncon luz')
    park = proposals.edit(plan, said, text="Un parque con luz")
    other = capture(plan, "Un centro de salud")
    gone = proposals.capture_challenge(plan, f"El {MARKERS[2]} se queja", theme="health")
    proposals.remove_challenge(plan, gone)
    picture = written(drawn(), "JPEG")
    photos.add(plan, picture, proposal=park.id)
    clear = photos.add(plan, picture, faces="no", proposal=park.id)
    photos.describe(plan, photos.add(plan, picture), f"Un {MARKERS[3]}")
    photos.change(plan, clear, Edit(covers=(Box(0.1, 0.1, 0.5, 0.5),)), faces="no")
    draft = drafted(plan, [park.id, other.id], with_codes=True)
    trial_rounds.end(plan, trial_rounds.begin(plan, Words("es"), draft))
    opened = votes.open_round(plan, draft)
    slips = codes.make(plan, opened, 6)
    labels = [one.label for one in rounds.options(plan, opened)]
    for slip in slips:
        votes.vote(plan, opened, ((labels[0], 1),), code=slip)
    votes.show_result(plan, votes.close_round(plan, opened))
    return plan


def pixels(plan: OpenPlan) -> int:
    with plan.store.reading() as connection:
        return len(connection.execute(tables.media.select()).all())


# -- what goes ------------------------------------------------------------------------------------
def test_the_preview_counts_what_goes(used: OpenPlan) -> None:
    safety_copies.keep(used, "hour")
    assert purge.preview(used) == {
        "notes": 1, "pictures": 3, "wordings": 2, "codes": 6, "trials": 1, "copies": 1,
        "others": 0,
    }  # fmt: skip


def test_nothing_of_it_is_in_any_byte_afterwards(used: OpenPlan, tmp_path: Path) -> None:
    for before in ("gather", "hour"):
        assert safety_copies.keep(used, before)
    assert {word for _, word in found(tmp_path, MARKERS)} == set(MARKERS)
    done = purge.purge(used, ALL)
    assert done.parts["copies"] == 2
    assert not done.left
    assert found(tmp_path, MARKERS) == []
    assert pixels(used) == 1
    assert safety_copies.of(used) == []
    assert purge.preview(used) == dict.fromkeys(purge.PARTS, 0)
    assert checking.check(used) == []
    used.close()
    assert found(tmp_path, MARKERS) == []


def test_copies_that_stay_lose_the_same_words(used: OpenPlan, tmp_path: Path) -> None:
    copy = safety_copies.keep(used, "hour")
    assert copy
    done = purge.purge(used, [one for one in ALL if one != "copies"])
    assert (done.cleaned, done.deleted, done.left) == (1, 0, 0)
    assert found(tmp_path, MARKERS) == []
    cleaned = open_file(copy, used.settings)
    try:
        assert purge.preview(cleaned)["codes"] == 0
        assert checking.check(cleaned) == []
    finally:
        cleaned.close()


def test_the_plan_and_its_results_stay(used: OpenPlan) -> None:
    (round,) = used.all(VoteRound, state="shown")
    before = results.result(used, round), plan_view.read_plan(used).proposals
    standing = {one.id: one.text for one in used.all(Proposal)}
    options = used.all(Option, round=round.id)
    value = (round.closing or {})["check_value"]
    purge.purge(used, ALL)
    assert {one.id: one.text for one in used.all(Proposal)} == standing
    assert used.all(Option, round=round.id) == options
    (after,) = used.all(VoteRound, state="shown")
    assert (after.closing or {})["check_value"] == value
    again = results.result(used, after), plan_view.read_plan(used).proposals
    first = tuple(replace(one, first_said="") for one in before[1])
    assert again == (before[0], first)
    assert [one.faces for one in used.all(Photo)] == ["no"]
    assert used.all(PrivateNote) == []


def test_a_wording_that_was_voted_on_stays_on_the_ballot_and_in_a_title(plan: OpenPlan) -> None:
    said, other = capture(plan, f"Un {MARKERS[1]} en el parque"), capture(plan, "Un parque")
    proposals.join_into_cluster(plan, [said, other])
    alone = capture(plan, "Un puesto de salud")
    draft = drafted(plan, [said.id, alone.id])
    votes.close_round(plan, votes.open_round(plan, plan.one(VoteRound, draft.id)))
    proposals.edit(plan, plan.one(Proposal, said.id), text="Un parque con árboles")
    options = plan.all(Option)
    assert purge.preview(plan)["wordings"] == 1
    purge.purge(plan, ["wordings"])
    assert plan.all(Option) == options
    assert MARKERS[1] in plan.all(Cluster)[0].label
    erased = [one.erased for one in plan.history(plan.one(Proposal, said.id), "text")]
    assert erased == [True, False]
    assert checking.check(plan) == []


def test_what_a_draft_said_before_it_was_opened_goes(plan: OpenPlan, tmp_path: Path) -> None:
    """The words on a ballot are fixed at opening; what stood there before is an earlier wording."""
    said, other = capture(plan, LONG), capture(plan, "Un parque")
    draft = drafted(plan, [said.id, other.id])
    proposals.edit(plan, plan.one(Proposal, said.id), text="Luz en la cancha")
    votes.close_round(plan, votes.open_round(plan, plan.one(VoteRound, draft.id)))
    options = plan.all(Option)
    purge.purge(plan, ["wordings"])
    assert found(tmp_path, MARKERS) == []
    assert plan.all(Option) == options
    assert checking.check(plan) == []


def test_only_what_was_written_before_a_day_goes(used: OpenPlan) -> None:
    today = date.today()
    assert set(purge.preview(used, today).values()) == {0}
    tomorrow = today + timedelta(days=1)
    assert purge.preview(used, tomorrow) == purge.preview(used)
    purge.purge(used, ALL, today)
    assert used.count(PrivateNote) == 1


def test_what_bears_a_day_to_come_was_written_today_at_the_latest(used: OpenPlan) -> None:
    """Once a clock was in the year 2500 every later step comes after it."""
    today = date.today()
    whole = purge.preview(used)
    assert purge.ahead(used) == 0
    with used.store.transaction() as connection:
        for stamp in (tables.change.c.step, tables.step.c.stamp):
            later = sa.literal("1") + sa.func.substr(stamp, 2)
            steps = connection.execute(sa.update(stamp.table).values({stamp: later})).rowcount
    assert purge.ahead(used) == steps
    assert purge.preview(used, today)["notes"] == 0
    assert purge.preview(used, today + timedelta(days=1))["notes"] == whole["notes"] == 1


def test_counting_what_would_go_ends_quietly_when_the_plan_is_closed(
    make_plan: Callable[..., OpenPlan],
) -> None:
    plan = make_plan("closed")
    plan.close()
    assert purge.preview(plan) == {}
    assert purge.ahead(plan) == 0


def test_a_conflict_keeps_both_its_wordings(
    make_plan: Callable[..., OpenPlan], settings: Settings
) -> None:
    ours, theirs, said = apart(make_plan)
    proposals.edit(ours, said, text="Un parque grande")
    proposals.edit(theirs, theirs.one(Proposal, said.id), text="Un parque verde")
    merge.join(ours.store, theirs.store)
    assert purge.preview(ours)["wordings"] == 1
    purge.purge(ours, ["wordings"])
    wordings = [one.value for one in ours.history(ours.one(Proposal, said.id), "text")]
    assert "Un parque grande" in wordings
    assert "Un parque verde" in wordings
    assert f"El {MARKERS[1]} pide" not in wordings


# -- joining --------------------------------------------------------------------------------------
def apart(make_plan: Callable[..., OpenPlan]) -> tuple[OpenPlan, OpenPlan, Proposal]:
    """Two laptops with the same file, in which something was said."""
    ours = make_plan("ours")
    said = capture(ours, f"El {MARKERS[1]} pide")
    ours.close()
    other = ours.path.with_name("theirs.convite")
    shutil.copyfile(ours.path, other)
    ours = open_file(ours.path, ours.settings)
    theirs = open_file(other, Settings(laptop="2b" * 8, nickname="garza 5", letter="C"))
    return ours, theirs, ours.one(Proposal, said.id)


@pytest.mark.parametrize("into_older", [False, True])
def test_an_older_file_does_not_bring_it_back(
    used: OpenPlan, tmp_path: Path, into_older: bool
) -> None:
    older = tmp_path / "older" / "older.convite"
    older.parent.mkdir()
    safety_copies.write_to(used, older)
    purge.purge(used, ALL)
    other = open_file(older, Settings(laptop="2b" * 8, nickname="garza 5", letter="C"))
    target, source = (other, used) if into_older else (used, other)
    try:
        merge.join(target.store, source.store)
        target.close()
        left = {name for name, _ in found(tmp_path, MARKERS)}
        assert target.path.name not in left
        target = open_file(target.path, used.settings)
        assert purge.preview(target)["codes"] == 0
        assert pixels(target) == 1
        assert checking.check(target) == []
    finally:
        target.close()
        other.close()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_any_order_files_that_were_purged_and_worked_on_come_to_the_same(
    make_plan: Callable[..., OpenPlan], order: tuple[int, ...]
) -> None:
    first = make_plan("first")
    said = capture(first, f"El {MARKERS[1]} pide")
    proposals.edit(first, said, text="Un parque")
    first.close()
    laptops = [Settings(laptop=f"{n}c" * 8, nickname="garza 5", letter=n) for n in "BCD"]
    plans = []
    for name, settings in zip("xyz", laptops, strict=True):
        path = first.path.with_name(f"{name}.convite")
        shutil.copyfile(first.path, path)
        plans.append(open_file(path, settings))
    try:
        purge.purge(plans[0], ["wordings"])
        proposals.edit(plans[1], plans[1].one(Proposal, said.id), text="Un parque verde")
        proposals.edit(plans[2], plans[2].one(Proposal, said.id), text="Un parque grande")
        purge.purge(plans[2], ["wordings"])
        target, *others = (plans[n] for n in order)
        for other in others:
            merge.join(target.store, other.store)
        (one,) = target.all(Proposal)
        wordings = sorted(str(each.value) for each in target.history(one, "text"))
        assert wordings == sorted(
            ["[dato retirado]", "[dato retirado]", "Un parque verde", "Un parque grande"]
        )
        assert one.text in ("Un parque verde", "Un parque grande")
        assert checking.check(target) == []
        target.close()
        assert MARKERS[1].encode() not in target.path.read_bytes()
    finally:
        for plan in plans:
            plan.close()


# -- what it is not -------------------------------------------------------------------------------
def test_undo_stops_there_and_says_so(used: OpenPlan) -> None:
    purge.purge(used, ALL)
    with pytest.raises(KnownError) as refused:
        used.undo()
    assert "Purged" in str(refused.value.told(Words("en")))


def test_it_waits_while_people_vote(plan: OpenPlan) -> None:
    ids = [capture(plan, text).id for text in ("Un parque", "Un puente")]
    draft = drafted(plan, ids)
    votes.open_round(plan, plan.one(VoteRound, draft.id))
    with pytest.raises(KnownError) as refused:
        purge.purge(plan, ALL)
    assert refused.value.message == purge.VOTING


def test_nothing_ticked_changes_nothing(used: OpenPlan) -> None:
    with pytest.raises(KnownError) as refused:
        purge.purge(used, [])
    assert refused.value.message == purge.NOTHING
    assert used.count(PrivateNote) == 1


def test_a_new_note_can_be_written_afterwards(used: OpenPlan) -> None:
    (workshop,) = used.all(Workshop)
    purge.purge(used, ["notes"])
    facilitate.write_note(used, workshop, "Otra cosa")
    assert facilitate.note(used, workshop) is not None


# -- a day for it ---------------------------------------------------------------------------------
def test_a_day_for_it_is_kept_and_ends_with_it(used: OpenPlan) -> None:
    day = date.today() + timedelta(days=30)
    purge.set_reminder(used, day)
    assert purge.reminder(used) == day
    assert not purge.is_due(used)
    assert purge.is_due(used, day)
    purge.purge(used, ["notes"])
    assert purge.reminder(used) is None


# -- the whole plan -------------------------------------------------------------------------------
def test_the_whole_plan_goes_with_its_copies_and_no_other(
    used: OpenPlan, make_plan: Callable[..., OpenPlan], tmp_path: Path
) -> None:
    other = make_plan("other")
    with other.step("plan.change") as step:
        step.add(Workshop(id=new_id(), number=1, title="Otro"))
    stays = safety_copies.keep(other, "hour")
    copy = safety_copies.keep(used, "hour")
    assert copy
    assert stays
    gone = purge.doomed(used)
    used.close()
    used.path.with_name(used.path.name + "-journal").write_text(MARKERS[0], encoding="utf-8")
    assert purge.destroy(gone) == 2
    assert not used.path.exists()
    assert not copy.exists()
    assert stays.exists()
    assert other.path.exists()
    assert found(tmp_path, MARKERS) == []


def test_copies_from_before_an_upgrade_and_what_a_cut_left_are_copies_of_the_plan_too(
    used: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    """The name of a copy kept before an upgrade does not tell the plan: it is looked into."""
    kept = safety_copies.keep(used, "hour")
    assert kept
    for name in ("v3", "v3-2"):
        shutil.copyfile(kept, kept.with_name(f"{used.path.stem}.{name}.convite"))
    kept.rename(kept.with_name(kept.name + ".new"))
    theirs = safety_copies.folder() / f"{used.path.stem}.v2.convite"
    another = Plan(id=new_id(), title="Otra", municipality="Cúcuta")
    new_file(theirs, settings, another).close()
    assert purge.preview(used)["copies"] == 3
    purge.purge(used, ALL)
    assert found(tmp_path, MARKERS) == []
    assert [one.path for one in safety_copies.everything()] == [theirs]


def test_copies_under_another_name_go_only_where_they_are_asked_for(
    used: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    """They may be those of another file of this plan, which is worked with elsewhere."""
    other = tmp_path / "Taller3.convite"
    safety_copies.write_to(used, other)
    third = open_file(other, settings)
    theirs, mine = safety_copies.keep(third, "hour"), safety_copies.keep(used, "hour")
    third.close()
    assert theirs
    assert mine
    counts = purge.preview(used)
    assert (counts["copies"], counts["others"]) == (1, 1)
    purge.purge(used, ["copies"])
    assert (mine.exists(), theirs.exists()) == (False, True)
    gone = purge.doomed(used)
    assert [one.path for one in gone.others] == [theirs]
    used.close()
    used.path.with_name(used.path.name + ".back").write_text(MARKERS[0], encoding="utf-8")
    assert purge.destroy(gone) == 1
    assert theirs.exists()
    assert {name for name, _ in found(tmp_path, MARKERS)} == {other.name, theirs.name}
    assert purge.destroy(gone, others=True) == 2
    assert not theirs.exists()


def test_a_plan_that_is_open_is_not_destroyed(used: OpenPlan) -> None:
    with pytest.raises(KnownError) as refused:
        purge.destroy(purge.doomed(used))
    assert refused.value.message == purge.STAYED
    assert used.count(PrivateNote) == 1
