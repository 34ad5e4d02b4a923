"""The links of the chain behind an action: what each is, its figure, and the place it opens."""

from __future__ import annotations

from dataclasses import dataclass, field

from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import EconomyAction, Sector
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import action_plan, capacity, numbering, results, round_names
from workshop_app.services.action_plan import Chain
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words

MOST_NUMBERS = 3
"""More numbers than these end in dots; the page that opens has them all."""


@dataclass(frozen=True, slots=True)
class Link:
    """``title`` over ``told``; a press opens the page ``page`` at ``where``."""

    title: str
    told: str
    page: str
    where: dict[str, str] = field(default_factory=dict)


def links_of(plan: OpenPlan, words: Words, action: Action) -> list[Link]:
    """Challenge › proposal or cluster › votes › capacity, or the sector of an economic action."""
    chain = action_plan.chain(plan, action)
    return [
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
    return [Link(title, told, "proposals", {"challenge": chain.challenges[0].id})]


def _proposals(plan: OpenPlan, words: Words, chain: Chain) -> list[Link]:
    if not chain.proposals:
        return []
    numbers = numbering.labels(plan, Proposal)
    told = _few([numbers[one.id] for one in chain.proposals])
    where = {"proposal": chain.proposals[0].id}
    title = words("Proposal")
    if chain.clusters:
        title, where = words("Cluster"), {"cluster": chain.clusters[0].id}
    elif len(chain.proposals) > 1:
        title = words("Proposals")
    return [Link(title, told, "proposals", where)]


def _votes(plan: OpenPlan, words: Words, chain: Chain) -> list[Link]:
    """A link for each round; marks of two rounds are never added."""
    links = []
    called = round_names.names(plan)
    for round, option in chain.votes:
        totals = {total.label: total.total for total in results.result(plan, round).totals}
        if option.label in totals:
            marks = words.many("{n} mark", "{n} marks", totals[option.label])
            title = words("Round {name}", name=called[round.id])
            links.append(Link(title, marks, "vote", {"round": round.id}))
    return links


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
