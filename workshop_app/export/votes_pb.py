"""The ballots of a shown round as a Pabulib file, for outside tools (P-41).

No sex, age or district; a random id for each voter, new each time; rows shuffled; the group only
where the view says that it may be there. How the file is read again: ``pabulib``.
"""

from __future__ import annotations

import csv
import io
import random
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workshop_app.domain.voting.ballots import ReadBallot, RoundOption, RoundRules
from workshop_app.text import Words

COUNTRY = "Colombia"
KINDS = {
    "approval": "approval",
    "dots": "cumulative",
    "points": "cumulative",
    "score": "scoring",
}
"""The ``vote_type`` of each method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesView:
    """What the file needs. ``ballots`` are the valid ones; ``grouped`` says that their groups may
    be told; ``names`` label → text; ``selected`` what the deciding rule chose."""

    rules: RoundRules
    ballots: tuple[ReadBallot, ...]
    grouped: bool
    question: str
    municipality: str
    held_on: date | None
    language: str
    currency: str
    names: Mapping[str, str]
    selected: frozenset[str]


def votes_pb(view: VotesView, words: Words, progress: object = None) -> bytes:  # noqa: ARG001
    """The file; the same round gives other ids and another order each time."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    for part in (_meta(view), _projects(view), _votes(view)):
        rows.writerows(part)
    return text.getvalue().encode("utf-8")


def _meta(view: VotesView) -> list[list[object]]:
    rules = view.rules
    kind = KINDS[rules.method]
    rows: list[list[object]] = [
        ["description", _line(view.question)],
        ["country", COUNTRY],
        ["unit", _line(view.municipality)],
        ["subunit", _line(rules.name)],
        ["instance", view.held_on.year if view.held_on else ""],
        ["num_projects", len(rules.options)],
        ["num_votes", len(view.ballots)],
        ["budget", rules.budget if rules.places is None else rules.places],
        ["vote_type", kind],
        ["rule", rules.rule],
        ["date_begin", f"{view.held_on:%d.%m.%Y}" if view.held_on else ""],
        ["date_end", f"{view.held_on:%d.%m.%Y}" if view.held_on else ""],
    ]
    if kind == "approval" and rules.max_approvals is not None:
        rows.append(["max_length", rules.max_approvals])
    if kind != "approval":
        rows += [["min_points", 0], ["max_points", rules.max_per_option]]
    if kind == "cumulative":
        rows.append(["max_sum_points", rules.per_person])
    if kind == "scoring":
        rows.append(["ranked_by", "mean"])
    rows += [["language", view.language[:2]], ["currency", view.currency]]
    if rules.places is not None:
        rows.append(["places", rules.places])
    rows += [["tie_rule", rules.tie_rule], ["seed", _line(rules.public_seed)]]
    return [["META"], ["key", "value"], *rows]


def _projects(view: VotesView) -> list[list[object]]:
    """An option without a cost of its own costs 1 where places are chosen, so that the budget is
    the number of places, and more than the budget where money is: it cannot be paid there."""
    rules = view.rules
    marked = {label: [0, 0] for label in rules.labels}
    for ballot in view.ballots:
        for label, value in ballot.marks.items():
            marked[label][0] += 1
            marked[label][1] += value
    rows: list[list[object]] = [
        [
            one.label,
            _cost(one, rules),
            *marked[one.label],
            _line(view.names.get(one.label, "")),
            int(one.label in view.selected),
            "" if one.cost is None else one.cost,
            one.lot_text,
        ]
        for one in rules.options
    ]
    head = ["project_id", "cost", "votes", "score", "name", "selected", "own_cost", "number"]
    return [["PROJECTS"], [*head], *rows]


def _cost(option: RoundOption, rules: RoundRules) -> int:
    if rules.places is not None:
        return 1
    return (rules.budget or 0) + 1 if option.cost is None else option.cost


def _votes(view: VotesView) -> list[list[object]]:
    place = {label: at for at, label in enumerate(view.rules.labels)}
    points = KINDS[view.rules.method] != "approval"
    rows: list[list[object]] = []
    for ballot in view.ballots:
        marks = sorted(ballot.marks.items(), key=lambda mark: place[mark[0]])
        row: list[object] = [secrets.token_hex(8), ",".join(label for label, _ in marks)]
        if points:
            row.append(",".join(str(value) for _, value in marks))
        if view.grouped:
            row.append(ballot.group or "")
        rows.append(row)
    random.SystemRandom().shuffle(rows)
    head = ["voter_id", "vote", *(["points"] if points else []), *(["group"] * view.grouped)]
    return [["VOTES"], [*head], *rows]


def _line(text: str) -> str:
    """``text`` on one line."""
    return " ".join(text.split())
