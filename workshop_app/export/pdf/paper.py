"""The canvas of documents. Everything is drawn inside an element or declared an ornament.

Tags enter here: ``within`` opens a grouping element, ``marked`` a piece of content, ``figure`` a
picture with its words, ``ornament`` what is no content (heads, feet, lines, watermarks). What was
drawn and is not marked is an ornament too, but text never is: it becomes a paragraph. So a new
drawing has its tags when it uses these calls; ``structure.py`` makes the tree of them. ``trace``
lists the boxes as they are drawn, for tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from workshop_app.export.outlines import Stroke
from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.embedding import Fonts
from workshop_app.export.pdf.metadata import Properties, add_output_intent
from workshop_app.export.pdf.outline import Outline, leads
from workshop_app.export.pdf.pdf_file import PdfFile, dictionary, ref, refs, text
from workshop_app.export.pdf.pictures import Picture
from workshop_app.export.pdf.structure import Element, Node, Structure

__all__ = ["HEIGHT", "WIDTH", "Box", "Element", "Line", "Paper", "Segment"]

WIDTH, HEIGHT = 595.28, 841.89
FILL_NONZERO = 1


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


Segment = tuple[str, Color, str, bool]
"""Font name, colour and letters of a stretch of one line, and whether it is ``said``: in the
language of the plan."""


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


class _Mark(str):
    """A line of a page's content that only tells of tags."""

    __slots__ = ()


_ARTIFACT, _END = _Mark("/Artifact BMC"), _Mark("EMC")


class Paper(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A document under way, of A4 where no other size is set. Of reportlab's canvas it keeps what
    draws lines and shapes; text, tags and the file are its own."""

    def __init__(
        self,
        out: IO[bytes],
        *,
        title: str,
        subject: str,
        language: str,
        moment: datetime,
        trace: list[Box] | None = None,
        said_in: str = "",
    ) -> None:
        """``language`` and ``said_in``, that of the plan's own words, as "pt-BR"; ``moment`` is the
        plan's last change."""
        fonts.face(fonts.REGULAR)
        super().__init__(out, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=fonts.REGULAR)
        self._out = out
        self._properties = Properties(title, subject, language, moment)
        self.trace = trace
        self.page_of: dict[str, int] = {}
        self._path: list[str] = []
        self._ornaments = self._quiet = 0
        self._file = PdfFile()
        self._pages, self._resources = self._file.take(), self._file.take()
        self._page_numbers: list[int] = []
        self._page = 0
        self._fonts, self._outline = Fonts(), Outline()
        self._named: dict[str, tuple[str, int]] = {}
        self._forms: list[tuple[list[str], str, tuple[float, ...]]] = []
        self._said_in = said_in if said_in and said_in != language else ""
        self._structure = Structure(self._file, self._said_in)
        self._links: list[int] = []
        self._framed: list[tuple[Node, tuple[float, float, float, float]]] = []
        self._inks: dict[int, tuple[Color, str]] = {}
        self._done = self._from = 0
        self._loose = False

    # -- tags -------------------------------------------------------------------------------------
    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element`` (a table, a list, a row)."""
        silent = self._quiet or self._ornaments
        self._path.append(element.tag)
        if not silent:
            self._settle()
            self._structure.enter(element)
        yield
        if not silent:
            self._settle()
            self._structure.leave()
        self._path.pop()

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """What is drawn inside is no content: lines, grounds, heads, feet."""
        outermost = not self._ornaments and not self._quiet
        if outermost:
            self._settle()
        self._ornaments += 1
        yield
        self._ornaments -= 1
        if outermost:
            self._from = len(self._code)

    @contextmanager
    def figure(
        self, element: Element, box: tuple[float, float, float, float], text: str = ""
    ) -> Iterator[None]:
        """All that is drawn inside is one picture in ``box`` (x, y, width, height), told by the
        alternative text of ``element``."""
        self.marked(element, box, text or element.alt)
        silent = self._quiet or self._ornaments
        if not silent:
            self._settle()
        self._quiet += 1
        self._path.append(element.tag)
        yield
        self._path.pop()
        self._quiet -= 1
        if not silent and len(self._code) > self._from:
            node = self._structure.node_of(element)
            left, bottom, width, height = self._absolute(box)
            self._framed.append((node, (left, bottom, left + width, bottom + height)))
            self._claim(node)

    def marked(
        self, element: Element, box: tuple[float, float, float, float], text: str = ""
    ) -> None:
        """Tell that what was just drawn is content of ``element``, in ``box`` (x, y, width,
        height)."""
        if self._ornaments:
            return
        self.claimed(element)
        if self.trace is not None:
            path = (*self._path, element.tag)
            self.trace.append(Box(self.getPageNumber(), path, *self._absolute(box), text))

    def claimed(self, element: Element) -> None:
        """As ``marked``, without telling where."""
        if not self._quiet and not self._ornaments and len(self._code) > self._from:
            self._claim(self._structure.node_of(element))

    def begin_section(self, level: int) -> None:
        """A section of that level begins before its heading is drawn: what stands above it on the
        page belongs to it."""
        if not self._quiet and not self._ornaments:
            self._settle()
            self._structure.section(level)

    def _absolute(
        self, box: tuple[float, float, float, float]
    ) -> tuple[float, float, float, float]:
        x, y, width, height = box
        corners = [
            self.absolutePosition(*corner)
            for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        ]
        left, bottom = min(c[0] for c in corners), min(c[1] for c in corners)
        right, top = max(c[0] for c in corners), max(c[1] for c in corners)
        return left, bottom, right - left, top - bottom

    def _settle(self) -> None:
        """Whatever was drawn and not marked is settled: text is a paragraph, all else ornament."""
        if self._loose:
            self._claim(self._structure.node_of(Element("P")))
        self._from = len(self._code)

    def _claim(self, node: Node) -> None:
        """What was drawn since the last piece is a piece of ``node``."""
        self._this_page()
        code, start = self._code, self._from
        if start > self._done:
            code.insert(start, _END)
            code.insert(self._done, _ARTIFACT)
            start += 2
        code.insert(start, _Mark(f"/{node.tag} <</MCID {self._structure.piece(node)}>> BDC"))
        code.append(_END)
        self._done = self._from = len(code)
        self._loose = False

    def _end_ornaments(self) -> None:
        self._settle()
        if len(self._code) > self._done:
            self._code.insert(self._done, _ARTIFACT)
            self._code.append(_END)
        self._done = self._from = len(self._code)

    # -- places and links -------------------------------------------------------------------------
    @contextmanager
    def link(self) -> Iterator[None]:
        """What is drawn inside is the text of a link; call ``leads_to`` or ``leads_out`` in it."""
        with self.within(Element("Link")):
            yield

    def leads_to(self, key: str, box: tuple[float, float, float, float], told: str = "") -> None:
        """Make ``box`` (x, y, width, height) a way to the heading with that key; ``told`` says
        where it leads."""
        self._lead(b"/Dest " + leads(key), box, told or key)

    def leads_out(self, address: str, box: tuple[float, float, float, float], told: str) -> None:
        """Make ``box`` a way to a page of the web."""
        target = b"(" + address.encode("ascii", "ignore").replace(b"(", b"%28") + b")"
        self._lead(b"/A<</S/URI/URI " + target.replace(b"\\", b"") + b">>", box, told)

    def _lead(self, way: bytes, box: tuple[float, float, float, float], told: str) -> None:
        if self._quiet or self._ornaments:
            return
        self._settle_into_link()
        self._this_page()
        node = self._structure.node_of(Element("Link"))
        number = self._file.take()
        left, bottom, width, height = self._absolute(box)
        place = b"%.2f %.2f %.2f %.2f" % (left, bottom, left + width, bottom + height)
        self._file.put(
            number,
            b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4%s/Contents %s/StructParent %d>>"
            % (place, way, text(told), self._structure.annotation(node, number)),
        )
        self._links.append(number)

    def _settle_into_link(self) -> None:
        if self._structure.top.tag == "Link" and len(self._code) > self._from:
            self._claim(self._structure.top)

    def bookmarkPage(
        self,
        key: str,
        fit: str = "Fit",
        left: float | None = None,
        top: float | None = None,
        **_: object,
    ) -> None:
        """The place ``key`` is here: at ``left``, ``top``, or the page as a whole."""
        if fit != "Fit" and left is not None and top is not None:
            left, top = self.absolutePosition(left, top)
        self._outline.mark(key, self._this_page(), left, top)

    def addOutlineEntry(
        self, title: str, key: str, level: int = 0, closed: bool | None = None
    ) -> None:
        """A line of the reader's side bar that leads to ``key``."""
        del closed
        self._outline.entry(title, key, level)

    # -- pages and the file -----------------------------------------------------------------------
    def _this_page(self) -> int:
        """The number of this page's object; the page begins when it is first asked for."""
        if not self._page:
            self._page = self._file.take()
            self._page_key = self._structure.begin_page(self._page)
        return self._page

    def showPage(self) -> None:
        """End the page and write it; nothing may be open across pages."""
        assert not self._path, f"still open at the end of a page: {self._path}"
        assert not self._ornaments, "an ornament is still open at the end of a page"
        self._end_ornaments()
        number, file = self._this_page(), self._file
        for node, box in self._framed:
            self._structure.framed(node, box)
        self._structure.end_page()
        width, height = self._pagesize
        entries = {
            "Type": b"/Page",
            "Parent": ref(self._pages),
            "MediaBox": b"[0 0 %.2f %.2f]" % (width, height),
            "Resources": ref(self._resources),
            "Contents": ref(file.add_stream("\n".join(self._code).encode("latin-1"), {})),
            "StructParents": b"%d" % self._page_key,
            "Tabs": b"/S",
        }
        if self._links:
            entries["Annots"] = refs(self._links)
        file.put(number, dictionary(entries))
        self._page_numbers.append(number)
        self._links, self._framed, self._page = [], [], 0
        self._done = self._from = 0
        self._startPage()

    def save(self) -> None:
        """Write the file."""
        if self._code:
            self.showPage()
        file = self._file
        pages = {
            "Type": b"/Pages",
            "Kids": refs(self._page_numbers),
            "Count": b"%d" % len(self._page_numbers),
        }
        file.put(self._pages, dictionary(pages))
        named = {name: ref(number) for name, number in self._named.values()}
        resources = {"Font": self._fonts.add_to(file), "XObject": dictionary(named)}
        file.put(self._resources, dictionary(resources))
        info, metadata = self._properties.add_to(file)
        catalog = {
            "Type": b"/Catalog",
            "Pages": ref(self._pages),
            "Lang": text(self._properties.language),
            "MarkInfo": b"<</Marked true>>",
            "StructTreeRoot": ref(self._structure.finished()),
            "ViewerPreferences": b"<</DisplayDocTitle true>>",
            "Metadata": ref(metadata),
            "OutputIntents": refs([add_output_intent(file)]),
            **self._outline.finished(file),
        }
        self._out.write(file.finished(file.add(dictionary(catalog)), info))

    # -- drawings kept once -----------------------------------------------------------------------
    def beginForm(
        self, name: str, lowerx: float = 0, lowery: float = 0, upperx: float = 0, uppery: float = 0
    ) -> None:
        """What follows is a drawing kept once under ``name``; it has no tags of its own."""
        self._forms.append((self._code, name, (lowerx, lowery, upperx, uppery)))
        self._code = []
        self.push_state_stack()
        self.init_graphics_state()
        self._quiet += 1

    def endForm(self) -> None:
        """The drawing is whole."""
        self._quiet -= 1
        self.pop_state_stack()
        inner, (self._code, name, box) = self._code, self._forms.pop()
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": b"[%.2f %.2f %.2f %.2f]" % box,
            "Resources": ref(self._resources),
        }
        number = self._file.add_stream("\n".join(inner).encode("latin-1"), entries)
        self._named[name] = f"X{len(self._named)}", number

    def hasForm(self, name: str) -> bool:
        return name in self._named

    def doForm(self, name: str) -> None:
        """Draw what is kept under ``name``."""
        self._code.append(f"/{self._named[name][0]} Do")

    def picture(
        self, name: str, picture: Picture, x: float, y: float, width: float, height: float
    ) -> None:
        """A photo or logo, kept once under ``name``; draw it inside ``figure`` or ``ornament``."""
        if name not in self._named:
            self._named[name] = f"X{len(self._named)}", picture.add_to(self._file)
        told = f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm /{self._named[name][0]} Do Q"
        self._code.append(told)

    def placed(
        self, x: float, y: float, scale: float, clip: tuple[float, float, float, float] | None
    ) -> list[str]:
        """Move all that stands on the page to ``x``, ``y`` and make it ``scale`` times as large,
        seen only within ``clip`` (x, y, width, height). Returns it without tags, for ``again``."""
        self._end_ornaments()
        drawn = self._code
        bare = [told for told in drawn if not isinstance(told, _Mark)]
        self._code = [*_moved(x, y, scale, clip), *drawn, "Q"]
        self._done = self._from = len(self._code)
        self._framed = [
            (node, (x + b[0] * scale, y + b[1] * scale, x + b[2] * scale, y + b[3] * scale))
            for node, b in self._framed
        ]
        return bare

    def again(
        self,
        bare: Sequence[str],
        x: float,
        y: float,
        scale: float,
        clip: tuple[float, float, float, float] | None,
    ) -> None:
        """What ``placed`` gave once more, as an ornament: its words were told already."""
        with self.ornament():
            self._code += [*_moved(x, y, scale, clip), *bare, "Q"]

    # -- text and lines ---------------------------------------------------------------------------
    def _ink(self, color: Color) -> str:
        known = self._inks.get(id(color))
        if known is None:
            red, green, blue = color.rgb()
            known = self._inks[id(color)] = color, f"{red:.4g} {green:.4g} {blue:.4g}"
        return known[1]

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
        if not lines:
            return
        told = ["BT"]
        font = ""
        color: Color | None = None
        spans = self._said_in and not self._ornaments and not self._quiet
        for number, line in enumerate(lines):
            room = width - line.width
            start = x + (room if align == "right" else room / 2 if align == "center" else 0.0)
            told.append(f"1 0 0 1 {start:.3f} {baseline - number * leading:.3f} Tm")
            final = line.last or line.broken
            last = len(line.segments) - 1
            for index, (name, ink, letters, said) in enumerate(line.segments):
                if ink is not color:
                    told.append(f"{self._ink(ink)} rg")
                    color = ink
                if index == last and not final:
                    letters += " "
                if said and spans:
                    told.append(f"/Span <</Lang ({self._said_in})>> BDC")
                for part, string in self._fonts.named(name).strings(letters):
                    if part != font:
                        told.append(f"/{part} {size:.5g} Tf")
                        font = part
                    told.append(f"({string}) Tj")
                if said and spans:
                    told.append("EMC")
        told.append("ET")
        self._code.append(" ".join(told))
        if not self._ornaments and not self._quiet:
            self._loose = True

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
        self.write(
            [Line(wide, ((font, color, text, False),), last=True)], start, baseline, size, size
        )
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
        told = ["q"]
        if fill is not None:
            told.append(f"{self._ink(fill)} rg")
        if stroke is not None:
            told.append(f"{self._ink(stroke)} RG {line:.5g} w")
            if dash:
                told.append(f"[{_dashes(dash)}] 0 d")
        self._code.append(" ".join(told))
        flags = {"fill": int(fill is not None), "stroke": int(stroke is not None)}
        if corner:
            self.roundRect(x, y, width, height, corner, **flags)
        else:
            paint = "n" if not any(flags.values()) else "f" if stroke is None else "S"
            paint = "B" if all(flags.values()) else paint
            self._code.append(f"{x:.4f} {y:.4f} {width:.4f} {height:.4f} re {paint}")
        self._code.append("Q")

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
        dashed = f" [{_dashes(dash)}] 0 d" if dash else ""
        self._code.append(
            f"q {self._ink(color)} RG {line:.5g} w{dashed} "
            f"{x1:.4f} {y1:.4f} m {x2:.4f} {y2:.4f} l S Q"
        )

    def filled_outline(
        self,
        name: str,
        strokes: Sequence[Stroke],
        x: float,
        y: float,
        side: float,
        fill: Color,
    ) -> None:
        """The outline ``name`` of a square of side 1, filled, with its lower left corner at ``x``,
        ``y`` and so large; the file keeps it once."""
        kept = f"outline {name}"
        if not self.hasForm(kept):
            self.beginForm(kept, -0.2, -0.2, 1.2, 1.2)
            letters = {"M": "m", "L": "l", "C": "c", "Z": "h"}
            for kind, points in strokes:
                told = [f"{value:.5g}" for value in points]
                self._code.append(" ".join([*told, letters[kind]]))
            self._code.append("f" if strokes else "n")
            self.endForm()
        self._code.append(
            f"q {self._ink(fill)} rg {side:.5g} 0 0 {side:.5g} {x:.4f} {y:.4f} cm "
            f"/{self._named[kept][0]} Do Q"
        )

    def filled_path(self, path: PDFPathObject, fill: Color) -> None:
        """A path filled by the non-zero rule, as fonts draw their glyphs."""
        self.saveState()
        self.setFillColor(fill)
        self.drawPath(path, fill=1, stroke=0, fillMode=FILL_NONZERO)
        self.restoreState()


def _dashes(dash: Sequence[float]) -> str:
    return " ".join([f"{one:.5g}" for one in dash])


def _moved(
    x: float, y: float, scale: float, clip: tuple[float, float, float, float] | None
) -> list[str]:
    """How a page's content begins when it is moved; "Q" ends it."""
    seen = "{:.3f} {:.3f} {:.3f} {:.3f} re W n".format(*clip) if clip else ""
    return ["q", seen, f"{scale:.6f} 0 0 {scale:.6f} {x:.3f} {y:.3f} cm"]
