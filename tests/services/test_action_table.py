"""Cells of the action table: read, written, filled down, pasted; and the lines that keep up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workshop_app.domain.action_plan import Action, Indicator, Source
from workshop_app.domain.places import Territory
from workshop_app.services import action_parts, action_plan, action_table, commitments, programmes
from workshop_app.services.action_columns import COLUMNS, Kept, typed
from workshop_app.services.action_lines import Lines
from workshop_app.services.news import Changed
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

LANGUAGES = ("es", "en", "pt_BR", "fr")


def kept_of(plan: OpenPlan, language: str = "es") -> Kept:
    return Kept(Words(language), plan.plan.currency, Lines(plan))


@pytest.fixture
def two(plan: OpenPlan) -> list[str]:
    """The ids of two actions without anything."""
    return [action_plan.add(plan, title, "health").id for title in ("Luz", "Agua")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_cell_shows_is_read_back_as_what_is_kept(sample: OpenPlan, language: str) -> None:
    kept = kept_of(sample, language)
    for line in kept.lines.all:
        for column in COLUMNS.values():
            if column.read is None:
                continue
            value = column.read(kept, typed(kept, column, line))
            kind, _, name = column.field.rpartition(".")
            held: object = line.action
            if kind:
                held = {"source": line.sources, "indicator": line.indicators}[kind][0]
            if column.key in ("territories", "proposals"):
                assert set(value) == set(getattr(line, column.key)), column.key
            elif column.key == "sdg":
                assert set(value) == set(line.action.sdg)
            elif column.key == "kind":
                assert value == line.sources[0].kind
            else:
                assert value == getattr(held, name), (column.key, line.number)


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("cost", "95 millones", "cost", 95_000_000),
        ("cost", "", "cost", None),
        ("start", "mar 2027", "start", "2027-03"),
        ("start", "3/2027", "start", "2027-03"),
        ("start", "2027-03", "start", "2027-03"),
        ("months", "14 meses", "months", 14),
        ("theme", "vivienda", "theme", "housing"),
        ("perspective", "gobernanza", "perspective", "governance"),
        ("sdg", "11, 3", "sdg", (3, 11)),
        ("allies", "Junta; SENA", "allies", ("Junta", "SENA")),
        ("beneficiaries", "1.200", "beneficiaries", 1200),
    ],
)
def test_a_cell_is_read_as_people_write(
    plan: OpenPlan, two: list[str], column: str, text: str, field: str, value: object
) -> None:
    action_table.fill(plan, kept_of(plan), {(two[0], column): text})
    assert getattr(plan.one(Action, two[0]), field) == value


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("cost", "mucho"), ("cost", "-5"), ("start", "pronto"), ("start", "13/2027"),
        ("months", "0"), ("months", "200"), ("theme", ""), ("theme", "deporte"), ("title", " "),
        ("sdg", "3, 18"), ("target", "diez"), ("beneficiaries", "2,5"), ("proposals", "99"),
        ("territories", "Marte"), ("number", "3"), ("horizon", "corto"), ("target", "4"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_sentence_and_changes_nothing(
    plan: OpenPlan, two: list[str], column: str, text: str
) -> None:
    before = plan.one(Action, two[0])
    with pytest.raises(KnownError) as told:
        action_table.fill(plan, kept_of(plan), {(two[0], column): text})
    assert "Nothing was changed" in str(told.value)
    assert plan.one(Action, two[0]) == before
    assert plan.all(Indicator) == []


def test_several_cells_are_one_step_and_the_horizon_follows(plan: OpenPlan, two: list[str]) -> None:
    cells = {(id, "months"): "40" for id in two} | {(id, "responsible"): "Salud" for id in two}
    action_table.fill(plan, kept_of(plan), cells)
    assert {(a.months, a.horizon, a.responsible) for a in plan.all(Action)} == {
        (40, "long", "Salud")
    }
    assert plan.undoable == "action.fill"
    plan.undo()
    assert {(a.months, a.horizon, a.responsible) for a in plan.all(Action)} == {(None, "", "")}


def test_one_bad_cell_of_several_keeps_all_as_they_were_and_says_which(
    plan: OpenPlan, two: list[str]
) -> None:
    cells = {(two[0], "cost"): "5", (two[1], "cost"): "mucho"}
    with pytest.raises(KnownError) as told:
        action_table.fill(plan, kept_of(plan), cells)
    assert told.value.told(Words("es")).startswith("A2, Costo:")
    assert [one.cost for one in plan.all(Action)] == [None, None]


def test_the_guard_asks_before_a_cell_is_kept(plan: OpenPlan, two: list[str]) -> None:
    cell = {(two[0], "responsible"): "la señora Marta Rojas"}
    with pytest.raises(MarkedText):
        action_table.fill(plan, kept_of(plan), cell)
    assert plan.one(Action, two[0]).responsible == ""
    action_table.fill(plan, kept_of(plan), cell, confirmed=True)
    assert plan.one(Action, two[0]).responsible == "la señora Marta Rojas"


def test_source_and_indicator_are_written_in_their_cells(plan: OpenPlan, two: list[str]) -> None:
    cells = {(two[0], "kind"): "Nación", (two[0], "cost"): "7", (two[0], "indicator"): "Puntos",
             (two[0], "target"): "1.140,5", (two[0], "unit"): "puntos"}  # fmt: skip
    action_table.fill(plan, kept_of(plan), cells)
    (source,), (indicator,) = plan.all(Source), plan.all(Indicator)
    assert (source.kind, source.amount) == ("nation", 7)
    assert (indicator.name, indicator.target, indicator.unit) == ("Puntos", 1140.5, "puntos")
    action_table.fill(plan, kept_of(plan), {(two[0], "source"): ""})
    assert plan.all(Source) == []


def test_what_hangs_on_an_action_twice_is_left_to_its_sheet(plan: OpenPlan, two: list[str]) -> None:
    action = plan.one(Action, two[0])
    for name in ("Municipio", "Nación"):
        action_parts.add_source(plan, action, name)
    with pytest.raises(KnownError, match="sheet"):
        action_table.fill(plan, kept_of(plan), {(two[0], "source"): "Otra"})
    assert len(plan.all(Source)) == 2


def test_a_block_of_a_spreadsheet_is_rows_of_tabs() -> None:
    text = 'a\tb\r\n"c\nd"\t\r\n\t\r\n'
    assert action_table.pasted(text) == [["a", "b"], ["c\nd", ""]]


# -- the lines keep up ----------------------------------------------------------------------------
@pytest.fixture
def kept_up(sample: OpenPlan) -> Iterator[tuple[Lines, list[list[int] | None]]]:
    """Lines that hear the plan's news, and what they said was changed."""
    lines, said = Lines(sample), []
    stop = sample.news.subscribe(lambda news: said.append(lines.take(news)))
    yield lines, said
    stop()


def test_lines_kept_up_are_as_lines_read_anew(
    sample: OpenPlan, kept_up: tuple[Lines, list[list[int] | None]]
) -> None:
    lines, said = kept_up
    actions = action_plan.actions(sample)
    action_plan.edit(sample, actions[3], responsible="Planeación", cost=5)
    assert said[-1] == [3]
    action_parts.add_source(sample, sample.one(Action, actions[4].id), "Nación", "nation", 1)
    assert said[-1] == [4]
    action_parts.take_away(sample, sample.all(Indicator, action=actions[5].id)[0])
    commitments.promise(sample, "Junta", "Contar", action=actions[6].id)
    territories = [one.id for one in sample.all(Territory)]
    action_plan.take_place_in(sample, actions[7], territories)
    action_plan.answer_with(sample, actions[8], [])
    action_plan.move(sample, sample.one(Action, actions[0].id), 5)
    action_plan.remove(sample, sample.one(Action, actions[9].id))
    programmes.add(sample, "Otro")
    for _ in range(3):
        sample.undo()
    assert lines.all == Lines(sample).all


def test_an_edit_reads_one_line_of_many(plan: OpenPlan) -> None:
    with plan.step("action.make") as step:
        for n in range(200):
            step.add(Action(id=f"{n:032x}", letter="", count=n + 1, title=f"Acción {n}",
                            theme="health", position=float(n)))  # fmt: skip
    lines = Lines(plan)
    before = list(lines.all)
    changed = Changed("action.edit", {("Action", f"{7:032x}"): frozenset(["responsible"])})
    action_plan.edit(plan, plan.one(Action, f"{7:032x}"), responsible="Salud")
    assert lines.take(changed) == [7]
    assert [at for at, line in enumerate(lines.all) if line is not before[at]] == [7]
