"""The minutes of a vote: always one page, every figure, and nothing that may not be told."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import cast

import pytest
from pypdf import PdfReader

from tests.export.made_ballots import over_others
from tests.export.made_kits import Longer
from tests.export.made_views import AWKWARD
from tests.export.sample_view import sample_view
from workshop_app.domain.voting import without
from workshop_app.export.incidents import INCIDENTS
from workshop_app.export.minutes_views import MinutesView, SwapView
from workshop_app.export.pdf.blocks import LEFT, TEXT_WIDTH
from workshop_app.export.pdf.minutes.document import minutes_pdf
from workshop_app.export.pdf.paper import HEIGHT, Box
from workshop_app.export.pdf.sections.fairness import rule_in_words
from workshop_app.export.round_views import GroupView, OptionView, ResultView
from workshop_app.export.telling import Telling
from workshop_app.text import Words as WordsOf
from workshop_app.translation.catalogue import Words

THEMES = ("housing", "public_space", "education", "health", "economy")


@cache
def of_sample(name: str = "A", language: str = "es") -> MinutesView:
    view = sample_view(language)
    one = next(one for one in view.rounds if one.name == name)
    swaps = (SwapView(3, 8), SwapView(14, 25, at_the_cut=True))
    told = replace(
        one,
        place="Escuela de la comuna 9, patio cubierto",
        people=47,
        opened=datetime(2026, 9, 5, 16, 20),
        closed=datetime(2026, 9, 5, 16, 55),
        channels=(("paper", 26), ("laptop", 11), ("phones", 10)),
    )
    return MinutesView(plan=view, round=told, swaps=swaps)


def with_options(count: int, label: str = "Puesto de salud los sábados") -> MinutesView:
    """The sample's round with so many options, the last ones without marks."""
    totals = [max(0, 2 * count - 3 * n) for n in range(count)]
    marks = sum(totals)
    options = tuple(
        OptionView(number=str(n + 1), label=label, theme=THEMES[n % 5], total=Fraction(total),
                   people=total, rank=1 + sum(t > total for t in totals),
                   share=Fraction(total, marks) if marks else Fraction(0), selected=n < 3)
        for n, total in enumerate(totals)
    )  # fmt: skip
    return with_result(of_sample(), options=options, marks=marks, tie=None,
                       selected=tuple(str(n + 1) for n in range(min(3, count))))  # fmt: skip


def with_result(view: MinutesView, **facts: object) -> MinutesView:
    result = view.round.result
    assert result is not None
    changed = replace(result, **facts)  # type: ignore[arg-type]  # checked by use
    return replace(view, round=replace(view.round, result=changed))


def with_round(view: MinutesView, **facts: object) -> MinutesView:
    return replace(view, round=replace(view.round, **facts))  # type: ignore[arg-type]  # by use


def draw(view: MinutesView, words: object = None) -> tuple[list[Box], bytes]:
    boxes: list[Box] = []
    told = cast(WordsOf, words or Words("es"))
    content = minutes_pdf(view, told, lambda _done, _all: None, boxes)
    return boxes, content


def told(boxes: Sequence[Box]) -> str:
    return " ".join(" ".join(box.text for box in boxes).split())


def result_of(view: MinutesView) -> ResultView:
    assert view.round.result is not None
    return view.round.result


def out_of_frame(boxes: Sequence[Box]) -> list[Box]:
    return [
        box
        for box in boxes
        if box.x < LEFT - 0.5
        or box.x + box.width > LEFT + TEXT_WIDTH + 0.5
        or box.y < 42
        or box.y + box.height > HEIGHT - 60
    ]


# -- one page -------------------------------------------------------------------------------------
@pytest.mark.parametrize("count", [1, 2, 12, 22, 23, 35, 40, 60])
@pytest.mark.parametrize("language", ["es", "en"])
def test_they_are_one_page_whatever_the_number_of_options(count: int, language: str) -> None:
    boxes, content = draw(with_options(count), Words(language))
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    assert out_of_frame(boxes) == []
    assert over_others(boxes) == []
    signatures = Words(language)("Signature")
    assert [box.text for box in boxes].count(signatures) == 3


@pytest.mark.parametrize("name", ["A", "B"])
def test_the_sample_is_told_in_full_with_no_name_cut(name: str) -> None:
    view = of_sample(name)
    boxes, content = draw(view)
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    assert out_of_frame(boxes) == []
    assert over_others(boxes) == []
    assert "…" not in told(boxes)
    for option in result_of(view).options:
        assert option.number in [box.text for box in boxes]


def test_over_forty_options_the_rest_is_said_in_a_sentence() -> None:
    assert "Las otras 20 propuestas tuvieron" in told(draw(with_options(60))[0])


def test_what_people_really_type_and_many_groups_stay_on_the_page() -> None:
    groups = tuple(
        GroupView(names=(AWKWARD[n % 3], "Mesa"), valid=5,
                  first=tuple((r, str(r), Fraction(1, 3)) for r in (1, 2, 3)))
        for n in range(20)
    )  # fmt: skip
    view = with_result(with_options(40, AWKWARD[0] + "a" * 300), groups=groups)
    incidents = tuple({"kind": kind, "n": 3, "channel": "tokens", "bags": 2, "marks": 4,
                       "ballots": 48, "people": 47} for kind in [*INCIDENTS, "of 2031"])  # fmt: skip
    view = with_round(view, question=" ".join(AWKWARD), place=AWKWARD[0] * 3, incidents=incidents,
                      seed="semilla " * 20)  # fmt: skip
    for words in (Words("es"), Longer()):
        boxes, content = draw(view, words)
        assert len(PdfReader(io.BytesIO(content)).pages) == 1
        assert out_of_frame(boxes) == []
        assert over_others(boxes) == []


def test_they_tell_nobody_who_made_them_and_are_the_same_twice() -> None:
    _, first = draw(of_sample())
    assert draw(of_sample())[1] == first
    info = PdfReader(io.BytesIO(first)).metadata
    assert info is not None
    assert info.author is None
    assert info.title == "Acta de votación · Ronda A"


# -- figures --------------------------------------------------------------------------------------
def test_the_table_has_every_place_and_its_sums_are_those_of_the_count() -> None:
    view = of_sample()
    texts = [box.text for box in draw(view)[0] if "TR" in box.path]
    result = result_of(view)
    ranks = [f"{one.rank}.º" for one in result.options]
    assert sorted(text for text in texts if text.endswith("º") and text[0].isdigit()) == sorted(
        ranks
    )
    shares = [text for text in texts if text.endswith("%")]
    parts = [Fraction(text.replace("\u00a0%", "").replace(",", ".")) for text in shares]
    assert len(parts) == len(result.options)
    assert abs(sum(parts) - 100) < Fraction(len(parts), 20)
    assert sum(int(one.total) for one in result.options) == result.marks == 206
    assert "206 marcas en total." in told(draw(view)[0])
    assert texts.count("Sí") + texts.count("Sí¹") == len(result.selected) == 20


def test_ties_share_their_place_and_the_lot_is_told_with_its_whole_seed() -> None:
    said = told(draw(of_sample())[0])
    for piece in ("mango-7-ceiba-31", "25 (31f9), 2 (67e0), 20 (a292), 24 (c6b6)", "Entró: 25."):
        assert piece in said
    assert said.count("20.º") == 4


def test_channels_hours_ballots_and_reasons_are_told() -> None:
    said = told(draw(of_sample())[0]).replace("\u00a0", " ")
    for piece in (
        "Papeletas de papel (26), portátil que se pasa (11) y celulares en la sala (10)",
        "4:20 p. m. – 4:55 p. m.",
        "Recibidas 47; válidas 43, de ellas en blanco 1; nulas 4:",
        "entran 20 de 35",
        "3–8 y 14–25",
        "4C1E",
        "Escuela de la comuna 9, patio cubierto",
    ):
        assert piece in said


def test_no_channel_has_its_number_where_one_of_them_has_fewer_than_five() -> None:
    once = {"kind": "one_entry", "n": 39}
    mixed = with_round(of_sample(), channels=(("paper", 39), ("laptop", 5), ("phones", 3)),
                       incidents=(once, {"kind": "late_batch", "n": 6}))  # fmt: skip
    said = told(draw(mixed)[0]).replace("\u00a0", " ")
    assert "Papeletas de papel, portátil que se pasa y celulares en la sala (sin cifras:" in said
    assert "39" not in said.split("Canales")[1].split("Regla")[0]
    assert "Papeletas de papel digitadas una sola vez. " in said + " "
    assert "una sola vez: 39" not in said
    all_of_five = with_round(of_sample(), channels=(("paper", 39), ("laptop", 5)))
    said = told(draw(all_of_five)[0]).replace("\u00a0", " ")
    assert "Papeletas de papel (39) y portátil que se pasa (5)" in said
    alone = with_round(of_sample(), channels=(("paper", 4),))
    assert "Papeletas de papel (4)" in told(draw(alone)[0]).replace("\u00a0", " ")


def test_hours_that_were_not_kept_are_a_dash_with_a_word() -> None:
    none = with_round(of_sample(), opened=None, closed=None)
    assert "– (no se guardaron las horas)" in told(draw(none)[0])
    half = with_round(of_sample(), opened=None)
    assert "no se guardó una de las horas" in told(draw(half)[0])
    night = with_round(of_sample(), closed=datetime(2026, 9, 6, 0, 10))
    assert "6 de septiembre de 2026, 12:10" in told(draw(night)[0])


def test_the_check_value_is_large_and_in_parts_of_four() -> None:
    boxes = draw(of_sample())[0]
    value = next(box for box in boxes if box.text.startswith("4C1E"))
    assert value.height == pytest.approx(23)  # one line of 19 points
    assert value.text.split() == ["4C1E", "90A7", "D25B", "3F68"]


# -- what may be told -----------------------------------------------------------------------------
def test_of_each_group_only_its_first_three_are_told() -> None:
    view = of_sample()
    said = told(draw(view)[0]).replace("\u00a0", " ")
    for group in result_of(view).groups:
        assert " y ".join(group.names) in said
    rows = [box.text for box in draw(view)[0] if "TR" in box.path]
    names = [name for group in result_of(view).groups for name in group.names]
    assert not any(name in text for text in rows for name in names)


def test_of_two_groups_the_order_alone_is_told() -> None:
    view = of_sample()
    two = tuple(
        replace(group, first=tuple((rank, number, None) for rank, number, _ in group.first))
        for group in result_of(view).groups[:2]
    )
    boxes = draw(with_result(view, groups=two))[0]
    said = next(box.text for box in boxes if box.text.startswith("Las tres primeras"))
    assert "%" not in said
    assert "1.º" in said


def test_under_five_there_is_no_result_and_no_number_of_it() -> None:
    view = with_round(of_sample(), result=None, incidents=({"kind": "one_entry", "n": 3},))
    boxes, content = draw(view)
    said = told(boxes)
    assert "no hay resultado" in said
    assert "(26)" not in said
    assert "Valor de control" not in said
    assert "digitadas una sola vez" not in said
    assert said.count("Firma") == 3
    assert len(PdfReader(io.BytesIO(content)).pages) == 1


def test_what_was_counted_without_ballots_is_said_with_what_is_left_out() -> None:
    left_out = (without.CHOICES, without.FIRMNESS)
    view = with_result(of_sample(), counted=20, without=left_out)
    view = with_round(replace(view, swaps=None), channels=(("paper", 27), ("tokens", 20)))
    said = told(draw(view)[0])
    assert "20 personas se contaron sin papeleta." in said
    assert "Recibidas 27; válidas 23" in said
    assert "Lo que no se dice." in said
    assert Words("es")(without.FIRMNESS) in said


def test_hands_are_not_called_secret() -> None:
    alone = with_round(of_sample("B"), channels=(("hands", 44),))
    assert "no en secreto" in told(draw(alone)[0])
    mixed = with_round(of_sample("B"), channels=(("paper", 30), ("hands", 14)))
    assert "En secreto, salvo las manos." in told(draw(mixed)[0])


def test_the_plan_does_not_call_hands_secret_either() -> None:
    view = of_sample("B")
    telling = Telling(view.plan, Words("es"))
    alone = rule_in_words(telling, with_round(view, channels=(("hands", 44),)).round)
    assert "levantó la mano" in alone
    assert "secreto" not in alone
    mixed = rule_in_words(telling, with_round(view, channels=(("paper", 1), ("hands", 44))).round)
    assert "También se contaron manos" in mixed


# -- what happened --------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", INCIDENTS)
def test_every_incident_has_its_sentence(kind: str) -> None:
    incident = {"kind": kind, "n": 6, "channel": "tokens", "bags": 2, "marks": 4, "ballots": 48,
                "people": 47}  # fmt: skip
    said = told(draw(with_round(of_sample(), incidents=(incident,)))[0])
    assert "{" not in said
    assert kind not in said
    assert "No se anotó ninguno" not in said
    if kind == "late_batch":
        assert "llegaron tarde" in said
        assert ": 6." in said


def test_a_second_round_names_its_first() -> None:
    said = told(draw(with_round(of_sample(), run_off_of="R1"))[0])
    assert "empataron en la ronda R1" in said


def test_a_seed_made_after_closing_and_an_open_tie_are_said() -> None:
    later = with_round(of_sample(), seed_later=True)
    assert "la sala hizo la semilla después de cerrar" in told(draw(later)[0])
    tie = result_of(of_sample()).tie
    assert tie is not None
    still = replace(tie, rule="second_round", entered=(), lots=())
    said = told(draw(with_result(of_sample(), tie=still))[0])
    assert "Lo decide una segunda ronda" in said
    assert "–¹" in said


def test_a_rule_that_could_not_be_applied_is_said() -> None:
    view = with_result(of_sample(), undecided="The round has no budget.", selected=(), tie=None)
    boxes = draw(view)[0]
    assert "La ronda no tiene presupuesto" in told(boxes)
    assert "Sí" not in [box.text for box in boxes]


def test_a_round_of_scores_tells_means_and_people() -> None:
    view = with_round(of_sample(), method="score")
    options = tuple(replace(one, total=Fraction(10, 3)) for one in result_of(view).options)
    boxes = draw(with_result(view, options=options, tie=None))[0]
    texts = [box.text for box in boxes]
    assert "Promedio" in texts
    assert texts.count("3,33") == len(options)


def test_a_purse_is_told_with_what_is_used_and_left() -> None:
    view = with_result(of_sample("B"), spent=593_000_000, left=7_000_000)
    said = told(draw(view)[0]).replace("\u00a0", " ")
    assert "Del presupuesto se usan $ 593.000.000 y quedan $ 7.000.000." in said


def test_the_day_alone_stands_where_no_place_is_known() -> None:
    view = with_round(of_sample(), place="", held_on=None)
    view = replace(view, plan=replace(view.plan, municipality="", day=date(2026, 9, 5)))
    rows = [box.text for box in draw(view)[0] if "TR" in box.path]
    assert rows[rows.index("Lugar y fecha") + 1] == "–"


def test_the_sample_says_that_it_is_one_and_a_real_plan_does_not() -> None:
    text = PdfReader(io.BytesIO(draw(of_sample())[1])).pages[0].extract_text()
    assert "MUESTRA" in text
    real = replace(of_sample(), plan=replace(of_sample().plan, sample=False))
    text = PdfReader(io.BytesIO(draw(real)[1])).pages[0].extract_text()
    assert "uestra." not in text
    assert "MUESTRA" not in text


def test_rounds_of_every_method_are_told() -> None:
    for method in ("dots", "approval", "points", "score"):
        view = with_round(of_sample(), method=method, max_approvals=3, per_person=100)
        assert "En secreto." in told(draw(view)[0])
