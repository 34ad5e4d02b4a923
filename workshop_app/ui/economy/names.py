"""How the page says the eight criteria of a sector: a short word, an icon, and the whole."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.text import N_


@dataclass(frozen=True, slots=True)
class Criterion:
    """``head`` stands over a column, ``whole`` says what 5 means; 5 is always the favourable end."""

    head: str
    icon: str
    whole: str


CRITERIA = {
    "growth": Criterion(N_("Growth"), "trend-up", N_("It grows: there is more and more demand")),
    "labour_absorption": Criterion(
        N_("Jobs"), "users", N_("It takes people on: how many jobs it gives")
    ),
    "entry_barriers": Criterion(
        N_("Entry"), "door", N_("It is easy to enter: little money, few papers")
    ),
    "self_employment": Criterion(
        N_("Own work"), "storefront", N_("One can work in it on one's own account")
    ),
    "women_youth": Criterion(N_("Women"), "gender-female", N_("Women and young people work in it")),
    "informality_risk": Criterion(
        N_("Formal"), "file-text", N_("It can be formal: little risk of informal work")
    ),
    "supply_chain": Criterion(
        N_("Supplies"), "truck", N_("Supplies and buyers are near: its chain is whole")
    ),
    "environmental": Criterion(N_("Nature"), "leaf", N_("It is good to the environment")),
}
"""The criteria in the order of the table."""
