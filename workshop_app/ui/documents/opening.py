"""The ways that lead to the page of documents from other pages."""

from __future__ import annotations

from workshop_app.ui.documents.exports import PAGE
from workshop_app.ui.page import Page


def preview(page: Page) -> None:
    """The plan's document, looked at page by page before it is exported."""
    page.shell.go(PAGE, kind="plan-pdf")
