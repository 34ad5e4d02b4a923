"""The one way text takes to paper: cleaned, each character in a font that has it.

No markup is ever parsed, so nothing a person types can be taken for it: ``Rich`` text is made of
pieces, and what stands between them is only letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.text import Words

BOX = "□"
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_ODD = re.compile("[^ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
"""What may have to be left out, put together or broken: all but the letters of Latin tongues."""
_BLANKS = re.compile(r"[ \t]+")
_DROPPED_CATEGORIES = {"Cc", "Cf", "Cs", "Co"}
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x20E3)
_DROPPED = frozenset(map(chr, (*_SKIN_TONES, *_SELECTORS)))
_MARK = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: which font, and a colour of its own where it has one; ``said`` where it is
    in the language of the plan, whatever the document's."""

    text: str
    font: str = ""
    color: Color | None = None
    said: bool = False


Rich = str | Run | Iterable["Rich"]
"""Text, a run, or any nesting of them."""


def bold(text: str) -> Run:
    return Run(text, fonts.BOLD)


def as_said(text: str, otherwise: str = "") -> Run:
    """Words of the plan's own: they stay in its language in every document. ``otherwise`` is what
    the document says where there are none."""
    return Run(text, said=True) if text else Run(otherwise)


@cache
def _keeps(char: str) -> bool:
    return char not in _DROPPED and unicodedata.category(char) not in _DROPPED_CATEGORIES


def clean(text: str) -> str:
    """``text`` without control, format, surrogate and private characters, composed (NFC).

    Line breaks of every kind become ``\\n``; runs of blanks and tabs become one blank.
    """
    if _ODD.search(text) is None:
        return _BLANKS.sub(" ", text) if "  " in text else text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    kept = "".join([c for c in text if c == "\n" or _keeps(c)])
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", kept))


@cache
def _font_for(char: str, name: str) -> tuple[str, str]:
    """The character to print and the font for it: itself, a plain blank, or □; "" to drop it."""
    for candidate in fonts.chain(name):
        if ord(char) in fonts.face(candidate).glyphs:
            return char, candidate
    category = unicodedata.category(char)
    if category == "Zs":
        return "\u00a0" if char == "\u202f" else " ", name
    if category in ("Mn", "Me"):
        return "", name
    return BOX, name if ord(BOX) in fonts.face(name).glyphs else fonts.REGULAR


def unprintable(text: str) -> bool:
    """Whether some character of ``text`` has to be shown as □."""
    return any(_font_for(c, fonts.REGULAR)[0] == BOX != c for c in clean(text) if c != "\n")


def flat(rich: Rich) -> Iterator[Run]:
    """The runs of a text, in order."""
    if isinstance(rich, str):
        yield Run(rich)
    elif isinstance(rich, Run):
        yield rich
    else:
        for piece in rich:
            yield from flat(piece)


def plain_of(rich: Rich) -> str:
    """The letters alone, cleaned."""
    return "".join(clean(run.text) for run in flat(rich))


_WHOLE: ContextVar[bool] = ContextVar("whole", default=False)


@contextmanager
def whole_letters() -> Iterator[None]:
    """What is set inside keeps every character, for pages that are drawn with the reader's fonts."""
    kept = _WHOLE.set(True)
    try:
        yield
    finally:
        _WHOLE.reset(kept)


def set_in_fonts(rich: Rich, font: str) -> list[Run]:
    """Cleaned runs whose every character their font can print; ``font`` where none is named."""
    if _WHOLE.get():
        whole = (replace(run, text=clean(run.text), font=run.font or font) for run in flat(rich))
        return [run for run in whole if run.text]
    runs: list[Run] = []
    for run in flat(rich):
        name = run.font or font
        text = clean(run.text)
        if fonts.face(name).letters.issuperset(text):
            if text:
                runs.append(Run(text, name, run.color, run.said))
        else:
            runs.extend(_parted(text, name, run))
    return runs


def _parted(text: str, name: str, run: Run) -> Iterator[Run]:
    pieces: list[str] = []
    last = name
    for char in text:
        shown, font = (char, last) if char == "\n" else _font_for(char, name)
        if font != last and pieces:
            yield Run("".join(pieces), last, run.color, run.said)
            pieces = []
        last = font
        pieces.append(shown)
    if pieces:
        yield Run("".join(pieces), last, run.color, run.said)


def filled(words: Words, message: str, **facts: Rich | int) -> list[Run]:
    """A message of the catalogue whose ``{fields}`` keep their own font, like bold numbers."""
    kept: list[Rich] = []
    given: dict[str, object] = {}
    for name, fact in facts.items():
        if isinstance(fact, int):
            given[name] = fact
            continue
        given[name] = f"\ue000{len(kept)}\ue001"
        kept.append(fact)
    return _unmarked(words(message, **given), kept)


def _unmarked(told: str, kept: list[Rich]) -> list[Run]:
    runs: list[Run] = []
    for n, piece in enumerate(_MARK.split(told)):
        if n % 2:
            runs.extend(flat(kept[int(piece)]))
        elif piece:
            runs.append(Run(piece))
    return runs


def quoted(text: str, words: Words) -> str:
    """``text`` in the quotation marks of the document's language; its own stay as they are."""
    return words.at("quotation", "“{text}”", text=clean(text).strip())


def lines_of(text: str) -> list[str]:
    """The non-empty lines of a longer text, each a paragraph of its own."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def shortened(text: str, letters: int) -> str:
    """``text`` on one line, cut at a blank with "…" when longer than ``letters``."""
    text = " ".join(clean(text).split())
    if len(text) <= letters:
        return text
    cut = text[: letters - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[letters // 2 :] else cut).rstrip(" ,;:.") + "…"
