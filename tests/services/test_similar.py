"""Similar proposals: found while writing, kept up by the news, quiet about the rest."""

from __future__ import annotations

from workshop_app.services import proposals, similar
from workshop_app.services.open_plan import OpenPlan

ASKED = "Que arreglen las goteras de los techos de arriba"


def test_the_most_alike_comes_first_and_others_are_not_named(plan: OpenPlan) -> None:
    roofs = proposals.capture(
        plan, "Arreglar los techos que se mojan en la parte alta", theme="housing"
    )
    proposals.capture(plan, "Feria quincenal de emprendimientos", theme="economy")
    found = similar.similar(plan, ASKED)
    assert [(one.proposal.id, one.number) for one in found] == [(roofs.id, "1")]
    assert found[0].how in ("very_like", "like")


def test_a_short_line_is_like_nothing(plan: OpenPlan) -> None:
    proposals.capture(plan, "Techos", theme="housing")
    assert similar.similar(plan, "Techos") == []


def test_what_is_captured_edited_withdrawn_or_undone_is_known_at_once(plan: OpenPlan) -> None:
    assert similar.similar(plan, ASKED) == []
    kept = proposals.capture(plan, "Arreglar las goteras de los techos", theme="housing")
    assert len(similar.similar(plan, ASKED)) == 1
    kept = proposals.edit(plan, kept, text="Feria de emprendimientos en la cancha")
    assert similar.similar(plan, ASKED) == []
    plan.undo()
    assert len(similar.similar(plan, ASKED)) == 1
    proposals.withdraw(plan, kept, "Se repite")
    assert similar.similar(plan, ASKED) == []


def test_at_most_so_many_are_named(plan: OpenPlan) -> None:
    for n in range(5):
        proposals.capture(plan, f"Arreglar las goteras de los techos {n}", theme="housing")
    assert len(similar.similar(plan, ASKED, limit=2)) == 2


def test_what_was_prepared_is_what_a_question_reads(plan: OpenPlan) -> None:
    one = proposals.capture(plan, "Arreglar las goteras de los techos", theme="housing")
    similar.of(plan).prepare()
    assert [alike.proposal.id for alike in similar.similar(plan, ASKED)] == [one.id]
    two = proposals.capture(plan, "Arreglar las goteras de los techos altos", theme="housing")
    similar.of(plan).prepare()
    assert {alike.proposal.id for alike in similar.similar(plan, ASKED)} == {one.id, two.id}
