"""What a project is linked to, each opening its own place: actions, proposals, territory, sectors."""

from __future__ import annotations

from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import StrategicProject
from workshop_app.domain.economy import Sector
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Proposal
from workshop_app.services import numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell


def links_of(
    plan: OpenPlan, words: Words, shell: Shell, project: StrategicProject
) -> list[LinkCard]:
    """A card for each link whose other end is still in the plan."""
    found: list[LinkCard] = []

    def link(title: str, detail: str, topic: str, page: str, **where: str) -> None:
        card = LinkCard(title, detail, topic=topic)
        card.picked.connect(lambda: shell.go(page, **where))
        found.append(card)

    actions = numbering.labels(plan, Action)
    for id in project.actions:
        if (action := plan.find(Action, id)) is not None:
            said = words("Action A{number}", number=actions[id])
            link(action.title, said, action.theme, "action_plan", action=id)
    numbers = numbering.labels(plan, Proposal)
    for id in project.proposals:
        if (proposal := plan.find(Proposal, id)) is not None:
            said = words("Proposal {number}", number=numbers[id])
            link(proposal.text, said, proposal.theme, "proposals", proposal=id)
    for id in project.territories:
        if (territory := plan.find(Territory, id)) is not None:
            name = f"{territory.code} {territory.name}".strip()
            link(name, words("Territory"), "", "prepare", tab="territory", territory=id)
    for id in project.sectors:
        if (sector := plan.find(Sector, id)) is not None:
            link(sector.name, words("Sector"), "", "economy", sector=id)
    return found
