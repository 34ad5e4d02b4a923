"""The blocks of the PDF as the paragraphs, lists, tables and pictures of a text document: the same
words in the same order, since they are the same blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workshop_app.export.docx import markup
from workshop_app.export.docx.markup import Piece, TableLook
from workshop_app.export.docx.pictured import as_file, picture_of, read_block
from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import TEXT_WIDTH, Block, NewPage, Pair, Section, Space, Stack
from workshop_app.export.pdf.figure import Figure
from workshop_app.export.pdf.panel import BigNumbers, Chain, Facts, Panel, Way
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.pictures import picture
from workshop_app.export.pdf.sections.contents import Shapes
from workshop_app.export.pdf.sections.logos import HIGH, WIDE, placed
from workshop_app.export.pdf.sections.theme import Band
from workshop_app.export.pdf.table import Table, widths_of

if TYPE_CHECKING:
    from workshop_app.export.docx.package import Package

BOLD = frozenset((fonts.BOLD, fonts.SEMIBOLD, fonts.HEADING, fonts.HEADING_SEMIBOLD))
LEAD_SIZE, SMALL_SIZE, NOTE_SIZE = 13.0, 9.5, 9.0
CHAIN_NAME = 92.0
_LEVELS = {"H1": 1, "H2": 2, "H3": 3}


class Writer:
    """Writes blocks one after another. ``said_in``: the language of the plan's own words, where it
    is another than the document's. ``entries``: level, title and bookmark of each heading."""

    def __init__(self, package: Package, said_in: str) -> None:
        self._package, self._said_in = package, said_in
        self.entries: list[tuple[int, str, str]] = []
        self._told: list[str] = []
        self._after_table = False
        self._page_due = False

    @property
    def told(self) -> str:
        """Everything written so far."""
        return "".join(self._told)

    def write(self, blocks: Sequence[Block]) -> None:
        """Write blocks in the body."""
        for block in blocks:
            self._write(block, "")

    def new_page(self) -> None:
        """The next heading begins a page."""
        self._page_due = True

    def put(self, xml: str) -> None:
        """Add what is markup already."""
        if xml:
            is_table = xml.startswith("<w:tbl>")
            if is_table and self._after_table:
                self._told.append(markup.paragraph("", "TableNote"))
            self._after_table = is_table
            self._told.append(xml)

    # -- one block --------------------------------------------------------------------------------
    def _write(self, block: Block, ground: str) -> None:
        """``ground``: the style of the panel that it stands on, "" for none."""
        for kind, write in _BODY.items():
            if isinstance(block, kind):
                write(self, block, ground)
                return
        words = [text.removeprefix("· ") for _, text in read_block(block, TEXT_WIDTH)]
        if words:
            self.put(markup.said([Piece(" · ".join(words))], "Kicker"))

    def _heading(self, block: Heading, ground: str) -> None:
        del ground
        level = _LEVELS.get(block.style.tag, 2)
        mark = f"_Toc{len(self.entries) + 1:06d}"
        new_page, self._page_due = self._page_due or level == 1, False
        pieces = [Piece(run.text, language=self._language(run)) for run in block.runs]
        self.put(markup.heading(pieces, level, mark, len(self.entries) + 1, new_page=new_page))
        self.entries.append((level, " ".join(block.text.split()), mark))
        if isinstance(block, Band):
            self._paragraph(block.sentence, "Lead")

    def _paragraph(self, block: Paragraph, ground: str) -> None:
        self.put(self._said(block, ground or _style_of(block)))

    def _bullets(self, block: Bullets, ground: str) -> None:
        del ground
        for item in block.items:
            self.put(self._said(item, "ListBullet"))

    def _panel(self, block: Panel, ground: str) -> None:
        del ground
        for inner in block.blocks:
            self._write(inner, "PanelAccent" if block.accent else "Panel")

    def _stack(self, block: Stack, ground: str) -> None:
        for inner in block.blocks:
            self._write(inner, ground)

    def _pair(self, block: Pair, ground: str) -> None:
        self._stack(block.left, ground)
        self._stack(block.right, ground)

    def _page(self, block: NewPage, ground: str) -> None:
        del ground
        self._page_due = block.unless_left >= 1

    def _nothing(self, block: Block, ground: str) -> None:
        """It only makes room on paper."""

    def _figure(self, block: Block, ground: str) -> None:
        del ground
        data, size, letters = picture_of(block, TEXT_WIDTH)
        alt = block.element.alt if isinstance(block, Figure) else letters
        relation, number = self._package.add_picture(data)
        self.put(markup.paragraph(markup.picture(relation, alt, number, size), "Figure"))

    def put_logo(self, data: bytes, caption: str) -> None:
        """A logo in its own proportions, as large as on the PDF's cover."""
        one = picture(data)
        relation, number = self._package.add_picture(as_file(one))
        size = placed(one, WIDE, HIGH)
        self.put(markup.paragraph(markup.picture(relation, caption, number, size), "Figure"))

    # -- tables -----------------------------------------------------------------------------------
    def _table(self, block: Table, ground: str) -> None:
        del ground
        whole = block.own_width or TEXT_WIDTH
        widths = widths_of(block.columns, whole, block.pad)
        heads = any(column.head for column in block.columns)
        rows: list[list[str]] = []
        if heads:
            rows.append(
                [
                    markup.said([Piece(c.head)], "TableText", right=c.align == "right")
                    for c in block.columns
                ]
            )
        rows += [[self._cell(cell) for cell in one.cells] for one in block.rows]
        if block.total:
            rows.append([self._cell(cell) for cell in block.total.cells])
        if not rows:
            return
        look = TableLook(widths, heads=heads, total=block.total is not None, names=not heads)
        self.put(markup.table(rows, look))

    def _cell(self, blocks: Sequence[Block]) -> str:
        inner = Writer(self._package, self._said_in)
        for block in blocks:
            if isinstance(block, Paragraph):
                note = block.style.size <= NOTE_SIZE
                inner.put(inner._said(block, "TableNote" if note else "TableText"))
            else:
                inner._write(block, "")
        return inner.told

    def _facts(self, block: Facts, ground: str) -> None:
        """The labels are the heads of a table, the figures with what stands under them its row."""
        del ground
        count = len(block.facts)
        heads = [markup.said([Piece(fact.label)], "TableText") for fact in block.facts]
        values = [
            markup.said([Piece(fact.value, bold=True)], "TableText")
            + self._said(Paragraph(fact.below, styles.TABLE_NOTE), "TableNote")
            for fact in block.facts
        ]
        self.put(markup.table([heads, values], TableLook([TEXT_WIDTH / count] * count)))

    def _numbers(self, block: BigNumbers, ground: str) -> None:
        del ground
        for value, said in block.numbers:
            pieces = [Piece(f"{value} ", bold=True), *self._pieces(said)]
            self.put(markup.said(pieces, "ListBullet"))

    def _way(self, block: Way, ground: str) -> None:
        del ground
        for stop in block.stops:
            pieces = [Piece(f"{stop.value} ", bold=True), Piece(stop.said)]
            self.put(markup.said(pieces, "ListBullet"))

    def _chain(self, block: Chain, ground: str) -> None:
        del ground
        rows = [
            [markup.said([Piece(link.name)], "TableText"), self._cell(link.told)]
            for link in block.links
        ]
        if rows:
            look = TableLook([CHAIN_NAME, TEXT_WIDTH - CHAIN_NAME], heads=False, names=True)
            self.put(markup.table(rows, look))

    # -- text -------------------------------------------------------------------------------------
    def _said(self, block: Paragraph, style: str) -> str:
        right = block.align == "right" and style.startswith("Table")
        return markup.said(self._pieces(block), style, right=right)

    def _pieces(self, block: Paragraph) -> list[Piece]:
        return [Piece(run.text, run.font in BOLD, self._language(run)) for run in block.runs]

    def _language(self, run: Any) -> str:
        return self._said_in if getattr(run, "said", False) else ""


def _style_of(block: Paragraph) -> str:
    style = block.style
    if style.tag in _LEVELS:
        return f"Heading{_LEVELS[style.tag]}"
    if style.tag == "Caption":
        return "Caption"
    if style.size >= LEAD_SIZE:
        return "Lead"
    if style.size <= NOTE_SIZE or style.ink is palette.muted:
        return "Note"
    return "Small" if style.size <= SMALL_SIZE else "Normal"


_Write = Callable[[Writer, Any, str], None]

_BODY: Mapping[type[Block], _Write] = {
    Heading: Writer._heading,
    Paragraph: Writer._paragraph,
    Bullets: Writer._bullets,
    Table: Writer._table,
    Panel: Writer._panel,
    Facts: Writer._facts,
    BigNumbers: Writer._numbers,
    Way: Writer._way,
    Chain: Writer._chain,
    Pair: Writer._pair,
    Stack: Writer._stack,
    Figure: Writer._figure,
    Shapes: Writer._figure,
    NewPage: Writer._page,
    Section: Writer._nothing,
    Space: Writer._nothing,
}
"""What becomes of each kind of block; the more special kinds stand before the more general ones."""
