"""The site of a centre and why, and the sites that were compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.centre_sites import SiteScore
from workshop_app.domain.directory import SITE_CRITERIA
from workshop_app.export import centre_telling as told
from workshop_app.export.centre_names import CRITERIA
from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell, strong
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import Rich, as_said, bold
from workshop_app.export.telling import NONE

if TYPE_CHECKING:
    from workshop_app.domain.centre_parts import Site
    from workshop_app.export.centre_views import CentreView
    from workshop_app.text import Words

MOST = 7
"""Sites beside each other in a table; more of them go on in another."""


def site_blocks(words: Words, centre: CentreView) -> list[Block]:
    """Nothing where there is no candidate."""
    if not centre.sites:
        return []
    blocks: list[Block] = [Heading(words("The site, and why"), styles.H3)]
    if centre.chosen is not None:
        blocks.append(_chosen(words, centre.chosen))
    else:
        blocks.append(Paragraph(words("No site was chosen yet."), styles.BODY))
    lettered = [(_letter(at), site) for at, site in enumerate(centre.sites)]
    blocks.append(Bullets([_legend(words, letter, site) for letter, site in lettered], between=2.0))
    for start in range(0, len(lettered), MOST):
        blocks.append(_table(words, lettered[start : start + MOST], centre))
    blocks.append(Paragraph(_note(words, centre), styles.NOTE))
    lower = _lower(words, lettered)
    if lower:
        blocks.append(Bullets(lower, between=2.0))
    return blocks


def _letter(at: int) -> str:
    return chr(ord("A") + at) if at < 26 else str(at + 1)


def _chosen(words: Words, site: Site) -> Panel:
    inside: list[Block] = [
        Paragraph([bold(words("Chosen: {site}", site=site.name))], styles.PANEL),
        Paragraph(as_said(site.reason, NONE), styles.PANEL),
    ]
    missing = told.missing_told(words, site.standing)
    notes = [*told.warned_told(words, site.standing), *([missing] if missing else [])]
    inside += [Paragraph(one, styles.SMALL) for one in notes]
    return Panel(inside, accent=bool(site.standing.warned))


def _legend(words: Words, letter: str, site: Site) -> Paragraph:
    said: list[Rich] = [bold(letter), " ", as_said(site.name)]
    if site.place:
        said += [": ", as_said(site.place)]
    if site.chosen:
        said += [" (", words("chosen"), ")"]
    return Paragraph(said, styles.SMALL_ITEM)


def _table(words: Words, lettered: list[tuple[str, Site]], centre: CentreView) -> Table:
    chosen = centre.chosen
    here = chosen is not None and any(site is chosen for _, site in lettered)
    columns = [Column(words("Criterion"), 112 if here else 0.0, grows=0.0 if here else 1.0)]
    columns += [Column(letter, 40, align="right") for letter, _ in lettered]
    if here:
        columns.append(Column(words("Why, at the one chosen"), grows=1.0))
    rows = [_row(words, name, lettered, chosen if here else None) for name in SITE_CRITERIA]
    total: list[Block] = [strong(words("Mean"))]
    for _, site in lettered:
        mean = site.standing.mean
        said = NONE if mean is None else words.number(float(mean), 1)
        said += "*" if mean is not None and site.standing.missing else ""
        total.append(Paragraph(said, styles.TABLE_TOTAL_NUMBER))
    if here:
        total.append(cell(""))
    last = row(*total, rule=palette.ink())
    return Table(columns, rows, total=last, room=1.4, after=4, pad=14)


def _row(
    words: Words, criterion: str, lettered: list[tuple[str, Site]], chosen: Site | None
) -> Row:
    cells: list[Block] = [strong(words(CRITERIA[criterion]))]
    for _, site in lettered:
        score = site.scores.get(criterion, SiteScore()).score
        style = styles.TABLE_TOTAL_NUMBER if site is chosen else styles.TABLE_NUMBER
        cells.append(Paragraph(NONE if score is None else str(score), style))
    if chosen is not None:
        cells.append(cell(as_said(chosen.scores.get(criterion, SiteScore()).reason, NONE)))
    return row(*cells)


def _note(words: Words, centre: CentreView) -> str:
    parts = [words("From 1, hard, to 5, favourable: what the room agreed on.")]
    if any(one.standing.mean and one.standing.missing for one in centre.sites):
        parts.append(words("*: the mean is of the criteria that have a score."))
    parts.append(told.best_told(words, list(zip(centre.sites, centre.best, strict=True))))
    return " ".join(part for part in parts if part)


def _lower(words: Words, lettered: list[tuple[str, Site]]) -> list[Paragraph]:
    """What tables saw lower than the room, in their words."""
    found = []
    for letter, site in lettered:
        for criterion in SITE_CRITERIA:
            said = told.tables_told(words, site.scores.get(criterion, SiteScore()).lower)
            if said:
                head = f"{letter}, {words(CRITERIA[criterion])}: "
                found.append(Paragraph([bold(head), as_said(said)], styles.SMALL_ITEM))
    return found
