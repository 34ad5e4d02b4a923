"""The gaps of a local economy in sentences that can be read aloud: the same on the screen, in the
documents, and in the words that stand for a drawing."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.economy_gap import BarrierGap, Gap, SkillGap
from workshop_app.text import Words

NAMED = 3
"""So many are named in a sentence; of the rest the number is told."""


def sentences(gap: Gap, words: Words) -> list[str]:
    """Every finding in a sentence of its own; where all is covered, that is one too. Nothing
    where nothing was studied."""
    return [
        *_missing(gap, words),
        *_untaught(gap, words),
        *_heaviest(gap, words),
        *_unattacked(gap, words),
        *_unserved(gap, words),
    ]


def skill_sentence(one: SkillGap, words: Words) -> str:
    """One skill: how many are asked for, how many bring it, how many are missing."""
    name = one.skill.name
    if one.skill.vacancies is None:
        return words("{skill}: demand {n} of 5.", skill=name, n=one.skill.demand)
    places = words.many("{n} vacancy", "{n} vacancies", one.skill.vacancies)
    if one.missing is None:
        return words(
            "{skill}: {places}; nobody has asked who brings it.", skill=name, places=places
        )
    brought = one.brought.told if one.brought.hidden else words.number(one.brought.least)
    if not one.missing:
        return words("{skill}: {places}, {brought} people bring it; enough.", skill=name,
                     places=places, brought=brought)  # fmt: skip
    missing = missing_told(one, words)
    return words("{skill}: {places}, {brought} people bring it; missing: {missing}.", skill=name,
                 places=places, brought=brought, missing=missing)  # fmt: skip


def missing_told(one: SkillGap, words: Words) -> str:
    """ "38", "at least 41" where the figure of those who bring it is hidden; "–" where one was not
    counted."""
    if one.missing is None:
        return "–"
    figure = words.number(one.missing)
    return words("at least {n}", n=figure) if one.at_least else figure


def barrier_sentence(one: BarrierGap, words: Words) -> str:
    """One barrier: its severity, and in how many sectors it is."""
    sectors = words.many("{n} sector", "{n} sectors", one.sectors)
    return words("{barrier}: severity {n} of 5, in {sectors}.", barrier=one.barrier.text,
                 n=one.barrier.severity, sectors=sectors)  # fmt: skip


def _missing(gap: Gap, words: Words) -> Iterable[str]:
    short = [one for one in gap.skills if one.missing]
    if short:
        first = short[0]
        yield words("What is missing most: {told}", told=skill_sentence(first, words))


def _untaught(gap: Gap, words: Words) -> Iterable[str]:
    if gap.untaught:
        named = _named([one.skill.name for one in gap.untaught], words)
        yield words.many(
            "{n} skill is asked for and no economic action teaches it: {named}.",
            "{n} skills are asked for and no economic action teaches them: {named}.",
            len(gap.untaught), named=named,
        )  # fmt: skip
    elif gap.skills and gap.actions:
        yield words("Every skill that is asked for strongly is taught by an economic action.")


def _heaviest(gap: Gap, words: Words) -> Iterable[str]:
    heaviest = gap.heaviest
    if len(heaviest) == 1:
        yield words("What blocks most: {told}", told=barrier_sentence(heaviest[0], words))
    elif heaviest:
        named = _named([words("“{text}”", text=one.barrier.text) for one in heaviest], words)
        yield words("{n} barriers block equally, more than the others: {named}.",
                    n=len(heaviest), named=named)  # fmt: skip


def _unattacked(gap: Gap, words: Words) -> Iterable[str]:
    if gap.unattacked:
        named = _named([words("“{text}”", text=one.barrier.text) for one in gap.unattacked], words)
        yield words.many(
            "{n} barrier has no economic action against it: {named}.",
            "{n} barriers have no economic action against them: {named}.",
            len(gap.unattacked), named=named,
        )  # fmt: skip
    elif gap.barriers:
        yield words("Every barrier has an economic action against it.")


def _unserved(gap: Gap, words: Words) -> Iterable[str]:
    if gap.unserved:
        yield words.many(
            "{n} sector has no economic action: {named}.",
            "{n} sectors have no economic action: {named}.",
            len(gap.unserved), named=_named([one.name for one in gap.unserved], words),
        )  # fmt: skip
    elif gap.sectors:
        yield words("Every sector has an economic action.")


def _named(names: list[str], words: Words) -> str:
    """The first few of ``names``, and how many more there are."""
    if len(names) <= NAMED + 1:
        return words.listed(names)
    more = len(names) - NAMED
    return words.listed([*names[:NAMED], words.many("{n} more", "{n} more", more)])
