"""What the program does without a window: one module for each command."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.text import N_


@dataclass(frozen=True, slots=True)
class Command:
    """A row of COMMANDS. ``module`` has ``take(call)`` and ``run(options, console) -> status``."""

    module: str
    summary: str


COMMANDS: dict[str, Command] = {
    "demo": Command(
        "demo", N_("Runs the sample plan through and leaves it and every document in a folder.")
    ),
    "export": Command("export", N_("Writes one document of a plan.")),
    "import": Command("import_", N_("Adds the proposals of a .csv or .xlsx file to a plan.")),
    "count": Command("count", N_("Counts a round that was shown.")),
    "merge": Command("merge", N_("Joins plans into a new file.")),
    "check": Command("check", N_("Verifies a plan, its votes and its links.")),
    "priorities": Command("priorities", N_("Lists the proposals in the order of the plan.")),
    "round": Command("round", N_("Opens, closes or shows a round.")),
    "serve": Command("serve", N_("Collects an open round from phones in the room.")),
    "similar": Command("similar", N_("Finds the proposals most like a text.")),
}
"""Every command by its word; modules are imported when they are called."""
