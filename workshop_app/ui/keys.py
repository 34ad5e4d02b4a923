"""How keys are called on their caps and in tooltips."""

from __future__ import annotations

from workshop_app.text import Words


def names(words: Words) -> dict[str, str]:
    """Qt's portable name of a key → what stands on the keyboard in this language."""
    return {
        "Return": words.at("key", "Enter"),
        "Enter": words.at("key", "Enter"),
        "PgDown": words.at("key", "Page Down"),
        "PgUp": words.at("key", "Page Up"),
        "Backspace": words.at("key", "Backspace"),
        "Space": words.at("key", "Space"),
        "Shift": words.at("key", "Shift"),
        "Del": words.at("key", "Del"),
        "Home": words.at("key", "Home"),
        "End": words.at("key", "End"),
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
    }
