"""``count SOURCE``: a shown round, or a Pabulib file, counted under its rule or another one."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, FOUND, Console
from workshop_app.domain.voting.rules import RULES
from workshop_app.text import N_, KnownError, Words

if TYPE_CHECKING:
    from workshop_app.domain.voting.count import RoundResult
    from workshop_app.domain.voting.rules.outcome import Outcome

PABULIB = ".pb"
NO_CURRENCY = "XXX"
"""The ISO code where none is named."""


def take(call: Call) -> None:
    call.add_argument("source", metavar="SOURCE", help=N_("the plan, or a Pabulib file (.pb)"))
    call.add_argument("--round", metavar="R", help=N_("the round's name; else the last one shown"))
    call.add_argument(
        "--rule", choices=tuple(RULES), help=N_("the selecting rule; else the deciding one")
    )
    call.add_argument("--json", action="store_true", help=N_("prints one JSON object"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.services import results, round_names

    if Path(options.source).suffix.lower() == PABULIB:
        return _count_file(options, console)
    with console.reading(Path(options.source)) as plan:
        round = round_names.by_name(plan, options.round)
        counted = results.result(plan, round, rule=options.rule)
        currency = plan.plan.currency
    return _say(counted, options, currency, console)


def _count_file(options: Namespace, console: Console) -> int:
    """A public file: whoever published it decided what may be seen, so nobody is hidden."""
    from workshop_app.domain.voting.count import count_round
    from workshop_app.export.pabulib import read

    path = Path(options.source)
    if options.round is not None:
        raise KnownError(
            N_("{name} is one election, not a plan: leave out --round. Nothing was counted."),
            name=path.name,
        )
    try:
        election = read(path)
    except OSError:
        raise KnownError(
            N_("{name} could not be opened. Nothing was counted."), name=path.name
        ) from None
    rules = replace(election.rules, rule=options.rule or election.rules.rule)
    counted = count_round(rules, election.ballots, fewest=0)
    return _say(counted, options, election.currency or NO_CURRENCY, console, election.unit)


def _say(
    counted: RoundResult, options: Namespace, currency: str, console: Console, unit: int = 1
) -> int:
    """``unit``: money of the round is whole numbers of 1/``unit`` of the currency."""
    from workshop_app.domain.voting.as_oracle import as_oracle, numbers
    from workshop_app.domain.voting.check_value import check_value

    outcome = _chosen(counted)
    if options.json:
        selected = numbers(outcome.selected) if outcome else []
        said = as_oracle(counted)
        told = {"rule": counted.rules.rule, "selected": selected, "totals": said.pop("totals")}
        if unit > 1:
            told["money_unit"] = str(Fraction(1, unit))
        if counted.shown:
            told["check_value"] = check_value(counted)
        console.say_json({**told, **said})
    else:
        _tell(counted, outcome, currency, console, unit)
    return DONE if counted.shown else FOUND


def _chosen(counted: RoundResult) -> Outcome | None:
    """What the rule chose; a rule that cannot be applied to this round is told."""
    rule = counted.rules.rule
    why = counted.because(rule)
    if counted.shown and why is not None:
        raise KnownError(why)
    return counted.decided


def _ballots(counted: RoundResult, words: Words) -> str:
    """How many voted, and how."""
    void = len(counted.invalid)
    if counted.blank is not None:
        return words(
            "Ballots: {cast}; valid {valid}, blank {blank}, void {void}.",
            cast=counted.cast,
            valid=counted.valid,
            blank=counted.blank,
            void=void,
        )
    return words(
        "Ballots: {cast}; valid {valid}, void {void}. People counted without a ballot: {people}.",
        cast=counted.cast - counted.counted,
        valid=counted.valid - counted.counted,
        void=void,
        people=counted.counted,
    )


def _tell(
    counted: RoundResult, outcome: Outcome | None, currency: str, console: Console, unit: int
) -> None:
    from workshop_app.domain.voting.check_value import check_value
    from workshop_app.services.results import FEW

    words = console.words
    console.say(words("Round {name}", name=counted.rules.name))
    if outcome is None:
        console.say(words(FEW))
        return
    console.say(_ballots(counted, words))
    console.say(words("Rule: {rule}", rule=words(RULES[outcome.rule].name)))
    chosen = set(outcome.selected)
    for one in sorted(counted.totals, key=lambda total: total.rank):
        mark = words("goes in") if one.label in chosen else ""
        console.say(f"{one.rank:>4}.  {one.label:<8} {words.number(one.total):>6}  {mark}".rstrip())
    console.say(outcome.explanation.in_money(unit).told(words, currency))
    for sentence in counted.without:
        console.say(words(sentence))
    console.say(words("Check value: {value}", value=check_value(counted)))
