"""What is said of the plan that is shown as long as it is: that it is a sharing copy, that a purge
was planned for a day that has come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workshop_app.services.open_plan import OpenPlan

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow
    from workshop_app.ui.widgets import MessageBar


def stand(window: MainWindow, plan: OpenPlan) -> None:
    """A bar on every page, until it is closed, where there is something to know or to do."""
    from workshop_app.services import sharing

    made = sharing.made_of(plan) if plan.read_only else {}
    if made:
        window.messages.stand(partial(_what_it_is, window, made))
    elif not plan.read_only:
        window.messages.stand(partial(_planned, window, plan))
    look(window)


def look(window: MainWindow) -> None:
    """The day of the purge changed, or it was done: the bar follows."""
    window.messages.put_up(*window.places.bar_place())


def _what_it_is(window: MainWindow, made: dict[str, str]) -> MessageBar:
    from workshop_app.ui.safety.sharing import told
    from workshop_app.ui.widgets import MessageBar

    words = window.words
    return MessageBar("warn", told(words, made), closable=words("Close"))


def _planned(window: MainWindow, plan: OpenPlan) -> MessageBar | None:
    """That a purge was planned, as long as it is."""
    from workshop_app.services import purge
    from workshop_app.ui.widgets import Button, MessageBar

    words, day = window.words, purge.reminder(plan)
    if day is None or not purge.is_due(plan):
        return None
    see = Button(words("See what goes"), size="small")
    see.clicked.connect(lambda: window.go("safety", card="purge"))
    said = words("The purge was planned for {day}.", day=words.date(day))
    return MessageBar("warn", said, see, closable=words("Close"))
