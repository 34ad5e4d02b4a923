"""Erasing for good: the words are in no byte afterwards, nothing brings them back (P-21)."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_app.domain.proposals import Proposal
from workshop_app.services import (
    checking,
    erasing,
    proposals,
    safety_copies,
)
from workshop_app.services.open_plan import OpenPlan, open_file

MARKERS = ("zarigüeya", "marsupial", "perezoso")
"""One for each wording: the second and third were typed over the first."""


def capture(plan: OpenPlan, text: str, **facts: object) -> Proposal:
    return proposals.capture(plan, text, theme="health", **facts)  # type: ignore[arg-type]


@pytest.fixture
def edited(plan: OpenPlan) -> Proposal:
    """A proposal that was edited three times, was put into a cluster, undone and redone."""
    first = capture(plan, f"La {MARKERS[0]} de la esquina pide un parque \"nuevo\"\ncon luz")
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
