"""The list of materials on paper: a box for each, to tick while the bag is packed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from workshop_app.ui import theme

_DOTS = 96
_MARGIN = 18.0
"""Millimetres round the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A material: whether it is in the bag, how many, what, what for."""

    packed: bool
    quantity: str
    words: str
    uses: str


def packing_pdf(title: str, context: str, lines: Sequence[Line]) -> bytes:
    """The list as a PDF on A4. Made in the window's thread: some milliseconds."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Convite")
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    edges = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageMargins(edges, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(theme.now().font("body", size=15))
    document.setHtml(_html(title, context, lines))
    document.setPageSize(writer.pageLayout().paintRectPixels(_DOTS).size().toSizeF())
    document.print_(writer)
    buffer.close()
    found = buffer.data()
    return bytes(found.data()) if isinstance(found, QByteArray) else bytes(found)


def _html(title: str, context: str, lines: Sequence[Line]) -> str:
    rows = "".join(
        "<tr>"
        f'<td width="30" style="font-size: 20px">{"☑" if one.packed else "☐"}</td>'
        f'<td width="52" align="right"><b>{escape(one.quantity)}</b>&nbsp;&nbsp;</td>'
        f'<td>{escape(one.words)}<br/><span style="color: #555; font-size: 12px">'
        f"{escape(one.uses)}</span></td>"
        "</tr>"
        for one in lines
    )
    return (
        f'<h2 style="margin-bottom: 2px">{escape(title)}</h2>'
        f'<p style="color: #555">{escape(context)}</p>'
        f'<table width="100%" cellpadding="5" cellspacing="0">{rows}</table>'
    )
