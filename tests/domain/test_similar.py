"""Proposals that say the same in other words are found; others are not named."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.voting.rounds import sample
from workshop_app.domain.similar import ALIKE, LIKE, VERY_LIKE, Index, how_alike, most_like
from workshop_app.domain.similar_words import lexicon

PLAN = sample("plan")
CLUSTER = {member: one["id"] for one in PLAN["clusters"] for member in one["members"]}
TEXTS = [(one["id"], one["title"]["es"]) for one in PLAN["proposals"]]


@pytest.mark.parametrize("id_", sorted(CLUSTER))
def test_the_other_member_of_a_cluster_is_found(id_: str) -> None:
    found = Index(TEXTS).most_like(dict(TEXTS)[id_], 2, but=id_)
    scores = {other: score for other, score in found if CLUSTER.get(other) == CLUSTER[id_]}
    assert scores
    assert max(scores.values()) >= LIKE


def test_few_others_of_the_sample_are_named() -> None:
    index = Index(TEXTS)
    named = [
        (id_, other)
        for id_, text in TEXTS
        for other, _ in index.most_like(text, 9, least=LIKE, but=id_)
        if CLUSTER.get(id_, id_) != CLUSTER.get(other)
    ]
    assert len(named) <= 4


@pytest.mark.parametrize("id_", sorted(CLUSTER))
def test_it_works_in_english_too(id_: str) -> None:
    texts = [(one["id"], one["title"]["en"]) for one in PLAN["proposals"]]
    best, _ = Index(texts, "en").most_like(dict(texts)[id_], 1, but=id_)[0]
    assert CLUSTER[best] == CLUSTER[id_]


CANDIDATES = [
    ("roofs", "Arreglar los techos que se mojan en la parte alta de Belén"),
    ("bank", "Banco de materiales para arreglar techos y pisos antes de las lluvias"),
    ("lights", "Alumbrado público en la cancha"),
    ("nursery", "Jardín infantil cerca para dejar los niños"),
    ("doctor", "Un doctor fijo en el centro de salud"),
    ("fair", "Mercado campesino cada quince días"),
]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Que arreglen las goteras de los techos de arriba", "roofs"),
        ("Alumbardo publico en la cancah", "lights"),
        ("ALUMBRADO PÚBLICO", "lights"),
        ("Bombillos para la cancha", "lights"),
        ("Guardería para los hijos de las que trabajan", "nursery"),
        ("Puesto de salud con médico todos los días", "doctor"),
        ("Que legalicen los mercados campesinos", "fair"),
    ],
)
def test_other_words_endings_and_typing_errors_are_seen_through(text: str, best: str) -> None:
    found = most_like(text, CANDIDATES)
    assert found[0][0] == best
    assert found[0][1] >= LIKE


def test_the_same_sentence_scores_one_whatever_its_case_and_accents() -> None:
    assert most_like("  alumbrado PUBLICO en la cancha", CANDIDATES)[0] == ("lights", 1.0)


def test_sentences_with_nothing_in_common_are_not_found() -> None:
    assert most_like("Biblioteca rodante con cuenteros", CANDIDATES) == []
    assert most_like("", CANDIDATES) == []
    assert most_like("de la que los", CANDIDATES) == []


def test_the_spelling_of_a_stem_does_not_part_two_forms_of_one_word() -> None:
    stem = lexicon("es").stem
    assert stem("legalizar") == stem("legalicen")
    assert stem("buscar") == stem("busque")
    assert stem("capacitacion") == stem("capacitaciones")


def test_an_index_follows_what_changes() -> None:
    index = Index(CANDIDATES)
    index.put("lights", "Biblioteca rodante con libros")
    assert len(index) == len(CANDIDATES)
    assert index.most_like("Alumbrado público en la cancha", least=LIKE) == []
    assert index.most_like("libros en una biblioteca", 1)[0][0] == "lights"
    index.remove("lights")
    index.remove("nobody")
    assert index.most_like("libros en una biblioteca") == []
    assert len(index) == len(CANDIDATES) - 1


ALIKE_PAIRS = [
    ("Arreglar el parque infantil de la calle 12", "Parque infantil calle 12: que lo arreglen"),
    ("Alumbrado público en las escaleras de Belén", "LUZ EN LAS ESCALERAS DE BELEN"),
    ("Puesto de salud con médico los sábados", "Que haya médico el sábado en el puesto de salud"),
    ("Títulos de los predios de la parte alta", "Legalizar los predios de la parte alta"),
    ("Reductores de velocidad frente al colegio", "reductres de velocidd frente al colegio"),
    (
        "Comedor escolar",
        "Pedimos un comedor escolar: muchos niños llegan sin desayuno y en la tarde no rinden",
    ),
]
UNLIKE_PAIRS = [
    ("Arreglar el parque infantil de la calle 12", "Arreglar el alcantarillado de la calle 40"),
    ("Centro de salud en la parte alta", "Pavimentar la calle de la Salud"),
    ("Feria de emprendimientos cada mes", "Escuela de fútbol para niñas"),
    ("Cupos en el colegio para los que llegan", "Baranda en el puente de la quebrada"),
]
OTHERS = [(f"other {n}", text) for n, (_, text) in enumerate(TEXTS)]


@pytest.mark.parametrize(("one", "other"), ALIKE_PAIRS)
def test_texts_that_say_the_same_are_told_alike(one: str, other: str) -> None:
    for asked, there in ((one, other), (other, one)):
        found = most_like(asked, [("there", there), *OTHERS], 3)
        assert found[0][0] == "there"
        assert how_alike(found[0][1]) in ("like", "very_like")


@pytest.mark.parametrize(("one", "other"), UNLIKE_PAIRS)
def test_texts_about_something_else_are_not_told_alike(one: str, other: str) -> None:
    for asked, there in ((one, other), (other, one)):
        scores = dict(most_like(asked, [("there", there), *OTHERS], 99))
        assert how_alike(scores.get("there", 0.0)) == ""


def test_a_place_of_the_same_name_tells_two_proposals_of_one_kind_apart() -> None:
    found = most_like(
        "Reparar el suelo de la calle Salud",
        [
            ("street", "Aceras rotas y estrechas. Toda la calle de la Salud las tiene así"),
            ("clinic", "Reparar el suelo del centro de salud"),
            ("court", "Reparar la cancha deportiva"),
            *OTHERS,
        ],
    )
    assert [id_ for id_, _ in found[:2]] in (["street", "clinic"], ["clinic", "street"])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Repair the street lights of Hill Street", "Street lighting on Hill street, please"),
        ("pt_BR", "Iluminação da praça da escola", "Iluminar a praça em frente da escola"),
        ("fr", "Réparer les trottoirs de la rue Haute", "Réparation du trottoir, rue Haute"),
    ],
)
def test_other_languages_have_their_stems_and_places(language: str, one: str, other: str) -> None:
    found = most_like(one, [("there", other), *OTHERS], 1, language)
    assert found[0][0] == "there"
    assert found[0][1] >= LIKE


WORDS = st.lists(
    st.sampled_from(["techo", "luz", "cancha", "salud", "médico", "agua", "calle", "de"]),
    max_size=5,
)
unhurried = settings(deadline=None)
SENTENCES = st.lists(WORDS.map(" ".join), min_size=1, max_size=8)


@unhurried
@given(SENTENCES, SENTENCES, WORDS.map(" ".join))
def test_an_index_that_changed_equals_a_new_one(
    before: list[str], after: list[str], text: str
) -> None:
    index = Index((str(n), one) for n, one in enumerate(before))
    for n in range(max(len(before), len(after))):
        if n < len(after):
            index.put(str(n), after[n])
        else:
            index.remove(str(n))
    fresh = Index((str(n), one) for n, one in enumerate(after))
    assert index.most_like(text, 99) == fresh.most_like(text, 99)


@unhurried
@given(SENTENCES, WORDS.map(" ".join), st.randoms(use_true_random=False))
def test_the_order_of_putting_changes_nothing(texts: list[str], text: str, chance: Random) -> None:
    named = [(str(n), one) for n, one in enumerate(texts)]
    mixed = list(named)
    chance.shuffle(mixed)
    assert Index(named).most_like(text, 99) == Index(mixed).most_like(text, 99)


@unhurried
@given(SENTENCES, SENTENCES, WORDS.map(" ".join))
def test_what_was_removed_is_as_if_it_had_never_been_there(
    stay: list[str], go: list[str], text: str
) -> None:
    """Also after so many removals that the rows are packed."""
    index = Index([(f"go {n}", one) for n, one in enumerate(go)])
    for n, one in enumerate(stay):
        index.put(f"stay {n}", one)
    for n in range(len(go)):
        index.remove(f"go {n}")
    fresh = Index((f"stay {n}", one) for n, one in enumerate(stay))
    assert index.most_like(text, 99) == fresh.most_like(text, 99)
    assert len(index) == len(stay)


@unhurried
@given(SENTENCES, WORDS.map(" ".join))
def test_scores_lie_between_nought_and_one_and_fall(texts: list[str], text: str) -> None:
    found = Index((str(n), one) for n, one in enumerate(texts)).most_like(text, 99)
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1.0 for score in scores)


def test_how_alike_is_said_in_two_words_or_not_at_all() -> None:
    assert [how_alike(s) for s in (1.0, VERY_LIKE, LIKE, LIKE - 0.01, 0.0)] == [
        "very_like", "very_like", "like", "", "",
    ]  # fmt: skip
    assert set(ALIKE) == {"very_like", "like"}
