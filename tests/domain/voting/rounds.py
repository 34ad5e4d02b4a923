"""Rounds to count: the sample's, random ones, and the reference that counts them by hand."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import strategies as st

from workshop_app import paths
from workshop_app.domain.voting.ballots import Ballot, RoundGroup, RoundOption, RoundRules

DATA = Path(__file__).parents[2] / "data"


def reference() -> ModuleType:
    """The script that made the expected results: plain Python, nothing of the program."""
    spec = importlib.util.spec_from_file_location("make_oracle", DATA / "make_oracle.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def expected() -> dict[str, Any]:
    """The expected results of the sample plan."""
    return json.loads((DATA / "oracle.json").read_text(encoding="utf-8"))


def sample(name: str) -> Any:
    """A file of the sample plan."""
    return json.loads(paths.resources("sample", f"{name}.json").read_text(encoding="utf-8"))


def rules_of(raw: dict[str, Any]) -> RoundRules:
    """A round of the sample's ballots file as rules."""
    return RoundRules(
        name=raw["id"],
        method=raw["method"],
        options=tuple(
            RoundOption(label=str(one["number"]), cost=one["cost"]) for one in raw["options"]
        ),
        groups=tuple(
            RoundGroup(id=one["id"], name=one.get("name", ""), admitted=one["admitted"])
            for one in raw["groups"]
        ),
        per_person=raw.get("per_person", 0),
        max_per_option=raw.get("max_per_option", 1),
        max_approvals=raw.get("max_approvals"),
        places=raw["cut"],
        budget=raw.get("budget"),
        tie_rule=raw["tie_rule"],
        public_seed=raw["public_seed"],
        label_top=raw["label_top"],
    )


def ballots_of(raw: dict[str, Any]) -> list[Ballot]:
    """Its ballots; in an approval round every mark has the value 1."""

    def mark(one: Any) -> tuple[str, int]:
        return (str(one[0]), one[1]) if isinstance(one, list) else (str(one), 1)

    return [
        Ballot(one["id"], one["group"], tuple(mark(m) for m in one["marks"]))
        for one in raw["ballots"]
    ]


def dots(*marks: tuple[str, int], key: str = "a", group: str | None = None) -> Ballot:
    return Ballot(key, group, marks)


def simple(
    method: str = "dots", options: str | tuple[RoundOption, ...] = "1 2 3 4", **more: Any
) -> RoundRules:
    """A round with these labels or options and, unless said otherwise, two places."""
    made = (
        tuple(RoundOption(label=label) for label in options.split())
        if isinstance(options, str)
        else options
    )
    return RoundRules(
        **{"name": "R", "method": method, "places": 2, "public_seed": "s", "options": made} | more
    )


@st.composite
def raw_rounds(draw: st.DrawFn) -> dict[str, Any]:
    """A random round in the sample's form: dots with places or approval with a budget, a few
    groups of any size, some ballots invalid, some blank, many ties."""
    method = draw(st.sampled_from(("dots", "approval")))
    numbers = draw(st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True))
    groups = [{"id": f"g{i}", "admitted": 9} for i in range(draw(st.integers(1, 4)))]
    on_ballot = st.sampled_from([*numbers, 99])
    mark = st.tuples(on_ballot, st.integers(0, 3)).map(list) if method == "dots" else on_ballot
    ballots = draw(
        st.lists(
            st.tuples(st.sampled_from(groups), st.lists(mark, max_size=4)), min_size=5, max_size=24
        )
    )
    budget = draw(st.integers(1, 40)) if method == "approval" else None
    cost = st.integers(0, 30) if budget is not None else st.none() | st.integers(0, 9)
    return {
        "id": "X",
        "method": method,
        "options": [{"number": number, "cost": draw(cost)} for number in numbers],
        "groups": groups,
        "per_person": 4,
        "max_per_option": 2,
        "max_approvals": draw(st.none() | st.integers(1, 3)),
        "cut": draw(st.integers(1, 5)) if budget is None else None,
        "budget": budget,
        "tie_rule": draw(st.sampled_from(("lot", "lower_cost"))),
        "public_seed": draw(st.sampled_from(("mango", "ceiba", ""))),
        "label_top": 2,
        "ballots": [
            {"id": f"{i:02}", "group": group["id"], "marks": marks}
            for i, (group, marks) in enumerate(ballots)
        ],
    }
