"""The table of docs/privacy.md that says which test holds which rule of A to F (and P-55) is true; and the two
rules that hold because something is not there, or is said."""

from __future__ import annotations

import re
from pathlib import Path

from tests.test_privacy_rules_of_the_file import columns
from workshop_app.translation.catalogue import Words

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| \*\*(P-\d\d)\*\* \| (.*) \|$", TEXT, re.M))


def test_every_rule_of_a_to_f_has_a_row() -> None:
    until_f = TEXT[: TEXT.index("\n## G.")]
    rules = re.findall(r"^\| (P-\d\d) \|", until_f, re.M)
    assert len(rules) == 41
    assert list(ROWS) == [*rules, "P-55"]


def test_every_test_that_is_named_is_there() -> None:
    missing = []
    for rule, row in ROWS.items():
        named = re.findall(r"`([\w/.]+\.py)::(\w+)`", row)
        if not named:
            missing.append((rule, "no test"))
        for file, name in named:
            path = ROOT / file
            if not path.is_file() or f"def {name}(" not in path.read_text(encoding="utf-8"):
                missing.append((rule, f"{file}::{name}"))
    assert missing == []


def test_how_people_count_themselves_is_said_in_every_language() -> None:
    """P-08: a token of one's own, out of sight, never by eye."""
    line = (
        "Each person puts in their own token, out of sight. Nobody counts by eye, and nobody has "
        "to say."
    )
    for language in sorted(one.name for one in (ROOT / "i18n").iterdir() if one.is_dir()):
        said = Words(language)(line)
        assert said
        assert (said == line) == (language == "en")


def test_no_voice_is_recorded_or_kept() -> None:
    """P-29: there are no voice notes, so none can be in a document or a joining."""
    sound = re.compile(r"voice|audio|sound|recording", re.IGNORECASE)
    assert [one for one in columns() if sound.search(one[1]) or sound.search(one[0])] == []
    recorders = re.compile(r"\b(QAudioInput|QAudioSource|QMediaRecorder)\b")
    found = [
        path.name
        for path in (ROOT / "workshop_app").rglob("*.py")
        if recorders.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
