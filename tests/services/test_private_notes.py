"""What a facilitator writes for herself is in no document of any kind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from workshop_app.domain.meetings import Workshop
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import documents, facilitate
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

MARKER = "zarigüeya reservada"


@pytest.fixture(scope="module")
def marked(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    """The sample plan with a private note in every workshop."""
    path = tmp_path_factory.mktemp("notes") / "sample.convite"
    path.write_bytes(sample_file.read_bytes())
    plan = open_file(path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="B"))
    for workshop in plan.all(Workshop):
        facilitate.write_note(plan, workshop, MARKER)
    yield plan
    plan.close()


def read(content: bytes, ending: str) -> str:
    """Every letter of a document."""
    if ending == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return " ".join(
                parts.read(name).decode("utf-8", "replace") for name in parts.namelist()
            )
    return content.decode("utf-8-sig", "replace")


@pytest.mark.parametrize("view", list(documents.VIEWS))
def test_no_document_is_given_a_private_note(marked: OpenPlan, view: str) -> None:
    assert MARKER not in repr(documents.VIEWS[view](marked, Words("es"), None))


@pytest.mark.parametrize("kind", list(EXPORTERS))
def test_no_document_tells_a_private_note(marked: OpenPlan, kind: str) -> None:
    content = documents.export(marked, kind, Words("es"))
    text = read(content, EXPORTERS[kind].ending)
    assert len(text) > 100
    assert MARKER.split()[0] not in text
