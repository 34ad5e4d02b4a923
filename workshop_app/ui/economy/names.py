"""How the page says the eight criteria of a sector: one short word each, as the heads of a table."""

from __future__ import annotations

from workshop_app.text import N_

CRITERIA = {
    "growth": N_("Growth"),
    "labour_absorption": N_("Jobs"),
    "entry_barriers": N_("Entry"),
    "self_employment": N_("Own work"),
    "women_youth": N_("Women"),
    "informality_risk": N_("Formal"),
    "supply_chain": N_("Supplies"),
    "environmental": N_("Nature"),
}
"""The heads of the table; 5 is always the favourable end."""
