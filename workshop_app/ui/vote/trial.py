"""A rehearsal round on the page: collected like any other, put away with one button, never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import rounds, trial_rounds
from workshop_app.ui.vote import slides
from workshop_app.ui.widgets import Button

if TYPE_CHECKING:
    from workshop_app.ui.vote.bodies import Acts


def end_button(page: Acts, round: VoteRound) -> Button:
    """Ends the rehearsal: it stands where a real round is closed."""
    button = Button(page.words("End the rehearsal"), icon="check", size="header")
    button.setObjectName("end the rehearsal")
    button.clicked.connect(lambda: end(page, round))
    return button


def end(page: Acts, round: VoteRound) -> None:
    """Put the rehearsal away and go back to its draft; a room that saw it sees the draft's options
    again."""
    plan, words, shell = page.plan, page.words, page.shell
    if shell.phones.round == round.id:
        shell.phones.stop()
    seen = shell.projector.shows(f"round-{round.id}")
    draft = plan.find(VoteRound, trial_rounds.end(plan, round))
    shell.go("vote", **({"round": draft.id} if draft is not None else {}))
    if seen and draft is not None:
        slide = slides.of_draft(draft, rounds.options(plan, draft))
        if slide is not None:
            shell.projector.show(slide)
    shell.tell("done", words("That is how people vote here. Nothing of the rehearsal was counted or "
                             "kept."))  # fmt: skip
