"""The kit: painted controls and a few real inputs. One page about it: docs/ui-kit.md."""

from __future__ import annotations

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
)  # fmt: skip
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
]  # fmt: skip
