"""The page of documents over the sample plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.documents.page import DocumentsPage
from workshop_app.ui.page import Page


@pytest.fixture
def page(open_page: Callable[..., Page], sample: OpenPlan, qtbot: QtBot) -> DocumentsPage:
    """It stands on the plan's document, and its pages can be seen."""
    found = open_page("documents", sample)
    assert isinstance(found, DocumentsPage)
    qtbot.waitUntil(lambda: found.making.last is not None and found.preview.drawn, timeout=20_000)
    return found
