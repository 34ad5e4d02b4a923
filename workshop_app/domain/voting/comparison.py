"""All rules that can be applied to a round, side by side; the one fixed before opening is marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.domain.voting.count import RoundResult
from workshop_app.domain.voting.groups import competition_ranks
from workshop_app.domain.voting.public import first_labels
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.rules.outcome import ByBudget, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRule:
    """A column. ``places``: each option's place under the rule: its competition rank, or with a
    budget how soon it was bought, None where it was not. ``selected`` best first; ``tied``: options
    whose tie at the cut the room still has to settle; ``with_something``: people who got at least
    one of their choices, None where that is not known; ``spent``: money, None without a budget."""

    key: str
    name: str
    deciding: bool
    places: Mapping[str, int | None]
    selected: tuple[str, ...]
    tied: tuple[str, ...]
    with_something: int | None
    with_nothing: int | None
    spent: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """``options`` in list order, ``rules`` in the order of RULES, and why each other rule is not
    among them (key of RULES → a message)."""

    options: tuple[str, ...]
    rules: tuple[ComparedRule, ...]
    missing: Mapping[str, str]

    @property
    def disputed(self) -> tuple[str, ...]:
        """Options that some rules choose and others do not, in list order."""
        chosen = [set(rule.selected) for rule in self.rules]
        return tuple(label for label in self.options if len({label in one for one in chosen}) > 1)


def comparison(result: RoundResult) -> Comparison:
    """Option × rule of a counted round; no rules where it may not be shown."""
    return Comparison(
        options=result.rules.labels,
        rules=tuple(
            _compared(result, outcome)
            for key in RULES
            if (outcome := result.outcomes.get(key)) is not None
        ),
        missing={
            key: why for key in RULES if result.shown and (why := result.because(key)) is not None
        },
    )


def left_out_by_group(result: RoundResult) -> dict[str, tuple[str, ...]]:
    """What each group that is told apart has among its first three and the deciding rule leaves
    out: group id → labels, its highest first. Groups that miss nothing are not in it."""
    decided = result.decided
    if decided is None:
        return {}
    selected = set(decided.selected)
    found = {
        group.id: tuple(label for label in first_labels(group) if label not in selected)
        for group in result.groups
    }
    return {group: labels for group, labels in found.items() if labels}


def _compared(result: RoundResult, outcome: Outcome) -> ComparedRule:
    tie = getattr(outcome, "tie", None)
    return ComparedRule(
        key=outcome.rule,
        name=RULES[outcome.rule].name,
        deciding=outcome.rule == result.rules.rule,
        places=_places(result, outcome),
        selected=outcome.selected,
        tied=tie.tied if tie is not None and tie.open else (),
        with_something=outcome.with_something,
        with_nothing=outcome.with_nothing,
        spent=outcome.spent if isinstance(outcome, ByBudget) else None,
    )


def _places(result: RoundResult, outcome: Outcome) -> dict[str, int | None]:
    if isinstance(outcome, ByBudget):
        bought = {label: at for at, label in enumerate(outcome.selected, 1)}
        return {label: bought.get(label) for label in result.rules.labels}
    return dict(competition_ranks(outcome.values))
