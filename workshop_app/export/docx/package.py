"""The file around a text document: its parts without anybody's name, its page, head and foot, and
the same bytes for the same plan."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from workshop_app.export.docx.markup import (
    NAMESPACES,
    Piece,
    attribute,
    field,
    paragraph,
    run,
)
from workshop_app.export.docx.styles import LANGUAGES, NUMBERING, Ink, font_table, styles_xml
from workshop_app.export.pdf.paper import HEIGHT, WIDTH
from workshop_app.export.settled_zip import settled_zip

LEFT, TOP, BOTTOM = 54.0, 70.0, 58.0
_TWIPS = 20
_UNWANTED = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.CUSTOM_XML,
)
"""Parts of the library's empty document that say nothing of ours."""

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Convite</Application></Properties>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is said around the text: properties, running head and the lines of the foot."""

    title: str
    language: str
    moment: datetime
    head: str
    foot: tuple[str, ...]


class Package:
    """A text document under way: pictures are added as they come, its body at the end."""

    def __init__(self, around: Around, ink: Ink) -> None:
        self._around = around
        self._document: Any = Document()
        self._replace(self._document.styles.element, styles_xml(around.language, ink))
        self._replace(self._document.part.numbering_part.element, NUMBERING)
        self._set_properties()
        self._set_settings()
        self._set_parts()
        self._pictures = 0

    @staticmethod
    def _replace(element: Any, xml: str) -> None:
        for child in list(element):
            element.remove(child)
        for child in list(parse_xml(xml)):
            element.append(child)

    def add_picture(self, data: bytes) -> tuple[str, int]:
        """Put a picture into the file; gives what leads to it and a number of its own."""
        relation, _ = self._document.part.get_or_add_image(io.BytesIO(data))
        self._pictures += 1
        return relation, self._pictures

    def content(self, body: str) -> bytes:
        """The file with ``body``, paragraphs and tables one after another."""
        place = self._document.element.body
        for child in list(place):
            place.remove(child)
        told = parse_xml(f"<w:body {NAMESPACES}>{body}{paragraph('', 'Note')}{_PAGE}</w:body>")
        for child in list(told):
            place.append(child)
        self._set_head_and_foot()
        out = io.BytesIO()
        self._document.save(out)
        return settled_zip(out.getvalue(), self._around.moment)

    # -- parts ------------------------------------------------------------------------------------
    def _set_properties(self) -> None:
        properties, around = self._document.core_properties, self._around
        moment = around.moment.replace(tzinfo=None, microsecond=0)
        properties.title, properties.author = around.title, ""
        properties.last_modified_by = properties.comments = properties.keywords = ""
        properties.language = LANGUAGES.get(around.language, around.language)
        properties.created = properties.modified = moment
        properties.revision = 1

    def _set_settings(self) -> None:
        """Fields are filled in when it is opened; nothing tells of who wrote when (rsids)."""
        language = attribute(LANGUAGES.get(self._around.language, self._around.language))
        compatible = (
            '<w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
        told = (
            f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
            '<w:removePersonalInformation/><w:defaultTabStop w:val="720"/>'
            '<w:characterSpacingControl w:val="doNotCompress"/><w:updateFields w:val="true"/>'
            f"{compatible}<w:themeFontLang w:val={language}/>"
            "</w:settings>"
        )
        self._replace(self._document.settings.element, told)

    def _set_parts(self) -> None:
        for owner in (self._document.part, self._document.part.package):
            for id, relation in list(owner.rels.items()):
                if relation.reltype in _UNWANTED:
                    del owner.rels[id]
                elif relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
                    relation.target_part._blob = _APP
                elif relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
                    relation.target_part._blob = font_table().encode()

    def _set_head_and_foot(self) -> None:
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        head = paragraph(run(Piece(self._around.head)), "Header")
        self._replace(section.header._element, _wrapped(head))
        lines = [paragraph(run(Piece(line)), "Footer") for line in self._around.foot]
        number = paragraph(field("PAGE", run(Piece("1", bold=True))), "Footer", right=True)
        self._replace(section.footer._element, _wrapped("".join([number, *lines])))


def _wrapped(inner: str) -> str:
    return f"<w:hdr {NAMESPACES}>{inner}</w:hdr>"


_PAGE = (
    f'<w:sectPr><w:pgSz w:w="{round(WIDTH * _TWIPS)}" w:h="{round(HEIGHT * _TWIPS)}"/>'
    f'<w:pgMar w:top="{round(TOP * _TWIPS)}" w:right="{round(LEFT * _TWIPS)}" '
    f'w:bottom="{round(BOTTOM * _TWIPS)}" w:left="{round(LEFT * _TWIPS)}" '
    'w:header="560" w:footer="440" w:gutter="0"/></w:sectPr>'
)
