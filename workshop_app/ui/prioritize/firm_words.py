"""How firm a placing is, in words: a few for a row, a sentence for the card."""

from __future__ import annotations

from workshop_app.domain.standing import (
    CHANCE,
    FIRM,
    GATE,
    NOT_TOLD,
    ONE_ANSWER,
    ONE_MARK,
    TIED,
    Standing,
)
from workshop_app.text import N_, Words

SHORT = {
    TIED: N_("by the tie rule"),
    ONE_MARK: N_("would change with one mark"),
    CHANCE: N_("would change with a few ballots"),
    ONE_ANSWER: N_("would change with one answer"),
}
"""What could change a placing, the least firm first."""

PRIORITY = {
    TIED: N_("Its priority was settled by the tie rule."),
    ONE_MARK: N_("Its priority would change with one mark."),
    CHANCE: N_("Another few ballots would have been enough to change its priority."),
    NOT_TOLD: N_("How firm its priority is cannot be told under this rule."),
    FIRM: N_("Its priority is firm."),
}


def short(words: Words, found: Standing | None) -> str:
    """ "firm", or what would change it; "" where it cannot be told."""
    if found is None:
        return ""
    near = next((one for one in SHORT if one in (found.priority, found.capacity)), "")
    if near:
        return words(SHORT[near])
    return words.at("placing", "firm") if found.firm else ""


def sentence(words: Words, found: Standing | None) -> str:
    """How firm it stands on both axes; "" where it stands on neither."""
    if found is None:
        return ""
    told = [words(PRIORITY[found.priority])] if found.priority else []
    if found.capacity == GATE:
        told.append(words("A closed gate keeps its capacity low."))
    elif found.capacity and found.distance is not None:
        told.append(_distance(words, found))
    return " ".join(told)


def _distance(words: Words, found: Standing) -> str:
    assert found.distance is not None
    value = words.number(abs(found.distance), 1)
    near = found.capacity == ONE_ANSWER
    if found.distance == 0:
        return words("Its capacity stands on the threshold: one answer would change it.")
    if found.distance > 0:
        if near:
            return words("Its capacity is {value} over the threshold: one answer could change it.",
                         value=value)  # fmt: skip
        return words("Its capacity is {value} over the threshold: firm.", value=value)
    if near:
        return words("Its capacity is {value} under the threshold: one answer could change it.",
                     value=value)  # fmt: skip
    return words("Its capacity is {value} under the threshold: firm.", value=value)
