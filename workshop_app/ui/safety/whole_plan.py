"""Destroying the whole plan: a word that has to be typed, then the start screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from workshop_app.services import purge
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.purge import Doomed
from workshop_app.text import Words, plain
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Dialog, Field, LineEdit, Paragraph, Switch

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow


MOST_NAMES = 4
"""So many names of files are told."""


def ask_to_destroy(over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> Dialog:
    """Ask for the word; nothing happens before it is typed. ``KnownError`` while people vote."""
    doomed = purge.doomed(plan)
    word = words.at("typed before a plan is destroyed", "DESTROY")
    line = LineEdit("", longest=40)
    line.setAccessibleName(words("Type {word}", word=word))
    field = Field(words("Type {word}", word=word), line)

    def typed() -> bool:
        well = plain(line.text()).strip() == plain(word)
        if not well:
            field.wrong(words("Type {word}, or keep the plan.", word=word))
            line.setFocus()
        return well

    told = words(
        "{name} goes for good: its workshops, its votes, everything. It cannot be undone.",
        name=doomed.path.name,
    )
    copies = words.many(
        "{n} copy that this laptop keeps goes with it.",
        "{n} copies that this laptop keeps go with it.",
        len(doomed.copies),
    )
    beyond = words(
        "Files on other USB sticks and laptops, and exported documents, stay: destroy those as well."
    )
    dialog = Dialog(
        over, "trash", words("Destroy the plan?"), " ".join([told, copies, beyond] if doomed.copies else [told, beyond]),
        do=words("Destroy for good"), leave=words("Keep the plan"), danger=True, check=typed,
    )  # fmt: skip
    dialog.setObjectName("destroy")
    dialog.body.addWidget(field)
    more = _under_other_names(dialog, doomed, words)
    line.returnPressed.connect(dialog.finish)
    dialog.done.connect(
        lambda: destroy(
            doomed, words, cast("MainWindow", shell), others=bool(more and more.isChecked())
        )
    )
    over.destroyed.connect(dialog.away)  # another page: it asked from that one
    dialog.open(line)
    return dialog


def _under_other_names(dialog: Dialog, doomed: Doomed, words: Words) -> Switch | None:
    """Copies of the same plan under other names are named, and go only where that is ticked: they
    may be those of another file of the plan."""
    if not doomed.others:
        return None
    names = sorted({one.stem for one in doomed.others})
    told = words.listed(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
    switch = Switch(
        words.many(
            "Destroy {n} copy of this plan under another name too",
            "Destroy {n} copies of this plan under other names too",
            len(doomed.others),
        ),
        False,
    )
    dialog.body.addWidget(switch)
    dialog.body.addWidget(
        Paragraph(
            words("Kept for: {names}. They may be of another file that still holds this plan.",
                  names=told),
            "detail", "muted",
        )
    )  # fmt: skip
    return switch


def destroy(doomed: Doomed, words: Words, window: MainWindow, others: bool = False) -> None:
    """Close the plan, show the start screen without it, and destroy its files in a job; with the
    copies under other names where ``others``."""
    window.show_start()
    path = str(doomed.path.resolve())
    window.keep(recent=tuple(one for one in window.settings.recent if one.path != path))
    window.build_again()
    job = Job(lambda progress: purge.destroy(doomed, progress, others), words("Destroying…"))
    window.run(
        job,
        done=lambda files: window.tell(
            "done",
            words.many(
                "The plan is destroyed: {n} file.", "The plan is destroyed: {n} files.", files
            ),
        ),
    )
