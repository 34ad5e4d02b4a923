"""Someone asks that their contribution be taken out: said once what goes, then one button (P-49)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workshop_app.domain.proposals import Proposal
from workshop_app.services import numbering, taking_out
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Dialog

WHOLE = N_(
    "Nobody has to say why. Its words, its photos, its place on the map and its links go for good, from the kept copies too. The number stays, with “taken out at someone's wish”, and is not used again. What stands on a photographed sheet stays: cover it there."
)
MASKED = N_(
    "People have voted on it, so its number and its votes stay. Its words are taken out for good everywhere, on the ballot too, and from the kept copies."
)


def ask(over: QWidget, plan: OpenPlan, words: Words, shell: Shell, proposal: Proposal) -> Dialog:
    """Ask once; the keyboard is on the button that keeps everything."""
    number = numbering.near(plan, Proposal, proposal.id)[proposal.id]
    voted = taking_out.was_voted_on(plan, proposal)
    dialog = Dialog(
        over, "hand", words("Take out {number} at someone's wish?", number=number),
        words(MASKED if voted else WHOLE), do=words("Take it out for good"), leave=words("Keep it"),
        danger=True,
    )  # fmt: skip
    dialog.setObjectName("take out")
    dialog.do_button.set_cap("")  # Enter keeps it
    said = words("Taken out at someone's wish: {number}.", number=number)

    def do() -> None:
        job = Job(lambda _progress: taking_out.take_out(plan, proposal), words("Erasing…"))
        shell.run(job, done=lambda _erased: shell.tell("done", said))

    dialog.done.connect(do)
    dialog.open(dialog.leave_button)
    return dialog
