"""Every kind of step: its name for undo and history, and whether it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.text import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """``nature``: ``undoable``; ``quiet`` (recorded, passed over by undo); ``final`` (undo stops)."""

    name: str
    nature: str = "undoable"


UNDO, REDO = "undo", "redo"

STEPS: dict[str, Kind] = {
    "plan.make": Kind(N_("Plan made"), "final"),
    "plan.change": Kind(N_("Plan changed")),
    "laptop.join": Kind(N_("Laptop joined"), "quiet"),
    UNDO: Kind(N_("Undone"), "quiet"),
    REDO: Kind(N_("Redone"), "quiet"),
    "gather": Kind(N_("Workshops gathered"), "final"),
    "demo.load": Kind(N_("Sample brought in"), "final"),
    "import.proposals": Kind(N_("Proposals brought in")),
    "import.plan": Kind(N_("Edited plan brought in")),
    "commune.add": Kind(N_("Commune added")),
    "commune.change": Kind(N_("Commune changed")),
    "commune.remove": Kind(N_("Commune removed")),
    "territory.add": Kind(N_("Territory added")),
    "territory.change": Kind(N_("Territory changed")),
    "territory.remove": Kind(N_("Territory removed")),
    "workshop.add": Kind(N_("Workshop added")),
    "workshop.change": Kind(N_("Workshop changed")),
    "workshop.remove": Kind(N_("Workshop removed")),
    "table.add": Kind(N_("Table added")),
    "table.change": Kind(N_("Table changed")),
    "table.remove": Kind(N_("Table removed")),
    "attendance.count": Kind(N_("Attendance counted")),
    "agenda.start": Kind(N_("Agenda chosen")),
    "agenda.clear": Kind(N_("Agenda emptied")),
    "agenda.add": Kind(N_("Exercise added")),
    "agenda.change": Kind(N_("Agenda changed")),
    "agenda.move": Kind(N_("Exercise moved")),
    "agenda.remove": Kind(N_("Exercise removed")),
    "exercise.write": Kind(N_("Texts of an exercise changed")),
    "materials.pack": Kind(N_("Material ticked")),
    "facilitate.move": Kind(N_("Player moved"), "quiet"),
    "note.write": Kind(N_("Note written")),
    "challenge.capture": Kind(N_("Challenge captured")),
    "challenge.edit": Kind(N_("Challenge edited")),
    "challenge.remove": Kind(N_("Challenge removed")),
    "challenge.link": Kind(N_("Challenge linked")),
    "challenge.unlink": Kind(N_("Link to a challenge taken away")),
    "proposal.capture": Kind(N_("Proposal captured")),
    "proposal.edit": Kind(N_("Proposal edited")),
    "proposal.move": Kind(N_("Proposal moved")),
    "proposal.withdraw": Kind(N_("Proposal withdrawn")),
    "proposal.return": Kind(N_("Proposal brought back")),
    "photo.add": Kind(N_("Photo added")),
    "photo.change": Kind(N_("Photo changed")),
    "photo.move": Kind(N_("Photo moved")),
    "photo.remove": Kind(N_("Photo taken away")),
    "photo.cut": Kind(N_("Photo cut into a piece")),
    "logo.add": Kind(N_("Logo added")),
    "logo.change": Kind(N_("Logo named")),
    "logo.move": Kind(N_("Logo moved")),
    "logo.remove": Kind(N_("Logo taken away")),
    "look.change": Kind(N_("Look of the documents changed")),
    "cluster.join": Kind(N_("Proposals joined")),
    "cluster.edit": Kind(N_("Cluster edited")),
    "cluster.split": Kind(N_("Proposal taken out of its cluster")),
    "round.draft": Kind(N_("Round prepared")),
    "round.change": Kind(N_("Round changed")),
    "round.remove": Kind(N_("Round removed")),
    "round.split": Kind(N_("Round split by theme")),
    "trial.begin": Kind(N_("Vote rehearsed"), "quiet"),
    "trial.end": Kind(N_("Rehearsal put away"), "quiet"),
    "vote.open": Kind(N_("Round opened"), "final"),
    "vote.close": Kind(N_("Round closed"), "final"),
    "vote.late": Kind(N_("Late ballots joined"), "final"),
    "vote.seed": Kind(N_("Seed of the lot made"), "final"),
    "vote.show": Kind(N_("Result shown"), "final"),
    "assessment.open": Kind(N_("Assessment opened"), "final"),
    "assessment.close": Kind(N_("Assessment closed"), "final"),
    "gate.answer": Kind(N_("Gate answered")),
    "office.add": Kind(N_("Office added")),
    "office.change": Kind(N_("Office changed")),
    "office.remove": Kind(N_("Office removed")),
    "comment.add": Kind(N_("Comment noted")),
    "comment.change": Kind(N_("Comment changed")),
    "comment.remove": Kind(N_("Comment removed")),
    "priority.rounds": Kind(N_("Deciding rounds named")),
    "priority.thresholds": Kind(N_("Thresholds changed")),
    "priority.decide": Kind(N_("Decision taken")),
    "exclusion.set": Kind(N_("Two proposals said to exclude each other")),
    "exclusion.remove": Kind(N_("Two proposals no longer exclude each other")),
    "action.make": Kind(N_("Actions made")),
    "action.edit": Kind(N_("Action edited")),
    "action.remove": Kind(N_("Action removed")),
    "action.move": Kind(N_("Action moved")),
    "action.add": Kind(N_("Action added")),
    "action.fill": Kind(N_("Cells of the action table filled")),
    "action.join": Kind(N_("Actions made one")),
    "action.split": Kind(N_("Action split")),
    "programme.add": Kind(N_("Programme added")),
    "programme.edit": Kind(N_("Programme renamed")),
    "programme.remove": Kind(N_("Programme taken off the list")),
    "version.keep": Kind(N_("Version kept")),
    "version.rename": Kind(N_("Version renamed")),
    "version.remove": Kind(N_("Version forgotten")),
    "commitment.add": Kind(N_("Commitment added")),
    "commitment.edit": Kind(N_("Commitment edited")),
    "commitment.remove": Kind(N_("Commitment removed")),
    "follow_up.add": Kind(N_("Follow-up noted")),
    "follow_up.edit": Kind(N_("Follow-up edited")),
    "follow_up.remove": Kind(N_("Follow-up removed")),
    "readback.prepare": Kind(N_("Read-back prepared")),
    "twins.make_one": Kind(N_("Two made one")),
    "twins.apart": Kind(N_("Set apart again")),
    "conflict.settle": Kind(N_("Conflict settled")),
    "rescue": Kind(N_("Saved out of a damaged file"), "final"),
    "lost": Kind(N_("Step of a damaged file"), "quiet"),
    "erase": Kind(N_("Erased for good"), "final"),
    "share": Kind(N_("Sharing copy made"), "final"),
    "purge": Kind(N_("Purged"), "final"),
    "proposal.take_out": Kind(N_("Taken out at someone's wish"), "final"),
}


def nature(kind: str) -> str:
    """Whether a step of ``kind`` can be undone; one that a newer program made is passed over."""
    known = STEPS.get(kind)
    return known.nature if known else "quiet"
