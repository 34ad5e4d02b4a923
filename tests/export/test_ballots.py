"""Printed ballots: every method, every number of options, all alike, and no word lost."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.export.made_ballots import (
    Sheets,
    ballots_view,
    draw_ballots,
    options,
    over_others,
    within_frames,
)
from tests.export.made_kits import Longer
from tests.export.made_views import AWKWARD
from workshop_app.domain.voting.methods import METHODS
from workshop_app.export.ballot_views import BallotChoice, BatchView
from workshop_app.export.kit_views import KitProposal
from workshop_app.export.pdf.ballots.document import print_run
from workshop_app.export.pdf.ballots.places import PLACES
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ES = Words("es")
LONG_WORDS = "Mantenimiento del alcantarillado intercomunal, veredas apartadas"
KINDS: dict[str, dict[str, object]] = {
    "dots": {},
    "approval": {"method": "approval", "max_approvals": 3},
    "points": {"method": "points", "per_person": 100},
    "score": {"method": "score"},
}


def pixels(sheets: Sheets, page: int) -> str:
    document = pypdfium2.PdfDocument(sheets.content)
    return hashlib.sha256(document[page].render(scale=1).to_numpy().tobytes()).hexdigest()


def cells(sheets: Sheets, page: int, each: int) -> list[list[str]]:
    boxes = sheets.page(page)
    per = len(boxes) // each
    return [[box.text for box in boxes[n * per : (n + 1) * per]] for n in range(each)]


# -- every ballot ---------------------------------------------------------------------------------
def test_every_method_has_its_drawing() -> None:
    assert PLACES.keys() == METHODS.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("count", [1, 12, 24, 40])
def test_no_word_leaves_its_frame_lies_over_another_or_is_cut(
    kind: str, size: str, large: bool, count: int
) -> None:
    made = draw_ballots(ballots_view(count, **KINDS[kind]), size=size, large=large)
    assert within_frames(made) == []
    assert over_others(made.page(1)) == []
    assert "…" not in made.told
    for n in range(1, count + 1):
        assert str(n) in [box.text for box in made.page(1)]


@pytest.mark.parametrize(("count", "each"), [(1, 4), (12, 4), (13, 2), (24, 2), (25, 1), (40, 1)])
def test_the_number_of_options_chooses_four_two_or_one_on_a_sheet(count: int, each: int) -> None:
    made = draw_ballots(ballots_view(count, [BatchView(people=40)]))
    assert made.pages == -(-44 // each)
    assert print_run(ballots_view(count), ES, BallotChoice()).each == each
    told = cells(made, 1, each)
    assert all(one == told[0] for one in told)
    assert told[0].count("Ronda C") == 1


def test_over_forty_options_are_refused_before_anything_is_drawn() -> None:
    for view in (ballots_view(41), ballots_view(0)):
        with pytest.raises(KnownError) as refused:
            draw_ballots(view)
        assert "C" in refused.value.told(ES)
    with pytest.raises(KnownError, match="Cluster first"):
        print_run(ballots_view(41), ES, BallotChoice())


def test_large_print_is_larger_by_a_fifth_with_fewer_on_a_sheet() -> None:
    usual, large = draw_ballots(ballots_view(12)), draw_ballots(ballots_view(12), large=True)

    def high(sheets: Sheets) -> float:
        return next(box.height for box in sheets.boxes if box.text == "Ronda C")

    assert high(large) == pytest.approx(1.2 * high(usual))
    run = print_run(ballots_view(12), ES, BallotChoice(large=True))
    assert (run.each, run.ballots, run.sheets) == (2, 9, 5)


# -- alike ----------------------------------------------------------------------------------------
def test_nothing_tells_two_ballots_of_a_batch_apart() -> None:
    made = draw_ballots(ballots_view(12, [BatchView(name="Mesa Ceiba", letter="D", people=12)]))
    assert made.pages == 4
    assert len({pixels(made, page) for page in range(4)}) == 1
    reader = PdfReader(io.BytesIO(made.content))
    assert len({page.extract_text() for page in reader.pages}) == 1
    told = cells(made, 1, 4)
    assert all(one == told[0] for one in told)
    wide, high = 595.28 / 2, 841.89 / 2
    corners = [(box.x, box.y, box.width, box.height) for box in made.page(1)]
    per = len(corners) // 4
    for n, (dx, dy) in enumerate(((0, 0), (wide, 0), (0, -high), (wide, -high))):
        for first, box in zip(corners[:per], corners[n * per : (n + 1) * per], strict=True):
            assert box == pytest.approx((first[0] + dx, first[1] + dy, *first[2:]))


def test_each_group_has_a_batch_with_its_name_and_letter_and_a_tenth_more_rounded_up() -> None:
    groups = [BatchView(name="Mesa Mango", letter="A", people=11),
              BatchView(name="Mesa Ceiba", letter="B", people=20)]  # fmt: skip
    view = ballots_view(12, groups)
    run = print_run(view, ES, BallotChoice())
    assert run.batches == (("Mesa Mango", 13, 4), ("Mesa Ceiba", 22, 6))
    assert (run.ballots, run.sheets) == (35, 10)
    made = draw_ballots(view)
    assert made.pages == 10
    for page in range(1, 11):
        name = "Mesa Mango · A" if page <= 4 else "Mesa Ceiba · B"
        assert [box.text for box in made.page(page)].count(name) == 4
    assert not re.search(r"\b(13|22|35)\b", made.told)  # how many there are is on no paper


def test_an_unknown_number_of_people_gives_one_sheet() -> None:
    assert draw_ballots(ballots_view(12, [BatchView()])).pages == 1


def test_the_file_tells_nobody_who_made_it_and_is_the_same_twice() -> None:
    view = ballots_view(12)
    made = draw_ballots(view)
    assert draw_ballots(view).content == made.content
    info = PdfReader(io.BytesIO(made.content)).metadata
    assert info is not None
    assert info.author is None
    assert (info.creator, info.producer) == ("Convite", "Convite")
    assert b"Helvetica" not in made.content
    assert str(Path.home()).encode() not in made.content


# -- words ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "Llene 5 círculos, o menos. Máximo 2 en una misma propuesta."),
        ({"method": "approval"}, "Marque con una X todas las que quiera."),
        (KINDS["approval"], "Marque con una X 3, o menos."),
        (KINDS["score"], "0 es no, 5 es muchísimo"),
        ({"method": "points", "per_person": 60}, "Reparta 60 puntos."),
        ({"method": "points", "per_person": 60}, "En total: 60"),
        ({"rehearsal": True}, "Ensayo"),
    ],
)
def test_a_ballot_says_how_it_is_marked(facts: dict[str, object], told: str) -> None:
    assert told in draw_ballots(ballots_view(12, **facts)).told


def test_its_fixed_words_are_in_the_language_asked_for_and_the_question_as_it_was_asked() -> None:
    told = draw_ballots(ballots_view(12), words=Words("en")).told
    assert "Fill 5 circles, or fewer." in told
    assert "¿Qué es lo primero?" in told


def test_with_a_purse_the_costs_and_the_purse_are_said_as_people_say_them() -> None:
    costs = (95_000_000, 1_000_000, 1_500_000, 640_000, 123_456_789, None)
    named = tuple(
        KitProposal(number=str(n), text="x", short="Luz", theme="health", pictogram="", cost=cost)
        for n, cost in enumerate(costs, 1)
    )
    view = ballots_view(options=named, method="approval", with_purse=True, budget=600_000_000)
    told = draw_ballots(view).told.replace("\u00a0", " ")
    for said in ("95 millones", "1 millón", "1,5 millones", "$ 640.000", "$ 123.456.789"):
        assert said in told
    assert "El presupuesto es de 600 millones de pesos." in told


def test_six_long_words_wrap_and_are_never_cut() -> None:
    for kind, facts in KINDS.items():
        for count in (12, 40):
            view = ballots_view(options=options(count, LONG_WORDS, 95_000_000), with_purse=True,
                                **facts)  # fmt: skip
            assert "…" not in draw_ballots(view).told, (kind, count)


def test_a_long_question_goes_on_larger_paper() -> None:
    question = "¿Qué es lo primero que la comuna tiene que hacer con la plata de este año? " * 2
    view = ballots_view(12, question=question)
    assert print_run(view, ES, BallotChoice()).each == 2
    assert "…" not in draw_ballots(view).told


def test_what_people_really_type_stays_in_its_place() -> None:
    named = tuple(
        KitProposal(number=f"B{n}9 bis", text=text, short=text, theme="health", pictogram="nope",
                    cost=999_999_999_999)
        for n, text in enumerate([*AWKWARD, "a" * 600, "<b>sí</b>", "🏠👨‍👩‍👧‍👦 sí"], 1)
    )  # fmt: skip
    batches = [BatchView(name=AWKWARD[0], letter="A", people=5)]
    for words in (ES, Longer()):
        view = ballots_view(batches=batches, options=named, question=" ".join(AWKWARD[:2]),
                            with_purse=True)  # fmt: skip
        made = draw_ballots(view, words=words)
        assert within_frames(made) == []
        assert over_others(made.page(1)) == []
    assert "<b>sí</b>" in made.told


def test_drawing_can_be_stopped_at_every_sheet() -> None:
    from workshop_app.export.pdf.ballots.document import ballots_pdf

    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert total == 3
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        ballots_pdf(ballots_view(12), ES, stop)
    draw_ballots(ballots_view(12))  # nothing is left locked
