"""The local economy in the action plan: the table of sectors, what hinders most, what is missing and
the economic actions. The economic plan has the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.economy import parts, tables
from workshop_app.export.pdf.paragraph import Heading, Paragraph

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "local-economy"
BARRIERS = 4
"""So many barriers are told here."""


def economy(telling: Telling) -> list[Block]:
    """Nothing where no sector was studied."""
    words, found = telling.words, telling.view.economy
    if found is None or not found.sectors:
        return []
    return [
        Heading(words("Local economy"), styles.H1, key=KEY, outline=0),
        Paragraph(parts.lead(telling, found), styles.LEAD),
        *parts.at_a_glance(telling, found, whole=False),
        *parts.barriers(telling, found, BARRIERS),
        *parts.gaps(telling, found, whole=False),
        *tables.actions(telling, found),
    ]
