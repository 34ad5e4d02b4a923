"""How the pages of priorities and assessment call zones, criteria and states. No widget here."""

from __future__ import annotations

from workshop_app.domain.capacity import CRITERIA, ZONES, Capacity
from workshop_app.domain.rounds import Gate
from workshop_app.services.prioritize import GOES_IN, IN_PLAN, LEFT_OUT, WAITS, Placed
from workshop_app.text import N_, Words

CRITERION_ICONS = {
    "legal": "scales",
    "plan_fit": "flag-banner",
    "budget": "wallet",
    "staff": "users-three",
    "technical": "wrench",
    "land": "house-line",
    "time": "clock",
    "allies": "handshake",
    "upkeep": "recycle",
}
"""The icon of each criterion."""

MISSING = {
    "legal": N_("competence is missing"),
    "plan_fit": N_("not in the development plan"),
    "budget": N_("budget is missing"),
    "staff": N_("staff is missing"),
    "technical": N_("technical readiness is missing"),
    "land": N_("land or premises are missing"),
    "time": N_("time is missing"),
    "allies": N_("allies are missing"),
    "upkeep": N_("upkeep is missing"),
}
"""What keeps a proposal from being done, by its weakest criterion."""

ASK = {
    "legal": N_("Ask the legal office."),
    "plan_fit": N_("Ask planning."),
    "budget": N_("Ask finance."),
    "staff": N_("Ask the secretariat that would do it."),
    "technical": N_("Ask public works, or the secretariat that would do it."),
    "land": N_("Ask planning, or whoever keeps the municipality's land."),
    "time": N_("Ask the secretariat that would do it."),
    "allies": N_("Ask those who already work in the territory."),
    "upkeep": N_("Ask the secretariat that would keep it up."),
}
"""Whom to ask where a criterion has few answers (P-43)."""

CLOSED_GATES = {
    "legal": N_("gate closed: competence"),
    "land": N_("gate closed: land or premises"),
}

GATES_MARKED = {"legal": N_("Not ours to do"), "land": N_("Land not allowed")}
"""What a failed gate is called on the capacity sheet."""

GATE_ANSWERS = {"yes": N_("Yes"), "no": N_("No"), "to_confirm": N_("To be confirmed")}

ROUNDS = {1: N_("First round"), 2: N_("Second round")}

WEAK = 3.5
"""Under this median a criterion is what is missing."""

NAMES_OF_ZONES = {id: zone.name for id, zone in ZONES.items()}


def zone(words: Words, of: str | None) -> str:
    """The name of a zone; where something was not voted on it says that."""
    return words(NAMES_OF_ZONES[of]) if of else words("Not voted on")


def round_name(words: Words, number: int) -> str:
    """ "First round", "Second round"."""
    return words(ROUNDS[number]) if number in ROUNDS else words("Round {n}", n=number)


def obstacle(words: Words, found: Capacity | None) -> str:
    """What stands in a proposal's way: a closed gate, else its weakest criterion; "" for nothing."""
    if found is None:
        return ""
    if found.failed_gates:
        return words(CLOSED_GATES[found.failed_gates[0]])
    weakest = found.last.weakest
    if weakest and found.last.medians[weakest[0]] < WEAK:
        return words(MISSING[weakest[0]])
    return ""


def state(words: Words, one: Placed) -> str:
    """What is said of how a proposal stands, behind its zone; "" where it just goes in."""
    if one.state == IN_PLAN:
        return words("in the plan")
    if one.state == LEFT_OUT:
        return words("left out")
    if one.state == WAITS:
        return words.at("proposal", "waits")
    if one.state == GOES_IN:
        return words("goes in, by decision") if one.decision else ""
    if one.decision is None and one.priority.zone == "return":
        return words("no reason")
    return words("to decide")


def criterion(words: Words, of: str) -> str:
    """The name of a criterion."""
    return words(CRITERIA[of])


def gate_told(words: Words, gate: Gate | None) -> str:
    """The answer of a gate, or that nobody answered it."""
    return words(GATE_ANSWERS[gate.answer]) if gate else words("not answered")
