"""How a guide's state is said: still true or replaced, and checked or not."""

from __future__ import annotations

from collections.abc import Mapping

from workshop_app.domain.directory import Procedure
from workshop_app.text import Words


def state_words(words: Words, guide: Procedure, names: Mapping[str, str]) -> tuple[str, str, str]:
    """What is said of the state of a guide, its icon and its tone; ``names`` maps the ids of the
    guides to their names; what replaced it may be none of them, but words."""
    if guide.status == "current" and not guide.checked_on:
        return words("In force, not checked"), "file-text", "muted"
    if guide.status == "current":
        return words("In force"), "check-circle-fill", "ok"
    follower = names.get(guide.superseded_by, guide.superseded_by)
    if follower:
        said = words("No longer issued: now {name}", name=follower)
    else:
        said = words("No longer issued")
    return said, "prohibit", "muted"
