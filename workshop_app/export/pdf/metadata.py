"""What a file tells of itself: its title and date, the standards it keeps, its colours; nobody's
name, no path, no clock (P-52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from workshop_app.export.pdf.pdf_file import PdfFile, dictionary, ref, text

PROGRAM = "Convite"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_SUBJECT = (
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
    "</dc:description>\n"
)


@dataclass(frozen=True, slots=True)
class Properties:
    """Of a document; ``moment`` is the plan's, never the clock's. ``language`` as "pt-BR"."""

    title: str
    subject: str
    language: str
    moment: datetime

    def add_to(self, file: PdfFile) -> tuple[int, int]:
        """Write them both ways; returns the numbers of the dictionary and of the XMP stream."""
        return file.add(dictionary(self._entries())), self._add_xmp(file)

    def _entries(self) -> dict[str, bytes]:
        stamp = text(f"D:{self.moment:%Y%m%d%H%M%S}+00'00'")
        told = {"Title": text(self.title)}
        if self.subject:
            told["Subject"] = text(self.subject)
        program = text(PROGRAM)
        return told | {
            "Creator": program, "Producer": program, "CreationDate": stamp, "ModDate": stamp,
        }  # fmt: skip

    def _add_xmp(self, file: PdfFile) -> int:
        told = _XMP.format(
            title=escape(self.title),
            subject=_SUBJECT.format(subject=escape(self.subject)) if self.subject else "",
            language=escape(self.language),
            program=PROGRAM,
            moment=f"{self.moment:%Y-%m-%dT%H:%M:%S}+00:00",
        )
        number = file.take()
        for word in ("endstream", "endobj"):  # it is not compressed: no reader may stop there
            told = told.replace(word, f"end&#{ord(word[3])};{word[4:]}")
        entries = {"Type": b"/Metadata", "Subtype": b"/XML"}
        file.put_stream(number, told.encode("utf-8"), entries, compressed=False)
        return number


@cache
def srgb() -> bytes:
    """The profile of sRGB, without the moment at which it was made and without an id."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"\x07\xd0\x00\x01\x00\x01" + bytes(6)
    profile[84:100] = bytes(16)
    return bytes(profile)


def add_output_intent(file: PdfFile) -> int:
    """Colours are meant in sRGB; returns the number of the intent."""
    profile = file.add_stream(srgb(), {"N": b"3", "Alternate": b"/DeviceRGB"})
    name = text("sRGB IEC61966-2.1")
    return file.add(
        dictionary(
            {
                "Type": b"/OutputIntent",
                "S": b"/GTS_PDFA1",
                "OutputConditionIdentifier": name,
                "Info": name,
                "DestOutputProfile": ref(profile),
            }
        )
    )
