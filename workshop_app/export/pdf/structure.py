"""The structure of a document: which element each piece of content belongs to, in reading order.

Elements are written into the file as soon as their section ends: nothing is added to a section that
is over. Headings never skip a level, whatever level their style asks for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workshop_app.export.pdf.pdf_file import ref, refs, text
from workshop_app.export.pdf.text import clean

if TYPE_CHECKING:
    from workshop_app.export.pdf.pdf_file import PdfFile

SECTIONED = 2
"""Headings down to this level begin a section."""

_ROLES = {"Title": "P", "Label": "P", "Caption": "P"}
"""What our names are called in the file, where it knows them by another."""

_PARENTS = {
    "LI": ("L",),
    "Lbl": ("LI",),
    "LBody": ("LI",),
    "TR": ("Table",),
    "TH": ("TR",),
    "TD": ("TR",),
    "TOCI": ("TOC",),
}
"""Where an element may stand; anywhere else its content is a paragraph."""

_ATTRIBUTES = {
    "L": b"/A<</O/List/ListNumbering/Disc>>",
    "TH": b"/A<</O/Table/Scope/Column>>",
}


@dataclass(slots=True, eq=False)
class Element:
    """One element of the document's structure; both parts of a split block share it.

    ``alt`` tells a figure in words. ``said``: in the language of the plan, which may be another
    than the document's. ``scope`` of a head cell: "Column" or "Row"; ``span``: how many columns
    and rows a cell takes.
    """

    tag: str
    alt: str = ""
    said: bool = False
    scope: str = ""
    span: tuple[int, int] = (1, 1)
    node: Node | None = field(default=None, repr=False)


def told_of(element: Element) -> str:
    """Its alternative text on one line, without what is no letter."""
    return " ".join(clean(element.alt).split())


class Node:
    """An element of one file under way."""

    __slots__ = ("extra", "kids", "number", "page", "parent", "tag", "written")

    def __init__(self, number: int, tag: str, parent: Node | None) -> None:
        self.number, self.tag, self.parent = number, tag, parent
        self.kids: list[bytes] = []
        self.page = 0
        self.extra = b""
        self.written = False

    def body(self, parent: int) -> bytes:
        """Its object in the file."""
        kids = self.kids[0] if len(self.kids) == 1 else b"[" + b" ".join(self.kids) + b"]"
        page = b"/Pg %d 0 R" % self.page if self.page else b""
        told = b"<</S/%s/P %d 0 R%s%s" % (self.tag.encode(), parent, page, self.extra)
        return told + (b"/K %s>>" % kids if self.kids else b">>")


class Structure:
    """The tree of a file, and from each page's pieces back to it."""

    def __init__(self, file: PdfFile, said_in: str) -> None:
        self._file, self._said_in = file, said_in
        self._root = file.take()
        self.document = Node(file.take(), "Document", None)
        self._open: list[Node] = []
        self._sections: list[tuple[int, Node]] = []
        self._levels: list[int] = []
        self._fresh = False
        self._waiting: list[Node] = []
        self._closed: list[Node] = []
        self._parents: list[tuple[int, int]] = []
        self._page = self._key = 0
        self._pieces: list[int] = []

    # -- where we are -----------------------------------------------------------------------------
    @property
    def top(self) -> Node:
        """The element that what comes next belongs to."""
        if self._open:
            return self._open[-1]
        return self._sections[-1][1] if self._sections else self.document

    def _begin(self, tag: str, parent: Node) -> Node:
        node = Node(self._file.take(), tag, parent)
        parent.kids.append(ref(node.number))
        self._waiting.append(node)
        return node

    def section(self, level: int) -> None:
        """A section of that level begins here, before its heading is drawn."""
        if not self._open:
            self._end_sections(level)
            self._sections.append((level, self._begin("Sect", self.top)))
            self._fresh = True

    def _end_sections(self, level: int) -> None:
        while self._sections and self._sections[-1][0] >= level:
            self._sections.pop()
        self._fresh = False
        kept = {id(node) for _, node in self._sections}
        still = []
        for node in self._waiting:
            if id(node) in kept:
                still.append(node)
            else:
                node.written = True
                self._closed.append(node)
        self._waiting = still

    def _write(self, node: Node) -> None:
        parent = node.parent
        self._file.put(node.number, node.body(parent.number if parent else self._root))
        node.parent = None

    # -- elements ---------------------------------------------------------------------------------
    def enter(self, element: Element) -> None:
        """What follows belongs to ``element``, until ``leave``."""
        self._open.append(self.node_of(element))

    def leave(self) -> None:
        self._open.pop()

    def node_of(self, element: Element) -> Node:
        """The node of ``element`` here; the same one where both its parts stand under one parent."""
        tag = element.tag
        if tag[0] == "H" and tag[1:].isdigit():
            return self._heading(element, int(tag[1:]))
        parent = self.top
        known = element.node
        if known is not None and known.parent is parent and not known.written:
            return known
        if parent.tag == "Link" or parent.tag == tag == "TH":
            return parent
        if tag in _PARENTS and parent.tag not in _PARENTS[tag]:
            tag = "P"
        node = element.node = self._begin(_ROLES.get(tag, tag), parent)
        node.extra = self._extra(element, node.tag)
        return node

    def node_in(self, parent: Node, element: Element) -> Node:
        """A new node of ``element`` within ``parent``."""
        node = self._begin(element.tag, parent)
        node.extra = self._extra(element, node.tag)
        return node

    def _heading(self, element: Element, level: int) -> Node:
        known = element.node
        if known is not None and not known.written and known.parent is self.top:
            return known
        if level <= SECTIONED and not self._open:
            if not (self._fresh and self._sections and self._sections[-1][0] == level):
                self.section(level)
            self._fresh = False
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        node = element.node = self._begin(f"H{len(self._levels)}", self.top)
        node.extra = self._extra(element, node.tag)
        return node

    def _extra(self, element: Element, tag: str) -> bytes:
        if element.scope or element.span != (1, 1):
            scope = b"/Scope/%s" % element.scope.encode() if element.scope else b""
            across, down = element.span
            spans = (b"/ColSpan %d" % across if across > 1 else b"") + (
                b"/RowSpan %d" % down if down > 1 else b""
            )
            told = b"/A<</O/Table%s%s>>" % (scope, spans)
        else:
            told = _ATTRIBUTES.get(tag, b"")
        if element.alt:
            told += b"/Alt " + text(told_of(element))
        if element.said and self._said_in:
            told += b"/Lang " + text(self._said_in)
        return told

    def framed(self, node: Node, box: tuple[float, float, float, float]) -> None:
        """Tell where a figure stands: left, bottom, right, top on its page."""
        told = b"/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>" % box
        if b"/BBox" not in node.extra:
            node.extra += told

    # -- content ----------------------------------------------------------------------------------
    def begin_page(self, page: int) -> int:
        """The page with that number begins; returns its key in the tree of parents."""
        self._page, self._pieces = page, []
        self._key = self._take_key()
        return self._key

    def _take_key(self) -> int:
        self._parents.append((len(self._parents), 0))
        return len(self._parents) - 1

    def piece(self, node: Node) -> int:
        """A piece of content of ``node`` on this page; returns its number there."""
        number = len(self._pieces)
        self._pieces.append(node.number)
        if not node.page:
            node.page = self._page
        if node.page == self._page:
            node.kids.append(b"%d" % number)
        else:
            told = b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._page, number)
            node.kids.append(told)
        return number

    def annotation(self, node: Node, number: int) -> int:
        """The annotation of that number belongs to ``node``; returns its key."""
        node.kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (self._page, number))
        key = self._take_key()
        self._parents[key] = (key, node.number)
        return key

    def end_page(self) -> None:
        """The page is whole."""
        self._parents[self._key] = (self._key, self._file.add(refs(self._pieces)))
        for node in self._closed:
            self._write(node)
        self._closed = []

    def finished(self) -> int:
        """Write what is left; returns the number of the root."""
        self._end_sections(0)
        for node in (*self._closed, *self._waiting, self.document):
            self._write(node)
        pairs = b" ".join([b"%d %d 0 R" % pair for pair in self._parents])
        tree = self._file.add(b"<</Nums[" + pairs + b"]>>")
        told = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        self._file.put(self._root, told % (self.document.number, tree, len(self._parents)))
        return self._root
