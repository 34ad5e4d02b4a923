"""Finds a proposal for an action: those without an answer come first."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.proposals import Proposal
from workshop_app.services import action_plan, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import on_the_board
from workshop_app.text import Words
from workshop_app.ui.link_picker import (
    LinkPicker,
    Offered,
    OfferRow,
    OfferRows,
    OfferSearch,
    by_number_or_words,
)
from workshop_app.ui.widgets import Button


def offered(plan: OpenPlan, words: Words, action: str) -> list[Offered]:
    """Every proposal on the board that the action (its id) does not answer yet."""
    numbers = numbering.labels(plan, Proposal)
    actions = numbering.labels(plan, Action)
    links: dict[str, list[str]] = {}
    for link in plan.all(ActionProposal):
        links.setdefault(link.proposal, []).append(link.action)
    waiting = {proposal.id for proposal in action_plan.without_answer(plan)}
    found = [
        Offered(one.id, numbers[one.id], one.theme, " ".join(one.text.split()),
                _told(words, [actions[a] for a in links.get(one.id, ()) if a in actions],
                      one.id in waiting), one.id in waiting)
        for one in on_the_board(plan)
        if action not in links.get(one.id, ())
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.waits, sort_key(one.number)))


def _told(words: Words, actions: list[str], waits: bool) -> str:
    if actions:
        return words("in {actions}", actions=words.listed([f"A{number}" for number in actions]))
    return words("without an answer") if waits else words("left out, or answered by its cluster")


class ProposalPicker(LinkPicker):
    """Beside the list of actions; emits ``picked(Offered)``."""

    def __init__(self, page: QWidget, plan: OpenPlan, words: Words) -> None:
        take = Button(words("Answer it with this action"), "tinted", icon="plus", cap="Return")
        search = OfferSearch(
            words, OfferRows(), OfferRow(70), take,
            search=words("Number or words of a proposal"), name=words("Proposals"),
            none=words("No proposal says that"),
        )  # fmt: skip
        super().__init__(page, words, search)
        self.setObjectName("proposals to answer")
        self._plan, self._words = plan, words

    def open_for(self, place: QRect, action: str) -> None:
        """Show it over ``place`` (of the page), for the action with this id."""
        found = offered(self._plan, self._words, action)
        title = self._words("Which proposal does the action answer?")
        self.open_over(place, title, lambda sought: by_number_or_words(found, sought))
