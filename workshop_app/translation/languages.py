"""The languages of the program: one row each."""

from __future__ import annotations

LANGUAGES: dict[str, str] = {"es": "Español", "en": "English"}
