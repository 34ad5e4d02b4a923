"""The tie at the last place, said aloud: before and after the rule fixed at opening has spoken."""

from __future__ import annotations

from collections.abc import Mapping

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.ties import Tie
from workshop_app.text import Words
from workshop_app.ui.vote import names

BUTTONS = {"lot": "dice-five", "lower_cost": "coins", "second_round": "arrow-clockwise"}
"""The icon of what settles a tie, by its rule."""


MOST, LETTERS = 5, 8
"""How many lots are told, and how many of their letters."""


def button(words: Words, rule: str) -> str:
    """What settles the tie, as the words of its one button."""
    return {
        "lot": words("Lot with the room's seed"),
        "lower_cost": words("The lower cost goes first"),
        "second_round": words("Prepare the second round"),
    }[rule]


def title(words: Words, certain: int) -> str:
    """Which place the tie is about."""
    return words("Tie at place {n}", n=words.number(certain + 1))


def told(words: Words, round: VoteRound, tie: Tie, rule: str) -> str:
    """The tie before it is settled."""
    if rule == "groups":
        got = words("a mean of {value}", value=words.percent(tie.value, 1))
    else:
        got = names.counted(words, round.method, tie.value)
    left = words.many("{n} place is left", "{n} places are left", tie.places_left)
    said = words("{tied} have {got} each, and {left}.", tied=list(tie.tied), got=got, left=left)
    fixed = {
        "lot": words("The rule was fixed before opening; the seed is “{seed}”.", seed=tie.seed),
        "lower_cost": words("The rule was fixed before opening: the lower cost goes first."),
        "second_round": words("The rule was fixed before opening: the room votes again on these."),
    }[tie.rule]
    return f"{said} {fixed}"


def settled(words: Words, tie: Tie) -> str:
    """What the rule fixed before opening decided, to be said aloud."""
    chosen, several = list(tie.chosen), len(tie.chosen) > 1
    if tie.second:
        if several:
            return words("The room voted again: in go {chosen}.", chosen=chosen)
        return words("The room voted again: in goes {chosen}.", chosen=chosen)
    if tie.rule == "lower_cost":
        if several:
            return words("The lower cost went first: in go {chosen}.", chosen=chosen)
        return words("The lower cost went first: in goes {chosen}.", chosen=chosen)
    if several:
        return words("The lot with the seed “{seed}” says: in go {chosen}.", seed=tie.seed,
                     chosen=chosen)  # fmt: skip
    return words("The lot with the seed “{seed}” says: in goes {chosen}.", seed=tie.seed,
                 chosen=chosen)  # fmt: skip


def why(words: Words, tie: Tie, costs: Mapping[str, str]) -> str:
    """What settled it, one tied option after the other in the order of the rule, so that the room
    sees why: the beginnings of the lots, or the costs. At most the first ``MOST``."""
    if tie.second:
        return words("Round {name} settled the tie.", name=tie.second)
    order = [*tie.chosen, *tie.left_out][:MOST]
    left = len(tie.tied) - len(order)
    more = words.many("; and {n} more", "; and {n} more", left) if left else ""
    if tie.rule == "lower_cost" and any(costs.values()):
        told = ", ".join(f"{one} ({costs.get(one) or words('without a cost')})" for one in order)
        return words("What they cost, the lowest first: {costs}.", costs=told + more)
    told = ", ".join(f"{one} ({tie.lots[one][:LETTERS]})" for one in order)
    return words("The lots, the smallest first: {lots}.", lots=told + more)


def repeat(words: Words, tie: Tie) -> str:
    """How anyone can repeat the lot."""
    return words("Anyone can repeat it: SHA-256 of “{seed}:number”.", seed=tie.seed)


def by_lot(tie: Tie, costs: Mapping[str, str]) -> bool:
    """Whether a lot had a say: by the rule, or where tied options cost the same."""
    told = [costs.get(one, "") for one in tie.tied]
    return tie.rule == "lot" or (tie.rule == "lower_cost" and len(set(told)) < len(told))
