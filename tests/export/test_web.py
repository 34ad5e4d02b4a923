"""The plan as a web page: whole, in order, without anything from outside, and readable by all."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.export.made_followed import followed_view
from tests.export.made_views import awkward_view, empty_view, one_action_view
from tests.export.reading import ignored
from tests.export.sample_view import sample_view
from tests.export.test_plan_pdf import CHAPTERS
from tests.web.browser import Phone
from tests.written import words_of
from workshop_app.domain import contrast
from workshop_app.export.web.page import web_page
from workshop_app.translation.catalogue import Words

VOID = {"meta", "img", "br", "use", "path"}


class Page(HTMLParser):
    """A page read: its elements in order, each with its attributes, the path to it and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.texts: dict[int, str] = {}
        self._open: list[tuple[str, int]] = []
        self.feed(source)
        assert not self._open, f"still open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        path = tuple(name for name, _ in self._open)
        self.elements.append((tag, {k: v or "" for k, v in attrs}, path))
        if tag not in VOID:
            self._open.append((tag, len(self.elements) - 1))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        path = tuple(name for name, _ in self._open)
        self.elements.append((tag, {k: v or "" for k, v in attrs}, path))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            name, _ = self._open.pop()
            assert name == tag, f"{name} ended by {tag}"

    def handle_data(self, data: str) -> None:
        for _, number in self._open:
            self.texts[number] = self.texts.get(number, "") + data

    def all(self, *tags: str) -> list[tuple[dict[str, str], tuple[str, ...], str]]:
        return [
            (attrs, path, " ".join(self.texts.get(n, "").split()))
            for n, (tag, attrs, path) in enumerate(self.elements)
            if tag in tags
        ]


@cache
def source(language: str = "es", *, followed: bool = False) -> str:
    view = followed_view(language) if followed else sample_view(language)
    return web_page(view, Words(language), ignored).decode("utf-8")


@cache
def page(language: str = "es", *, followed: bool = False) -> Page:
    return Page(source(language, followed=followed))


def test_nothing_comes_from_outside_and_nothing_runs() -> None:
    for followed in (False, True):
        told = source(followed=followed)
        assert "http" not in told
        assert "<script" not in told
        assert "@import" not in told
        assert not re.search(r"\son[a-z]+=", told)
        addresses = re.findall(r'(?:src|href)="([^"]*)"', told) + re.findall(
            r"url\(([^)]*)\)", told
        )
        assert {one[:5] for one in addresses if one[0] != "#"} <= {"data:"}


@pytest.mark.parametrize("language", ["es", "en"])
def test_chapters_come_as_in_the_document(language: str) -> None:
    heads = [text for _, path, text in page(language).all("h2") if "main" in path]
    assert heads == CHAPTERS[language]
    assert page(language).all("html")[0][0]["lang"] == language


def test_headings_skip_no_level_and_there_is_one_title() -> None:
    for followed in (False, True):
        levels = [
            int(tag[1]) for tag, *_ in page(followed=followed).elements if re.match(r"h\d$", tag)
        ]
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))


def test_landmarks_names_and_ways_hold() -> None:
    told = page(followed=True)
    assert [len(told.all(tag)) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    ids = [attrs["id"] for _, attrs, _ in told.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs, _ in told.elements:
        if attrs.get("href", "").startswith("#"):
            assert attrs["href"][1:] in ids
        for name in ("aria-labelledby",):
            assert attrs.get(name, ids[0]) in ids
    assert told.all("a")[0][0] == {"class": "skip", "href": "#plan"}


def test_tables_have_captions_and_scopes_and_pictures_their_words() -> None:
    told = page(followed=True)
    tables = told.all("table")
    assert len(tables) == len(told.all("caption"))
    assert all(text for _, _, text in told.all("caption"))
    assert {attrs.get("scope") for attrs, _, _ in told.all("th")} == {"row", "col"}
    assert {attrs["alt"] for attrs, _, _ in told.all("img")} == {
        "Alcaldía de Cúcuta", "Entidad aliada", "Escaleras de La Loma",
        "Foto de lo que se encontró",
    }  # fmt: skip
    for attrs, _, _ in told.all("svg"):
        assert attrs.get("aria-hidden") == "true" or len(attrs["aria-label"]) > 20


def test_the_figures_of_the_sample_stand_in_it() -> None:
    text = words_of(source().encode(), ".html").replace("\u00a0", " ")
    assert "$ 1.606.000.000" in text
    assert "mango-7-ceiba-31" in text
    assert "5 talleres y 2 votaciones secretas dejaron 40 propuestas" in text
    for number, theme in (("640", "Vivienda"), ("293", "Espacio"), ("146", "Educación"),
                          ("298", "Salud"), ("229", "Oportunidades")):  # fmt: skip
        assert re.search(rf"{theme}[^.]*? {number} ", text)


def test_what_people_type_stays_words() -> None:
    told = source_of_awkward()
    assert "<b>ya</b>" not in told
    assert "<img src=x>" not in told
    text = words_of(told.encode(), ".html")
    assert "Baños & comedor <b>ya</b>" in text
    assert "我们需要水" in text
    assert "👩" in text
    assert "\x00" not in told
    assert "\u202e" not in told


@cache
def source_of_awkward() -> str:
    told = web_page(awkward_view(), Words("es"), ignored).decode("utf-8")
    Page(told)
    return told


@pytest.mark.parametrize("view", [empty_view(), one_action_view()])
def test_a_plan_with_next_to_nothing_has_its_page(view: object) -> None:
    Page(web_page(view, Words("es"), ignored).decode("utf-8"))  # type: ignore[arg-type]


def test_words_of_the_plan_carry_its_language_in_other_languages() -> None:
    spans = [attrs for attrs, _, _ in page("en").all("span", "li", "p") if "lang" in attrs]
    view = sample_view("en")
    if view.language != "en":
        assert spans
        assert {attrs["lang"] for attrs in spans} == {view.language}


@pytest.mark.parametrize("followed", [False, True])
def test_colours_can_be_read_by_day_and_by_night(followed: bool) -> None:
    days = re.findall(r":root\{([^}]*)\}", source(followed=followed))
    assert len(days) == 2
    for variables in days:
        ink = dict(one.split(":") for one in variables.split(";"))
        for name in ("--ink", "--muted", "--primary", "--housing-text", "--economy-text"):
            assert contrast.ratio(ink[name], ink["--paper"]) >= contrast.LEAST, name
        for name in ("--ink", "--muted", "--primary"):
            assert contrast.ratio(ink[name], ink["--panel"]) >= contrast.LEAST, name
        for name in (
            "--bar",
            "--housing",
            "--public_space",
            "--education",
            "--health",
            "--economy",
        ):
            assert contrast.ratio(ink[name], "#ffffff") >= 4.5, name


def test_the_same_plan_gives_the_same_page() -> None:
    assert web_page(sample_view("es"), Words("es"), ignored).decode() == source()


def test_a_kept_version_and_the_posts_that_sign_are_told() -> None:
    text = words_of(source(followed=True).encode(), ".html")
    assert "Versión « Presentada el 12 de mayo »" in text.replace("«", "« ").replace(
        "»", " »"
    ).replace("  ", " ")
    assert "Secretaría de Planeación" in text


def test_a_small_screen_shows_all_of_its_width(tmp_path: Path) -> None:
    phone = Phone(tmp_path / "browser")
    try:
        file = tmp_path / "plan.html"
        file.write_text(source(followed=True), encoding="utf-8")
        phone.do("Emulation.setDeviceMetricsOverride", width=360, height=740,
                 deviceScaleFactor=1, mobile=True)  # fmt: skip
        phone.open(file.as_uri())
        assert phone.high() > 5000
        assert phone.do("Page.getLayoutMetrics")["cssContentSize"]["width"] == 360
    finally:
        phone.quit()


def test_on_a_phone_each_row_says_what_its_number_counts_and_dates_do_not_break() -> None:
    page = web_page(sample_view(), Words("es"), ignored).decode("utf-8")
    assert 'role="rowheader" class="short" data-head="N.º"' in page
    assert 'data-head="Taller"' in page
    assert not re.search(r'role="rowheader"[^>]*data-head="Qué"', page), "a sentence needs no head"
    assert re.search(r'class="short" data-head="Antes"><span[^>]*>nov', page.replace("\n", ""))
