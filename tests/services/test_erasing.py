"""Erasing for good: the words are in no byte afterwards, and nothing brings them back (P-21)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.photographs import drawn, written
from workshop_app.domain.action_plan import Action
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.text_guard import MASKS, mask_in
from workshop_app.services import (
    action_plan,
    checking,
    erasing,
    photos,
    proposals,
    rounds,
    safety_copies,
    similar,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.pictures import Edit
from workshop_app.storage import traces
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

MARKERS = ("zarigüeya", "marsupial", "perezoso")
"""One for each wording: the second and third were typed over the first."""


def capture(plan: OpenPlan, text: str, **facts: Any) -> Proposal:
    return proposals.capture(plan, text, theme="health", **facts)


@pytest.fixture
def edited(plan: OpenPlan) -> Proposal:
    """A proposal that was edited three times, was put into a cluster, undone and redone."""
    first = capture(plan, f'La {MARKERS[0]} de la esquina pide un parque "nuevo"\ncon luz')
    other = capture(plan, "Un parque para todos")
    now = proposals.edit(plan, first, text=f"El {MARKERS[1]} de la esquina pide un parque")
    cluster = proposals.join_into_cluster(plan, [now, other])
    proposals.edit(plan, plan.one(Proposal, first.id), text=f"El {MARKERS[2]} pide un parque")
    proposals.edit(plan, plan.one(Proposal, first.id), text="Un parque", detail=MARKERS[0] * 900)
    for _ in range(3):
        plan.undo()
    for _ in range(3):
        plan.redo()
    assert cluster.label == now.text
    return plan.one(Proposal, first.id)


def found(folder: Path, words: tuple[str, ...] = MARKERS) -> list[tuple[str, str]]:
    """The files under ``folder`` that hold one of ``words``, in any encoding."""
    return [
        (path.name, word)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for word in words
        for form in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"),
                     word.encode("latin-1"))
        if form in path.read_bytes()
    ]  # fmt: skip


# -- the bytes ------------------------------------------------------------------------------------
def test_the_words_are_in_no_byte_of_the_plan_or_its_copies(
    plan: OpenPlan, edited: Proposal, tmp_path: Path
) -> None:
    for before in ("gather", "hour"):
        assert safety_copies.keep(plan, before)
    capture(plan, "Otra cosa")
    assert len(safety_copies.of(plan)) == 2
    done = erasing.erase(plan, edited)
    assert (done.copies, done.deleted, done.left) == (2, 0, 0)
    assert done.fields["Proposal"] >= 2
    plan.close()
    assert found(tmp_path) == []
    again = open_file(plan.path, plan.settings)
    assert checking.check(again) == []
    assert again.one(Proposal, edited.id).count == edited.count
    again.close()


def test_the_search_finds_words_that_were_not_erased(
    plan: OpenPlan, edited: Proposal, tmp_path: Path
) -> None:
    safety_copies.keep(plan, "gather")
    erasing.erase(plan, edited, "detail")
    plan.close()
    assert {word for _, word in found(tmp_path)} == set(MARKERS)
    assert len({name for name, _ in found(tmp_path)}) == 2


def test_a_file_made_anew_is_needed_only_where_words_are_left(
    plan: OpenPlan, edited: Proposal
) -> None:
    assert not traces.left(plan.store, {edited.detail})  # it stands: no trace
    erasing.erase(plan, edited)
    assert not traces.left(plan.store, {edited.detail, "El marsupial de la esquina pide un parque"})


def test_what_someone_else_said_in_the_same_words_stays(plan: OpenPlan) -> None:
    first, second = capture(plan, "Un parque con luz"), capture(plan, "Un parque con luz")
    erasing.erase(plan, first)
    assert plan.one(Proposal, second.id).text == "Un parque con luz"


# -- copies on the laptop -------------------------------------------------------------------------
def test_a_copy_that_cannot_be_cleaned_is_deleted(
    plan: OpenPlan, edited: Proposal, tmp_path: Path
) -> None:
    whole = safety_copies.keep(plan, "gather")
    assert whole is not None
    torn = whole.with_name("roto.convite")
    torn.write_bytes(whole.read_bytes()[:-5000])
    left = whole.with_name("plan.convite-partial")
    shutil.copyfile(whole, left)
    strange = whole.with_name("carta.txt")
    strange.write_text("de otra cosa")
    done = erasing.erase(plan, edited)
    assert (done.copies, done.deleted, done.left) == (1, 2, 0)
    assert sorted(path.name for path in whole.parent.iterdir()) == sorted([whole.name, "carta.txt"])
    plan.close()
    assert found(tmp_path) == []


def test_a_copy_that_is_open_in_another_window_is_left_and_said(
    plan: OpenPlan, edited: Proposal
) -> None:
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    other = open_file(copy, plan.settings)
    done = erasing.erase(plan, edited)
    assert (done.copies, done.deleted, done.left) == (0, 0, 1)
    assert other.one(Proposal, edited.id).detail
    other.close()
    done = erasing.erase(plan, edited)
    assert (done.copies, done.left) == (1, 0)


def test_copies_of_other_plans_are_not_touched(plan: OpenPlan, edited: Proposal) -> None:
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    other = Path(shutil.copyfile(copy, copy.with_name("otro.convite")))
    theirs = open_file(other, plan.settings)
    with theirs.step("erase") as step:
        step.remove(theirs.one(Proposal, edited.id))
    theirs.close()
    unlike = copy.with_name("sin nada.convite")
    unlike.write_bytes(b"SQLite format 3" + bytes(4096))
    before = unlike.read_bytes()
    erasing.erase(plan, edited)
    assert unlike.read_bytes() == before


def test_a_restored_copy_does_not_undo_its_way_back_to_the_words(
    plan: OpenPlan, edited: Proposal
) -> None:
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    erasing.erase(plan, edited)
    restored = open_file(copy, plan.settings)
    while restored.undoable:
        restored.undo()
    while restored.redoable:
        restored.redo()
    assert restored.one(Proposal, edited.id).text == mask_in("es")
    assert checking.check(restored) == []
    restored.close()
    assert found(copy.parent) == []


# -- what stays -----------------------------------------------------------------------------------
def test_it_is_a_step_that_undo_does_not_pass(plan: OpenPlan, edited: Proposal) -> None:
    erasing.erase(plan, edited)
    with pytest.raises(KnownError, match="Undo stops here"):
        plan.undo()
    proposals.edit(plan, plan.one(Proposal, edited.id), cost=5)
    plan.undo()
    with pytest.raises(KnownError, match="Undo stops here"):
        plan.undo()
    assert plan.one(Proposal, edited.id).text == mask_in("es")


def test_history_says_that_it_was_erased(plan: OpenPlan, edited: Proposal) -> None:
    erasing.erase(plan, edited, "text")
    now = plan.one(Proposal, edited.id)
    said = plan.history(now, "text")
    assert len(said) > 4
    assert all(one.erased and one.value == mask_in("es") for one in said)
    assert not any(one.erased for one in plan.history(now, "detail"))
    assert erasing.erased(plan, edited.id) == {"text", "short"}


def test_an_erased_field_is_not_written_again(plan: OpenPlan, edited: Proposal) -> None:
    erasing.erase(plan, edited, "text")
    now = plan.one(Proposal, edited.id)
    with pytest.raises(KnownError, match="erased for good"):
        proposals.edit(plan, now, text="Otras palabras")
    proposals.edit(plan, now, text=now.text, cost=7)
    assert plan.one(Proposal, edited.id).cost == 7


def test_erasing_twice_or_what_was_never_said_is_no_harm(plan: OpenPlan) -> None:
    one = capture(plan, "Luz")
    erasing.erase(plan, one, "detail")
    erasing.erase(plan, one)
    assert erasing.erase(plan, plan.one(Proposal, one.id)).fields == {}
    assert checking.check(plan) == []


def test_what_was_taken_away_can_be_erased_too(plan: OpenPlan, tmp_path: Path) -> None:
    one = capture(plan, "La zarigüeya")
    plan.undo()
    assert erasing.erase(plan, one).fields == {"Proposal": 1}
    plan.close()
    assert found(tmp_path) == []


def test_only_free_texts_can_be_erased(plan: OpenPlan) -> None:
    with pytest.raises(RuntimeError, match="theme"):
        erasing.erase(plan, capture(plan, "Luz"), "theme")


def test_a_plan_that_is_only_read_is_refused(plan: OpenPlan, edited: Proposal) -> None:
    plan.close()
    only_read = open_file(plan.path, plan.settings, read_only=True)
    with pytest.raises(KnownError, match="only be read"):
        erasing.erase(only_read, edited)
    only_read.close()


def test_what_lives_in_memory_forgets_it(plan: OpenPlan) -> None:
    one = capture(plan, "Alumbrado para la cancha de la esquina")
    assert similar.similar(plan, "Alumbrado para la cancha")
    heard: list[Any] = []
    plan.news.subscribe(heard.append)
    erasing.erase(plan, one)
    assert similar.similar(plan, "Alumbrado para la cancha") == []
    assert "text" in heard[0].rows[("Proposal", one.id)]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_mask_word_is_the_one_of_the_window(language: str) -> None:
    from workshop_app.domain.text_guard import MASK

    assert Words(language)(MASK) == mask_in(language)
    assert mask_in(language) in MASKS


# -- only what was said before --------------------------------------------------------------------
def test_earlier_wordings_go_alone(plan: OpenPlan, edited: Proposal, tmp_path: Path) -> None:
    safety_copies.keep(plan, "gather")
    cluster = plan.all(Cluster)[0]
    now = proposals.edit(plan, edited, detail="Con luz")
    erasing.erase_earlier(plan, now)
    assert plan.one(Proposal, now.id) == now
    assert plan.one(Cluster, cluster.id).label == mask_in("es")
    said = plan.history(now, "text")
    assert {one.value for one in said if not one.erased} == {"Un parque"}
    proposals.edit(plan, now, text="Un parque con luz")
    assert checking.check(plan) == []
    assert erasing.erased(plan, now.id) == frozenset()
    plan.close()
    assert found(tmp_path) == []


def test_where_nothing_was_said_before_nothing_happens(plan: OpenPlan) -> None:
    one = capture(plan, "Un parque")
    assert erasing.erase_earlier(plan, one, "text").fields == {}
    assert plan.undoable == "proposal.capture"


def test_a_ballot_with_the_words_of_now_stays_and_one_with_earlier_ones_does_not(
    plan: OpenPlan,
) -> None:
    first, second = capture(plan, "La zarigüeya de la esquina"), capture(plan, "Luz")
    old = a_round(plan, [first, second])
    votes.close_round(plan, votes.open_round(plan, old))
    proposals.edit(plan, first, text="La esquina")
    new = a_round(plan, [plan.one(Proposal, first.id), second])
    erasing.erase_earlier(plan, plan.one(Proposal, first.id), "text")

    def told(round: VoteRound) -> tuple[str, str, str]:
        option = next(one for one in rounds.options(plan, round) if one.proposal == first.id)
        return option.text, option.short, option.members[0]["text"]

    assert told(old) == (mask_in("es"), "", mask_in("es"))
    assert told(new)[::2] == ("La esquina", "La esquina")
    assert checking.check(plan) == []


# -- copies of the words --------------------------------------------------------------------------
def test_titles_that_are_the_very_words_go_along_and_can_be_written_again(plan: OpenPlan) -> None:
    first, second = capture(plan, "La zarigüeya"), capture(plan, "Luz")
    proposals.join_into_cluster(plan, [first, second])
    cluster = plan.all(Cluster)[0]
    (action,) = action_plan.make_actions(plan, [first.id])
    done = erasing.erase(plan, plan.one(Proposal, first.id))
    assert done.fields == {"Proposal": 1, "Cluster": 1, "Action": 1}
    assert plan.one(Cluster, cluster.id).label == mask_in("es")
    proposals.edit_cluster(plan, plan.one(Cluster, cluster.id), label="Luz en las calles")
    action_plan.edit(plan, plan.one(Action, action.id), title="Alumbrado")
    assert plan.one(Cluster, cluster.id).label == "Luz en las calles"
    assert checking.check(plan) == []


def test_a_title_of_its_own_stays(plan: OpenPlan) -> None:
    first, second = capture(plan, "La zarigüeya"), capture(plan, "Luz")
    proposals.join_into_cluster(plan, [first, second], "Vivir tranquilos")
    erasing.erase(plan, plan.one(Proposal, first.id))
    assert plan.all(Cluster)[0].label == "Vivir tranquilos"


def a_round(plan: OpenPlan, chosen: list[Proposal]) -> VoteRound:
    round = rounds.draft(plan, "¿Qué?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in chosen])
    return plan.one(VoteRound, round.id)


def test_while_people_vote_on_the_words_nothing_is_erased(plan: OpenPlan) -> None:
    made = [capture(plan, f"La zarigüeya {n}") for n in "abc"]
    round = votes.open_round(plan, a_round(plan, made[:2]))
    for held in (made[0], round, plan.all(Option)[0]):
        with pytest.raises(KnownError, match="are voting on these words in round R1"):
            erasing.erase(plan, held)
    assert plan.one(Proposal, made[0].id).text == made[0].text
    erasing.erase(plan, made[2])
    assert plan.one(Proposal, made[2].id).text == mask_in("es")


@pytest.mark.parametrize("voted", [False, True])
def test_on_the_ballot_the_mask_stands_in_their_place(
    plan: OpenPlan, tmp_path: Path, voted: bool
) -> None:
    first, second = capture(plan, "La zarigüeya"), capture(plan, "Luz en las calles")
    round = a_round(plan, [first, second])
    if voted:
        round = votes.open_round(plan, round)
        round = votes.close_round(plan, round)
    before = {one.proposal: one for one in rounds.options(plan, round)}
    erasing.erase(plan, plan.one(Proposal, first.id))
    after = {one.proposal: one for one in rounds.options(plan, round)}
    gone = after[first.id]
    assert (gone.text, gone.short, gone.members[0]["text"]) == (mask_in("es"), "", mask_in("es"))
    assert (gone.label, gone.id, gone.position) == (
        before[first.id].label, before[first.id].id, before[first.id].position
    )  # fmt: skip
    assert after[second.id] == before[second.id]
    assert checking.check(plan) == []
    plan.close()
    assert found(tmp_path) == []


def test_in_a_cluster_on_the_ballot_only_its_own_words_go(plan: OpenPlan) -> None:
    first, second, other = (
        capture(plan, "La zarigüeya"),
        capture(plan, "Luz"),
        capture(plan, "Agua"),
    )
    proposals.join_into_cluster(plan, [first, second], "Vivir tranquilos")
    round = a_round(plan, [plan.one(Proposal, one.id) for one in (first, other)])
    erasing.erase(plan, plan.one(Proposal, first.id))
    option = next(one for one in rounds.options(plan, round) if one.proposal == first.id)
    assert option.text == "Vivir tranquilos"
    assert {one["text"] for one in option.members} == {"Luz", mask_in("es")}
    rounds.choose_options(plan, round, [first.id, other.id])
    assert checking.check(plan) == []


# -- pictures -------------------------------------------------------------------------------------
def test_a_photo_goes_with_every_picture_that_it_showed(plan: OpenPlan, tmp_path: Path) -> None:
    photo = photos.add(plan, written(drawn()), faces="")
    first = plan.media(photo.media)
    photo = photos.change(plan, photo, Edit(turns=1), faces="no")
    photo = photos.describe(plan, photo, "La zarigüeya")
    second = plan.media(photo.media)
    assert first != second
    safety_copies.keep(plan, "gather")
    done = erasing.erase(plan, photo)
    assert (done.pictures, done.copies) == (2, 1)
    assert plan.all(Photo) == []
    assert checking.check(plan) == []
    plan.close()
    assert found(tmp_path) == []
    for data in (first, second):
        pieces = [data[at : at + 64] for at in range(700, len(data) - 64, 512)]
        for path in (one for one in tmp_path.rglob("*") if one.is_file()):
            assert not any(piece in path.read_bytes() for piece in pieces)


def test_a_picture_that_another_photo_has_stays(plan: OpenPlan) -> None:
    one = photos.add(plan, written(drawn()), faces="no")
    other = photos.add(plan, written(drawn()), faces="no")
    assert one.media == other.media
    assert erasing.erase(plan, one).pictures == 0
    assert plan.media(other.media)


def test_only_the_caption_of_a_photo_can_be_erased(plan: OpenPlan) -> None:
    photo = photos.describe(plan, photos.add(plan, written(drawn()), faces="no"), "La zarigüeya")
    erasing.erase(plan, photo, "caption")
    left = plan.one(Photo, photo.id)
    assert (left.caption, left.media) == ("", photo.media)
