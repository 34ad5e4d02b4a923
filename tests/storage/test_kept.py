"""What people type and paste: any text and number is kept whole, cleaned, or refused with words."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.storage.acts import KINDS, some_value
from tests.storage.content import faults
from tests.storage.laptops import Act, Laptops, quick_folder
from tests.storage.test_record import proposal
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Area
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services.news import Changed
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import tables
from workshop_app.storage.cleaning import kept
from workshop_app.text import KnownError

AWKWARD = {
    "emoji 🚰, ñandú, e\u0301, \u202eright to left\u202c, \u200d": None,
    "a\x00b\x07c\x1b[0m\x7f": "abc[0m",
    "one\r\ntwo\rthree\x0bfour\x0cfive\nsix\tseven": "one\ntwo\nthree\nfour\nfive\nsix\tseven",
    "half \ud83d and \udca7": "half \ufffd and \ufffd",
    "whole \ud83d\udca7": "whole 💧",
    "\ufffe\uffff.": ".",
    "'; DROP TABLE Proposal; --": None,
    "": None,
    "una escalera con baranda " * 80_000: None,
}


@pytest.mark.parametrize("typed", AWKWARD, ids=range(len(AWKWARD)))
def test_any_text_is_kept_or_cleaned(plan: OpenPlan, typed: str) -> None:
    wanted = AWKWARD[typed] if AWKWARD[typed] is not None else typed
    made = proposal(plan, typed, tags=(typed,))
    assert made.text == wanted
    assert made.tags == (wanted,)
    with plan.step("proposal.edit") as step:
        edited = step.change(made, detail=typed, cost=1)
    assert plan.one(Proposal, made.id) == edited
    assert edited.detail == wanted
    assert faults(plan.store) == []
    plan.undo()
    assert plan.one(Proposal, made.id) == made


def test_texts_inside_sheets_are_cleaned_too(plan: OpenPlan) -> None:
    with plan.step("plan.change") as step:
        area = step.add(Area(id=new_id(), label="x", outline={"a\x00": ["b\x00", {"c": "\ud800"}]}))
    assert plan.one(Area, area.id).outline == {"a": ("b", {"c": "\ufffd"})}


@given(some.text() | some.text(some.characters(categories=("Cs", "Cc", "Lu"))))
@settings(max_examples=200)
def test_what_is_kept_is_kept_as_it_is_the_next_time(typed: str) -> None:
    once = kept(typed)
    assert kept(once) == once
    assert json.loads(tables.packed(once)) == once
    once.encode()


@pytest.mark.parametrize("cost", [2**63, -(2**63) - 1, 10**40, float("nan"), float("inf")])
def test_a_number_that_cannot_be_kept_is_refused_with_words(plan: OpenPlan, cost: Any) -> None:
    made = proposal(plan, "Luz")
    with pytest.raises(KnownError, match="too large"):
        proposal(plan, "Agua", cost=cost)
    with pytest.raises(KnownError, match="too large"):
        _edit(plan, made, cost=cost)
    assert plan.all(Proposal) == [made]
    assert proposal(plan, "Agua", cost=2**63 - 1).cost == 2**63 - 1


def _edit(plan: OpenPlan, record: Any, **values: Any) -> None:
    with plan.step("proposal.edit") as step:
        step.change(record, **values)


def test_a_search_for_half_a_character_finds_nothing(plan: OpenPlan) -> None:
    assert plan.find(Proposal, "\udcff") is None
    assert plan.all(Proposal, text="\ud800") == []


@given(
    some.lists(
        some.tuples(
            some.just(0),
            some.sampled_from(["add any", "change any", "remove any", "undo"]),
            some.integers(0, 60),
            some.integers(0, 60),
        ),
        min_size=5,
        max_size=25,
    )
)
@settings(max_examples=25, deadline=None)
def test_every_record_is_read_as_it_was_kept(start: Any, acts: list[Act]) -> None:
    with quick_folder() as folder:
        laptops = Laptops(folder, start)
        laptops.act(acts)
        assert faults(laptops.plans[0].store) == []
        before = {kind: laptops.plans[0].all(kind) for kind in KINDS}
        laptops.act([(0, "restart", 0, 0)])
        assert {kind: laptops.plans[0].all(kind) for kind in KINDS} == before
        laptops.close()


def test_every_kind_of_field_has_a_value() -> None:
    for entity, fields in tables.FIELDS.items():
        for field in fields:
            if not field.ref:
                assert some_value(entity, field, 1) is not None


# -- mistakes of the program ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        (lambda plan: _add(plan, Challenge(id="p", letter="", count=1, text="x", theme="health")),
         "the id of a Proposal"),
        (lambda plan: _edit(plan, Proposal(id="no", letter="", count=1, text="x", theme="health"),
                            text="y"), "never added"),
        (lambda plan: _step_in_step(plan), "inside a transaction"),
    ],
)  # fmt: skip
def test_mistakes_of_the_program_are_bugs_and_leave_nothing(
    plan: OpenPlan, mistake: Callable[[OpenPlan], None], sentence: str
) -> None:
    _add(plan, Proposal(id="p", letter="", count=1, text="x", theme="health"))
    before = plan.all(Proposal)
    with pytest.raises(RuntimeError, match=sentence):
        mistake(plan)
    assert plan.all(Proposal) == before
    assert faults(plan.store) == []
    proposal(plan, "Luz")


def _add(plan: OpenPlan, record: Any) -> None:
    with plan.step("proposal.capture") as step:
        step.add(record)


def _step_in_step(plan: OpenPlan) -> None:
    with plan.step("proposal.capture"):
        proposal(plan, "Luz")


# -- threads --------------------------------------------------------------------------------------
def test_five_threads_writing_at_once_use_no_number_twice(plan: OpenPlan) -> None:
    told: list[Changed] = []
    lock = threading.Lock()

    def hear(news: Any) -> None:
        with lock:
            told.append(news)

    plan.news.subscribe(hear)
    begin = threading.Barrier(5)
    trouble: list[BaseException] = []

    def write(name: int) -> None:
        try:
            begin.wait()
            for n in range(12):
                made = _capture(plan, f"{name} {n}")
                plan.all(Proposal)
                _edit(plan, made, cost=n)
        except BaseException as error:
            trouble.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    assert sorted(one.count for one in plan.all(Proposal)) == list(range(1, 61))
    assert len(told) == 120
    assert faults(plan.store) == []
    for _ in range(120):
        plan.undo()
    assert plan.all(Proposal) == []


def _capture(plan: OpenPlan, text: str) -> Proposal:
    with plan.step("proposal.capture") as step:
        letter, count = plan.next_count(Proposal)
        return step.add(
            Proposal(id=new_id(), letter=letter, count=count, text=text, theme="health")
        )
