"""All proposals as a workbook: the same columns as the CSV, with real numbers."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.export.csv import counted, proposal_rows
from workshop_app.export.views import PlanView
from workshop_app.export.xlsx.book import Book
from workshop_app.text import Words


def proposals_xlsx(view: PlanView, words: Words, progress: Callable[[int, int], None]) -> bytes:
    """Every proposal with what became of it; marks of each shown round in a column of its own."""
    book = Book(view.moment, words(" […] (the text goes on in the plan)"))
    head, rows = proposal_rows(view, words)
    book.add_sheet(words("Proposals"), head, counted(rows, len(view.proposals), progress))
    return book.content()
