"""The links of the chain behind an action: what each is, its figure, and the place it opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import EconomyAction, Sector
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.voting.rules import RULES
from workshop_app.services import action_plan, became, capacity, numbering
from workshop_app.services.action_plan import Chain
from workshop_app.services.became import Stood
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.vote import names as votes

MOST_NUMBERS = 3
"""More numbers than these end in dots; the page that opens has them all."""


@dataclass(frozen=True, slots=True)
class Link:
    """``title`` over ``told``; a press opens the page ``page`` at ``where``. ``more`` is said beside
    it: the rule and the place of a vote. Where it stands for several, ``each`` holds the words and
    the place of every one, to be chosen from."""

    title: str
    told: str
    page: str
    where: dict[str, str] = field(default_factory=dict)
    more: str = ""
    each: tuple[tuple[str, dict[str, str]], ...] = ()


def links_of(plan: OpenPlan, words: Words, action: Action) -> list[Link]:
    """Challenge › proposal or cluster › votes › capacity, or the sector of an economic action."""
    chain = action_plan.chain(plan, action)
    return [
        *_workshops(plan, words, chain),
        *_challenges(plan, words, chain),
        *_proposals(plan, words, chain),
        *_votes(plan, words, chain),
        *_capacity(plan, words, chain),
        *_economy(plan, words, action),
    ]


def _challenges(plan: OpenPlan, words: Words, chain: Chain) -> list[Link]:
    if not chain.challenges:
        return []
    numbers = numbering.labels(plan, Challenge)
    told = _few([numbers[one.id] for one in chain.challenges])
    title = words("Challenges") if len(chain.challenges) > 1 else words("Challenge")
    each = tuple(
        (f"{numbers[one.id]} · {one.text}", {"challenge": one.id}) for one in chain.challenges
    )
    return [Link(title, told, "proposals", each[0][1], each=each)]


def _proposals(plan: OpenPlan, words: Words, chain: Chain) -> list[Link]:
    if not chain.proposals:
        return []
    numbers = numbering.labels(plan, Proposal)
    told = _few([numbers[one.id] for one in chain.proposals])
    where = {"proposal": chain.proposals[0].id}
    title = words("Proposal")
    each = tuple(
        (f"{numbers[one.id]} · {one.text}", {"proposal": one.id}) for one in chain.proposals
    )
    if chain.clusters:
        title, where, each = words("Cluster"), {"cluster": chain.clusters[0].id}, ()
    elif len(chain.proposals) > 1:
        title = words("Proposals")
    return [Link(title, told, "proposals", where, each=each)]


def _workshops(plan: OpenPlan, words: Words, chain: Chain) -> list[Link]:
    """Where its proposals were said."""
    ids = dict.fromkeys(one.workshop for one in chain.proposals if one.workshop)
    held = [one for id in ids if (one := plan.find(Workshop, id)) is not None]
    if not held:
        return []
    title = words("Workshops") if len(held) > 1 else words("Workshop")
    each = tuple((one.title, {"workshop": one.id, "tab": "workshop"}) for one in held)
    told = _few([words.number(one.number) for one in held])
    return [Link(title, told, "prepare", each[0][1], each=each)]


def _votes(plan: OpenPlan, words: Words, chain: Chain) -> list[Link]:
    """A link for each option that held one of its proposals as it was at opening, in each round;
    marks of two rounds are never added, and of a round that was not shown there are none."""
    links: dict[tuple[str, str], Link] = {}
    for proposal in chain.proposals:
        for one in became.stood(plan, proposal.id):
            if one.rank is not None and one.value is not None:
                links.setdefault((one.round.id, one.option.label), _vote(words, one))
    return list(links.values())


def _vote(words: Words, one: Stood) -> Link:
    marks = votes.counted(words, one.round.method, one.value or Fraction(0))
    title = votes.title_of(words, one.name)
    rule = words(RULES[one.round.rule].name) if one.round.rule in RULES else ""
    place = words("Place {rank} of {among}", rank=words.number(one.rank or 0),
                  among=words.number(one.among))  # fmt: skip
    chosen = words("it was chosen") if one.chosen else words("it was not chosen")
    more = " · ".join(part for part in (rule, place, chosen) if part)
    return Link(title, marks, "vote", {"round": one.round.id}, more)


def _capacity(plan: OpenPlan, words: Words, chain: Chain) -> list[Link]:
    judged = capacity.capacities(plan)
    for proposal in chain.proposals:
        value = judged[proposal.id].value if proposal.id in judged else None
        if value is not None:
            told = words("{value} of 5", value=words.number(value, 1))
            return [Link(words("Capacity"), told, "prioritize", {"proposal": proposal.id})]
    return []


def _economy(plan: OpenPlan, words: Words, action: Action) -> list[Link]:
    made = plan.find(EconomyAction, action.economy_action or "")
    if made is None:
        return []
    found = [plan.find(Sector, id) for id in made.sectors]
    sectors = [sector for sector in found if sector is not None]
    where = {"sector": sectors[0].id} if sectors else {}
    told = words.many("{n} sector", "{n} sectors", len(sectors))
    return [Link(words("Local economy"), told, "economy", where)]


def _few(numbers: list[str]) -> str:
    return " + ".join(numbers[:MOST_NUMBERS]) + (" …" if len(numbers) > MOST_NUMBERS else "")
