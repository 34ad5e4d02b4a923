"""Which body, title, context and header buttons the page has: one builder for each state of a round.

A body whose widget has ``header_buttons()`` brings further buttons of its own: they stand before
those of its builder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.voted import voted
from workshop_app.text import Words
from workshop_app.ui.vote import names, trial
from workshop_app.ui.vote.closed import Closed
from workshop_app.ui.vote.collect import Collecting
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.vote.result import Result
from workshop_app.ui.vote.setup import Setup
from workshop_app.ui.widgets import Button, EmptyCard, IconButton

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class Acts(Protocol):
    """What the page does when a button of a body is pressed."""

    plan: OpenPlan
    words: Words
    shell: Shell

    def prepare(self) -> None: ...
    def remove(self) -> None: ...
    def ask_to_open(self) -> None: ...
    def ask_to_close(self) -> None: ...
    def show_result(self) -> None: ...
    def project(self) -> None: ...


@runtime_checkable
class WithButtons(Protocol):
    """A body's widget that has buttons of its own for the header."""

    def header_buttons(self) -> Sequence[QWidget]: ...


def _nowhere() -> dict[str, str]:
    return {}


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Body:
    """What the page shows of a round. ``buttons`` stand in the header, ``primary`` is what Enter
    presses. ``where`` tells what was chosen in it, ``leave`` keeps what is only on the screen,
    ``settle_focus`` gives the keyboard where it belongs (else ``primary`` has it)."""

    body: QWidget
    title: str
    context: str = ""
    chip: bool = False
    buttons: tuple[QWidget, ...] = ()
    primary: Button | None = None
    where: Callable[[], dict[str, str]] = _nowhere
    leave: Callable[[], None] = _nothing
    settle_focus: Callable[[], None] | None = None


def build(page: Acts, round: VoteRound | None, **chosen: str) -> Body:
    """The body for ``round`` as it stands; ``chosen``: rule, settled, channel, group."""
    made = _empty(page) if round is None else _BUILDERS[round.state](page, round, **chosen)
    if isinstance(made.body, WithButtons):
        made = replace(made, buttons=(*made.body.header_buttons(), *made.buttons))
    return made


def _empty(page: Acts) -> Body:
    words, button = page.words, None
    if not page.plan.read_only:
        button = Button(words("Prepare the first round"), "primary", icon="plus", size="header")
        button.clicked.connect(page.prepare)
    card = EmptyCard(
        "archive-box",
        words("Nothing was voted on yet"),
        words("Choose what the room votes on, fix how it is decided, and open the round."),
        button,
    )
    return Body(card, words("Vote"), primary=button)


def _draft(page: Acts, round: VoteRound, **_chosen: str) -> Body:
    words = page.words
    setup = Setup(page.plan, words, round, page.shell.compact, page.shell)
    setup.setEnabled(not page.plan.read_only)
    title = names.round_title(words, round, page.plan)
    context = words("{round} · draft: everything is fixed at opening", round=title)
    if page.shell.compact and page.plan.count(VoteRound) > 1:
        context = ""  # the list of rounds beside it says so, and there is no room to say it twice
    made = Body(setup, words("Vote"), context, leave=setup.leave, settle_focus=setup.settle_focus)
    return made if page.plan.read_only else replace(made, buttons=_draft_buttons(page, setup))


def _draft_buttons(page: Acts, setup: Setup) -> tuple[QWidget, ...]:
    words = page.words
    remove = IconButton("trash", words("Take this draft away"), kind="secondary", size=44)
    remove.clicked.connect(page.remove)
    opening = Button(words("Open the vote"), "primary", icon="lock-simple-open",
                     key="Ctrl+Return", size="header")  # fmt: skip
    opening.setObjectName("open the vote")
    opening.clicked.connect(page.ask_to_open)
    setup.ready.connect(lambda _ready: opening.block(setup.reason))
    opening.block(setup.reason)
    return remove, opening


def _projector(page: Acts) -> Button:
    project = Button(page.words("Projector"), icon="projector-screen", cap="F8", size="header")
    project.clicked.connect(page.project)
    return project


def _open(page: Acts, round: VoteRound, **chosen: str) -> Body:
    words, plan = page.words, page.plan
    title, context = names.round_title(words, round, plan), names.first_sentence(round.question)
    if plan.read_only:
        now, people = voted(plan, round), rounds.rules_of(plan, round).admitted
        said = words("The round is open")
        if now is not None:
            said = words("{n} of {people} people", n=words.number(now), people=words.number(people))
        told = EmptyCard(
            "archive-box",
            said,
            words("The round is open. What comes in is kept where the plan can be written."),
        )
        return Body(told, title, context, True)
    body = Collecting(plan, words, round, page.shell, **chosen)
    if round.rehearsal:
        close = trial.end_button(page, round)
        context = words("Nothing here is counted: people see how to mark")
    else:
        close = Button(words("Close the vote"), icon="lock-simple", size="header")
        close.setObjectName("close the vote")
        close.clicked.connect(page.ask_to_close)
    return Body(body, title, context, True, (_projector(page), close), where=body.where,
                leave=body.leave, settle_focus=body.settle_focus)  # fmt: skip


def _closed(page: Acts, round: VoteRound, **_chosen: str) -> Body:
    words = page.words
    body = Closed(page.plan, words, round, page.shell)
    title = names.round_title(words, round, page.plan)
    made = Body(body, title, names.first_sentence(round.question), True)
    if page.plan.read_only:
        return made
    show = Button(words("Show the result"), icon="projector-screen", size="header")
    show.setObjectName("show the result")
    show.clicked.connect(lambda: page.show_result() if body.meant else None)
    _next_or_not(show, body.late is not None)
    body.typing.connect(lambda typing: _next_or_not(show, typing))
    body.before.ready.connect(lambda: show.block(body.before.reason))
    show.block(body.before.reason)
    first = body.before.settle_focus if body.before.reason else None
    if body.late is not None:
        first = body.late.settle_focus
    return replace(made, buttons=(show,), primary=show, settle_focus=first)


def _next_or_not(show: Button, typing: bool) -> None:
    """The result is the next action, but while late ballots are typed: then the desk has Enter."""
    show.set_kind("secondary" if typing else "primary")
    show.set_cap("" if typing else "Return")


def _shown(page: Acts, round: VoteRound, **chosen: str) -> Body:
    words = page.words
    counted = Counted(page.plan, words, round)
    title = names.round_title(words, round, page.plan)
    context = f"{title} · {names.first_sentence(round.question)}"
    if not counted.result.shown or not counted.rules:
        few = EmptyCard(
            "archive-box",
            words("This round has no result"),
            words("Fewer than five ballots were cast, so this round has no result."),
        )
        return Body(few, words("Result"), context)
    if page.shell.compact:
        context = f"{title} · {counted.in_short()}"
    body = Result(page.plan, words, counted, page.shell, rule=chosen.get("rule", ""),
                  settled=chosen.get("settled", ""))  # fmt: skip
    project = _projector(page)
    project.setText(words.at("verb", "Project"))
    project.set_kind("primary")

    return Body(body, words("Result"), context, buttons=(project,), primary=project,
                where=body.where, settle_focus=body.settle_focus if body.revealing else None)  # fmt: skip


_BUILDERS: dict[str, Callable[..., Body]] = {
    "draft": _draft,
    "open": _open,
    "closed": _closed,
    "shown": _shown,
}
"""What builds the body of a round in each state."""
