"""What is printed of a round before and after it was voted on, from a real plan."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.casting import cast_many
from workshop_app.domain.rounds import VoteRound
from workshop_app.export.ballot_views import BallotChoice
from workshop_app.services import codes, documents, proposals, rounds, votes
from workshop_app.services.ballot_view import read_ballots, round_named
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ES = Words("es")


def text_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def drafted(plan: OpenPlan, **facts: object) -> VoteRound:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in ("uno", "dos")]
    values = {"places": 1, "people": 12, "public_seed": "mango 7", **facts}
    draft = rounds.draft(plan, "¿Qué es lo primero?", **values)
    rounds.choose_options(plan, draft, [p.id for p in made])
    return plan.one(VoteRound, draft.id)


def test_ballots_are_printed_in_every_state_and_always_alike(plan: OpenPlan) -> None:
    draft = drafted(plan)
    as_draft = text_of(documents.export(plan, "ballots-pdf", ES))
    assert "Propuesta uno" in as_draft
    opened = votes.open_round(plan, draft)
    cast_many(plan, opened, [votes.urn.Cast("", (("1", 2),)) for _ in range(7)])
    while_open = text_of(documents.export(plan, "ballots-pdf", ES, of="r1"))
    closed = votes.close_round(plan, opened)
    after = text_of(documents.export(plan, "ballots-pdf", ES, of=closed.id))
    assert while_open == after
    assert "14" not in after  # no total of what was cast


def test_a_batch_is_as_large_as_its_group(plan: OpenPlan) -> None:
    draft = drafted(plan)
    rounds.set_groups(plan, draft, "tables", [("Mesa Mango", 12), ("Mesa Ceiba", 8)])
    run = documents.ballots_to_print(plan, draft, ES, BallotChoice())
    assert run.batches == (("Mesa Mango", 14, 4), ("Mesa Ceiba", 9, 3))
    view = read_ballots(plan, draft)
    assert [one.letter for one in view.batches] == ["A", "B"]
    content = documents.ballots(plan, draft, ES, BallotChoice(size="letter"))
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == run.sheets == 7
    assert float(reader.pages[0].mediabox.width) == pytest.approx(612)
    assert "Mesa Ceiba · B" in reader.pages[6].extract_text()


def test_without_a_name_it_is_the_last_round_made_that_is_no_rehearsal(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="no vote round yet"):
        round_named(plan, None)
    first, second = drafted(plan), drafted(plan)
    drafted(plan, rehearsal=True)
    assert round_named(plan, None).id == second.id
    assert round_named(plan, f" {first.name.lower()} ").id == first.id
    assert round_named(plan, first.id).id == first.id
    with pytest.raises(KnownError) as refused:
        round_named(plan, "Z")
    assert "R1, R2" in refused.value.told(ES)


def test_a_draft_without_options_has_nothing_to_print(plan: OpenPlan) -> None:
    rounds.draft(plan, "¿Qué es lo primero?")
    with pytest.raises(KnownError, match="no options yet"):
        documents.export(plan, "ballots-pdf", ES)
    assert documents.things_for(plan, "ballots-pdf") == []


def test_over_forty_options_are_to_be_clustered_first(plan: OpenPlan) -> None:
    many = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(41)]
    draft = rounds.draft(plan, "¿Qué es lo primero?", people=9)
    rounds.choose_options(plan, draft, [one.id for one in many])
    with pytest.raises(KnownError) as refused:
        documents.export(plan, "ballots-pdf", ES)
    assert "Primero haga racimos" in refused.value.told(ES)


def test_slips_have_the_codes_that_were_made_and_the_plan_does_not(plan: OpenPlan) -> None:
    opened = votes.open_round(plan, drafted(plan))
    made = codes.make(plan, opened, 20)
    content = documents.code_slips(plan, opened, made, ES, address="http://10.0.0.2:8080/v")
    told = text_of(content)
    for code in made:
        assert f"{code[:3]} {code[3:6]}" in told
    assert plan.path.read_bytes().find(made[0][:6].encode()) == -1


def test_what_can_be_written_now_is_offered_by_its_round(sample: OpenPlan) -> None:
    offers = [(one.kind, one.of) for one in documents.offers(sample, ES)]
    for kind in ("ballots-pdf", "minutes-pdf", "votes-pb"):
        assert [of for key, of in offers if key == kind] == ["A", "B"]
    assert ("plan-pdf", None) in offers
    names = [one.name for one in documents.offers(sample, ES)]
    assert "Acta de una votación · Ronda A" in names
    draft = rounds.draft(sample, "¿Y ahora?")
    assert [one for one in documents.offers(sample, ES) if one.of == draft.name] == []
