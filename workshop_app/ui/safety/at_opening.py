"""What is said when a plan is shown: that it is a sharing copy, that it is only read, that a purge was
planned for a day that has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.services.open_plan import OpenPlan

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow


def tell(window: MainWindow, plan: OpenPlan) -> None:
    """Say it: in a bar that stays until it is closed where there is something to know or do."""
    from workshop_app.services import purge, sharing
    from workshop_app.ui.safety.sharing import told

    words = window.words
    if made := sharing.made_of(plan):
        window.tell("warn", told(words, made))
    elif plan.read_only:
        window.tell("info", words("This plan is open to read only: nothing in it changes."))
    elif purge.is_due(plan) and (day := purge.reminder(plan)):
        window.tell(
            "warn",
            words("The purge was planned for {day}.", day=words.date(day)),
            button=(words("See what goes"), lambda: window.go("safety", card="purge")),
        )
