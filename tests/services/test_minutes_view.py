"""The minutes of a real round: only once shown, never of a rehearsal, nothing under five."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.casting import cast_many
from tests.services.test_ballot_view import drafted
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import documents, paper, results, rounds, votes
from workshop_app.services.minutes_view import read_minutes, round_with_result
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_value import check_value_of
from workshop_app.storage import urn
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ES = Words("es")


def text_of(content: bytes) -> str:
    (page,) = PdfReader(io.BytesIO(content)).pages
    return " ".join(page.extract_text().replace("\u00a0", " ").split())


def held(plan: OpenPlan, marks: list[tuple[str, int]], **facts: object) -> VoteRound:
    """A round in which one ballot gave each of ``marks``, shown to the room."""
    opened = votes.open_round(plan, drafted(plan, **facts))
    cast_many(plan, opened, [urn.Cast("", (one,)) for one in marks])
    return votes.show_result(plan, votes.close_round(plan, opened))


def test_there_are_none_before_the_result_was_shown_nor_of_a_rehearsal(plan: OpenPlan) -> None:
    draft = drafted(plan)
    for state in (draft, votes.open_round(plan, draft)):
        with pytest.raises(KnownError, match="has not been shown"):
            documents.minutes(plan, state, ES)
    closed = votes.close_round(plan, draft)
    with pytest.raises(KnownError, match="has not been shown"):
        documents.export(plan, "minutes-pdf", ES)
    assert documents.things_for(plan, "minutes-pdf") == []
    votes.show_result(plan, closed)
    documents.export(plan, "minutes-pdf", ES)
    with pytest.raises(KnownError, match="rehearsal"):
        documents.minutes(plan, drafted(plan, rehearsal=True), ES)


def test_they_tell_hours_counts_and_the_check_value_of_the_count(plan: OpenPlan) -> None:
    shown = held(plan, [("1", 2)] * 6 + [("2", 1)] * 5)
    view = read_minutes(plan, shown)
    assert view.round.opened is not None
    assert view.round.closed is not None
    assert view.round.opened <= view.round.closed
    result = view.round.result
    assert result is not None
    said = text_of(documents.minutes(plan, shown, ES))
    assert result.check_value.replace(" ", "") in said.replace(" ", "")
    assert "válidas 11" in said
    assert "mango 7" in said
    assert "17 marcas en total." in said


def test_a_torn_ballot_is_void_as_one_that_cannot_be_read(plan: OpenPlan) -> None:
    opened = votes.open_round(plan, drafted(plan))
    cast_many(plan, opened, [urn.Cast("", (("1", 2), ("2", 2)))] * 6)
    paper.type_in(plan, opened, (("1", 2), ("2", 2)), void=True)
    shown = votes.show_result(plan, votes.close_round(plan, opened))
    result = read_minutes(plan, shown).round.result
    assert result is not None
    assert result.void == (("unreadable", 1),)
    assert "1 por rotura" in text_of(documents.minutes(plan, shown, ES))


def test_under_five_ballots_they_say_that_there_is_no_result(plan: OpenPlan) -> None:
    said = text_of(documents.minutes(plan, held(plan, [("1", 2)] * 4), ES))
    said = said.replace(check_value_of(plan), "")
    assert "no hay resultado" in said
    assert "Propuesta" not in said
    assert "4" not in said.split("Resultado")[1]


def test_a_second_round_names_the_first(plan: OpenPlan) -> None:
    first = held(plan, [("1", 1), ("2", 1)] * 3, tie_rule="second_round")
    assert "segunda ronda" in text_of(documents.minutes(plan, first, ES))
    draft = results.second_round(plan, first)
    draft = rounds.change_round(plan, draft, public_seed="ceiba 9", people=12, seed_later=False)
    opened = votes.open_round(plan, draft)
    cast_many(plan, opened, [urn.Cast("", (("1", 1),)) for _ in range(5)])
    again = votes.show_result(plan, votes.close_round(plan, opened))
    assert f"empataron en la ronda {first.name}" in text_of(documents.minutes(plan, again, ES))
    assert round_with_result(plan, None).id == again.id


def test_of_two_groups_no_share_is_told_in_any_document(plan: OpenPlan) -> None:
    draft = drafted(plan)
    groups = rounds.set_groups(plan, draft, "tables", [("Mango", 6), ("Ceiba", 6)])
    opened = votes.open_round(plan, draft)
    cast = [urn.Cast(groups[0].id, (("1", 2),))] * 4 + [urn.Cast(groups[0].id, (("2", 1),))] * 2
    cast += [urn.Cast(groups[1].id, (("2", 2),))] * 5 + [urn.Cast(groups[1].id, (("1", 1),))]
    cast_many(plan, opened, cast)
    shown = votes.show_result(plan, votes.close_round(plan, opened))
    result = read_minutes(plan, shown).round.result
    assert result is not None
    assert [share for group in result.groups for *_, share in group.first] == [None] * 4
    assert all(option.equal_mean is None for option in result.options)
    table = documents.export(plan, "results-csv", ES).decode("utf-8-sig")
    assert "Mango" in table
    assert "Mango (" not in table
    text = "".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(documents.export(plan, "plan-pdf", ES))).pages
    )
    assert "en orden" in text


def test_channels_of_older_and_newer_programs_are_told(plan: OpenPlan) -> None:
    shown = held(plan, [("1", 2)] * 6)
    for kept, told in (
        ({"paper": 6, "passed": 5, "drones": 7}, (("paper", 6), ("laptop", 5), ("drones", 7))),
        (None, (("paper", None),)),
    ):
        with plan.step("vote.show") as step:
            step.change(shown, closing={**(shown.closing or {}), "channels": kept})
        assert read_minutes(plan, shown).round.channels == told
