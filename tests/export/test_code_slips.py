"""Code slips: each code once, large, with where to use it; nothing of it is kept."""

from __future__ import annotations

import io
from datetime import datetime

import numpy as np
import pypdfium2
import pytest
import segno
from pypdf import PdfReader

from tests.export.made_ballots import Sheets, over_others, within_frames
from workshop_app.export.ballot_views import SlipsView
from workshop_app.export.pdf.slips import Drawn, code_slips, spaced
from workshop_app.translation.catalogue import Words

CODES = [f"{a}KX34{b}  Mesa Ceiba" for a in "BCDFG" for b in "HJKL"]
LINK = "http://192.168.1.20:8080/v"


def slips(codes: list[str], size: str = "a4", language: str = "es", **facts: str) -> Sheets:
    view = SlipsView(round="A", language="es", moment=datetime(2026, 8, 1, 9, 0), **facts)
    into = Drawn([], {})
    content = code_slips(view, codes, Words(language), size, into=into)
    return Sheets(content, tuple(into.trace), dict(into.frames))


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("facts", [{}, {"address": LINK, "link": LINK}])
def test_each_code_stands_once_in_parts_with_its_group_within_its_slip(
    size: str, language: str, facts: dict[str, str]
) -> None:
    made = slips(CODES, size, language, **facts)
    assert made.pages == 2
    texts = [box.text for box in made.boxes]
    for code in CODES:
        assert texts.count(f"{code[:3]} {code[3:6]}") == 1
    assert sum(text.endswith("A · Mesa Ceiba") for text in texts) == 20
    assert within_frames(made) == []
    assert over_others(made.boxes) == []
    assert "…" not in made.told


def test_a_code_is_spaced_as_it_is_read_aloud() -> None:
    assert [spaced(one) for one in ("BKX34H", "ABCD12", "ABCDEFGH", "12345")] == [
        "BKX 34H", "ABC D12", "ABCD EFGH", "1234 5",
    ]  # fmt: skip


def test_it_says_that_it_serves_once_and_where() -> None:
    told = slips(CODES[:1], address=LINK, link=LINK).told
    assert "Sirve una sola vez." in told
    assert "192.168.1.20:8080/v" in told
    assert "Escríbalo en el portátil" in slips(CODES[:1]).told
    early = slips(CODES[:1], phones=True).told
    assert "portátil" not in early, "printed before phones are let in: a phone takes it too"


def test_codes_and_groups_are_on_the_paper_and_nowhere_else_in_the_file() -> None:
    info = PdfReader(io.BytesIO(slips(CODES).content)).metadata
    assert info is not None
    assert "BKX" not in str(dict(info))
    assert info.title == "Papelitos con código · Ronda A"


def test_the_qr_is_the_link_drawn_module_by_module() -> None:
    made = slips(CODES[:1], address=LINK, link=LINK)
    box = next(box for box in made.boxes if box.tag == "Figure")
    page = pypdfium2.PdfDocument(made.content)[0]
    scale = 8
    picture = page.render(scale=scale, grayscale=True).to_numpy().squeeze()
    expected = np.array([list(row) for row in segno.make_qr(LINK, error="m").matrix_iter(border=4)])
    side = len(expected)
    step = box.width / side
    middles = [(n + 0.5) * step for n in range(side)]
    rows = [int((841.89 - box.y - box.height + m) * scale) for m in middles]
    columns = [int((box.x + m) * scale) for m in middles]
    found = picture[np.ix_(rows, columns)] < 128
    assert (found == expected.astype(bool)).all()


def test_a_name_that_is_long_stays_on_its_slip() -> None:
    made = slips(["BKX34H  La mesa de la esquina de la cancha grande del barrio de arriba"])
    assert within_frames(made) == []
    assert over_others(made.boxes) == []
