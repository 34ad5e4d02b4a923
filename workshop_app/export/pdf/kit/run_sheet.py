"""The facilitator's run sheet: every word to say and do, with minutes and hours, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import Block, NewPage, Pair, Section, Stack
from workshop_app.export.pdf.kit.run_sheet_parts import Beside, Strip, break_icon, clock
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.shapes import shape_marker
from workshop_app.export.pdf.styles import (
    BODY,
    H1,
    H2,
    LABEL,
    SMALL,
    SMALL_ITEM,
    Style,
)
from workshop_app.export.pdf.text import Run, bold, quoted
from workshop_app.text import N_, Words

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitPart, KitStep, KitView
    from workshop_app.export.pdf.kit.page import KitPage

SAY = Style("P", fonts.SEMIBOLD, 11.5, 15.6)
DO = Style("P", fonts.REGULAR, 10, 13.2, palette.muted, before=3)
LEAD = Style("P", fonts.REGULAR, 11.5, 15.6, after=6, keeps_next=True)
SUBTITLE = Style("P", fonts.REGULAR, 11.5, 15, before=2, after=8)
NEVER = Style("P", fonts.BOLD, 9.5, 12.5, lambda: palette.color("accentText"), before=4)
QUIET = Style("P", fonts.BOLD, 9.5, 12.5, palette.muted, before=4)
STEP_LABEL = Style("P", fonts.BOLD, 9.5, 12.5, palette.primary, after=1, keeps_next=True)

BREAKS = {"rest": N_("Break"), "snack": N_("Refreshments"), "lunch": N_("Lunch")}


def run_sheet(page: KitPage, view: KitView, words: Words) -> None:
    """Draw the run sheet over as many pages as it takes."""
    page.note = words("What stands in quotation marks is said aloud, word for word.")
    blocks: list[Block] = [
        Heading(words("Facilitator's run sheet"), H1),
        Paragraph(subtitle(view, words), SUBTITLE),
    ]
    if not view.parts:
        told = words("The agenda is still empty. Choose a ready one in Prepare.")
        blocks.append(Paragraph(told, BODY))
    else:
        blocks.append(Strip(view.parts, words))
    numbers = numbered(view.parts)
    for part, number in zip(view.parts, numbers, strict=True):
        blocks += _part(part, number, view, words)
    page.flow(blocks, page.top)


def subtitle(view: KitView, words: Words) -> str:
    """The workshop in one line: title, day and hour, people and tables."""
    told = [view.workshop or words("Workshop {n}", n=view.number)]
    if view.day:
        told.append(f"{words.date(view.day)}, {words.time(view.start)}")
    told.append(people_at_tables(view, words))
    if view.place:
        told.append(view.place)
    return " · ".join(told)


def people_at_tables(view: KitView, words: Words) -> str:
    """How many people are expected, and at how many tables where there are any."""
    people = words.many("{n} person", "{n} people", view.people)
    if not view.tables:
        return people
    tables = words.many("{n} table", "{n} tables", len(view.tables))
    return words("{people} at {tables}", people=people, tables=tables)


def numbered(parts: Sequence[KitPart]) -> list[int]:
    """The number of each part as the strip and the headings have it; 0 for a break."""
    found, last = [], 0
    for part in parts:
        last += part.kind != "break"
        found.append(0 if part.kind == "break" else last)
    return found


def title_of(part: KitPart, words: Words) -> str:
    """What a part is called; a break without a title by its kind."""
    if part.title:
        return part.title
    if part.exercise in BREAKS:
        return words(BREAKS[part.exercise])
    return words("An exercise that is not on this computer")


def hours(begins: time, ends: time, words: Words) -> str:
    return f"{words.time(begins)} – {words.time(ends)}"


def _part(part: KitPart, number: int, view: KitView, words: Words) -> list[Block]:
    title = title_of(part, words)
    told = f"{hours(part.begins, part.ends, words)} · {words.minutes(part.minutes)}."
    if part.kind == "break":
        line = Paragraph([bold(f"{title}. "), told], BODY, indent=24, marker=break_icon(part))
        line.before, line.after = 14.0, 10.0
        return [line]
    head = f"{number}. {title}"
    if part.optional:
        head = words("{title} (only if needed)", title=head)
    blocks: list[Block] = [
        NewPage(0.2),
        Section(head),
        Heading(head, H2),
        Paragraph([bold(told), " ", part.purpose], LEAD),
    ]
    if view.low_literacy and part.low_literacy:
        label = Run(words("For those who do not read: "), fonts.BOLD)
        blocks.append(Panel([Paragraph([label, part.low_literacy], SMALL)]))
    blocks.append(_beside(part, words))
    blocks += [_step(step, words) for step in part.steps]
    blocks += _prompts(part, words)
    if not view.low_literacy and part.low_literacy:
        label = Run(words("For those who do not read: "), fonts.BOLD)
        blocks.append(Paragraph([label, part.low_literacy], SMALL))
    return blocks


def _beside(part: KitPart, words: Words) -> Block:
    """Materials and the short way at the left, what is never asked and care at the right."""
    left: list[Block] = []
    if part.materials:
        left.append(Paragraph(words("Materials"), LABEL))
    for one in part.materials:
        printed = Run(f" ({words('printed')})", "", palette.primary()) if one.sheet else ""
        left.append(Paragraph([bold(words.number(one.quantity)), " ", one.words, printed], SMALL))
    if part.if_short:
        left += [Paragraph(words("If time is short"), QUIET), Paragraph(part.if_short, SMALL)]
    right: list[Block] = []
    if part.never_ask:
        right.append(Paragraph(words("Never"), NEVER))
        right += [Paragraph(one, SMALL) for one in part.never_ask]
    if part.care:
        right.append(Paragraph(words("Take care"), QUIET))
        right.append(Bullets([Paragraph(one, SMALL_ITEM) for one in part.care], indent=10))
    if not left or not right:
        return Stack(left or right, after=8)
    return Pair(left, right, share=0.5, between=22, after=10)


def _step(step: KitStep, words: Words) -> Block:
    if step.skipped:
        told = words("Left out, there is no time for it: {step}", step=step.projector or step.do)
        return Beside("–", "", [Paragraph(told, DO)])
    blocks: list[Block] = []
    if step.projector:
        blocks.append(Paragraph(step.projector, STEP_LABEL))
    if step.say:
        blocks += [Paragraph(quoted(line, words), SAY) for line in step.say.split("\n") if line]
    if step.do:
        label = Run(words("Do: "), fonts.BOLD)
        blocks.append(Paragraph([label, step.do], DO))
    return Beside(words.number(step.minutes), clock(step.begins, words), blocks, unit=words("min"))


def _prompts(part: KitPart, words: Words) -> list[Block]:
    """One question per theme for a table that is stuck."""
    from workshop_app.export import names

    found = [(theme, part.prompts[theme]) for theme in names.THEMES if part.prompts.get(theme)]
    if not found:
        return []
    blocks: list[Block] = [Paragraph(words("If a table is stuck"), QUIET)]
    blocks[0].keeps_next = True
    for theme, question in found:
        name = names.told(names.THEMES, theme, words)
        marker = shape_marker(theme, 9.5)
        blocks.append(Paragraph([bold(f"{name}: "), question], SMALL, indent=15, marker=marker))
    return [Stack(blocks, before=8, after=6)]
