"""Every rule of privacy that the code speaks of is one of docs/privacy.md, and the other way round
each rule there stands in order."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = re.findall(
    r"^\| (P-\d\d) \|", (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8"), re.M
)


def test_the_rules_are_numbered_in_order() -> None:
    assert len(RULES) >= 25
    assert [f"P-{number:02}" for number in range(1, len(RULES) + 1)] == RULES


def test_every_rule_that_the_code_names_is_written_down() -> None:
    named = {
        (path.relative_to(ROOT).as_posix(), rule)
        for folder in ("workshop_app", "tests", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".md", ".toml")
        for rule in re.findall(r"\bP-\d\d\b", path.read_text(encoding="utf-8"))
    }
    assert {one for one in named if one[1] not in RULES} == set()
