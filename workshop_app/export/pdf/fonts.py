"""The fonts of documents: loaded once, measured word by word, asked what they can print."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from workshop_app import paths

REGULAR = "SourceSans3-Regular"
SEMIBOLD = "SourceSans3-SemiBold"
BOLD = "SourceSans3-Bold"
HEADING = "AtkinsonHyperlegibleNext-Bold"
HEADING_SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
EMOJI = "NotoEmoji-Regular"

ONE_AT_A_TIME = threading.Lock()
"""A font object serves one document at a time: held while one is drawn."""

FALLBACKS = {HEADING: BOLD, HEADING_SEMIBOLD: SEMIBOLD}
"""Atkinson has no arrows, ticks or geometric shapes: Source Sans is asked before the emoji."""


class _Embedded(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font whose table of characters is right for all of Unicode, so that text can be copied
    and searched: reportlab's own has five digits above U+FFFF and names codes never used."""

    def addObjects(self, doc: Any) -> None:
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            stream = doc.idToObject["toUnicodeCMap:" + name.decode("pdfdoc")]
            stream.content = _to_unicode(name.decode("pdfdoc"), subset)


def _to_unicode(name: str, subset: Sequence[int]) -> str:
    """The table from codes to characters, in blocks of at most 100."""
    rows = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
        if char
    ]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    told = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *told,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


class Face:
    """One font file: what it can print and how wide words are in it (in parts of the size)."""

    __slots__ = ("_char_widths", "_default", "_widths", "ascent", "descent", "glyphs", "name")

    def __init__(self, name: str) -> None:
        font = _Embedded(name, str(paths.resources("fonts", f"{name}.ttf")), shapable=False)
        pdfmetrics.registerFont(font)
        self.name = name
        self.glyphs = font.face.charToGlyph
        self._char_widths = font.face.charWidths
        self._default = font.face.defaultWidth
        self.ascent = font.face.ascent / 1000
        self.descent = font.face.descent / 1000
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """The width of ``text`` at size 1. Short texts are remembered."""
        known = self._widths.get(text)
        if known is None:
            widths, default = self._char_widths, self._default
            known = sum([widths.get(ord(char), default) for char in text]) / 1000
            if len(text) <= 24 and len(self._widths) < 20_000:
                self._widths[text] = known
        return known


@cache
def face(name: str) -> Face:
    """The font of that name, read from ``resources/fonts`` when first needed."""
    return Face(name)


def chain(name: str) -> tuple[str, ...]:
    """The fonts to ask for a character, in order, when text is set in ``name``."""
    second = FALLBACKS.get(name)
    return (name, second, EMOJI) if second else (name, EMOJI)
