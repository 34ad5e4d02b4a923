"""The tie at the last place, said aloud: before and after the rule fixed at opening has spoken."""

from __future__ import annotations

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.ties import Tie
from workshop_app.text import Words
from workshop_app.ui.vote import names

BUTTONS = {"lot": "dice-five", "lower_cost": "coins", "second_round": "arrow-clockwise"}
"""The icon of what settles a tie, by its rule."""


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
    chosen = list(tie.chosen)
    if tie.rule == "lower_cost":
        return words("The lower cost went first: in goes {chosen}.", chosen=chosen)
    return words("The lot with the seed “{seed}” says: in goes {chosen}.", seed=tie.seed,
                 chosen=chosen)  # fmt: skip


def lots(words: Words, tie: Tie) -> str:
    """The numbers of the lot, so that anyone can repeat it: the smallest goes first."""
    drawn = sorted(tie.lots.items(), key=lambda pair: pair[1])
    told = ", ".join(f"{label} ({lot[:8]})" for label, lot in drawn)
    return words("The lots, the smallest first: {lots}. Anyone can repeat it: SHA-256 of “{seed}:number”.",
                 lots=told, seed=tie.seed)  # fmt: skip
