"""The kit: painted controls and a few real inputs. One page about it: docs/ui-kit.md.

Each control is loaded when it is first asked for, so that the first window waits for none it does
not show.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop_app.ui.widgets.badge import Badge, IconTile, KeyCap
    from workshop_app.ui.widgets.bars import MessageBar, Stripe
    from workshop_app.ui.widgets.buttons import Button, IconButton
    from workshop_app.ui.widgets.cards import Card, EmptyCard, Popover, Tile, heading
    from workshop_app.ui.widgets.chips import Chip, ChoiceChip
    from workshop_app.ui.widgets.dialog import Dialog
    from workshop_app.ui.widgets.fields import (
        Choice,
        DateChoice,
        EyeButton,
        Field,
        LineEdit,
        SearchField,
        TextEdit,
    )
    from workshop_app.ui.widgets.figures import Column, Figures
    from workshop_app.ui.widgets.header import Header
    from workshop_app.ui.widgets.keypad import KeyPad
    from workshop_app.ui.widgets.labels import Label, Paragraph, Rule
    from workshop_app.ui.widgets.painted import FocusRing, Painted, brush
    from workshop_app.ui.widgets.progress import Busy, Pips, ProgressBar, Ring, Steps, clock
    from workshop_app.ui.widgets.rows import ROW, ListRow, RowDelegate, RowList, Rows
    from workshop_app.ui.widgets.segments import Segments
    from workshop_app.ui.widgets.stepper import Stepper
    from workshop_app.ui.widgets.switch import Switch

_WHERE = {
    "badge": (
        "Badge",
        "IconTile",
        "KeyCap",
    ),
    "bars": (
        "MessageBar",
        "Stripe",
    ),
    "buttons": (
        "Button",
        "IconButton",
    ),
    "cards": (
        "Card",
        "EmptyCard",
        "Popover",
        "Tile",
        "heading",
    ),
    "chips": (
        "Chip",
        "ChoiceChip",
    ),
    "dialog": ("Dialog",),
    "fields": (
        "Choice",
        "DateChoice",
        "EyeButton",
        "Field",
        "LineEdit",
        "SearchField",
        "TextEdit",
    ),
    "figures": (
        "Column",
        "Figures",
    ),
    "header": ("Header",),
    "keypad": ("KeyPad",),
    "labels": (
        "Label",
        "Paragraph",
        "Rule",
    ),
    "painted": (
        "FocusRing",
        "Painted",
        "brush",
    ),
    "progress": (
        "Busy",
        "Pips",
        "ProgressBar",
        "Ring",
        "Steps",
        "clock",
    ),
    "rows": (
        "ROW",
        "ListRow",
        "RowDelegate",
        "RowList",
        "Rows",
    ),
    "segments": ("Segments",),
    "stepper": ("Stepper",),
    "switch": ("Switch",),
}
"""Which module holds which controls."""

_MODULES = {name: module for module, names in _WHERE.items() for name in names}


def __getattr__(name: str) -> object:
    """A control by its name, its module loaded now."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


__all__ = [
    "ROW",
    "Badge",
    "Busy",
    "Button",
    "Card",
    "Chip",
    "Choice",
    "ChoiceChip",
    "Column",
    "DateChoice",
    "Dialog",
    "EmptyCard",
    "EyeButton",
    "Field",
    "Figures",
    "FocusRing",
    "Header",
    "IconButton",
    "IconTile",
    "KeyCap",
    "KeyPad",
    "Label",
    "LineEdit",
    "ListRow",
    "MessageBar",
    "Painted",
    "Paragraph",
    "Pips",
    "Popover",
    "ProgressBar",
    "Ring",
    "RowDelegate",
    "RowList",
    "Rows",
    "Rule",
    "SearchField",
    "Segments",
    "Stepper",
    "Steps",
    "Stripe",
    "Switch",
    "TextEdit",
    "Tile",
    "brush",
    "clock",
    "heading",
]
