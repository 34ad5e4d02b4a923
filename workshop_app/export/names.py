"""How documents call what the plan calls by ids: the words of the glossary, not yet translated."""

from __future__ import annotations

from workshop_app.domain.capacity import CRITERIA, ZONES
from workshop_app.text import N_, Words

THEMES = {
    "housing": N_("Housing and habitat"),
    "public_space": N_("Public space and security"),
    "education": N_("Education and culture"),
    "health": N_("Health and well-being"),
    "economy": N_("Economic opportunities"),
}

SHORT_THEMES = {
    "housing": N_("Housing"),
    "public_space": N_("Public space"),
    "education": N_("Education"),
    "health": N_("Health"),
    "economy": N_("Economy"),
}

PERSPECTIVES = {
    "habitat": N_("Housing and habitat"),
    "inclusion": N_("Social inclusion and socioeconomic and cultural opportunities"),
    "governance": N_("Legislation and governance"),
}

AUDIENCES = {
    "leaders": N_("Women and men leaders"),
    "community": N_("Community"),
    "officials": N_("Officials of the City Hall"),
}

HORIZONS = {
    "short": N_("Short term (up to 12 months)"),
    "medium": N_("Medium term (13 to 36 months)"),
    "long": N_("Long term (over 36 months)"),
}

SHORT_HORIZONS = {
    "short": N_("short"),
    "medium": N_("medium"),
    "long": N_("long"),
}

SOURCES = {
    "municipality": N_("Municipality"),
    "nation": N_("Nation and department"),
    "cooperation": N_("Cooperation"),
    "several": N_("Several sources"),
    "to_find": N_("To be found"),
}

SERVICE_GROUPS = {
    "information": N_("Information and guidance"),
    "procedures": N_("Help with procedures"),
    "identification": N_("Specific protection needs"),
    "referral": N_("Referral to other services"),
}

COMMITMENTS = {
    "open": N_("On the way"),
    "kept": N_("Kept"),
    "late": N_("Not kept"),
    "dropped": N_("Dropped"),
}

FOLLOW_UPS = {
    "planned": N_("Not begun"),
    "started": N_("Under way"),
    "done": N_("Carried out"),
    "late": N_("Running late"),
    "dropped": N_("Given up"),
}
"""How an action goes, by its last follow-up, in the order in which the states are offered."""

PROJECT_STAGES = {
    "idea": N_("Idea"),
    "perfil": N_("Profile"),
    "prefactibilidad": N_("Pre-feasibility"),
}

ROLES = {
    "leads": N_("leads it"),
    "decides": N_("decides on it"),
    "funds": N_("puts in money"),
    "benefits": N_("gains by it"),
    "affected": N_("is affected"),
}
"""What somebody has to do with a project."""

POSITIONS = {
    "for": N_("for it"),
    "undecided": N_("undecided"),
    "against": N_("against it"),
}

GATES = {
    "legal": N_("legal competence"),
    "land": N_("land or premises"),
}

RULES = {
    "most": N_("Most first"),
    "groups": N_("Equal group mean"),
    "greedy": N_("Greedy within a budget"),
    "equal-shares": N_("Equal shares"),
}

METHODS = {
    "dots": N_("Dots"),
    "approval": N_("Approval"),
    "points": N_("Hundred points"),
    "score": N_("Score 0 to 5"),
}

VOID = {
    "unknown_option": N_("with a number that was not on the list"),
    "bad_value": N_("with a mark that cannot be counted"),
    "over_option": N_("with too many marks on one option"),
    "over_total": N_("with more marks than a person had"),
    "unreadable": N_("torn or not to be read"),
}


def told(table: dict[str, str], key: str, words: Words) -> str:
    """The name of ``key`` in the language of ``words``; the key itself where it is unknown."""
    return words(table[key]) if key in table else key


def zone_name(zone: str, words: Words) -> str:
    """The name of a zone; "" for none."""
    return words(ZONES[zone].name) if zone in ZONES else ""


def criterion_name(criterion: str, words: Words) -> str:
    """The name of a capacity criterion within a sentence."""
    name = words(CRITERIA[criterion]) if criterion in CRITERIA else criterion
    return name[:1].lower() + name[1:]
