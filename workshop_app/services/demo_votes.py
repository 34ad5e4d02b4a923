"""The sample's two rounds, held already, and what its officials judged."""

from __future__ import annotations

from collections import Counter
from typing import Any

from workshop_app.domain.rounds import (
    AssessmentRound,
    DecidingRound,
    Gate,
    Group,
    Option,
    VoteRound,
)
from workshop_app.domain.signs import suggested_sign
from workshop_app.domain.voting.channels import CHANNELS, OLDER
from workshop_app.services.demo_reading import Sample
from workshop_app.storage import urn
from workshop_app.storage.record import Step

RULES = {"A": "most", "B": "greedy"}


def bring_in(sample: Sample, step: Step) -> None:
    """Rounds with their ballots, the deciding round, assessments, ratings and gates."""
    for source in sample.files["ballots"]["rounds"]:
        _round(sample, step, source)
    _assessments(sample, step)


def _round(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    round_id = sample.id(f"round-{source['id']}")
    groups = {g["id"]: sample.id(f"{source['id']}-{g['id']}") for g in source["groups"]}
    ballots = source["ballots"]
    through = Counter(OLDER.get(one["channel"], one["channel"]) for one in ballots)
    came = {key: through[key] for key in CHANNELS if key in through}
    step.add(
        VoteRound(
            id=round_id,
            name=source["id"],
            question=sample.text(source["question"]),
            method=source["method"],
            per_person=source.get("per_person") or 0,
            max_per_option=source.get("max_per_option") or 0,
            max_approvals=source.get("max_approvals"),
            people=sum(group["admitted"] for group in source["groups"]),
            places=source["cut"],
            budget=source.get("budget"),
            rule=RULES[source["id"]],
            tie_rule=source["tie_rule"],
            public_seed=source["public_seed"],
            label_top=source["label_top"],
            grouping="tables",
            channels=tuple(came),
            state="shown",
            workshop=sample.id(source["workshop"]),
            held_on=source["held_on"],
            held_before=True,
            closing={"ballots": len(ballots), "channels": came, "incidents": []},
        )
    )
    for at, group in enumerate(source["groups"]):
        step.add(Group(id=groups[group["id"]], round=round_id, name=group["name"],
                       admitted=group["admitted"], code=group["id"], position=at))  # fmt: skip
    for at, option in enumerate(source["options"]):
        step.add(_option(sample, round_id, at, option))
    urn.cast(
        step.connection,
        round_id,
        [urn.Cast(groups[b["group"]], _marks(b["marks"]), b["id"]) for b in ballots],
    )


def _marks(marks: list[Any]) -> urn.Marks:
    """Dots are [number, dots]; an approval is a number alone."""
    return tuple((str(m[0]), m[1]) if isinstance(m, list) else (str(m), 1) for m in marks)


def _option(sample: Sample, round_id: str, at: int, source: dict[str, Any]) -> Option:
    proposals = {p["id"]: p for p in sample.files["plan"]["proposals"]}
    keeper = proposals[source["proposal"]]
    cluster = next(
        (c for c in sample.files["plan"]["clusters"] if c["keeper"] == source["proposal"]), None
    )
    members = [proposals[id] for id in cluster["members"]] if cluster else [keeper]
    return Option(
        id=sample.id(f"{round_id}-{source['number']}"),
        round=round_id,
        label=str(source["number"]),
        text=sample.text(cluster["label"] if cluster else keeper["title"]),
        theme=keeper["theme"],
        position=at,
        proposal=sample.id(source["proposal"]),
        cluster=sample.ref(cluster["id"] if cluster else None),
        short=sample.short(source["proposal"]),
        pictogram=suggested_sign(sample.text(keeper["title"])),
        cost=source["cost"],
        members=tuple(
            {
                "proposal": sample.id(m["id"]),
                "number": str(m["number"]),
                "text": sample.text(m["title"]),
            }
            for m in members
        ),
    )


def _assessments(sample: Sample, step: Step) -> None:
    source = sample.files["assessments"]
    offices = tuple(sample.text(office) for office in source["offices_present"])
    numbers = range(1, source["rounds"] + 1)
    for number in numbers:
        step.add(
            AssessmentRound(
                id=sample.id(f"assessment-{number}"),
                number=number,
                state="closed",
                workshop=sample.id(source["workshop"]),
                held_on=source["held_on"],
                officials=len(source["officials"]),
                offices=offices,
            )
        )
        urn.rate(
            step.connection,
            sample.id(f"assessment-{number}"),
            [
                urn.Rated(
                    sample.id(r["proposal"]),
                    criterion,
                    score,
                    sample.id(f"{r['official']}-{r['proposal']}-{number}-{criterion}"),
                )
                for r in source["ratings"]
                if r["round"] == number
                for criterion, score in r["scores"].items()
            ],
        )
    for gate in source["gates"]:
        step.add(
            Gate(
                id=sample.id(f"gate-{gate['proposal']}-{gate['gate']}"),
                proposal=sample.id(gate["proposal"]),
                gate=gate["gate"],
                answer="no" if gate["fails"] else "yes",
                reason=sample.text(gate["reason"]),
                would_open=sample.text(gate["what_would_make_it_viable"]),
            )
        )
    priority = source["thresholds"]["priority"]
    step.add(
        DecidingRound(
            id=sample.id("deciding-" + priority["round"]),
            round=sample.id("round-" + priority["round"]),
            rule=priority["rule"],
            places=priority["n"],
        )
    )
