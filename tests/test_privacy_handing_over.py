"""What leaves no trace, and what is promised aloud (docs/privacy.md H and I)."""

from __future__ import annotations

import re
from pathlib import Path

from workshop_app.services import content, proposals
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.storage import tables

ROOT = Path(__file__).resolve().parent.parent
PROMISED = {
    "no names": ("nombre", "name"),
    "a secret vote": ("en secreto", "secret"),
    "photos without faces": ("foto", "photo"),
    "an answer": ("respuesta", "answer"),
}
"""P-54: what the facilitator promises aloud, by a word of it in Spanish and English."""


def test_the_plan_has_no_place_for_a_referral_slip() -> None:
    """P-46: no table, no column and no kind of step counts or keeps one."""
    from workshop_app.services.steps import STEPS

    columns = [f"{table.name}.{one.name}" for table in tables.metadata.tables.values()
               for one in table.c]  # fmt: skip
    kept = re.compile(r"slip|referral|referred", re.IGNORECASE)
    assert [one for one in (*columns, *STEPS) if kept.search(one)] == []


def test_a_session_leaves_one_file(plan: OpenPlan, tmp_path: Path) -> None:
    """P-51: after it is closed there is the plan and nothing beside it."""
    folder = plan.path.parent
    before = {one.name for one in folder.iterdir()}
    proposals.capture(plan, "Un parque con luz", theme="health")
    plan.undo()
    plan.close()
    assert {one.name for one in folder.iterdir()} == before
    again = open_file(plan.path, plan.settings)
    with again.store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
    again.close()


def test_the_welcome_names_each_promise() -> None:
    """P-54: in the words that are said aloud."""
    for language, at in (("es", 0), ("en", 1)):
        pack = (ROOT / "resources" / "content" / "exercises" / "welcome-agreements.toml").read_text(
            encoding="utf-8"
        )
        said = " ".join(re.findall(rf'^say\.{language} = "(.*)"$', pack, re.M)).casefold()
        missing = [name for name, words in PROMISED.items() if words[at] not in said]
        assert missing == []
    assert content.exercise("welcome-agreements")
