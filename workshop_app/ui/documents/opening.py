"""The ways that lead to the page of documents from other pages."""

from __future__ import annotations

from workshop_app.domain.places import Version
from workshop_app.ui.documents.exports import PAGE
from workshop_app.ui.page import Page


def preview(page: Page) -> None:
    """The plan's document, looked at page by page before it is exported."""
    page.shell.go(PAGE, kind="plan-pdf")


def versions(page: Page) -> None:
    """The kept versions of the plan; the documents of one are looked at and written here."""
    from workshop_app.ui.versions.panel import VersionsPanel

    def documents(version: Version) -> None:
        page.shell.go(PAGE, kind="plan-pdf", version=version.id)

    VersionsPanel(page, page.plan, page.words, page.shell, documents).show_panel()
