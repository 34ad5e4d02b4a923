"""Documents of a real plan: every figure is the expected one, nothing is told that was not shown."""

from __future__ import annotations

import csv
import io
import json
import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.export.reading import draw
from tests.export.sample_view import sample_view
from tests.written import words_of
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Attendance, Workshop
from workshop_app.domain.places import Pin
from workshop_app.domain.rounds import VoteRound
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import documents, paper, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ORACLE = json.loads(
    (Path(__file__).resolve().parents[1] / "data/oracle.json").read_text(encoding="utf-8")
)


def text_of(content: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages
    )


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def sheet_of(content: bytes) -> list[list[str]]:
    rows = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


# -- the sample -----------------------------------------------------------------------------------
def test_rounds_are_told_as_the_expected_results_have_them(sample: OpenPlan) -> None:
    found = documents.view_of(sample).rounds
    assert [one.name for one in found] == ["A", "B"]
    for told, expected in zip(found, sample_view().rounds, strict=True):
        assert told.result is not None
        assert expected.result is not None
        same = [replace(one, label="", text="") for one in expected.result.options]
        if told.name == "A":
            assert [replace(one, label="", text="") for one in told.result.options] == same
            assert told.result.tie == expected.result.tie
            assert told.result.selected == expected.result.selected
            assert told.result.by_groups == expected.result.by_groups
            assert told.deciding
            assert told.deciding_places == 12
        assert told.result.groups == expected.result.groups
        assert told.result.one_group == expected.result.one_group
        assert (told.result.received, told.result.valid) == (
            expected.result.received,
            expected.result.valid,
        )
        assert told.result.void == expected.result.void


def test_capacity_and_zones_are_the_expected_ones(sample: OpenPlan) -> None:
    told = {one.number: one for one in documents.view_of(sample).proposals}
    for expected in ORACLE["capacity"]["proposals"]:
        one = told[str(expected["number"])]
        assert one.capacity is not None
        assert one.capacity.value == Fraction(expected["capacity"])
        assert one.zone == expected["zone"]
        assert one.priority_high == (expected["priority"] == "high")


def test_every_proposal_is_in_an_action_or_left_out_as_expected(sample: OpenPlan) -> None:
    view = documents.view_of(sample)
    inside = [f"p{int(one.number):02}" for one in view.proposals if one.outcome == "action"]
    out = [f"p{int(one.number):02}" for one in view.proposals if one.outcome == "out"]
    assert inside == ORACLE["actions"]["proposals_in_actions"]
    assert out == ORACLE["actions"]["left_out"]
    assert all(one.reason for one in view.left_out)
    assert view.cost == ORACLE["actions"]["cost"]
    assert len(view.actions) == ORACLE["actions"]["actions"]


def test_actions_stand_in_order_of_zone_and_priority(sample: OpenPlan) -> None:
    told = [one.number for one in documents.view_of(sample).actions]
    assert told == [one.number for one in sample_view().actions]


def test_what_was_first_said_is_told_beside_what_it_says_now(sample: OpenPlan) -> None:
    told = {one.number: one for one in documents.view_of(sample).proposals}
    assert told["13"].first_said == "arreglar la cancha!! con sombra y baño"
    assert told["13"].text.startswith("Recuperar la cancha")
    assert told["14"].first_said == ""


def test_the_sample_is_drawn_with_its_figures(sample: OpenPlan) -> None:
    text = text_of(documents.export(sample, "plan-pdf", Words("es")))
    assert "5 talleres y 2 votaciones secretas dejaron 40 propuestas" in text
    assert "$ 1.606.000.000" in text
    assert "mango-7-ceiba-31" in text


def test_the_same_plan_gives_the_same_bytes(sample: OpenPlan) -> None:
    for kind in (key for key, row in EXPORTERS.items() if not row.anew):
        first = documents.export(sample, kind, Words("es"))
        assert documents.export(sample, kind, Words("es")) == first


def test_pins_are_rounded_and_sensitive_places_are_absent(sample: OpenPlan) -> None:
    view = documents.view_of(sample)
    assert view.pins
    for pin in view.pins:
        assert all(round(degrees, 3) == degrees for degrees in pin.at)
    sensitive = next(p for p in sample.all(proposals.Proposal) if p.sensitive)
    with sample.step("demo.load") as step:
        step.add(Pin(id=new_id(), place="x", latitude=7.9, longitude=-72.5, proposal=sensitive.id))
    assert len(documents.view_of(sample).pins) == len(view.pins)


# -- what may not be told -------------------------------------------------------------------------
def voted(plan: OpenPlan, ballots: int, *, show: bool) -> VoteRound:
    """A round of two proposals; everyone puts two marks on the second."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in ("uno", "dos")]
    draft = rounds.draft(plan, "¿Qué es lo primero?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, draft, [p.id for p in made])
    opened = votes.open_round(plan, draft)
    for _ in range(ballots):
        paper.type_in(plan, opened, (("2", 2),))
    closed = votes.close_round(plan, opened)
    return votes.show_result(plan, closed) if show else closed


@pytest.mark.parametrize("kind", [kind for kind, row in EXPORTERS.items() if not row.of])
def test_a_round_not_yet_shown_is_in_no_document(plan: OpenPlan, kind: str) -> None:
    voted(plan, 11, show=False)
    view = documents.view_of(plan)
    assert view.rounds == ()
    assert all(not one.votes and one.order is None for one in view.proposals)
    content = documents.export(plan, kind, Words("es"))
    text = words_of(content, EXPORTERS[kind].ending)
    assert "Ronda R1" not in text
    assert "papeletas recibidas" not in text
    if kind in ("plan-pdf", "plan-docx", "summary-pdf", "web"):
        assert "Nadie ha votado todavía" in text
    elif EXPORTERS[kind].ending in (".csv", ".xlsx"):
        table = sheet_of(content) if kind.endswith("xlsx") else rows_of(content)
        assert not any("22" in cell for row in table for cell in row)


def test_once_shown_it_is_told(plan: OpenPlan) -> None:
    voted(plan, 11, show=True)
    table = rows_of(documents.export(plan, "results-csv", Words("es")))
    marks = table[0].index("Marcas")
    assert [row[marks] for row in table[1:]] == ["0", "22"]


def test_a_round_of_four_ballots_has_no_result(plan: OpenPlan) -> None:
    voted(plan, 4, show=True)
    view = documents.view_of(plan)
    assert view.rounds[0].result is None
    assert all(not one.votes for one in view.proposals)
    text = text_of(documents.export(plan, "plan-pdf", Words("es")))
    assert "Hubo menos de cinco papeletas" in text


def test_attendance_under_five_is_hidden_and_so_is_the_sum(plan: OpenPlan) -> None:
    with plan.step("demo.load") as step:
        for number, people in ((1, 18), (2, 3)):
            workshop = new_id()
            step.add(Workshop(id=workshop, number=number, title=f"Taller {number}"))
            step.add(
                Attendance(
                    id=new_id(), workshop=workshop, dimension="total", category="", people=people
                )
            )
    view = documents.view_of(plan)
    assert [(one.attendance, one.attendance_hidden) for one in view.workshops] == [
        (18, False),
        (None, True),
    ]
    assert view.attendance_total is None


def test_a_withdrawn_proposal_keeps_its_words_and_its_reason(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Pintar el muro", theme="housing")
    proposals.withdraw(plan, kept, "Ya se pintó.")
    told = documents.view_of(plan).proposals[0]
    assert (told.outcome, told.reason, told.text) == ("withdrawn", "Ya se pintó.", "Pintar el muro")


# -- asking for a document ------------------------------------------------------------------------
def test_an_unknown_document_is_refused_with_the_known_ones(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="plan-pdf"):
        documents.export(plan, "plan-doc", Words("en"))


def test_a_document_of_the_whole_plan_is_about_no_single_thing(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="whole plan"):
        documents.export(plan, "plan-pdf", Words("en"), of="A")


def test_the_plan_can_be_written_while_a_document_is_drawn(plan: OpenPlan) -> None:
    wrote = threading.Event()

    def write(done: int, total: int) -> None:
        del done, total
        if wrote.is_set():
            return
        other = threading.Thread(
            target=lambda: proposals.capture(plan, "Mientras tanto", theme="health")
        )
        other.start()
        other.join(timeout=10)
        assert not other.is_alive()
        wrote.set()

    documents.export(plan, "plan-pdf", Words("es"), write)
    assert wrote.is_set()


def test_labels_of_the_sample_map_lie_apart_in_both_languages(
    sample: OpenPlan,
) -> None:
    view = documents.view_of(sample)
    for language in ("es", "en"):
        boxes = draw(view, language).boxes
        title = Words(language)("Do now")
        figure = next(b for b in boxes if b.tag == "Figure" and f"{title}: " in b.text)
        labels = [b for b in boxes if b.page == figure.page and b.path == ("Figure", "Label")]
        assert len(labels) > 25
        for n, one in enumerate(labels):
            for other in labels[n + 1 :]:
                wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
                high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
                assert min(wide, high) < 1.0, (one.text, other.text)
