"""How a centre's sheet is called in documents and on its page: not yet translated."""

from __future__ import annotations

from workshop_app.text import N_, Words

DAYS = {
    "mo": N_("Monday"), "tu": N_("Tuesday"), "we": N_("Wednesday"), "th": N_("Thursday"),
    "fr": N_("Friday"), "sa": N_("Saturday"), "su": N_("Sunday"),
}  # fmt: skip

SPACE_STATES = {
    "dreamt": N_("Dreamt of"),
    "designed": N_("Designed"),
    "building": N_("Being built"),
    "open": N_("Open to all"),
}

PARTNER_STATES = {
    "to_ask": N_("Still to be asked"),
    "talking": N_("In talks"),
    "agreed": N_("Agreed with us"),
    "working": N_("Working with us"),
}

PHASE_STATES = {
    "planned": N_("Not begun"),
    "started": N_("Under way"),
    "done": N_("Carried out"),
    "late": N_("Running late"),
}

INDICATOR_KINDS = {
    "integration": N_("Of integration"),
    "neighbourhood": N_("Of change in the neighbourhood"),
}

STATES = {"space": SPACE_STATES, "partner": PARTNER_STATES, "phase": PHASE_STATES}
"""The states of the kinds of rows that have one, in the order in which they are offered."""

STATE_ICONS = {
    "dreamt": "cloud", "designed": "ruler", "building": "hammer", "open": "door-open",
    "to_ask": "question", "talking": "chats-circle", "agreed": "handshake", "working": "check-circle",
    "planned": "circle", "started": "play-circle", "done": "check-circle", "late": "warning",
}  # fmt: skip

CRITERIA = {
    "in_the_middle": N_("In the middle"),
    "on_foot": N_("On foot"),
    "safe_way": N_("Safe way"),
    "public_land": N_("Public land"),
    "safe_ground": N_("Safe ground"),
    "water_and_light": N_("Water and light"),
    "room_to_grow": N_("Room to grow"),
    "neighbours_agree": N_("Neighbours agree"),
}
"""What neighbours score sites on, in a word or two."""


def state_told(kind: str, state: str, words: Words) -> str:
    """A state in words; "" where nobody said one."""
    known = STATES.get(kind, {})
    return words(known[state]) if state in known else ""
