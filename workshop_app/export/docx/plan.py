"""The prioritized action plan as a text document: the chapters of the PDF, in real headings, lists
and tables that a word processor edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.export.docx import markup
from workshop_app.export.docx.blocks import Writer
from workshop_app.export.docx.markup import Piece
from workshop_app.export.docx.package import Around, Package
from workshop_app.export.docx.pictured import read_block
from workshop_app.export.docx.styles import LANGUAGES, Ink
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import TEXT_WIDTH
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.plan import chapters
from workshop_app.export.pdf.sections.contents import contents
from workshop_app.export.pdf.sections.cover import Cover
from workshop_app.export.pdf.text import plain_of
from workshop_app.export.telling import Telling

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.views import PlanView
    from workshop_app.text import Words

Progress = Callable[[int, int], None]


def plan_docx(view: PlanView, words: Words, progress: Progress) -> bytes:
    """The whole plan. ``progress(done, total)`` is called at each chapter and may raise to cancel."""
    with fonts.ONE_AT_A_TIME, palette.of_plan(view.colour):
        telling = Telling(view, words)
        package = Package(_around(telling), _ink())
        said_in = LANGUAGES.get(view.language, "") if view.language != words.language else ""
        body = Writer(package, said_in)
        progress(0, 1)
        all_chapters = chapters(telling)
        total = sum(len(chapter.blocks) for chapter in all_chapters) or 1
        done = 0
        for chapter in all_chapters:
            for block in chapter.blocks:
                if done % 20 == 0:
                    progress(done, total)
                done += 1
                body.write([block])
        front = Writer(package, said_in)
        _cover(front, telling)
        _contents(front, telling, body.entries)
        return package.content(front.told + body.told)


def _around(telling: Telling) -> Around:
    words, view = telling.words, telling.view
    day = words.date(view.day)
    foot = [words("Sample with example data · {day}", day=day) if view.sample else day]
    if view.check_value:
        foot.append(words("Check value of the plan: {value}", value=view.check_value))
    title = plain_of(telling.running_title)
    return Around(
        title=title, language=words.language, moment=view.moment, head=title, foot=tuple(foot)
    )


def _ink() -> Ink:
    return Ink(
        primary=_hex(palette.primary()),
        text=_hex(palette.ink()),
        muted=_hex(palette.muted()),
        hair=_hex(palette.hair()),
        panel=_hex(palette.panel()),
        accent=_hex(palette.color("accent")),
    )


def _hex(color: Color) -> str:
    return "".join(f"{round(value * 255):02X}" for value in color.rgb())


def _cover(front: Writer, telling: Telling) -> None:
    """What the cover says: the title, then all the rest."""
    read = read_block(Cover(telling), TEXT_WIDTH)
    title = next((text for tag, text in read if tag == "Title"), telling.title)
    front.put(markup.said([Piece(title)], "Title"))
    labels = []
    for tag, text in read:
        if tag == "Label":
            labels.append(text)
        elif tag not in ("Title", "Figure"):
            front.put(markup.said([Piece(text)], "Subtitle"))
    if labels:
        front.put(markup.said([Piece(" · ".join(labels))], "Small"))
    for logo in telling.view.logos:
        front.put_logo(logo.data, logo.caption)


def _contents(front: Writer, telling: Telling, entries: list[tuple[int, str, str]]) -> None:
    """The contents as a field, then how to read the document."""
    head = markup.run(Piece(telling.words("Contents")))
    front.put(markup.paragraph(head, "TOCHeading", new_page=True))
    front.put(markup.contents([one for one in entries if one[0] <= 2]))
    for block in contents(telling, []):
        if isinstance(block, Panel):
            front.write([block])
