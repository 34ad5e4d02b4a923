"""A canvas that keeps, beside what is drawn, which element of the document it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from reportlab.pdfgen.canvas import Canvas

from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.outline import leads
from workshop_app.export.pdf.pdf_file import PdfFile, text
from workshop_app.export.pdf.structure import Element, Node, Structure, told_of

WIDTH, HEIGHT = 595.28, 841.89

_IN_ADDRESSES = ":/?#[]@!$&'*+,;=%~"
"""Signs that an address has as they are; brackets would end the string that it stands in."""

Place = tuple[float, float, float, float]
"""x, y, width and height."""


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


class Mark(str):
    """A line of a page's content that only tells of tags."""

    __slots__ = ()


ARTIFACT, END = Mark("/Artifact BMC"), Mark("EMC")


class Tagged(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Of reportlab's canvas it keeps what draws lines and shapes, of A4 where no size is set."""

    _code: list[str]

    def __init__(self, trace: list[Box] | None, said_in: str) -> None:
        fonts.face(fonts.REGULAR)
        super().__init__("", pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=fonts.REGULAR)
        self.trace = trace
        self._path: list[str] = []
        self._ornaments = self._quiet = self._figures = 0
        self._file = PdfFile()
        self._structure = Structure(self._file, said_in)
        self._page = self._page_key = 0
        self._links: list[int] = []
        self._framed: list[tuple[Node, Place]] = []
        self._done = self._from = 0
        self._loose = False
        self._spans: list[int] = []
        """Which lines of the content are words of the plan's own within another text."""

    def _this_page(self) -> int:
        """The number of this page's object; the page begins when it is first asked for."""
        if not self._page:
            self._page = self._file.take()
            self._page_key = self._structure.begin_page(self._page)
        return self._page

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
    def figure(self, element: Element, box: Place, text: str = "") -> Iterator[None]:
        """All that is drawn inside is one picture in ``box`` (x, y, width, height), told by the
        alternative text of ``element``; where there is none to tell it is an ornament."""
        self.marked(element, box, text or element.alt)
        silent = self._quiet or self._ornaments
        if not silent:
            self._settle()
        self._quiet += 1
        self._figures += 1
        self._path.append(element.tag)
        yield
        self._path.pop()
        self._figures -= 1
        self._quiet -= 1
        if silent:
            return
        if not told_of(element):
            self._from = len(self._code)
        elif len(self._code) > self._from:
            node = self._structure.node_of(element)
            left, bottom, width, height = self._absolute(box)
            self._framed.append((node, (left, bottom, left + width, bottom + height)))
            self._claim(node)

    def marked(self, element: Element, box: Place, text: str = "") -> None:
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

    def _absolute(self, box: Place) -> Place:
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
        drawn, spans = code[start:], self._spans
        del code[start:]
        if start > self._done:
            code.insert(self._done, ARTIFACT)
            code.append(END)
        if spans:
            said = [start + n in spans for n in range(len(drawn))]
            whole = Element("Span", said=True)
            begin = 0
            for n in range(1, len(drawn) + 1):
                if n == len(drawn) or said[n] is not said[begin]:
                    within = self._structure.node_in(node, whole) if said[begin] else node
                    self._add_piece(within, drawn[begin:n])
                    begin = n
            self._spans = []
        else:
            self._add_piece(node, drawn)
        self._done = self._from = len(code)
        self._loose = False

    def _add_piece(self, node: Node, drawn: list[str]) -> None:
        mark = Mark(f"/{node.tag} <</MCID {self._structure.piece(node)}>> BDC")
        self._code += [mark, *drawn, END]

    def _end_ornaments(self) -> None:
        self._settle()
        if len(self._code) > self._done:
            self._code.insert(self._done, ARTIFACT)
            self._code.append(END)
        self._done = self._from = len(self._code)

    # -- places and links -------------------------------------------------------------------------
    @contextmanager
    def link(self) -> Iterator[None]:
        """What is drawn inside is the text of a link; call ``leads_to`` or ``leads_out`` in it."""
        with self.within(Element("Link")):
            yield

    def leads_to(self, key: str, box: Place, told: str = "") -> None:
        """Make ``box`` (x, y, width, height) a way to the heading with that key; ``told`` says
        where it leads."""
        self._lead(b"/Dest " + leads(key), box, told or key)

    def leads_out(self, address: str, box: Place, told: str) -> None:
        """Make ``box`` a way to a page of the web."""
        target = quote(address, safe=_IN_ADDRESSES).encode("ascii")
        self._lead(b"/A<</S/URI/URI (" + target + b")>>", box, told)

    def _lead(self, way: bytes, box: Place, told: str) -> None:
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
