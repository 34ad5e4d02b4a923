"""Every page of the rail opens, on an empty plan and on the sample, in every language."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.page import Page
from workshop_app.ui.pages import PAGES, row
from workshop_app.ui.shell.window import MainWindow

KEYS = [one.key for one in PAGES]


def test_the_stages_have_the_digits_of_their_order() -> None:
    stages = [one.digit for one in PAGES if one.group == "stages"]
    assert stages == list(range(1, 8))
    assert all(one.digit == 0 for one in PAGES if one.group != "stages")
    assert len(set(KEYS)) == len(KEYS)


def test_a_pages_class_is_text_so_that_it_loads_on_the_first_visit() -> None:
    assert all(re.fullmatch(r"workshop_app\.ui\.\w+\.page:\w+Page", one.where) for one in PAGES)


@pytest.mark.parametrize("key", KEYS)
def test_every_page_opens_empty(key: str, open_page: Callable[..., Page]) -> None:
    page = open_page(key)
    assert isinstance(page, row(key).load())
    assert page.isVisible()


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("key", KEYS)
def test_every_page_opens_full_in_a_small_window_with_large_text(
    key: str, language: str, window: MainWindow, sample: OpenPlan
) -> None:
    window.resize(1280, 720)
    window.change_settings(language=language, text_scale=1.25, high_contrast=language == "en")
    window.show_plan(sample, key)
    page = window.page
    assert page is not None
    assert window.compact
    assert page.width() <= window.width()
    assert page.minimumSizeHint().width() <= page.width(), "wider than a window of 1280"
    assert not window.grab().isNull()


@pytest.mark.parametrize("key", KEYS)
def test_every_page_has_a_header_that_says_where_one_is(
    key: str, open_page: Callable[..., Page], sample: OpenPlan
) -> None:
    page = open_page(key, sample)
    assert page.header is not None
    assert page.header.title.text()


@pytest.mark.parametrize("key", KEYS)
def test_every_page_comes_back_to_what_it_showed(
    key: str, window: MainWindow, open_page: Callable[..., Page], sample: OpenPlan
) -> None:
    where = open_page(key, sample).where()
    window.build_again()
    assert window.page is not None
    assert window.page.where() == where
