"""The blocks of the plan's PDF as the parts of a web page: the same words in the same order, since
they are the same blocks. What each part looks like is said by the template."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from workshop_app.export import svg
from workshop_app.export.drawing.as_svg import Inks, as_svg
from workshop_app.export.drawing.recorded import Drawing
from workshop_app.export.names import SHORT_THEMES
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import TEXT_WIDTH, Block, NewPage, Pair, Section, Space, Stack
from workshop_app.export.pdf.figure import Figure
from workshop_app.export.pdf.panel import BigNumbers, Chain, Facts, Panel, Way
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.project.head import ProjectHead
from workshop_app.export.pdf.sections.contents import Shapes
from workshop_app.export.pdf.sections.parts import Themed
from workshop_app.export.pdf.sections.photo_row import PhotoRow
from workshop_app.export.pdf.sections.sheet import Head
from workshop_app.export.pdf.sections.signing import Lines
from workshop_app.export.pdf.sections.theme import Band
from workshop_app.export.pdf.table import Row, Table
from workshop_app.export.pdf.text import Rich, Run, set_in_fonts

if TYPE_CHECKING:
    from workshop_app.export.follow_up_views import PhotoView
    from workshop_app.export.telling import Telling

Node = dict[str, Any]

BOLD = frozenset((fonts.BOLD, fonts.SEMIBOLD, fonts.HEADING, fonts.HEADING_SEMIBOLD))
LEVELS = {"Title": 1, "H1": 2, "H2": 3, "H3": 4}
"""The levels of headings: above them all stands the title of the page."""
SHORT, CODE = 10, 4
"""A cell of so few letters ("nov 2026") stays on its line; one of still fewer at the head of a row
("A5") says what it is where a row becomes a list."""
MOST_STACKED = 8
"""Tables of more columns are moved sideways on small screens; others become lists of cells."""


class Parts:
    """Turns blocks into nodes. ``inks``: the colours of the drawings; ``said_in``: the language of
    the plan's own words where it is another than the page's."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.inks = Inks()
        language = telling.view.language
        self.said_in = language.replace("_", "-") if language != telling.words.language else ""
        self.symbols: dict[str, str] = {}
        self._heading, self._level = "", 2
        self._drawings = 0

    def nodes(self, blocks: Iterable[Block], width: float = TEXT_WIDTH) -> list[Node]:
        """The nodes of ``blocks``, in their order; ``width`` is how wide drawings are made."""
        found = []
        for block in blocks:
            for kind, made in _MADE.items():
                if isinstance(block, kind):
                    node = made(self, block, width)
                    found += node if isinstance(node, list) else [node]
                    break
        return found

    # -- signs ------------------------------------------------------------------------------------
    def shape(self, theme: str) -> Markup:
        """The shape of a theme in its colour; its name must stand beside it."""
        name = f"shape-{theme}"
        self.symbols.setdefault(name, svg.symbol(name, theme))
        return _used(name, theme)

    def icon(self, icon: str) -> Markup:
        """A pictogram in the colour of the text around it."""
        name = f"icon-{icon}"
        self.symbols.setdefault(name, svg.symbol(name, icon=icon))
        return _used(name)

    # -- texts ------------------------------------------------------------------------------------
    def words(self, runs: Sequence[Run], bold: bool) -> Markup:
        """Runs as marked-up text; what stands in bold type already is not made bolder."""
        parts = []
        for run in runs:
            lines = [escape(line) for line in run.text.split("\n")]
            told = Markup("<br>").join(lines)
            if run.font in BOLD and not bold:
                told = Markup("<strong>{}</strong>").format(told)
            if run.said and self.said_in:
                told = Markup('<span lang="{}">{}</span>').format(self.said_in, told)
            parts.append(told)
        return Markup("").join(parts)

    def rich(self, text: Rich) -> Markup:
        """Any text of the plan."""
        return self.words(set_in_fonts(text, fonts.REGULAR), bold=False)

    def paragraph(self, block: Paragraph, width: float) -> Node:
        """A paragraph, its look by the kind of its style."""
        del width
        style = block.style
        bold = style.font in BOLD
        size = "lead" if style.size > 12 else "small" if style.size < 10 else ""
        return {
            "kind": "paragraph",
            "text": self.words(block.runs, bold),
            "look": " ".join(filter(None, (size, "strong" if bold else "", _note(block)))),
            "lang": self.said_in if block.element.said else "",
            "theme": block.theme if isinstance(block, Themed) else "",
            "sign": self.shape(block.theme) if isinstance(block, Themed) else "",
        }

    def heading(self, block: Heading, width: float) -> Node:
        del width
        self._heading = block.text
        self._level = min(LEVELS.get(block.style.tag, 3), self._level + 1)
        return {
            "kind": "heading",
            "level": self._level,
            "text": self.words(block.runs, bold=True),
            "id": identifier(block.key),
            "lang": self.said_in if block.element.said else "",
        }

    def band(self, block: Band, width: float) -> Node:
        sentence = self.paragraph(block.sentence, width)
        return {
            **self.heading(block, width),
            "kind": "band",
            "theme": block.theme,
            "sign": self.icon(palette.theme(block.theme).icon),
            "sentence": sentence["text"],
        }

    def sheet_head(self, block: Head, width: float) -> Node:
        del width
        words, action = self.telling.words, block.action
        return {
            "kind": "sheet_head",
            "theme": action.theme,
            "sign": self.shape(action.theme),
            "number": words("Action {number}", number=action.number),
            "name": self.telling.theme(action.theme),
            "zone": self.telling.zone(action.zone) or words("Written decision"),
            "full": action.zone == "do_now",
        }

    def project_head(self, block: ProjectHead, width: float) -> Node:
        del width
        told = Markup("{} · <strong>{}</strong>").format(block.number, block.stage)
        return {"kind": "paragraph", "text": told, "look": "", "lang": "", "theme": "",
                "sign": self.icon("buildings")}  # fmt: skip

    # -- groups -----------------------------------------------------------------------------------
    def panel(self, block: Panel, width: float) -> Node:
        return {
            "kind": "panel",
            "accent": block.accent,
            "nodes": self.nodes(block.blocks, width - 26),
        }

    def pair(self, block: Pair, width: float) -> Node:
        left = (width - block.between) * block.share
        right = width - block.between - left
        return {
            "kind": "pair",
            "left": self.nodes(block.left.blocks, left),
            "right": self.nodes(block.right.blocks, right),
        }

    def stack(self, block: Stack, width: float) -> list[Node]:
        return self.nodes(block.blocks, width)

    def bullets(self, block: Bullets, width: float) -> Node:
        return {"kind": "bullets", "items": [self.paragraph(one, width) for one in block.items]}

    def facts(self, block: Facts, width: float) -> Node:
        del width
        rows = [(one.label, one.value, self.rich(one.below)) for one in block.facts]
        return {"kind": "facts", "rows": rows}

    def big_numbers(self, block: BigNumbers, width: float) -> Node:
        rows = [(value, self.paragraph(said, width)["text"]) for value, said in block.numbers]
        return {"kind": "big_numbers", "rows": rows}

    def way(self, block: Way, width: float) -> Node:
        del width
        rows = [(self.icon(one.icon), one.value, one.said) for one in block.stops]
        return {"kind": "way", "rows": rows}

    def chain(self, block: Chain, width: float) -> Node:
        rows = [
            (self.icon(one.icon), one.name, self.nodes(one.told, width - 112))
            for one in block.links
        ]
        return {"kind": "chain", "rows": rows}

    def shapes(self, block: Shapes, width: float) -> Node:
        del block, width
        words = self.telling.words
        rows = [(self.shape(theme), words(name)) for theme, name in SHORT_THEMES.items()]
        return {"kind": "shapes", "rows": rows}

    def posts(self, block: Lines, width: float) -> Node:
        posts = [self.paragraph(who, width)["text"] for who, _ in block.posts]
        return {"kind": "posts", "rows": posts}

    # -- tables and pictures ----------------------------------------------------------------------
    def table(self, block: Table, width: float) -> Node:
        heads = [column.head for column in block.columns]
        return {
            "kind": "table",
            "caption": self._heading,
            "heads": heads if any(heads) else [],
            "right": [column.align == "right" for column in block.columns],
            "wide": len(heads) > MOST_STACKED,
            "rows": [self._row(one, width) for one in block.rows],
            "total": self._row(block.total, width) if block.total else None,
        }

    def _row(self, one: Row, width: float) -> Node:
        cells = [self.nodes(cell, width / len(one.cells)) for cell in one.cells]
        short = [_letters(nodes) <= SHORT for nodes in cells]
        named = bool(cells) and 0 < _letters(cells[0]) <= CODE
        return {"ruled": one.rule is not None, "cells": cells, "short": short, "named": named}

    def figure(self, block: Figure, width: float) -> Node:
        self._drawings += 1
        drawing, high = Drawing(), block.height(width)
        block.draw_inside(drawing, 0.0, high, width)  # type: ignore[arg-type]  # draws as on paper
        name = f"drawing-{self._drawings}"
        return {
            "kind": "figure",
            "svg": as_svg(drawing, width, high, block.element.alt, self.inks, name),
            "told": block.element.alt,
            "small": width < TEXT_WIDTH / 2,
        }

    def photos(self, block: PhotoRow, width: float) -> Node:
        del width
        rows = [(in_page(one), block.alt(one), one.caption) for one in block.photos]
        return {"kind": "photos", "rows": rows}

    def nothing(self, block: Block, width: float) -> list[Node]:
        """What only matters on paper."""
        del block, width
        return []


def _letters(nodes: list[Node]) -> int:
    """How many letters stand in a cell."""
    return sum(len(node["text"].striptags()) for node in nodes if "text" in node)


def _note(block: Paragraph) -> str:
    """Whether a paragraph is a remark: its colour says so."""
    return "note" if block.style.size < 10 and block.style.ink is not None and _muted(block) else ""


def _muted(block: Paragraph) -> bool:
    return block.ink is palette.muted() or block.ink == palette.muted()


def _used(name: str, look: str = "") -> Markup:
    told = '<svg class="sign {}" aria-hidden="true" focusable="false"><use href="#{}"/></svg>'
    return Markup(told).format(look, name)


def identifier(key: str) -> str:
    """A heading's key as a name in the page."""
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")


def in_page(picture: PhotoView) -> str:
    """A picture as an address that holds it whole."""
    kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(picture.data).decode('ascii')}"


Made = Callable[[Parts, Any, float], Node | list[Node]]

_MADE: Mapping[type[Block], Made] = {
    Band: Parts.band,
    Heading: Parts.heading,
    Paragraph: Parts.paragraph,
    Head: Parts.sheet_head,
    ProjectHead: Parts.project_head,
    Panel: Parts.panel,
    Pair: Parts.pair,
    Stack: Parts.stack,
    Bullets: Parts.bullets,
    Facts: Parts.facts,
    BigNumbers: Parts.big_numbers,
    Way: Parts.way,
    Chain: Parts.chain,
    Shapes: Parts.shapes,
    Lines: Parts.posts,
    Table: Parts.table,
    PhotoRow: Parts.photos,
    Figure: Parts.figure,
    NewPage: Parts.nothing,
    Section: Parts.nothing,
    Space: Parts.nothing,
}
"""What becomes of each kind of block, the more special kinds before those they are made from."""
