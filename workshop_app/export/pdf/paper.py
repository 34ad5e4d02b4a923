"""The canvas of documents. Everything is drawn inside an element or declared an ornament.

Tags enter here: ``within`` opens a grouping element, ``marked`` a piece of content, ``ornament``
what is no content (heads, feet, lines, watermarks). Nothing else writes to the page, so turning
the elements into a PDF structure tree touches this file alone. ``trace`` lists the boxes as they
are drawn, for tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from workshop_app.export.pdf import fonts

WIDTH, HEIGHT = 595.28, 841.89
FILL_NONZERO = 1


@dataclass(slots=True, eq=False)
class Element:
    """One element of the document's structure; both parts of a split block share it."""

    tag: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a piece of content was drawn, in points from the lower left corner."""

    page: int
    path: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    text: str

    @property
    def tag(self) -> str:
        return self.path[-1]


Segment = tuple[str, Color, str]
"""Font name, colour and letters of a stretch of one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to draw; ``broken`` when the word goes on in the next line."""

    width: float
    segments: tuple[Segment, ...]
    broken: bool = False
    last: bool = False

    @property
    def text(self) -> str:
        return "".join(segment[2] for segment in self.segments)


class _Properties(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """The document's properties: its title and date, nobody's name (P-52)."""

    def format(self, document: Any) -> bytes:
        stamp = pdfdoc.PDFDate(ts=document._timeStamp)
        told = {
            "Title": pdfdoc.PDFString(self.title),
            "Subject": pdfdoc.PDFString(self.subject),
            "Creator": pdfdoc.PDFString("Convite"),
            "Producer": pdfdoc.PDFString("Convite"),
            "CreationDate": stamp,
            "ModDate": stamp,
        }
        written: bytes = pdfdoc.PDFDictionary(told).format(document)
        return written


class _Stamp:
    """The moment that reportlab writes into the file: the plan's, never the clock's."""

    def __init__(self, moment: datetime) -> None:
        self.YMDhms = moment.timetuple()[:6]
        self.dhh = self.dmm = 0


class Paper(Canvas):  # type: ignore[misc]  # reportlab has no types
    """An A4 document under way."""

    def __init__(
        self,
        out: IO[bytes],
        *,
        title: str,
        subject: str,
        language: str,
        moment: datetime,
        trace: list[Box] | None = None,
    ) -> None:
        fonts.face(fonts.REGULAR)
        super().__init__(
            out,
            pagesize=(WIDTH, HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=fonts.REGULAR,
            lang=language,
        )
        self._doc._timeStamp = _Stamp(moment)
        self._doc.info = _Properties()
        self.setTitle(title)
        self.setSubject(subject)
        self._doc._catalog.setPageMode("UseOutlines")
        self.setViewerPreference("DisplayDocTitle", "true")
        self.trace = trace
        self.page_of: dict[str, int] = {}
        self._path: list[str] = []
        self._ornaments = 0

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element`` (a table, a list, a row)."""
        self._path.append(element.tag)
        yield
        self._path.pop()

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """What is drawn inside is no content: lines, grounds, heads, feet."""
        self._ornaments += 1
        yield
        self._ornaments -= 1

    def marked(
        self, element: Element, box: tuple[float, float, float, float], text: str = ""
    ) -> None:
        """Tell that ``element`` has content in ``box`` (x, y, width, height)."""
        if self.trace is None or self._ornaments:
            return
        x, y, width, height = box
        corners = [
            self.absolutePosition(*corner)
            for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        ]
        left, bottom = min(c[0] for c in corners), min(c[1] for c in corners)
        right, top = max(c[0] for c in corners), max(c[1] for c in corners)
        path = (*self._path, element.tag)
        place = (left, bottom, right - left, top - bottom)
        self.trace.append(Box(self.getPageNumber(), path, *place, text))

    def leads_to(self, key: str, box: tuple[float, float, float, float]) -> None:
        """Make ``box`` (x, y, width, height) a way to the heading with that key."""
        x, y, width, height = box
        self.linkRect("", key, (x, y, x + width, y + height), relative=0, thickness=0)

    def showPage(self) -> None:
        """End the page; nothing may be open across pages."""
        assert not self._path, f"still open at the end of a page: {self._path}"
        assert not self._ornaments, "an ornament is still open at the end of a page"
        super().showPage()

    def write(
        self,
        lines: Sequence[Line],
        x: float,
        baseline: float,
        size: float,
        leading: float,
        *,
        width: float = 0.0,
        align: str = "left",
    ) -> None:
        """Draw lines from ``baseline`` down. A blank ends each line but the last, so that text
        taken from the file never joins two words."""
        pen = self.beginText()
        pen._leading = leading
        font: str | None = None
        color: Color | None = None
        for number, line in enumerate(lines):
            room = width - line.width
            start = x + (room if align == "right" else room / 2 if align == "center" else 0.0)
            pen.setTextOrigin(start, baseline - number * leading)
            final = line.last or line.broken or not line.segments
            for index, (name, ink, text) in enumerate(line.segments):
                if name != font:
                    pen.setFont(name, size, leading)
                    font = name
                if ink is not color:
                    pen.setFillColor(ink)
                    color = ink
                ends = index == len(line.segments) - 1 and not final
                pen.textOut(text + " " if ends else text)
        self.drawText(pen)

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        *,
        font: str,
        size: float,
        color: Color,
        align: str = "left",
    ) -> float:
        """One short line at ``x`` (its left, middle or right); returns its width. The text was
        made by ``set_in_fonts`` or is of figures: it is not looked over here."""
        wide = fonts.face(font).width(text) * size
        start = x - (wide if align == "right" else wide / 2 if align == "center" else 0.0)
        self.write([Line(wide, ((font, color, text),), last=True)], start, baseline, size, size)
        return wide

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Color | None = None,
        stroke: Color | None = None,
        line: float = 0.8,
        corner: float = 0.0,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A rectangle, filled or with an outline, its corners rounded by ``corner``."""
        self.saveState()
        if fill is not None:
            self.setFillColor(fill)
        if stroke is not None:
            self.setStrokeColor(stroke)
            self.setLineWidth(line)
            if dash:
                self.setDash(list(dash))
        flags = {"fill": int(fill is not None), "stroke": int(stroke is not None)}
        if corner:
            self.roundRect(x, y, width, height, corner, **flags)
        else:
            self.rect(x, y, width, height, **flags)
        self.restoreState()

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        color: Color,
        line: float = 0.6,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A straight line."""
        self.saveState()
        self.setStrokeColor(color)
        self.setLineWidth(line)
        if dash:
            self.setDash(list(dash))
        self.line(x1, y1, x2, y2)
        self.restoreState()

    def filled_path(self, path: PDFPathObject, fill: Color) -> None:
        """A path filled by the non-zero rule, as fonts draw their glyphs."""
        self.saveState()
        self.setFillColor(fill)
        self.drawPath(path, fill=1, stroke=0, fillMode=FILL_NONZERO)
        self.restoreState()
