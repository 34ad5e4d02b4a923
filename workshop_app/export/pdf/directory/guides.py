"""The guide of procedures and the guide to specific needs, to be printed and left on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import directory_names as told
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import Block, NewPage, Space, stack_height
from workshop_app.export.pdf.directory.page import Progress, in_pages
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.parts import panel, rule
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.styles import BODY, H2, H3, ITEM, SMALL
from workshop_app.export.pdf.text import Rich, Run, as_said, bold
from workshop_app.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workshop_app.export.directory_views import (
        DirectoryView,
        PointView,
        ProcedureView,
        SignView,
    )
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.paper import Box, Paper
    from workshop_app.text import Words

ADVICE = N_("General guidance, not legal advice. Requirements and dates change.")
NOTHING_KEPT = N_("Nothing about a person is kept or counted here.")
MOST_POINTS = 4
"""So many points are named under a guide; the list of the directory has all."""


# -- procedures -----------------------------------------------------------------------------------
def procedures_pdf(
    view: DirectoryView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """The procedures in plain words; the warning that it is no legal advice stands on every page."""
    title = words("Procedures in plain words")
    return in_pages(
        view, words, title, lambda page: _procedures(page, view, words), progress, trace
    )


def _procedures(page: KitPage, view: DirectoryView, words: Words) -> None:
    lead = words("What it is, the steps, what to bring, and who helps. All of it is free to ask.")
    y = page.title(words("Procedures in plain words"), lead)
    y = panel(page, page.left, y, page.width, words(ADVICE), size=10, accent=True) - 10
    page.note = note = words(ADVICE)
    if not view.procedures:
        said = words(
            "The plan has no guide yet. Bring in the guides of the program and check them."
        )
        page.text(said, page.left, y, page.width, size=11)
    page.flow(_in_whole([_procedure(one, words) for one in view.procedures], page), y)
    page.note = note


def _in_whole(guides: list[list[Block]], page: KitPage) -> list[Block]:
    """A new page before a guide that would be torn apart, where one page bears it. The last two stay
    together: none stands alone on a sheet (P-48)."""
    if len(guides) > 2 and stack_height([*guides[-2], *guides[-1]], page.width) <= page.height:
        guides = [*guides[:-2], [*guides[-2], *guides[-1]]]
    blocks: list[Block] = []
    for guide in guides:
        high = stack_height(guide[:-1], page.width)
        if blocks and high <= page.height:
            blocks.append(NewPage(high / page.height))
        blocks += guide
    return blocks


def _procedure(one: ProcedureView, words: Words) -> list[Block]:
    blocks: list[Block] = [Heading(as_said(one.name), H2)]
    if not one.current:
        blocks.append(Paragraph(_replaced(one, words), BODY))
    blocks += [Paragraph(as_said(line), BODY) for line in one.plain.splitlines() if line.strip()]
    if one.steps:
        blocks.append(Heading(words("The steps"), H3))
        steps = [f"{n}. {step}" for n, step in enumerate(one.steps, start=1)]
        blocks += [Paragraph(as_said(step), ITEM, indent=12) for step in steps]
        blocks.append(Space(6))
    if one.bring:
        blocks.append(Heading(words("What to bring"), H3))
        blocks.append(Bullets([Paragraph(as_said(what), ITEM) for what in one.bring]))
    said: list[Rich] = []
    for name, value in (
        (words("What it costs"), one.cost), (words("How long it takes"), one.takes),
    ):  # fmt: skip
        if value:
            said += [*([" "] if said else []), _label(name), " ", as_said(value)]
    if said:
        blocks.append(Paragraph(said, BODY))
    last: list[Rich] = []
    if one.helping:
        last += [_label(words("Where they help")), " ", *_named(one.helping, words), ". "]
    last.append(bold(told.check(one.checked_on, one.to_confirm, words) + "."))
    last += [" ", as_said(one.source)] if one.source else []
    return [*blocks, Paragraph(last, SMALL), Space(10)]


def _replaced(one: ProcedureView, words: Words) -> list[Rich]:
    if not one.replaced_by:
        return [bold(words("No longer issued."))]
    return [bold(words("No longer issued.")), " ", words("What replaced it:"), " ",
            as_said(one.replaced_by)]  # fmt: skip


def _named(points: Sequence[PointView], words: Words) -> list[Rich]:
    """Points with their telephones, in one line; the first few of many."""
    found: list[Rich] = []
    for point in points[:MOST_POINTS]:
        if found:
            found.append(" · ")
        found.append(as_said(point.name))
        if point.phones:
            found += [" ", bold(told.grouped(point.phones[0]))]
    more = len(points) - MOST_POINTS
    if more > 0:
        said = words.many("{n} more in the directory", "{n} more in the directory", more)
        found += [" · ", said]
    return found


def _label(text: str) -> Run:
    return Run(text, fonts.BOLD, palette.primary())


# -- specific needs -------------------------------------------------------------------------------
def needs_pdf(
    view: DirectoryView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """What to notice, how to speak, whom to turn to; nothing to be filled in."""
    title = words("What to notice, and whom to turn to")
    return in_pages(view, words, title, lambda page: _needs(page, view, words), progress, trace)


def _needs(page: KitPage, view: DirectoryView, words: Words) -> None:
    lead = words(
        "For who receives people. It is no diagnosis and no form: look, listen, tell what there is."
    )
    y = page.title(words("What to notice, and whom to turn to"), lead)
    y = panel(page, page.left, y, page.width, words(NOTHING_KEPT), size=10) - 8
    page.note = note = words(NOTHING_KEPT)
    rows = [Pictured(page, sign, [text]) for sign, text in view.speaking]
    blocks: list[Block] = [Heading(words("How to speak"), H2), *rows]
    blocks.append(Heading(words("What to notice"), H2))
    blocks += [Pictured(page, sign.pictogram, *_sign(sign, words)) for sign in view.signs]
    page.flow(blocks, y)
    page.note = note


def _sign(sign: SignView, words: Words) -> list[list[Rich]]:
    who: list[Rich] = [_label(words("Whom to turn to")), " "]
    if sign.points:
        who += _named(sign.points, words)
    else:
        who.append(words("Ask at the nearest attention point."))
    return [[bold(sign.notice)], [sign.do], who]


class Pictured(Block):
    """A pictogram with lines at its right."""

    def __init__(self, page: KitPage, sign: str, *lines: list[Rich]) -> None:
        self.page, self.sign = page, sign
        self.after = 5.0
        wide = page.width - 46
        self.lines: list[Fitted] = [
            page.fitted(line, wide, size=11, leading=1.34, most=8) for line in lines
        ]

    def height(self, width: float) -> float:  # noqa: ARG002
        return max(32.0, sum(line.height + 2 for line in self.lines)) + 7

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        del paper
        page, high = self.page, self.height(width)
        told_high = sum(line.height + 2 for line in self.lines)
        y = top - max(0.0, (32.0 - told_high) / 2)
        picture(page, self.sign, x + 15, top - 16, 28, palette.primary())
        for line in self.lines:
            y = page.set(line, x + 44, y, width - 46) - 2
        rule(page, x, top - high, x + width)
