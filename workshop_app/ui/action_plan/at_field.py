"""The keyboard to one field of the chosen action: where what is missing leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.editor import ActionEditor
    from workshop_app.ui.action_plan.page import ActionPlanPage


def begin(page: ActionPlanPage, field: str) -> None:
    """Show the sheet of the chosen action with ``field`` (a part of an action, or "answers") in view
    and under the keyboard."""
    page.begin_sheet()
    wanted = _widget(page.editor, field)
    if wanted is None:
        return
    wanted.setFocus(Qt.FocusReason.TabFocusReason)
    # Only once everything has its height is it known where the field lies.
    QTimer.singleShot(0, page, lambda: page.editor.area.ensureWidgetVisible(wanted))


def _widget(editor: ActionEditor, field: str) -> QWidget | None:
    parts = editor.parts
    named: dict[str, QWidget] = {
        "responsible": parts.responsible,
        "term": parts.term.start,
        "cost": parts.cost,
        "commitment": editor.commitments.add,
        "answers": editor.answers.add,
    }
    for key, lines in (("source", parts.sources.lines), ("indicator", parts.indicators.lines)):
        if lines:
            named[key] = lines[0]
    return named.get(field)
