"""``count SOURCE``: a round that was shown, counted under its rule or another one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, FOUND, Console
from workshop_app.domain.voting.rules import RULES
from workshop_app.text import N_, KnownError

if TYPE_CHECKING:
    from workshop_app.domain.voting.count import RoundResult
    from workshop_app.domain.voting.rules.outcome import Outcome


def take(call: Call) -> None:
    call.add_argument("source", metavar="SOURCE", help=N_("the plan"))
    call.add_argument("--round", metavar="R", help=N_("the round's name; else the last one shown"))
    call.add_argument(
        "--rule", choices=tuple(RULES), help=N_("the selecting rule; else the deciding one")
    )
    call.add_argument("--json", action="store_true", help=N_("prints one JSON object"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.domain.voting.as_oracle import as_oracle, numbers
    from workshop_app.services import results, rounds

    with console.reading(Path(options.source)) as plan:
        round = rounds.by_name(plan, options.round)
        counted = results.result(plan, round, rule=options.rule)
        currency = plan.plan.currency
    outcome = _chosen(counted)
    if options.json:
        selected = numbers(outcome.selected) if outcome else []
        said = as_oracle(counted)
        console.say_json(
            {"rule": counted.rules.rule, "selected": selected, "totals": said.pop("totals"), **said}
        )
    else:
        _tell(counted, outcome, currency, console)
    return DONE if counted.shown else FOUND


def _chosen(counted: RoundResult) -> Outcome | None:
    """What the rule chose; a rule that cannot be applied to this round is told."""
    if counted.shown and counted.decided is None:
        raise KnownError(RULES[counted.rules.rule].because)
    return counted.decided


def _tell(counted: RoundResult, outcome: Outcome | None, currency: str, console: Console) -> None:
    words = console.words
    console.say(words("Round {name}", name=counted.rules.name))
    if outcome is None:
        console.say(words("Fewer than five ballots were cast, so this round has no result."))
        return
    console.say(
        words(
            "Ballots: {cast}; valid {valid}, blank {blank}, void {void}.",
            cast=counted.cast,
            valid=counted.valid,
            blank=counted.blank,
            void=len(counted.invalid),
        )
    )
    console.say(words("Rule: {rule}", rule=words(RULES[outcome.rule].name)))
    chosen = set(outcome.selected)
    for one in sorted(counted.totals, key=lambda total: total.rank):
        mark = words("goes in") if one.label in chosen else ""
        console.say(f"{one.rank:>4}.  {one.label:<8} {words.number(one.total):>6}  {mark}".rstrip())
    console.say(outcome.explanation.told(words, currency))
