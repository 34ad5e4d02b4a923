"""Joining files that somebody wrote by hand: what cannot be is refused whole, and the plan goes on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.content import content, faults
from tests.storage.files import changed, told
from tests.storage.laptops import Laptops, meet
from tests.storage.test_merge_damage import join_file
from workshop_app.domain.history import LATEST, NEVER
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage.errors import DAMAGED
from workshop_app.storage.well_formed import AHEAD
from workshop_app.text import KnownError

WHOLE = {"letter": "F", "count": 9, "text": "agua", "theme": "health"}
LAST = "(SELECT max(stamp) FROM step)"


def crafted(plan: OpenPlan, *statements: str) -> Path:
    """The file of ``plan`` after an honest step of its own and these statements."""
    with plan.step("proposal.capture") as step:
        step.add(Proposal(id="p7", letter="F", count=1, text="luz", theme="health"))
    plan.close()
    return changed(plan.path, *statements)


def says(entity: str, row: str, field: str, new: object, over: str = "''") -> str:
    """A change of the last step, as it is put into a file."""
    stored = new if isinstance(new, bytes) else json.dumps(new).encode()
    text = f"CAST(x'{stored.hex()}' AS TEXT)"
    return f"INSERT INTO change VALUES ('{row}', '{field}', {LAST}, '{entity}', {text}, {over})"


def refused(plan: OpenPlan, path: Path) -> str:
    """The sentence with which a file is refused; the plan is as it was, goes on, and opens again."""
    before = content(plan.store)
    with pytest.raises(KnownError) as caught:
        join_file(plan, path)
    assert content(plan.store) == before
    with plan.step("proposal.capture") as step:
        step.add(Proposal(id="p8", letter="B", count=8, text="sigo", theme="health"))
    plan.undo()
    assert faults(plan.store) == []
    plan.close()
    assert told(plan.path) == ""
    return caught.value.message


def born(entity: str, **values: object) -> str:
    """An action of another file with these ``values``."""
    whole = {"letter": "F", "count": 9, "title": "agua", "theme": "health", **values}
    return says(entity, "a9", "*", whole)


CANNOT_BE = {
    "a word for a number": says("Proposal", "p0", "count", "siete"),
    "yes for a number": says("Proposal", "p0", "count", True),
    "a number past every other": says("Proposal", "p0", "count", 10**30),
    "a number past every sum": says("Proposal", "p0", "count", 10**16),
    "a number for a word": says("Proposal", "p0", "theme", 7),
    "a list for a text": says("Proposal", "p0", "text", ["a"]),
    "nothing for a text": says("Proposal", "p0", "text", None),
    "a text for a list": says("Proposal", "p0", "tags", "agua"),
    "numbers in a list of texts": says("Proposal", "p0", "tags", [1]),
    "a list for a sheet": says("Plan", "plan", "center", [1]),
    "a number without end in a sheet": says("Plan", "plan", "center", b'{"x":1e999}'),
    "a sheet without a floor": says("Plan", "plan", "center", b'{"x":' * 50 + b"1" + b"}" * 50),
    "a theme that there is not": says("Proposal", "p0", "theme", "oro"),
    "a state that there is not": says("VoteRound", "draft", "state", "secret"),
    "a rule that there is not": says("VoteRound", "draft", "rule", "oro"),
    "a method that there is not": says("VoteRound", "draft", "method", "oro"),
    "a tie rule that there is not": says("VoteRound", "draft", "tie_rule", "oro"),
    "a rule that cannot decide": says("DecidingRound", "d", "*", {"round": "draft", "rule": "oro"}),
    "an action that begins never": born("Action", start="pronto"),
    "an action of the month 13": born("Action", start="2027-13"),
    "an action without an end": born("Action", start="2027-01", months=10**14),
    "an action of the last year": born("Action", start="9999-12", months=9),
    "money below zero": born("Action", cost=-1),
    "a goal that there is not": born("Action", sdg=[18]),
    "a goal that is none": born("Action", sdg=["agua"]),
    "a state that no action has": says("FollowUp", "f", "*", {"day": "2027-01-01", "state": "oro"}),
    "an outcome that there is not": says(
        "Decision", "d", "*", {"proposal": "p0", "outcome": "oro", "reason": "x"}
    ),
    "a part below zero": says(
        "Decision", "d", "*", {"proposal": "p0", "outcome": "in", "reason": "x", "part": -5}
    ),
    "a criterion that there is not": says(
        "Comment", "c", "*", {"proposal": "p0", "text": "x", "criterion": "oro"}
    ),
    "a picture for what there is not": says("Photo", "f", "*", {"media": "", "use": "oro"}),
    "perhaps gone": says("Proposal", "p0", "gone", "quizas"),
    "the plan taken away": says("Plan", "plan", "gone", True),
    "the plan fixed as taken away": says("Plan", "plan", "=", {"gone": True}),
    "half a letter": says("Proposal", "p0", "text", b'"\\ud800x"'),
    "half a letter of what is not known": says("Stars", "s", "*", b'{"a":"\\ud800x"}'),
    "five million letters": says("Proposal", "p0", "text", "x" * 5_000_000),
    "a birth that is no record": says("Proposal", "p9", "*", [1]),
    "a birth that says nothing": says("Proposal", "p9", "*", {}),
    "a birth with a wrong field": says("Proposal", "p9", "*", {**WHOLE, "count": "x"}),
    "a fixing with a wrong field": says("Proposal", "p0", "=", {"count": "x"}),
    "a row that nobody made": says("Proposal", "p9", "text", "huérfano"),
    "a row of two kinds": says("Challenge", "p0", "text", "ajeno"),
    "a row made twice, of two kinds": says("Challenge", "p0", "*", WHOLE),
    "a link that is a number": says("Proposal", "p0", "cluster", 7),
    "a link to nothing": says("Challenge", "h0", "same_as", "nowhere"),
    "a link to another kind": says("Proposal", "p0", "cluster", "p1"),
    "a link to another kind, at birth": says("Proposal", "p9", "*", {**WHOLE, "workshop": "h0"}),
    "a second round of itself": says("VoteRound", "draft", "run_off_of", "draft"),
    "what replaced itself": says("Proposal", "p0", "text", "bucle", LAST),
    "what replaced what comes": says("Proposal", "p0", "text", "bucle", f"'{'f' * 24}'"),
    "what stands beside what comes": says("Proposal", "p0", "text", "b", f"'~{'f' * 24}'"),
    "what undoes itself": f"UPDATE step SET undoes = stamp WHERE stamp = {LAST}",
    "a mark on a number": "INSERT INTO erased VALUES ('p0', 'count')",
    "a mark on a number, of one step": f"INSERT INTO erased SELECT 'p0', 'count@' || {LAST}",
    "a mark on a list of keys": "INSERT INTO erased VALUES ('p1', 'theme')",
    "a mark on being there": "INSERT INTO erased VALUES ('p0', 'gone')",
    "a mark on a link": "INSERT INTO erased VALUES ('h0', 'same_as')",
    "a mark on a row to come": "INSERT INTO erased VALUES ('p9', 'count')",
    "a mark of codes on a proposal": "INSERT INTO erased VALUES ('p0', 'codes')",
}


@pytest.mark.parametrize("statement", CANNOT_BE.values(), ids=CANNOT_BE)
def test_what_cannot_be_is_refused_and_nothing_is_joined(laptops: Laptops, statement: str) -> None:
    here, there, _ = laptops.plans
    assert refused(here, crafted(there, statement)) == DAMAGED


NEWER = {
    "a field": says("Proposal", "p0", "stars", {"any": [1]}),
    "a kind of record": says("Stars", "s", "*", {"any": 1}),
    "a mark on a field": "INSERT INTO erased VALUES ('p0', 'stars')",
    "a mark on a row to come": "INSERT INTO erased VALUES ('s', 'text')",
    "nothing for what has a default": says("Proposal", "p0", "tags", None),
    "a number with an accent": says("Proposal", "p0", "text", b'"\\u00f1 \\\\ud800"'),
}


@pytest.mark.parametrize("statement", NEWER.values(), ids=NEWER)
def test_what_a_newer_or_older_program_may_say_is_joined(laptops: Laptops, statement: str) -> None:
    here, there, _ = laptops.plans
    join_file(here, crafted(there, statement))
    assert here.find(Proposal, "p7") is not None
    assert here.one(Proposal, "p0").count == 1
    here.close()
    assert told(here.path) == ""


# -- dates ----------------------------------------------------------------------------------------
def dated(path: Path, stamp: str) -> Path:
    """The file with its last step at ``stamp``."""
    with closing(sqlite3.connect(path)) as file:
        (last,) = file.execute("SELECT max(stamp) FROM step").fetchone()
        file.execute("UPDATE step SET stamp = ? WHERE stamp = ?", (stamp, last))
        file.execute("UPDATE change SET step = ? WHERE step = ?", (stamp, last))
        for table in ("Proposal", "Laptop"):
            file.execute(f'UPDATE "{table}" SET born = ? WHERE born = ?', (stamp, last))
        file.commit()
    return path


@pytest.mark.parametrize("stamp", [f"{LATEST}0000aaaaaaaa", f"{LATEST[:-1]}10000aaaaaaaa"])
def test_a_step_after_2199_is_refused_and_nothing_is_joined(laptops: Laptops, stamp: str) -> None:
    here, there, _ = laptops.plans
    assert refused(here, dated(crafted(there), stamp)) == AHEAD


@pytest.mark.parametrize("stamp", ["f" * 24, f"fffffffffffffff0{'a' * 8}", f"{NEVER}0000aaaaaaaa"])
def test_a_file_whose_next_stamp_would_be_too_long_does_not_open(
    laptops: Laptops, stamp: str
) -> None:
    there = laptops.plans[1]
    assert told(dated(crafted(there), stamp)) == DAMAGED


@pytest.mark.parametrize(
    "stamp", ["0" * 24, f"{int(LATEST, 16) - 1:012x}ffffaaaaaaaa", f"000000000001{'0' * 12}"]
)
def test_a_wrong_clock_is_no_damage_and_what_follows_it_is_joined_elsewhere(
    laptops: Laptops, stamp: str
) -> None:
    """1970, and the last moment of 2199: the next steps of whoever joined it lie past that."""
    here, there, third = laptops.plans
    join_file(here, dated(crafted(there), stamp))
    here.record.seen()
    with here.step("workshop.change") as step:
        step.add(Workshop(id="w", number=1, title="Taller", day="2026-03-01"))
    for plan, other in ((third, here), (here, third)):
        meet(plan, other)
        assert plan.one(Workshop, "w").born > stamp
        assert plan.find(Proposal, "p7") is not None
        assert faults(plan.store) == []
    assert content(here.store) == content(third.store)
