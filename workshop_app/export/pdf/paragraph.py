"""Paragraphs, headings and bulleted lists: set in lines once, parted without setting anew."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportlab.lib.colors import Color

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import FUZZ, Block
from workshop_app.export.pdf.line import Line, Segment
from workshop_app.export.pdf.paper import Element
from workshop_app.export.pdf.styles import Style
from workshop_app.export.pdf.text import Rich, Run, set_in_fonts

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper

CAP = 0.33
"""Half of a capital's height in parts of the size: capitals stand in the middle of the line."""

Marker = Callable[["Paper", float, float], None]
"""Draws something at the left of a first line: ``marker(paper, x, middle)``."""

Word = list[tuple[str, Color, str, float, bool]]


def baseline_of(size: float, leading: float) -> float:
    """How far under the top of a line its letters stand."""
    return leading / 2 + CAP * size


class _Setter:
    """Sets words in lines of a width, first come first served."""

    def __init__(self, width: float, size: float) -> None:
        self.width = width / size
        self.lines: list[Line] = []
        self._segments: list[Segment] = []
        self._used = 0.0
        self._scale = size

    def add(self, word: Word) -> None:
        wide = sum([piece[3] for piece in word])
        if self._segments:
            font, color, text, said = self._segments[-1]
            blank = fonts.face(font).width(" ")
            if self._used + blank + wide <= self.width + 1e-6:
                self._segments[-1] = (font, color, text + " ", said)
                self._used += blank
                self._append(word, wide)
                return
            self.end()
        if wide <= self.width + 1e-6:
            self._append(word, wide)
        else:
            self._add_in_pieces(word)

    def _append(self, word: Word, wide: float) -> None:
        for font, color, text, _, said in word:
            if self._segments:
                last = self._segments[-1]
                if last[0] == font and last[1] is color and last[3] is said:
                    self._segments[-1] = (font, color, last[2] + text, said)
                    continue
            self._segments.append((font, color, text, said))
        self._used += wide

    def _add_in_pieces(self, word: Word) -> None:
        for font, color, text, _, said in word:
            face = fonts.face(font)
            for char in text:
                wide = face.width(char)
                if self._used + wide > self.width and self._segments:
                    self.end(broken=True)
                self._append([(font, color, char, wide, said)], wide)

    def end(self, *, broken: bool = False) -> None:
        self.lines.append(Line(self._used * self._scale, tuple(self._segments), broken))
        self._segments, self._used = [], 0.0

    def break_off(self) -> None:
        """A line break that someone typed; several in a row are one."""
        if self._segments:
            self.end()

    def finished(self) -> list[Line]:
        if self._segments:
            self.end()
        if self.lines:
            last = self.lines[-1]
            self.lines[-1] = Line(last.width, last.segments, last.broken, last=True)
        return self.lines


def _words(runs: Sequence[Run], ink: Color) -> Iterator[Word | None]:
    """The words of runs; ``None`` is a line break that someone typed."""
    word: Word = []
    for run in runs:
        face, color = fonts.face(run.font), run.color or ink
        for number, part in enumerate(run.text.split("\n")):
            if number:
                if word:
                    yield word
                yield None
                word = []
            pieces = part.split(" ")
            for index, piece in enumerate(pieces):
                if index and word:
                    yield word
                    word = []
                if piece:
                    word.append((run.font, color, piece, face.width(piece), run.said))
    if word:
        yield word


def set_lines(runs: Sequence[Run], width: float, size: float, ink: Color) -> list[Line]:
    """Runs in lines at most ``width`` wide; a longer word is broken between letters."""
    setter = _Setter(max(width, size), size)
    for word in _words(runs, ink):
        if word is None:
            setter.break_off()
        else:
            setter.add(word)
    return setter.finished()


class Paragraph(Block):
    """Text in one style. ``marker`` stands at the left of its first line within ``indent``."""

    goes_on = False
    """It is the second part of a paragraph that began before."""
    item: Element | None = None
    """The list's item that it stands in, where it is of a list; both parts share it."""

    def __init__(
        self,
        text: Rich,
        style: Style,
        *,
        indent: float = 0.0,
        marker: Marker | None = None,
        ink: Color | None = None,
        align: str = "",
    ) -> None:
        self.style = style
        self.runs = set_in_fonts(text, style.font)
        self.element = Element(style.tag)
        if self.runs and self.runs[0].said and all(run.said for run in self.runs):
            self.element.said = True
            self.runs = [replace(run, said=False) for run in self.runs]
        self.before, self.after, self.keeps_next = style.before, style.after, style.keeps_next
        self.indent, self.marker = indent, marker
        self.ink = ink or style.ink()
        self.align = align or style.align
        self._set: dict[float, list[Line]] = {}

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def lines(self, width: float) -> list[Line]:
        """Its lines at ``width``, set once for each width."""
        known = self._set.get(width)
        if known is None:
            known = set_lines(self.runs, width - self.indent, self.style.size, self.ink)
            self._set[width] = known
        return known

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        count = len(self.lines(width))
        return (count if count <= 3 else 2) * self.style.leading

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        lines = self.lines(width)
        fits = int((room + FUZZ) / self.style.leading)
        if fits >= len(lines) - 1 and not forced:
            fits = len(lines) - 2
        fits = min(fits, len(lines) - 1)
        if fits < (1 if forced else 2):
            return None
        return self._part(width, lines[:fits], first=True), self._part(width, lines[fits:])

    def _part(self, width: float, lines: list[Line], *, first: bool = False) -> Paragraph:
        part = copy.copy(self)
        part._set = {width: lines}
        if first:
            part.after = 0.0
        else:
            part.before, part.marker, part.goes_on = 0.0, None, True
        return part

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        lines, style = self.lines(width), self.style
        if self.marker is not None:
            self.marker(paper, x, top - style.leading / 2)
        if not lines:
            return
        left, room = x + self.indent, width - self.indent
        baseline = top - baseline_of(style.size, style.leading)
        paper.write(lines, left, baseline, style.size, style.leading, width=room, align=self.align)
        if paper.trace is None:
            paper.claimed(self.element)
        else:
            widest = max(line.width for line in lines)
            start = left + (room - widest if self.align == "right" else 0.0)
            high = len(lines) * style.leading
            text = " ".join(line.text for line in lines)
            paper.marked(self.element, (start, top - high, widest, high), text)


class Heading(Paragraph):
    """A heading with a bookmark; ``key`` leads the contents here, ``outline`` is its level in
    the reader's side bar (``None``: not there)."""

    def __init__(
        self, text: Rich, style: Style, *, key: str = "", outline: int | None = None
    ) -> None:
        super().__init__(text, style)
        self.key, self.outline = key, outline

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        if self.key:
            paper.bookmarkPage(self.key, fit="XYZ", left=0, top=top + 12, zoom=0)
            if self.outline is not None:
                paper.addOutlineEntry(self.text, self.key, self.outline, closed=True)
        super().draw(paper, x, top, width)


class Bullets(Block):
    """A list: each item a paragraph beside its bullet."""

    def __init__(
        self, items: Sequence[Paragraph], *, indent: float = 14.0, between: float = 4.0
    ) -> None:
        self.items, self.indent, self.between = list(items), indent, between
        self.after = 6.0
        self.element = Element("L")

    def height(self, width: float) -> float:
        inner = width - self.indent
        heights = [item.height(inner) for item in self.items]
        return sum(heights) + self.between * max(0, len(heights) - 1)

    def least(self, width: float) -> float:
        return self.items[0].least(width - self.indent) if self.items else 0.0

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        inner, left = width - self.indent, room
        for index, item in enumerate(self.items):
            item.item = item.item or Element("LI")
            high = item.height(inner)
            if high <= left + FUZZ:
                left -= high + self.between
                continue
            halves = item.parted(inner, left, forced=forced and not index)
            if halves is not None:
                return self._part([*self.items[:index], halves[0]]), self._part(
                    [halves[1], *self.items[index + 1 :]]
                )
            if index:
                return self._part(self.items[:index]), self._part(self.items[index:])
            return None
        return None

    def _part(self, items: Sequence[Block]) -> Bullets:
        part = copy.copy(self)
        part.items = [item for item in items if isinstance(item, Paragraph)]
        return part

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        inner = width - self.indent
        with paper.within(self.element):
            for item in self.items:
                item.item = item.item or Element("LI")
                with paper.within(item.item):
                    if not item.goes_on:
                        self._draw_bullet(paper, x, top, item.style)
                    item.draw(paper, x + self.indent, top, inner)
                top -= item.height(inner) + self.between

    def _draw_bullet(self, paper: Paper, x: float, top: float, style: Style) -> None:
        line = top - baseline_of(style.size, style.leading)
        paper.text("•", x + 2, line, font=fonts.REGULAR, size=style.size, color=palette.ink())
        box = (x + 2, top - style.leading, 5.0, style.leading)
        paper.marked(Element("Lbl"), box, "•")
