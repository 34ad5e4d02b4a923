"""What is fixed of a round before it opens, in plain words for the room."""

from __future__ import annotations

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.ties import TIE_RULES, WITH_LOTS
from workshop_app.services import round_limits, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words

FEW = N_("With fewer than five ballots there is no result.")
"""What the room is told before it votes (P-36)."""


def fixed_facts(plan: OpenPlan, words: Words, round: VoteRound) -> list[tuple[str, str]]:
    """What opening ``round`` fixes, as (what, how) in the language of ``words``: people, marks,
    ways to vote, places or budget, deciding rule, tie rule, seed. What is not said yet is left
    out."""
    options = len(rounds.options(plan, round))
    found = [
        (words("People present"), _people(plan, words, round)),
        (words("Each person"), how_to_mark(words, round_limits.fitting(round, options))),
        (words("People vote by"), _channels(words, round)),
        (words("What goes in"), _room(plan, words, round)),
        (words("What decides"), words(RULES[round.rule].name) if round.rule in RULES else ""),
        (words("Tie at the last place"), _tie(words, round)),
        (words("Seed of the lot"), _seed(words, round)),
    ]
    return [(what, how) for what, how in found if how]


def how_to_mark(words: Words, round: VoteRound) -> str:
    """The one sentence of instructions on a ballot, in the words that are printed on it."""
    n, most = words.number(round.per_person), words.number(round.max_per_option)
    if round.method == "dots":
        return words("Fill {n} circles, or fewer. At most {m} on one proposal.", n=n, m=most)
    if round.method == "approval":
        if round.max_approvals is not None:
            return words("Mark with an X {n}, or fewer.", n=words.number(round.max_approvals))
        return words("Mark with an X {all}.", all=words("all that you want"))
    if round.method == "points":
        return words("Share {n} points. Write them in the boxes.", n=n)
    return words("Fill one circle in each row: {no} is no, {yes} is very much.",
                 no=words.number(0), yes=most)  # fmt: skip


def _people(plan: OpenPlan, words: Words, round: VoteRound) -> str:
    groups = rounds.groups_of(plan, round)
    admitted = rounds.rules_of(plan, round).admitted
    if not groups or not admitted:
        return words.number(admitted) if admitted else ""
    named = [f"{group.name} ({words.number(group.admitted)})" for group in groups]
    whole = ", ".join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in named)
    return words("{n}: {groups}", n=words.number(admitted), groups=whole)


def _channels(words: Words, round: VoteRound) -> str:
    return ", ".join(words(row.name) for key, row in CHANNELS.items() if key in round.channels)


def _room(plan: OpenPlan, words: Words, round: VoteRound) -> str:
    """Places, or the budget."""
    if round.rule in RULES and RULES[round.rule].needs == "budget":
        if not round.budget:
            return ""
        amount = words.money(round.budget, plan.plan.currency)
        return words("as many as {amount} pays for", amount=amount)
    return words.many("{n} option", "{n} options", round.places) if round.places else ""


def _tie(words: Words, round: VoteRound) -> str:
    return words(TIE_RULES[round.tie_rule].name) if round.tie_rule in TIE_RULES else ""


def _seed(words: Words, round: VoteRound) -> str:
    if round.tie_rule not in WITH_LOTS:
        return ""
    if round.seed_later:
        return words("the room makes it after closing, before the result")
    return round.public_seed
