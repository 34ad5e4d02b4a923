"""Papers of the directory: nothing is kept of them, protection never stands alone, and a slip is
blank but for the institution."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import directory, directory_changes, documents
from workshop_app.services.demo import make_sample
from workshop_app.services.directory_view import point_named, read_directory, read_slip
from workshop_app.services.document_orders import Order, made
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

SETTINGS = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
ES = Words("es")
PAPERS = ("list", "poster", "tiles", "procedures", "needs")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> OpenPlan:
    return make_sample(tmp_path_factory.mktemp("s") / "s.convite", SETTINGS)


def _named(plan: OpenPlan, name: str) -> ServicePoint:
    return next(one for one in directory.points(plan) if one.name.startswith(name))


def _text(content: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_printing_every_paper_and_slip_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "s.convite"
    make_sample(path, SETTINGS).close()
    before = path.read_bytes()
    plan = open_file(path, SETTINGS)
    seen = plan.record.seen()
    for paper in PAPERS:
        made(plan, Order("directory-pdf", paper=paper), ES, lambda _a, _b: None)
    for point in directory.points(plan):
        documents.export(plan, "slip-pdf", ES, of=point.id)
    assert plan.record.seen() == seen
    plan.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_paper_twice_is_the_same_bytes(sample: OpenPlan, paper: str) -> None:
    order = Order("directory-pdf", paper=paper)
    first = made(sample, order, ES, lambda _a, _b: None)
    assert made(sample, order, ES, lambda _a, _b: None) == first


@pytest.mark.parametrize("paper", PAPERS)
def test_an_empty_plan_prints_too(plan: OpenPlan, paper: str) -> None:
    assert made(plan, Order("directory-pdf", paper=paper), ES, lambda _a, _b: None)
    assert documents.export(plan, "slip-pdf", ES)


def test_making_a_paper_can_be_called_off(sample: OpenPlan) -> None:
    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    for paper in PAPERS:
        with pytest.raises(InterruptedError):
            made(sample, Order("directory-pdf", paper=paper), ES, stop)


def test_an_attention_point_sends_and_an_institution_receives(sample: OpenPlan) -> None:
    from_here = read_slip(sample, _named(sample, "PAO La Parada"))
    assert from_here.sender is not None
    assert from_here.receiver is None
    there = read_slip(sample, _named(sample, "Personería"))
    assert there.sender is None
    assert there.receiver is not None
    said = _text(documents.export(sample, "slip-pdf", ES, of="Personería municipal (muestra)"))
    assert said.count("Personería municipal (muestra)") == 4  # two slips, and the list of everyone


def test_a_slip_never_names_an_institution_of_protection_alone(sample: OpenPlan) -> None:
    view = read_slip(sample, _named(sample, "Comisaría"))
    assert view.receiver is None
    assert len(view.points) > 1
    pages = pypdf.PdfReader(BytesIO(documents.export(sample, "slip-pdf", ES, of="6"))).pages
    assert "Comisaría" not in pages[0].extract_text()


def test_no_title_of_a_paper_is_protection_or_violence(sample: OpenPlan) -> None:
    for paper in PAPERS:
        content = made(sample, Order("directory-pdf", paper=paper), ES, lambda _a, _b: None)
        reader = pypdf.PdfReader(BytesIO(content))
        title = str(reader.metadata.title if reader.metadata else "").casefold()
        assert "violencia" not in title
        assert "protección" not in title


def test_the_slip_asks_for_nothing_of_the_person(sample: OpenPlan) -> None:
    said = _text(documents.export(sample, "slip-pdf", ES, of="1")).casefold()
    for word in ("nombre", "documento", "cédula", "nacionalidad", "firma", "edad", "sexo", "n.º"):
        assert word not in said


def test_the_wall_shows_no_point_of_protection_alone(plan: OpenPlan) -> None:
    directory_changes.add(plan, "Comisaría", field="protection")
    assert read_directory(plan, ES).poster == ()
    directory_changes.add(plan, "Registraduría")
    assert len(read_directory(plan, ES).poster) == 2


def test_a_point_is_named_by_place_name_or_id(sample: OpenPlan) -> None:
    second = directory.points(sample)[1]
    for of in ("2", second.id, second.name, second.name.upper(), "francisco de paula"):
        assert point_named(sample, of) == second
    with pytest.raises(KnownError, match="no attention point"):
        point_named(sample, "Nadie")


def test_an_empty_directory_names_no_point(plan: OpenPlan) -> None:
    assert point_named(plan, None) is None
    assert read_slip(plan, None).points == ()
