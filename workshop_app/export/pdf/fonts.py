"""The fonts of documents: loaded once, measured word by word, asked what they can print."""

from __future__ import annotations

import gc
import threading
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workshop_app import paths

REGULAR = "SourceSans3-Regular"
SEMIBOLD = "SourceSans3-SemiBold"
BOLD = "SourceSans3-Bold"
HEADING = "AtkinsonHyperlegibleNext-Bold"
HEADING_SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
EMOJI = "NotoEmoji-Regular"


class _Turn:
    """One document is drawn at a time. Meanwhile no rings of dead objects are looked for: drawing
    makes none, and each look goes over the whole document again (a quarter of the time at 1,000
    actions)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._looked = False

    def __enter__(self) -> None:
        self._lock.acquire()
        self._looked = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._looked:
            gc.enable()
        self._lock.release()


ONE_AT_A_TIME = _Turn()
"""Held while a document is drawn."""

FALLBACKS = {HEADING: BOLD, HEADING_SEMIBOLD: SEMIBOLD}
"""Atkinson has no arrows, ticks or geometric shapes: Source Sans is asked before the emoji."""


class Face:
    """One font file: what it can print and how wide words are in it (in parts of the size)."""

    __slots__ = (
        "_char_widths",
        "_default",
        "_widths",
        "ascent",
        "descent",
        "file",
        "glyphs",
        "letters",
        "name",
    )

    def __init__(self, name: str) -> None:
        font = TTFont(name, str(paths.resources("fonts", f"{name}.ttf")), shapable=False)
        pdfmetrics.registerFont(font)
        self.name = name
        self.file = font.face
        self.glyphs = font.face.charToGlyph
        self.letters = frozenset(map(chr, self.glyphs)) | {"\n"}
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
