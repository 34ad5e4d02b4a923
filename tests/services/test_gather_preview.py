"""What files would bring, told before anything is joined: the plan and the files stay as they are."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Photo, Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import gather, gather_preview, prepare, proposals, protection
from workshop_app.services.gather_preview import Bringing, preview
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage import planfile, urn
from workshop_app.text import KnownError

Other = Callable[..., Path]


@pytest.fixture
def other(plan: OpenPlan, tmp_path: Path, settings: Settings) -> Other:
    """Makes the file of another laptop from a copy of the plan and what is done in it."""

    def made(do: Callable[[OpenPlan], object], name: str = "otro") -> Path:
        path = tmp_path / "stick" / f"{name}.convite"
        path.parent.mkdir(exist_ok=True)
        planfile.copy_to(plan.store, path)
        number = len(list(path.parent.iterdir()))
        there = open_file(
            path, replace(settings, laptop=f"{number}e" * 16, nickname=f"oso {number}", letter="F")
        )
        do(there)
        there.close()
        return path

    return made


def said(text: str) -> Callable[[OpenPlan], object]:
    return lambda plan: proposals.capture(plan, text, theme="health")


def told(plan: OpenPlan, path: Path, **how: object) -> Bringing:
    (one,) = preview(plan, [path], **how)  # type: ignore[arg-type]
    return one


def test_what_is_new_changed_and_here_already(plan: OpenPlan, other: Other) -> None:
    first = proposals.capture(plan, "Luz", theme="health")
    proposals.capture(plan, "Agua", theme="health")

    def work(there: OpenPlan) -> None:
        said("Vías")(there)
        proposals.edit(there, there.one(Proposal, first.id), cost=1000)

    one = told(plan, other(work))
    assert one.new == {"Laptop": 1, "Proposal": 1}
    assert one.changed == {"Proposal": 1}
    assert (one.already, one.differs, one.laptops) == (3, 0, ("oso 1",))
    assert (one.name, one.title, one.refused, one.already_here) == (
        "otro.convite", "Cúcuta", None, False,
    )  # fmt: skip
    assert plan.count(Proposal) == 2
    assert plan.undoable == "proposal.capture"


def test_what_differs_is_told_of_the_file_that_brings_it(plan: OpenPlan, other: Other) -> None:
    first = proposals.capture(plan, "Luz", theme="health")

    def edit(word: str) -> Callable[[OpenPlan], object]:
        return lambda there: proposals.edit(there, there.one(Proposal, first.id), text=word)

    paths = [other(edit("Más luz"), "a"), other(edit("Luz ya"), "b"), other(said("Vías"), "c")]
    assert [one.differs for one in preview(plan, paths)] == [0, 1, 0]
    assert gather.differences(plan) == []


def test_the_same_file_twice_brings_something_once(plan: OpenPlan, other: Other) -> None:
    path = other(said("Vías"))
    twin = Path(shutil.copyfile(path, path.with_name("igual.convite")))
    first, second = preview(plan, [path, twin])
    assert (first.already_here, second.already_here) == (False, True)
    gather.join_into(plan, [path])
    assert told(plan, path).already_here


def test_a_folder_stands_for_the_plans_in_it(plan: OpenPlan, other: Other, tmp_path: Path) -> None:
    paths = [other(said("Vías"), "b"), other(said("Agua"), "a")]
    folder = paths[0].parent
    (folder / "._a.convite").write_bytes(b"what a system hides")
    (folder / "carta.txt").write_text("hola")
    (folder / "within").mkdir()
    assert [one.name for one in preview(plan, [folder])] == ["a.convite", "b.convite"]
    assert len(preview(plan, [folder, paths[0]])) == 2
    with pytest.raises(KnownError, match="no plan in the folder within"):
        preview(plan, [folder / "within"])
    assert told(plan, plan.path).refused is not None
    assert plan.path.parent == tmp_path
    with pytest.raises(KnownError, match="no plan in the folder"):
        preview(plan, [tmp_path])


def test_a_refused_file_says_why_beside_the_others(
    plan: OpenPlan, other: Other, tmp_path: Path
) -> None:
    bad = tmp_path / "carta.convite"
    bad.write_text("no plan")
    first, second = preview(plan, [bad, other(said("Vías"))])
    assert first.refused is not None
    assert "not a Convite plan" in first.refused.message
    assert not first.needs_secret
    assert second.new["Proposal"] == 1


def test_a_protected_file_asks_for_its_secret(plan: OpenPlan, other: Other) -> None:
    def protect(there: OpenPlan) -> None:
        said("Vías")(there)
        protection.protect(there, "colibrí azul sobre el río")

    path = other(protect)
    shut = told(plan, path)
    wrong = told(plan, path, secrets={path: "oso"})
    right = told(plan, path, secrets={path: "colibrí azul sobre el río"})
    assert (shut.needs_secret, shut.refused is not None) == (True, True)
    assert (wrong.needs_secret, wrong.refused is not None) == (True, True)
    assert (right.needs_secret, right.refused, right.new["Proposal"]) == (False, None, 1)
    (refused,) = gather.join_into(plan, [path])
    assert refused.refused is not None
    (came,) = gather.join_into(plan, [path], secrets={path: "colibrí azul sobre el río"})
    assert came.rows["Proposal"] == 1


def test_another_plan_is_told_as_such(plan: OpenPlan, tmp_path: Path, settings: Settings) -> None:
    theirs = Settings(laptop="3c" * 16, nickname="oso 3", letter="F")
    stranger = new_file(
        tmp_path / "otro.convite", theirs, Plan(id=new_id(), title="Otro", municipality="x")
    )
    stranger.close()
    one = told(plan, stranger.path)
    assert one.another_plan
    assert one.title == "Otro"


def voted(there: OpenPlan, state: str, id: str, workshop: str | None) -> None:
    with there.step("round.draft") as step:
        step.add(VoteRound(id=id * 32, name="A", question="¿Qué?", state=state, workshop=workshop))
        urn.cast(step.connection, id * 32, [urn.Cast("", (("1", 1),), f"{n}" * 32) for n in "123"])


def test_rounds_come_by_name_with_their_ballots_and_open_ones_stay(
    plan: OpenPlan, other: Other
) -> None:
    places = [prepare.add_workshop(plan, f"Taller {n}").id for n in (1, 2)]

    def work(there: OpenPlan) -> None:
        voted(there, "shown", "a", places[0])
        voted(there, "closed", "b", places[1])
        voted(there, "open", "c", places[1])

    path = other(work)
    one = told(plan, path)
    assert one.ballots == {"A": 3, "A · Taller 2": 3}
    assert one.open_rounds == ("A",)
    gather.join_into(plan, [path])
    assert told(plan, path).ballots == {}


def test_texts_that_would_come_in_masked_are_counted(plan: OpenPlan, other: Other) -> None:
    def work(there: OpenPlan) -> None:
        with there.step("proposal.capture") as step:
            step.add(Proposal(id=new_id(), letter="F", count=1, theme="health",
                              text="Llamar al 300 123 4567"))  # fmt: skip

    assert told(plan, other(work)).masked == 1


def test_pictures_are_not_read_for_it(plan: OpenPlan, other: Other) -> None:
    picture = BytesIO()
    Image.effect_noise((900, 900), 80).save(picture, "PNG")

    def work(there: OpenPlan) -> None:
        with there.step("photo.add") as step:
            step.add(Photo(id=new_id(), media=step.keep_media(picture.getvalue())))

    path = other(work)
    assert told(plan, path).new["Photo"] == 1
    gather.join_into(plan, [path])
    assert plan.media(plan.all(Photo)[0].media) == picture.getvalue()


def test_it_can_be_stopped_and_says_how_far_it_is(plan: OpenPlan, other: Other) -> None:
    class Stopped(Exception):
        pass

    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 1:
            raise Stopped

    paths = [other(said(word), word) for word in ("a", "b", "c")]
    with pytest.raises(Stopped):
        preview(plan, paths, progress=stop)
    assert heard == [(0, 3), (1, 3)]
    assert plan.count(Proposal) == 0
    gather.join_into(plan, paths)
    assert plan.count(Proposal) == 3


def test_nothing_chosen_is_said(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="No file was chosen"):
        gather_preview.preview(plan, [])


def test_a_plan_begun_earlier_says_that_it_gives_its_name(tmp_path: Path) -> None:
    paths = []
    for n, name in enumerate(("Cúcuta", "Villa del Rosario")):
        record = Plan(id=new_id(), title=name, municipality=name)
        made = new_file(tmp_path / f"{n}.convite", Settings(laptop=f"{n}a" * 8), record)
        made.close()
        paths.append(made.path)
    for here, there, said in ((1, 0, "Cúcuta"), (0, 1, "")):
        plan = open_file(paths[here], Settings(laptop="9a" * 8))
        (found,) = preview(plan, [paths[there]])
        assert (found.another_plan, found.names_plan) == (True, said)
        plan.close()
