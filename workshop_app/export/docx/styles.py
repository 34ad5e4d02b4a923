"""The styles of a text document: those every word processor knows by name, in the plan's colours."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.export.docx.markup import NAMESPACES, TWIPS, attribute

BODY_FONT, HEADING_FONT = "Source Sans 3", "Atkinson Hyperlegible Next"
FALLBACKS = {BODY_FONT: "Calibri", HEADING_FONT: "Verdana"}
"""What stands in where a font is not there: the fonts are named and not inside the file."""

LANGUAGES = {"es": "es-CO", "en": "en-US", "pt_BR": "pt-BR", "fr": "fr-FR"}
"""A document's language as word processors call it."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a document, as "RRGGBB"."""

    primary: str
    text: str
    muted: str
    hair: str
    panel: str
    accent: str


@dataclass(frozen=True, slots=True)
class _Style:
    """Sizes and spaces in points; ``level`` of a heading from 0."""

    id: str
    name: str
    size: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 0.0
    ink: str = ""
    bold: bool = False
    heading: bool = False
    level: int = -1
    next: str = ""
    more: str = ""
    keeps: bool = False
    shown: bool = True


def styles_xml(language: str, ink: Ink) -> str:
    """The whole part of styles, for a document in ``language`` (a key of LANGUAGES)."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"{_fonts(BODY_FONT)}<w:color w:val={attribute(ink.text)}/>"
        '<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f"<w:lang w:val={attribute(LANGUAGES.get(language, language.replace('_', '-')))}/>"
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="310" w:lineRule="atLeast"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    told = "".join(_paragraph(one, ink) for one in _STYLES)
    return f"<w:styles {NAMESPACES}>{defaults}{_DEFAULTS}{told}{_table(ink)}</w:styles>"


_STYLES = (
    _Style("Normal", "Normal"),
    _Style("Title", "Title", 36, 160, 14, 40, "primary", heading=True, next="Subtitle"),
    _Style("Subtitle", "Subtitle", 15, 0, 8, 20),
    _Style("Heading1", "heading 1", 23, 0, 9, 27, "primary", True, True, 0, "Normal", keeps=True),
    _Style("Heading2", "heading 2", 14.5, 14, 5, 18.5, "", True, True, 1, "Normal", keeps=True),
    _Style("Heading3", "heading 3", 11.5, 9, 3, 15, "", True, level=2, next="Normal", keeps=True),
    _Style("ListBullet", "List Bullet", more='<w:numPr><w:numId w:val="1"/></w:numPr>'),
    _Style("Caption", "caption", 9, 4, 8, 12, "muted"),
    _Style("Lead", "Lead", 13.5, 0, 11, 19.5),
    _Style("Small", "Small", 9.5, 0, 4, 13),
    _Style("Note", "Note", 9, 4, 6, 12, "muted"),
    _Style("Kicker", "Kicker", 10.5, 12, 0, 14, "primary", True, keeps=True),
    _Style("Panel", "Panel", 11, 4, 4, 15.5, more="panel"),
    _Style("PanelAccent", "Panel Accent", 11, 4, 4, 15.5, more="accent"),
    _Style("Figure", "Figure", 0, 6, 2, keeps=True),
    _Style("TableText", "Table Text", 9.5, 1, 1, 12.5),
    _Style("TableNote", "Table Note", 9, 0, 1, 11.5, "muted"),
    _Style("TOCHeading", "TOC Heading", 23, 0, 9, 27, "primary", True, True, next="Normal"),
    _Style("TOC1", "toc 1", 11, 4, 1, 15, bold=True),
    _Style("TOC2", "toc 2", 9.5, 0, 0, 13, more='<w:ind w:left="320"/>'),
    _Style("Header", "header", 8.5, 0, 0, 11, "muted"),
    _Style("Footer", "footer", 8.5, 0, 0, 11, "muted"),
)

_DEFAULTS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    "<w:semiHidden/><w:tblPr><w:tblCellMar>"
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="120" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "<w:semiHidden/></w:style>"
)


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>'


def _paragraph(one: _Style, ink: Ink) -> str:
    first = ' w:default="1"' if one.id == "Normal" else ""
    based = "" if first else '<w:basedOn w:val="Normal"/>'
    follows = f'<w:next w:val="{one.next}"/>' if one.next else ""
    settings = "<w:keepNext/><w:keepLines/>" if one.keeps else ""
    settings += _more(one.more, ink)
    spaces = f'w:before="{round(one.before * TWIPS)}" w:after="{round(one.after * TWIPS)}"'
    if one.line:
        spaces += f' w:line="{round(one.line * TWIPS)}" w:lineRule="atLeast"'
    if one.size or one.before or one.after:
        settings += f"<w:spacing {spaces}/>"
    if one.more.startswith("<w:ind"):
        settings += one.more
    if one.level >= 0:
        settings += f'<w:outlineLvl w:val="{one.level}"/>'
    look = _fonts(HEADING_FONT) if one.heading else ""
    look += "<w:b/>" if one.bold else ""
    look += f'<w:color w:val="{getattr(ink, one.ink)}"/>' if one.ink else ""
    if one.size:
        look += f'<w:sz w:val="{round(one.size * 2)}"/><w:szCs w:val="{round(one.size * 2)}"/>'
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{one.id}"><w:name w:val="{one.name}"/>'
        f"{based}{follows}<w:qFormat/><w:pPr>{settings}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _more(more: str, ink: Ink) -> str:
    """A bullet, or the ground and the bar of a panel."""
    if more.startswith("<w:numPr"):
        return more
    if more not in ("panel", "accent"):
        return ""
    bar = ink.primary if more == "panel" else ink.accent
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="32" w:space="8" w:color="{bar}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ink.panel}"/>'
    )


def _table(ink: Ink) -> str:
    """The one style of tables: a line under the heads, hair lines between rows."""

    def line(edge: str, size: int, color: str) -> str:
        return f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'

    def part(kind: str, border: str) -> str:
        edges = f"<w:tcPr><w:tcBorders>{border}</w:tcBorders></w:tcPr>" if border else ""
        return f'<w:tblStylePr w:type="{kind}"><w:rPr><w:b/></w:rPr>{edges}</w:tblStylePr>'

    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable">'
        '<w:name w:val="Plan Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders>{line('bottom', 4, ink.hair)}{line('insideH', 4, ink.hair)}</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{part('firstRow', line('bottom', 9, ink.text))}{part('lastRow', line('top', 9, ink.text))}"
        f"{part('firstCol', '')}</w:style>"
    )


NUMBERING = (
    f"<w:numbering {NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
    '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="280" w:hanging="280"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
"""The one list there is: bullets."""


def font_table() -> str:
    """The fonts by name, with what may stand in for them."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    return f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>"
