"""What a person reads of a project's sheet, its painted rows too."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.ui.keyboard import focused, tab_to
from tests.ui.seen import seen
from workshop_app.ui.projects.part_row import PartRow


def told(widget: QWidget) -> str:
    """Every line, the rows by what is painted in them."""
    rows = [one for one in widget.findChildren(PartRow) if one.isVisible()]
    cells = [cell.text for row in rows for line in row.look.lines for cell in line]
    return "\n".join((seen(widget), *cells))


def row_named(widget: QWidget, text: str) -> PartRow:
    """The first row that says this."""
    rows = [one for one in widget.findChildren(PartRow) if one.isVisible()]
    return next(one for one in rows if text in one.accessibleName())


def to_row(text: str) -> PartRow:
    """Tab to the first row that says this."""
    found = tab_to(row_named(focused().window(), text).accessibleName())
    assert isinstance(found, PartRow)
    return found
