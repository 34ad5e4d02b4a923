"""Joining passes the text guard (P-18): what it marks and nobody confirmed comes in masked, the same
in any order, and is told."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.storage.content import content, faults
from workshop_app.domain import text_guard
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Pin, Plan
from workshop_app.domain.proposals import Cluster, Confirmation, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.text_guard import MASK, mask_in
from workshop_app.services import (
    action_plan,
    checking,
    demo,
    erasing,
    gather,
    prepare,
    proposals,
    rounds,
    safety_copies,
)
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage import guarded

DETAIL = "310 555 12 34"
TEXT = f"Llamar al {DETAIL} de noche"
MASKED = f"Llamar al {mask_in('es')} de noche"

Make = Callable[..., OpenPlan]


def unguarded(plan: OpenPlan, text: str = TEXT, id: str = "") -> Proposal:
    """A proposal as a program without a guard keeps it."""
    with plan.step("proposal.capture") as step:
        letter, count = plan.next_count(Proposal)
        return step.add(Proposal(id=id or new_id(), letter=letter, count=count, text=text,
                                 theme="health"))  # fmt: skip


def fresh(tmp_path: Path, sources: Sequence[Path], settings: Settings) -> list[gather.Brought]:
    """Join into a new file, over the last one."""
    out = tmp_path / "joined.convite"
    out.unlink(missing_ok=True)
    return gather.join_new(out, sources, settings)


def opened(tmp_path: Path, settings: Settings) -> OpenPlan:
    return open_file(tmp_path / "joined.convite", settings)


def _examples() -> list[tuple[str, str]]:
    file = Path(__file__).parents[1] / "data" / "text_guard_examples.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["example"]
    return [(row["expected"], row["text"]) for row in rows if row["expected"] != "none"]


def test_a_text_of_each_kind_comes_in_masked_and_is_told(
    make_plan: Make, tmp_path: Path, settings: Settings
) -> None:
    plan = make_plan()
    examples = _examples()
    made = [unguarded(plan, text) for _, text in examples]
    plan.close()
    (brought,) = fresh(tmp_path, [plan.path], settings)
    assert [one.id for one in brought.masked] == [
        one.id for one in sorted(made, key=lambda one: [m.id for m in brought.masked].index(one.id))
    ]
    assert len(brought.masked) == len(examples)
    kinds = {one.id: one.kinds for one in brought.masked}
    assert all(kind in kinds[one.id] for one, (kind, _) in zip(made, examples, strict=True))
    assert {one.number for one in brought.masked} == {str(n + 1) for n in range(len(examples))}
    joined = opened(tmp_path, settings)
    for one in joined.all(Proposal):
        assert not text_guard.look(one.text)
        assert mask_in("es") in one.text
    assert checking.check(joined) == []
    joined.close()


def test_the_raw_words_are_in_no_byte(make_plan: Make, tmp_path: Path, settings: Settings) -> None:
    plan = make_plan()
    one = unguarded(plan)
    with plan.step("proposal.edit") as step:
        step.change(one, text=f"{TEXT}, mejor", detail=TEXT)
    plan.close()
    into = make_plan("into")
    gather.join_into(into, [plan.path])
    copies = safety_copies.of(into)
    into.close()
    for path in (into.path, *copies):
        assert DETAIL.encode() not in path.read_bytes()
    assert DETAIL.encode() in plan.path.read_bytes()


def test_it_is_told_once(make_plan: Make, settings: Settings) -> None:
    plan, into = make_plan(), make_plan("into")
    unguarded(plan)
    plan.close()
    assert len(gather.join_into(into, [plan.path])[0].masked) == 1
    again = gather.join_into(into, [plan.path])[0]
    assert again.already_here
    assert again.masked == ()


def test_what_was_confirmed_comes_as_it_is(
    make_plan: Make, tmp_path: Path, settings: Settings
) -> None:
    """With its copies: the title of the cluster and of the action, and the option."""
    plan = make_plan()
    first = proposals.capture(plan, f"La alcaldía atiende en el {DETAIL}", theme="health",
                              confirmed=True)  # fmt: skip
    second = proposals.capture(plan, "Que atiendan de noche", theme="health")
    proposals.join_into_cluster(plan, [first, second])
    action_plan.make_actions(plan, [first.id])
    round = rounds.draft(plan, "¿Qué?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [first.id])
    plan.close()
    (brought,) = fresh(tmp_path, [plan.path], settings)
    assert brought.masked == ()
    joined = opened(tmp_path, settings)
    assert joined.one(Proposal, first.id).text == first.text
    joined.close()


CONFIRMED: tuple[Callable[[OpenPlan], object], ...] = (
    lambda plan: proposals.edit(
        plan, proposals.capture(plan, "Luz", theme="health"), detail=TEXT, confirmed=True
    ),
    lambda plan: proposals.withdraw(
        plan, proposals.capture(plan, "Luz", theme="health"), TEXT, confirmed=True
    ),
    lambda plan: proposals.edit_cluster(
        plan,
        proposals.join_into_cluster(
            plan, [proposals.capture(plan, text, theme="health") for text in ("Luz", "Sombra")]
        ),
        label=TEXT,
        confirmed=True,
    ),
    lambda plan: prepare.add_workshop(plan, TEXT, confirmed=True),
    lambda plan: prepare.add_territory(plan, TEXT, confirmed=True),
    lambda plan: prepare.add_commune(plan, 6, TEXT, confirmed=True),
    lambda plan: prepare.change_plan(plan, title=TEXT, confirmed=True),
    lambda plan: prepare.set_tables(
        plan, prepare.add_workshop(plan, "Encuentro"), [TEXT], confirmed=True
    ),
    lambda plan: rounds.change_round(
        plan, rounds.draft(plan, "¿Qué?"), question=TEXT, confirmed=True
    ),
)


@pytest.mark.parametrize("confirm", CONFIRMED)
def test_whatever_was_confirmed_on_its_way_in_is_recorded(
    make_plan: Make, tmp_path: Path, settings: Settings, confirm: Callable[[OpenPlan], object]
) -> None:
    plan = make_plan()
    confirm(plan)
    assert plan.count(Confirmation) >= 1
    plan.close()
    assert fresh(tmp_path, [plan.path], settings)[0].masked == ()


def test_the_sample_comes_in_whole(tmp_path: Path, settings: Settings) -> None:
    """With the addresses and lines of its directory (P-19)."""
    path = tmp_path / "sample.convite"
    demo.make_sample(path, settings, "es").close()
    (brought,) = fresh(tmp_path, [path], settings)
    assert brought.masked == ()


def test_a_place_that_endangers_comes_in_masked(
    make_plan: Make, tmp_path: Path, settings: Settings
) -> None:
    plan = make_plan()
    with plan.step("proposal.edit") as step:
        step.add(Pin(id="pin", place="La trocha detrás de mi casa", latitude=7.9, longitude=-72.5))
    plan.close()
    (brought,) = fresh(tmp_path, [plan.path], settings)
    assert [(one.entity, one.kinds) for one in brought.masked] == [("Pin", ("endangering",))]
    joined = opened(tmp_path, settings)
    assert joined.one(Pin, "pin").place.count(mask_in("es")) == 2
    joined.close()


@pytest.mark.parametrize("turned", [False, True])
def test_the_mask_is_in_the_language_that_the_plan_was_born_with(
    tmp_path: Path, settings: Settings, turned: bool
) -> None:
    english = Plan(id=new_id(), title="Cúcuta", municipality="Cúcuta", language="en")
    plan = new_file(tmp_path / "english.convite", settings, english)
    one = unguarded(plan)
    if turned:
        with plan.step("plan.change") as step:
            step.change(plan.plan, language="es")
    plan.close()
    fresh(tmp_path, [plan.path], settings)
    joined = opened(tmp_path, settings)
    assert joined.one(Proposal, one.id).text == f"Llamar al {MASK} de noche"
    joined.close()


def test_masking_leaves_nothing_to_mask_and_keeps_what_is_no_text() -> None:
    said = {"id": DETAIL, "steps": ({"say": {"es": f"Me llamo María Pérez, {DETAIL}"}},)}
    kept = guarded.masked("OwnExercise", said, MASK)
    assert kept["id"] == DETAIL
    assert not text_guard.look(kept["steps"][0]["say"]["es"])
    for _, text in _examples():
        once = guarded.masked("Pin", text, MASK)
        assert guarded.masked("Pin", once, MASK) == once


# -- any order ------------------------------------------------------------------------------------
@pytest.fixture
def three(make_plan: Make, settings: Settings) -> list[Path]:
    """One text, not confirmed on the first laptop, confirmed later on the second, edited on the
    third without knowing."""
    first = make_plan()
    one = unguarded(first, id="p" * 32)
    with first.step("cluster.join") as step:
        step.add(Cluster(id="c" * 32, label=TEXT, keeper=one.id))
    first.close()
    paths = [first.path]
    for at, name in enumerate(("second", "third")):
        path = first.path.with_name(f"{name}.convite")
        path.write_bytes(first.path.read_bytes())
        laptop = replace(settings, laptop=f"{at + 2}b" * 8, letter="FH"[at])
        plan = open_file(path, laptop)
        here = plan.one(Proposal, one.id)
        if name == "second":
            proposals.edit(plan, here, text=TEXT, confirmed=True)
        else:
            proposals.edit(plan, here, cost=5)
            unguarded(plan, f"{TEXT}, y de día")
        plan.close()
        paths.append(path)
    return paths


def test_any_order_gives_the_same_words(
    three: list[Path], tmp_path: Path, settings: Settings
) -> None:
    found = []
    for order in [*permutations(three), [*three, *three], [three[0], three[0], *three[::-1]]]:
        fresh(tmp_path, order, settings)
        joined = opened(tmp_path, settings)
        assert faults(joined.store) == []
        assert gather.differences(joined) == []
        assert joined.one(Proposal, "p" * 32).text == TEXT
        assert joined.one(Cluster, "c" * 32).label == TEXT
        found.append({**content(joined.store), "Plan": []})
        joined.close()
    assert all(one == found[0] for one in found)


def test_a_file_that_masked_a_text_gets_it_back_from_one_that_confirms_it(
    three: list[Path], tmp_path: Path, settings: Settings
) -> None:
    fresh(tmp_path, [three[0]], settings)
    joined = opened(tmp_path, settings)
    assert joined.one(Proposal, "p" * 32).text == MASKED
    gather.join_into(joined, [three[2]])
    assert joined.one(Proposal, "p" * 32).text == MASKED
    gather.join_into(joined, [three[1]])
    assert joined.one(Proposal, "p" * 32).text == TEXT
    joined.close()


def test_a_file_with_the_raw_words_takes_the_masked_ones_over(
    three: list[Path], tmp_path: Path, settings: Settings
) -> None:
    fresh(tmp_path, [three[0]], settings)
    raw = open_file(three[2], settings)
    gather.join_into(raw, [tmp_path / "joined.convite"])
    assert raw.one(Proposal, "p" * 32).text == MASKED
    assert checking.check(raw) == []
    raw.close()


def test_a_text_masked_is_erased_like_any_other(
    three: list[Path], tmp_path: Path, settings: Settings
) -> None:
    fresh(tmp_path, [three[0]], settings)
    joined = opened(tmp_path, settings)
    erasing.erase(joined, joined.one(Proposal, "p" * 32))
    gather.join_into(joined, [three[1]])
    assert joined.one(Proposal, "p" * 32).text == mask_in("es")
    assert joined.count(VoteRound) == 0
    joined.close()
    assert TEXT.encode() not in joined.path.read_bytes()
