"""WordprocessingML as text: paragraphs, tables, pictures, fields. Everything that a person wrote
goes through ``escaped``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
EMU = 12_700
"""In a point."""
TWIPS = 20
"""In a point."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """``text`` between tags; signs that XML cannot hold are gone."""
    return escape(_ILLEGAL.sub("", text))


def attribute(text: str) -> str:
    """``text`` as the value of an attribute, its quotation marks with it."""
    return quoteattr(_ILLEGAL.sub("", text))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; ``language`` ("pt-BR") where it is another than the document's."""

    text: str
    bold: bool = False
    language: str = ""


def run(piece: Piece) -> str:
    """A stretch of text; a line break that someone typed stays one."""
    look = "<w:b/>" if piece.bold else ""
    if piece.language:
        look += f"<w:lang w:val={attribute(piece.language)}/>"
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in piece.text.split("\n")
    )
    return f"<w:r>{look}{lines}</w:r>"


def paragraph(inner: str, style: str, *, right: bool = False, new_page: bool = False) -> str:
    """A paragraph of runs."""
    settings = f'<w:pStyle w:val="{style}"/>'
    if new_page:
        settings += "<w:pageBreakBefore/>"
    if right:
        settings += '<w:jc w:val="right"/>'
    return f"<w:p><w:pPr>{settings}</w:pPr>{inner}</w:p>"


def said(pieces: Sequence[Piece], style: str, *, right: bool = False) -> str:
    """A paragraph of text."""
    return paragraph("".join(map(run, pieces)), style, right=right)


def heading(
    pieces: Sequence[Piece], level: int, mark: str, number: int, *, new_page: bool = False
) -> str:
    """A heading with the bookmark ``mark``, to which the contents lead."""
    inner = (
        f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{"".join(map(run, pieces))}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    return paragraph(inner, f"Heading{level}", new_page=new_page)


# -- tables ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class TableLook:
    """Widths of the columns in points; which rows and columns the table's style sets apart."""

    widths: Sequence[float]
    heads: bool = True
    total: bool = False
    names: bool = False


def table(rows: Sequence[Sequence[str]], look: TableLook) -> str:
    """A table; each cell is the text of its paragraphs. With ``heads`` the first row is repeated on
    each page; no row is parted."""
    total = sum(look.widths)
    grid = "".join(f'<w:gridCol w:w="{round(wide * TWIPS)}"/>' for wide in look.widths)
    flags = (
        f'<w:tblLook w:val="0000" w:firstRow="{int(look.heads)}" w:lastRow="{int(look.total)}" '
        f'w:firstColumn="{int(look.names)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    told = [
        '<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/>'
        f'<w:tblW w:w="{round(total * TWIPS)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{flags}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    ]
    for number, cells in enumerate(rows):
        head = "<w:tblHeader/>" if look.heads and not number else ""
        told.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>")
        for cell, wide in zip(cells, look.widths, strict=True):
            size = f'<w:tcW w:w="{round(wide * TWIPS)}" w:type="dxa"/>'
            inner = cell or paragraph("", "TableText")
            told.append(f"<w:tc><w:tcPr>{size}</w:tcPr>{inner}</w:tc>")
        told.append("</w:tr>")
    return "".join([*told, "</w:tbl>"])


# -- pictures -------------------------------------------------------------------------------------
def picture(relation: str, alt: str, number: int, size: tuple[float, float]) -> str:
    """A run with a picture of ``size`` points, told by ``alt``."""
    wide, high = (round(one * EMU) for one in size)
    told = f'id="{number}" name="{number}" descr={attribute(" ".join(alt.split()))}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {told}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


# -- fields ---------------------------------------------------------------------------------------
def field(code: str, shown: str = "") -> str:
    """A field that the reader's program fills in."""
    return f"{_begun(code)}{shown}{_ENDED}"


def _begun(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


_ENDED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(entries: Sequence[tuple[int, str, str]]) -> str:
    """The field of the contents, which is filled anew when the document is opened; until then it
    shows ``entries``: level, title and bookmark of each heading."""
    told = []
    for number, (level, title, mark) in enumerate(entries):
        start = _begun('TOC \\o "1-2" \\h \\z \\u') if not number else ""
        end = _ENDED if number == len(entries) - 1 else ""
        link = f'<w:hyperlink w:anchor="{mark}" w:history="1">{run(Piece(title))}</w:hyperlink>'
        told.append(paragraph(f"{start}{link}{end}", f"TOC{level}"))
    return "".join(told)
