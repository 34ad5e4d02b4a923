"""Pages live through every kind of news, on an empty plan and on a full one, and keep their place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop_app.services.news import Cast, Changed, Gathered, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page

PAGES = ("action_plan", "economy", "projects", "directory", "map", "gather")
EVERYTHING = (
    "Action", "Commitment", "Cluster", "Indicator", "MarketStudy", "Pin", "Plan", "Proposal",
    "ProjectPart", "Sector", "SectorScore", "ServicePoint", "StrategicProject", "Workshop",
)  # fmt: skip
NEWS: tuple[News, ...] = (
    Cast("a round"),
    Gathered(),
    Changed("plan.change"),
    Changed("plan.change", {(entity, "0" * 32): frozenset("*") for entity in EVERYTHING}),
)


@pytest.mark.parametrize("key", PAGES)
def test_news_leave_an_empty_page_as_it_was(key: str, open_page: Callable[..., Page]) -> None:
    page = open_page(key)
    for news in NEWS:
        page.told(news)
    assert page.where() == {}
    assert page.isVisible()


@pytest.mark.parametrize("key", PAGES)
def test_news_leave_what_was_chosen(
    key: str, open_page: Callable[..., Page], sample: OpenPlan
) -> None:
    page = open_page(key, sample)
    before = page.where()
    for news in NEWS:
        page.told(news)
    assert page.where() == before
    assert not page.grab().isNull()
