"""Annex C: what the words of the plan mean; under it, the check value of the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.text import N_, plain

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "annex-c"

ALWAYS, VOTED, ASSESSED, PLANNED = "", "voted", "assessed", "planned"

GLOSSARY = (
    (N_("Attendance"), N_("How many people came. Totals only; cells under five are hidden."), ALWAYS),
    (N_("Challenge"), N_("A problem or need, in the participants' words."), ALWAYS),
    (N_("Cluster"), N_("Proposals that say the same or belong together. The originals always stay readable."), ALWAYS),
    (N_("Proposal"), N_("What people propose. It has a short number never used twice in a plan."), ALWAYS),
    (N_("Territory"), N_("A Territorial Intervention Unit (UIT). It may cover parts of several communes, and a commune may hold several."), ALWAYS),
    (N_("Read-back"), N_("Returning to the community to tell what came of each proposal and why."), ALWAYS),
    (N_("Reason"), N_("Why something goes in, waits or returns, said in words anyone understands."), ALWAYS),
    (N_("Ballot"), N_("One person's secret answer. It can never be led back to a person."), VOTED),
    (N_("Group"), N_("A table or self-chosen colour by which a vote is counted. Under five people it is never shown apart."), VOTED),
    (N_("Lot in view"), N_("A tie-break with a seed made by the room. Anyone can repeat it."), VOTED),
    (N_("Mark"), N_("What a person gives to an option: a token, a cross or a tap."), VOTED),
    (N_("Tie"), N_("Two or more options with the same result. It is said aloud."), VOTED),
    (N_("Vote round"), N_("A question put to people, with its method, options, channels, groups and state."), VOTED),
    (N_("Do now"), N_("High priority, high capacity."), ASSESSED),
    (N_("Gate"), N_("A condition that bars a proposal: no competence or forbidden land. What would open it is stated."), ASSESSED),
    (N_("Open the way"), N_("High priority, low capacity: what would make it possible is stated."), ASSESSED),
    (N_("Quick win"), N_("Lower priority, high capacity."), ASSESSED),
    (N_("Return with a reason"), N_("Low priority and capacity: it goes back to the community with a reason."), ASSESSED),
    (N_("Action"), N_("A line of the plan, made from one or more proposals or from the economic plan."), PLANNED),
    (N_("Commitment"), N_("Which institution or organisation promised what, by when, and what happened."), PLANNED),
    (N_("Cost"), N_("What an action costs, in the plan's currency."), PLANNED),
    (N_("Indicator"), N_("How one knows that an action moves forward."), PLANNED),
    (N_("Term"), N_("By when: short, medium or long, with the year."), PLANNED),
)  # fmt: skip
"""Word, what it means, and what the plan must have for the word to be in it."""


def annex_c(telling: Telling) -> list[Block]:
    """The words used in this plan, in the order of the document's language."""
    words, view = telling.words, telling.view
    if not view.proposals and not view.actions:
        return []
    has = {
        ALWAYS: True,
        VOTED: bool(view.rounds),
        ASSESSED: bool(view.assessed),
        PLANNED: bool(view.actions),
    }
    told = sorted(
        ((words(word), words(meaning)) for word, meaning, needs in GLOSSARY if has[needs]),
        key=lambda one: plain(one[0]),
    )
    columns = [Column(words("Word"), 120), Column(words("What it means"), grows=1)]
    rows = [row(cell(word, styles.TABLE_TOTAL), cell(meaning)) for word, meaning in told]
    return [
        Heading(words("Annex C. Words of this plan"), styles.H1, key=KEY, outline=0),
        Table(columns, rows, room=3.4),
        *_of_which_plan(telling),
    ]


def _of_which_plan(telling: Telling) -> list[Block]:
    """The check value of the plan, with how anyone sees whether a file is the one of this paper."""
    words, value = telling.words, telling.view.check_value
    if not value:
        return []
    how = words(
        "To see whether this document belongs to a plan file, open the file in Convite and look at "
        "“Export”: it belongs to it where the same value stands there."
    )
    shown = replace(styles.LEAD, font=fonts.HEADING)
    return [
        Panel(
            [
                Paragraph(words("Check value of the plan"), styles.LABEL),
                Paragraph(value.replace(" ", "\u00a0\u00a0"), shown),
                Paragraph(how, styles.NOTE),
            ],
            before=14,
        )
    ]
