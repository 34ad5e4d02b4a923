"""The read-back poster of the whole plan: on A3, on four sheets, as a picture; and a year on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.export.made_followed import followed_view
from tests.export.made_kits import Longer
from tests.export.reading import ignored
from tests.export.sample_view import sample_view
from workshop_app.export.drawing.recorded import Drawing, Letters
from workshop_app.export.kit_views import KitProposal, KitReadback
from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.paper import Box
from workshop_app.export.pdf.poster.document import PHONE, phone_page, poster_pdf, poster_png
from workshop_app.export.pdf.poster.phone import LEAST, SIZE, phone_poster
from workshop_app.export.poster_views import PosterChoice, PosterView
from workshop_app.export.views import PlanView
from workshop_app.text import Words as WordsOf
from workshop_app.translation.catalogue import Words


def poster_of(view: PlanView) -> PosterView:
    """The poster of a view, without a store."""
    cards = {
        one.number: KitProposal(
            number=one.number, text=one.text, short=one.label or one.text[:40], theme=one.theme,
            pictogram="",
        )
        for one in view.proposals
    }  # fmt: skip
    first = {one.proposals[0]: one for one in reversed(view.actions) if one.proposals}
    marks = {one.number: vote for one in view.proposals if (vote := one.vote_in("A"))}
    rows = [
        (action, cards[number], int(marks[number].total) if number in marks else None)
        for number, action in first.items()
    ]
    return PosterView(
        plan=view.title,
        municipality=view.municipality,
        language="es",
        moment=view.moment,
        day=view.day,
        communes=view.communes,
        colour=view.colour,
        check_value="051A 134F",
        readback=KitReadback(
            came=view.attendance_total,
            proposals=len(view.proposals),
            voted=47,
            rows=tuple(sorted(rows, key=lambda row: (-(row[2] or 0), int(row[1].number)))),
            left_out=tuple((one, cards[one.number]) for one in view.left_out),
            challenges=len(view.challenges),
            actions=len(view.actions),
            states=dict(Counter(one.state or "planned" for one in view.actions))
            if view.followed_up
            else {},
            again=date(2027, 3, 13),
        ),
    )


def drawn(view: PosterView, words: WordsOf, *, tiled: bool = False) -> tuple[bytes, list[str]]:
    boxes: list[Box] = []
    content = poster_pdf(view, words, PosterChoice(tiled=tiled), ignored, boxes)
    return content, [box.text for box in boxes]


@pytest.fixture(scope="module")
def sample() -> PosterView:
    return poster_of(sample_view("es"))


def test_it_tells_the_figures_of_the_sample_most_supported_first(sample: PosterView) -> None:
    _, told = drawn(sample, Words("es"))
    assert {"87", "40", "47"} <= set(told)
    voted = [text for text in told if text.isdigit()]
    start = voted.index("21")
    assert voted[start : start + 6] == ["21", "21", "22", "19", "28", "15"]  # number, marks
    assert any("y 12 más" in text for text in told)
    assert "13 de marzo de 2027" in told


def test_it_is_one_sheet_of_a3_or_four_of_a4(sample: PosterView) -> None:
    whole = PdfReader(BytesIO(drawn(sample, Words("es"))[0]))
    assert [tuple(map(float, page.mediabox[2:])) for page in whole.pages] == [(841.89, 1190.55)]
    tiles = PdfReader(BytesIO(drawn(sample, Words("es"), tiled=True)[0]))
    assert {tuple(map(float, page.mediabox[2:])) for page in tiles.pages} == {(595.28, 841.89)}
    assert len(tiles.pages) == 4


def test_a_year_on_it_says_what_was_done_and_why_the_rest_was_not() -> None:
    _, told = drawn(poster_of(followed_view()), Words("es"))
    assert {"Realizada", "En camino", "Sin empezar"} <= set(told)
    text = " ".join(told)
    assert "Se desistió. La cofinanciación no salió" in text
    assert "Lo que no salió como dijimos, y por qué" in text
    assert "Entra" not in told


@pytest.mark.parametrize("words", [Longer(), Words("fr"), Words("pt_BR"), Words("en")])
def test_its_own_words_fit_uncut_in_longer_languages(words: WordsOf, sample: PosterView) -> None:
    for view in (sample, poster_of(followed_view())):
        _, told = drawn(view, words)
        own = {row[1].short for row in view.readback.rows}
        own |= {note.note for row in view.readback.rows for note in row[0].follow_ups}
        own |= {card.short for _, card in view.readback.left_out}
        cut = [text[:-1] for text in told if text.endswith("…")]
        assert [text for text in cut if not any(one.startswith(text) for one in own)] == []


def test_the_picture_for_phones_is_upright_bare_and_always_the_same(sample: PosterView) -> None:
    first = poster_png(sample, Words("es"), ignored)
    with Image.open(BytesIO(first)) as picture:
        assert picture.format == "PNG"
        assert (picture.width, picture.height) == (PHONE, 2400)
        assert not picture.getexif()
        assert not picture.info.keys() & {"dpi", "Software", "Title"}
        seen = picture.convert("RGB")
        assert seen.getpixel((20, 20)) == pytest.approx((15, 92, 99), abs=6)
    assert poster_png(sample, Words("es"), ignored) == first


def on_a_phone(view: PosterView, words: WordsOf) -> list[Letters]:
    """All letters of the picture for phones, in the order in which they are drawn."""
    drawing = Drawing()
    with fonts.ONE_AT_A_TIME:
        phone_poster(phone_page(drawing, words), view, words)
    return [one for one in drawing.marks if isinstance(one, Letters)]


@pytest.mark.parametrize("words", [Words("es"), Words("fr"), Words("pt_BR"), Words("en")])
def test_on_a_phone_nothing_is_cut_small_or_over_the_edge(
    words: WordsOf, sample: PosterView
) -> None:
    for view in (sample, poster_of(followed_view())):
        found = on_a_phone(view, words)
        check = words("Check value of the plan: {value}", value=view.check_value)
        small = [one.text for one in found if one.size < LEAST and not one.text.startswith(check)]
        assert [one for one in small if one.strip() and one not in check] == []
        own = {card.short for _, card in view.readback.left_out}
        cut = [one.text for one in found if one.text.endswith("…")]
        assert [one for one in cut if one[:-1] not in {name[: len(one) - 1] for name in own}] == []
        assert all(one.at[0] >= 0 and one.at[1] >= 0 for one in found)
        assert all(one.at[0] + one.width <= SIZE[0] for one in found)


def test_on_a_phone_it_tells_what_why_and_when_we_come_back(sample: PosterView) -> None:
    told = " ".join(one.text for one in on_a_phone(sample, Words("es")))
    assert "Lo que decidimos juntos" in told
    assert "Lo que no entró, y por qué" in told
    assert "13 de marzo de 2027" in told
    after = " ".join(one.text for one in on_a_phone(poster_of(followed_view()), Words("es")))
    assert "Se desistió." in after
    assert "La cofinanciación no salió." in after


def test_drawing_can_be_cancelled(sample: PosterView) -> None:
    class Cancelled(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        poster_png(sample, Words("es"), stop)
    with pytest.raises(Cancelled):
        poster_pdf(sample, Words("es"), PosterChoice(), stop)
