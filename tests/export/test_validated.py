"""Every PDF of the sample is PDF/UA-1 and PDF/A-2a, the plan in all four languages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, NameObject

from tests.export.reading import sample_document
from tests.export.tags import failures, faults, told_by_tags
from workshop_app.export.ballot_views import SlipsView
from workshop_app.export.exporters import EXPORTERS
from workshop_app.export.pdf.slips import code_slips
from workshop_app.services import documents
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

LINK = "http://192.168.1.20:8080/v"
CODES = [f"{a}KX34{b}  Mesa Ceiba" for a in "BCDFG" for b in "HJKL"]
KINDS = [row.kind for row in EXPORTERS.values() if row.ending == ".pdf"]
READ_ALOUD = ("summary-pdf", "minutes-pdf")
"""``pdfinfo`` looks through a page again for each of its elements: it takes minutes for ballots."""
LANGUAGES = ("es", "en", "fr", "pt_BR")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.convite"
    plan = make_sample(path, Settings(), "es")
    yield plan
    plan.close()


def written(plan: OpenPlan, kind: str, language: str) -> list[bytes]:
    """Every paper of a document; of those about a round, one for each."""
    row, words = EXPORTERS[kind], Words(language)
    rounds: list[str | None] = [*documents.things_for(plan, kind)] or [None]
    ways = [one.function for one in row.papers if one.ending in ("", ".pdf")] or [row.function]
    views = [documents.VIEWS[row.view](plan, words, of) for of in rounds]
    return [way(view, words, lambda _done, _all: None) for view in views for way in ways]


@pytest.mark.parametrize(
    ("kind", "language"),
    [(kind, one) for kind in KINDS for one in (LANGUAGES if kind == "plan-pdf" else ("es", "en"))],
)
def test_every_document_of_the_sample_keeps_both_standards(
    kind: str, language: str, sample: OpenPlan
) -> None:
    for content in written(sample, kind, language):
        assert failures(content) == []
        assert faults(content) == []
        if kind in READ_ALOUD and language == "es":
            assert "�" not in told_by_tags(content)
        root = PdfReader(io.BytesIO(content)).trailer["/Root"]
        assert str(root["/Lang"]) == language.replace("_", "-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_slips_keep_both_standards(language: str) -> None:
    view = SlipsView(
        round="A", language="es", moment=datetime(2026, 8, 1, 9, 0), address=LINK, link=LINK
    )
    content = code_slips(view, CODES, Words(language))
    assert failures(content) == []
    assert faults(content) == []


def test_what_a_document_tells_of_itself_is_the_same_in_both_places() -> None:
    root = PdfReader(io.BytesIO(sample_document().content)).trailer["/Root"]
    told = root["/Metadata"].get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in told
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    info = sample_document().reader.metadata
    assert info is not None
    assert f">{info.title}<" in told
    assert f">{info.subject}<" in told
    assert "creator" not in told.replace("CreatorTool", "").lower()


def broken(key: str) -> bytes:
    """The sample's plan without one thing that its catalog must have."""
    writer = PdfWriter(clone_from=io.BytesIO(sample_document().content))
    if key == "/MarkInfo":
        writer.root_object[NameObject(key)][NameObject("/Marked")] = BooleanObject(False)  # type: ignore[index]
    else:
        del writer.root_object[NameObject(key)]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("key", ["/MarkInfo", "/Lang", "/StructTreeRoot", "/OutputIntents"])
def test_the_validator_sees_what_is_missing(key: str) -> None:
    assert failures(broken(key))
