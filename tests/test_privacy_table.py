"""The table of docs/privacy.md that says which test holds which rule is true, and so is the threat model; and the
two rules that hold because something is not there, or is said."""

from __future__ import annotations

import re
from pathlib import Path

from tests.test_privacy_rules_of_the_file import columns
from workshop_app.translation.catalogue import Words

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
THREATS = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| \*\*(P-\d\d)\*\* \| (.*) \|$", TEXT, re.M))


def test_every_rule_has_a_row() -> None:
    rules = re.findall(r"^\| (P-\d\d) \|", TEXT, re.M)
    assert len(rules) == 55
    assert list(ROWS) == rules


def test_every_test_that_is_named_is_there() -> None:
    assert [rule for rule, row in ROWS.items() if not named(row)] == []
    assert missing(" ".join(ROWS.values())) == []


def test_every_test_of_the_threat_model_is_there() -> None:
    assert len(named(THREATS)) > 20
    assert missing(THREATS) == []


def named(text: str) -> list[tuple[str, str]]:
    """The tests that are named in it: file, function."""
    return re.findall(r"`([\w/.]+\.py)::(\w+)`", text)


def missing(text: str) -> list[tuple[str, str]]:
    """Those of them that are not there."""
    return [
        (file, name)
        for file, name in named(text)
        if not (ROOT / file).is_file()
        or f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]


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
