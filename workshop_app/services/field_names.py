"""How people call the kinds of records and their fields: one table for all of them."""

from __future__ import annotations

from workshop_app.text import N_, Term

ENTITIES: dict[str, str] = {
    "Plan": N_("Plan"), "Commune": N_("Commune"), "Territory": N_("Territory"),
    "TerritoryCommune": N_("Commune of a territory"), "Pin": N_("Place on the map"),
    "Area": N_("Area on the map"), "Photo": N_("Photo"), "Version": N_("Version"),
    "Workshop": N_("Workshop"), "WorkshopCommune": N_("Commune of a workshop"),
    "Table": N_("Table"), "Attendance": N_("Attendance"), "PrivateNote": N_("Private note"),
    "AgendaItem": N_("Part of the agenda"), "OwnExercise": N_("Exercise"),
    "Progress": N_("Where the session stands"), "Laptop": N_("Laptop"),
    "Challenge": N_("Challenge"), "Proposal": N_("Proposal"),
    "ProposalChallenge": N_("Link to a challenge"), "Cluster": N_("Cluster"),
    "Comment": N_("Comment"), "Confirmation": N_("Confirmed detail"), "VoteRound": N_("Round"),
    "Option": N_("Option on the ballot"), "Group": N_("Group of a round"),
    "DecidingRound": N_("Deciding round"), "AssessmentRound": N_("Assessment round"),
    "Gate": N_("Gate"), "Decision": N_("Decision"), "Programme": N_("Programme"),
    "Action": N_("Action"), "ActionProposal": N_("Proposal of an action"),
    "ActionTerritory": N_("Territory of an action"), "Indicator": N_("Indicator"),
    "Source": N_("Source of the money"), "Commitment": N_("Commitment"),
    "MarketStudy": N_("Market assessment"), "Sector": N_("Sector"),
    "SectorScore": N_("Score of a sector"), "Skill": N_("Skill"), "Barrier": N_("Barrier"),
    "Opportunity": N_("Way of working on one's own"),
    "EconomyAction": N_("Action of the economic plan"), "ServicePoint": N_("Attention point"),
    "Procedure": N_("Procedure"), "StrategicProject": N_("Strategic project"),
    "ProjectPart": N_("Sheet of a project"),
}  # fmt: skip

_EVERYWHERE: dict[str, str] = {
    "gone": N_("whether it stays"), "same_as": N_("which one it is the same as"),
    "text": N_("the text"), "title": N_("the title"), "label": N_("the name"),
    "name": N_("the name"), "theme": N_("the theme"), "cost": N_("the cost"),
    "perspective": N_("the perspective"), "horizon": N_("the horizon"), "kind": N_("the kind"),
    "budget": N_("the budget"), "amount": N_("the amount"), "currency": N_("the currency"),
    "responsible": N_("the responsible party"), "description": N_("the description"),
    "state": N_("the state"), "reason": N_("the reason"), "number": N_("the number"),
    "letter": N_("the letter of the number"), "count": N_("the number"),
    "territory": N_("the territory"), "territories": N_("the territories"),
    "commune": N_("the commune"), "workshop": N_("the workshop"), "table": N_("the table"),
    "cluster": N_("the cluster"), "challenge": N_("the challenge"),
    "proposal": N_("the proposal"), "proposals": N_("the proposals"),
    "action": N_("the action"), "actions": N_("the actions"), "project": N_("the project"),
    "programme": N_("the programme"), "sector": N_("the sector"), "sectors": N_("the sectors"),
    "barriers": N_("the barriers"), "round": N_("the round"), "point": N_("the attention point"),
    "position": N_("the place in the list"), "sample": N_("whether it is a sample"),
    "who": N_("who"), "what": N_("what"), "by": N_("the day"), "day": N_("the day"),
    "held_on": N_("the day"), "made_on": N_("the day"), "place": N_("the place"),
    "places": N_("the number of places"), "rule": N_("the rule"),
    "start": N_("when it begins"), "end": N_("when it ends"), "months": N_("the months"),
    "detail": N_("the detail"), "short": N_("the short text"), "pictogram": N_("the sign"),
    "beneficiaries": N_("who benefits"), "beneficiaries_who": N_("who benefits"),
    "first_step": N_("the first step"), "tags": N_("the tags"),
    "sensitive": N_("whether it is sensitive"), "withdrawn": N_("whether it stands"),
    "withdrawn_reason": N_("why it was withdrawn"),
    "taken_out": N_("whether it goes into documents"), "keeper": N_("which one keeps the number"),
    "caption": N_("the caption"), "faces": N_("whether there are faces"),
    "media": N_("the picture"), "cut_from": N_("the photo it was cut from"),
    "pack": N_("the texts"), "exercise": N_("the exercise"), "agenda": N_("the agenda"),
    "item": N_("the part of the agenda"), "minutes": N_("the minutes"),
    "optional": N_("whether it may be left out"), "packed": N_("what is in the bag"),
    "people": N_("the number of people"), "size": N_("the number of people"),
    "officials": N_("the number of officials"), "admitted": N_("how many were admitted"),
    "audience": N_("for whom it is"), "low_literacy": N_("whether little is read"),
    "attendance_note": N_("how people were counted"), "dimension": N_("what is counted"),
    "category": N_("the category"), "nickname": N_("the nickname"), "code": N_("the code"),
    "municipality": N_("the municipality"), "department": N_("the department"),
    "country": N_("the country"), "language": N_("the language"),
    "center": N_("the middle of the map"), "outline": N_("the outline"),
    "latitude": N_("the spot on the map"), "longitude": N_("the spot on the map"),
    "x": N_("the spot on the drawing"), "y": N_("the spot on the drawing"),
    "approximate": N_("whether the spot is approximate"), "upto": N_("up to where it goes"),
    "note": N_("the note"), "notes": N_("the notes"), "allies": N_("the allies"),
    "unit": N_("the unit"), "baseline": N_("where it begins"), "target": N_("the target"),
    "measured": N_("what was measured"), "sdg": N_("the development goals"),
    "economy_action": N_("the action of the economic plan"),
    "follow_up": N_("what came of it"), "office": N_("the office"),
    "offices": N_("the offices"), "outcome": N_("the decision"), "why": N_("on what it rests"),
    "against_zone": N_("whether it goes against the zone"), "gate": N_("the condition"),
    "answer": N_("the answer"), "would_open": N_("what would open it"),
    "capacity_at_least": N_("the least capacity"),
    "capacity_round": N_("which assessment counts"),
    "question": N_("the question"), "method": N_("the method"),
    "per_person": N_("how many each person gives"),
    "max_per_option": N_("how many go to one option"),
    "max_approvals": N_("how many may be marked"), "tie_rule": N_("what breaks a tie"),
    "public_seed": N_("the seed"), "seed_later": N_("when the seed is made"),
    "label_top": N_("how many are marked as first"), "grouping": N_("how the room is grouped"),
    "channels": N_("how people vote"), "closing": N_("what was counted at closing"),
    "with_codes": N_("whether codes are asked for"), "rehearsal": N_("whether it is a rehearsal"),
    "held_before": N_("whether it was held before"), "opened_at": N_("when it was opened"),
    "closed_at": N_("when it was closed"), "run_off_of": N_("whose tie it settles"),
    "members": N_("the proposals in it"), "score": N_("the score"),
    "criterion": N_("the criterion"), "evidence": N_("what it rests on"),
    "demand": N_("the demand"), "vacancies": N_("the vacancies"),
    "severity": N_("how much it weighs"), "starting_cost": N_("the cost of starting"),
    "interviews": N_("the interviews"), "original_text": N_("the original text"),
    "original_language": N_("the original language"),
    "source_note": N_("the note on the source"), "stage": N_("the stage"),
    "problem": N_("the problem"), "objective": N_("the objective"),
    "population": N_("the population"), "rough_cost": N_("the rough cost"),
    "next_step": N_("the next step"), "facts": N_("the particulars"),
    "address": N_("the address"), "hours": N_("the hours"),
    "opening_hours": N_("the opening hours"), "phones": N_("the phones"),
    "services": N_("the services"), "field": N_("the field of work"), "sheet": N_("the sheet"),
    "verified_on": N_("when it was checked"), "status": N_("the state"),
    "plain": N_("the explanation"), "superseded_by": N_("what replaced it"),
    "step": N_("the step"), "seconds": N_("the seconds"), "left": N_("the seconds left"),
    "since": N_("since when"), "began": N_("when it began"), "ended": N_("whether it ended"),
    "entity": N_("the kind of record"), "row": N_("the record"),
}  # fmt: skip
"""Fields that are called the same in every kind of record."""

_OWN: dict[tuple[str, str], str] = {
    ("Action", "beneficiaries"): N_("how many benefit"),
    ("Commitment", "by"): N_("by when"),
    ("Confirmation", "field"): N_("the field"),
    ("MarketStudy", "start"): N_("the first day"),
    ("MarketStudy", "end"): N_("the last day"),
    ("Pin", "place"): N_("the name of the place"),
    ("PrivateNote", "text"): N_("the note"),
}
"""Fields that a kind of record calls otherwise."""


def entity_name(entity: str) -> Term:
    """The kind of a record as people say it; one that a newer program made is called an entry."""
    return Term(ENTITIES.get(entity, N_("Entry")))


def field_name(entity: str, field: str) -> Term:
    """A field of a kind of record as people say it ("the text"); an unknown one is a detail."""
    own = _OWN.get((entity, field))
    return Term(own or _EVERYWHERE.get(field, N_("a detail")))
