"""Erasing for good: words leave the row, every change that carried them, every copy of them on
ballots and in titles, and the pictures leave the media. A mark without the words stays (P-21).

The marks travel when files are joined and win over every older file, in whichever order (P-22).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa

from workshop_app.domain import erasure, history
from workshop_app.domain.free_texts import stretches
from workshop_app.domain.history import Change
from workshop_app.domain.text_guard import MASKS
from workshop_app.storage import marks as marked
from workshop_app.storage import sameness, tables
from workshop_app.storage.changes import COLUMNS, changes_of, changes_of_all, from_stored, rewrite
from workshop_app.storage.marks import Marks
from workshop_app.storage.record import Rows, Step, reread

_PHOTO, _MEDIA = erasure.PICTURE


@dataclass(slots=True)
class Taken:
    """What was taken out: the rows and fields it was in, the words and the pictures themselves (to
    look for what is left of them; they are never kept)."""

    rows: Rows = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    pictures: list[bytes] = field(default_factory=list)


def take_out(step: Step, marks: Marks) -> Taken:
    """Erase the fields that ``marks`` name, with the copies of their words, as part of ``step``."""
    everything = marked.together(marks, copies(step.connection, marks))
    taken = bring(step.connection, everything, step.pending)
    for key, names in taken.rows.items():
        step.erased.setdefault(key, set()).update(names)
    return taken


def bring(connection: sa.Connection, marks: Marks, pending: Collection[Change] = ()) -> Taken:
    """Keep ``marks`` and take out what they name. ``pending``: changes that are not in the table
    yet. Marks of rows that are not here wait for them."""
    marked.add(connection, marks)
    mask = marked.mask_word(connection)
    taken = Taken()
    hashes: set[str] = set()
    here = marked.of_rows(connection, marks)
    for row, known in changes_of_all(connection, marks).items():
        under = here.get(row, set())
        if known[0].entity == _PHOTO and (_MEDIA in under or erasure.steps_of(_MEDIA, under)):
            hashes |= pictures_of(known)  # what is still shown stays: ``drop_pictures`` asks
        _blank(connection, known, under, mask, taken)
    touched = changes_of_all(connection, [row for _, row in taken.rows])
    beside: dict[str, list[Change]] = defaultdict(list)
    for change in pending:
        beside[change.row].append(change)
    reread(connection, [[*known, *beside[known[0].row]] for known in touched.values()])
    drop_codes(connection, marks)
    taken.pictures = drop_pictures(connection, hashes)
    return taken


def _blank(
    connection: sa.Connection, known: list[Change], marks: set[str], mask: str, taken: Taken
) -> None:
    cleaned = []
    for change in known:
        clean = erasure.without(change, marks, mask)
        if clean is change:
            continue
        cleaned.append(clean)
        after = dict(erasure.carried(clean))
        for name, value in erasure.carried(change):
            if after[name] != value:
                taken.rows.setdefault((change.entity, change.row), set()).add(name)
                if (change.entity, name) != erasure.PICTURE:
                    taken.words.update(stretches(value))
    taken.words.discard(mask)
    rewrite(connection, *cleaned)


def words_again(connection: sa.Connection) -> Iterator[tuple[str, str, str]]:
    """(entity, row, field) where words stand in the record under a mark that says they are gone.
    The word for what was masked may be that of any language."""
    for row, under in marked.all_marks(connection).items():
        for change in changes_of(connection, row):
            clean = [dict(erasure.carried(erasure.without(change, under, mask))) for mask in MASKS]
            for name, value in erasure.carried(change):
                if all(one[name] != value for one in clean):
                    yield change.entity, row, name


# -- copies of words ------------------------------------------------------------------------------
@dataclass(slots=True)
class _Said:
    """What one record said that goes: ``words``, and whether ``all`` that it ever says goes."""

    words: set[str]
    all: bool


def copies(connection: sa.Connection, marks: Marks) -> Marks:
    """The marks of copies of what ``marks`` name, as far as this file can tell: titles of clusters
    and actions that are a proposal's words to the letter, options of rounds, and what is read as
    the same (``same_as``), which would be seen again when it is set apart."""
    found: Marks = defaultdict(set)
    for row, others in sameness.behind(connection, marks).items():
        _the_same(connection, found, row, marks[row], others)
    mask = marked.mask_word(connection)
    proposals = _said(connection, marks, "Proposal", "text", mask)
    clusters = _said(connection, marks, "Cluster", "label", mask)
    for proposal, said in proposals.items():
        for cluster in _clusters(connection, proposal):
            _equal(connection, found, cluster, "label", said.words)
        _actions(connection, found, [proposal], said.words)
    for cluster, said in clusters.items():
        _actions(connection, found, _members(connection, cluster), said.words)
    if proposals or clusters:
        _options(connection, found, proposals, clusters, mask)
    return dict(found)


def _the_same(
    connection: sa.Connection, found: Marks, row: str, under: set[str], others: list[str]
) -> None:
    """What ``others`` say that are the same as ``row``: all of a field that is erased; where only
    what was said before is, those very words."""
    whole, known = erasure.whole_fields(under), changes_of(connection, row)
    for other in others:
        found[other] |= whole
        for name in {mark.partition("@")[0] for mark in under if "@" in mark} - whole:
            steps = erasure.steps_of(name, under)
            gone = _wordings([one for one in known if one.step in steps], name)
            _equal(connection, found, other, name, gone - {""})


def _said(
    connection: sa.Connection, marks: Marks, entity: str, name: str, mask: str
) -> dict[str, _Said]:
    """For each row of ``entity`` under ``marks``: what it said in a field and loses."""
    found: dict[str, _Said] = {}
    for row, of in marks.items():
        steps = erasure.steps_of(name, of)
        known = changes_of(connection, row) if steps or name in of else []
        if known and known[0].entity == entity:
            gone = known if name in of else [one for one in known if one.step in steps]
            found[row] = _Said(_wordings(gone, name) - {"", mask}, name in of)
    return found


def earlier(connection: sa.Connection, row: str, names: Collection[str]) -> Marks:
    """The marks of what was said before in fields of a row; what stands there now (each of two
    wordings where they are in conflict) stays."""
    known = changes_of(connection, row)
    found: set[str] = set()
    for name in names:
        speaking = history.of_field(known, name)
        standing = [history.value(speaking[one], name) for one in history.heads(speaking)]
        found |= {
            erasure.at(name, change.step)
            for change in speaking.values()
            if (value := history.value(change, name)) and value not in standing
        }
    return {row: found} if found else {}


def _wordings(known: Iterable[Change], name: str) -> set[str]:
    return {str(value) for change in known for one, value in erasure.carried(change) if one == name}


def _clusters(connection: sa.Connection, proposal: str) -> set[str]:
    """Clusters that a proposal was ever in or keeps."""
    been = _wordings(changes_of(connection, proposal), "cluster")
    cluster = tables.ENTITY_TABLES["Cluster"].c
    return been.union(connection.scalars(sa.select(cluster.id).where(cluster.keeper == proposal)))


def _members(connection: sa.Connection, cluster: str) -> list[str]:
    proposal, own = tables.ENTITY_TABLES["Proposal"].c, tables.ENTITY_TABLES["Cluster"].c
    keeper = sa.select(own.keeper).where(own.id == cluster, own.keeper.is_not(None))
    within = sa.select(proposal.id).where(proposal.cluster == cluster)
    return [*connection.scalars(within), *(str(one) for one in connection.scalars(keeper))]


def _actions(
    connection: sa.Connection, found: Marks, proposals: list[str], words: set[str]
) -> None:
    link = tables.ENTITY_TABLES["ActionProposal"].c
    wanted = sa.select(link.action).where(link.proposal.in_(proposals))
    for action in connection.scalars(wanted).all():
        _equal(connection, found, action, "title", words)


def _equal(connection: sa.Connection, found: Marks, row: str, name: str, words: set[str]) -> None:
    if copied := erasure.equal_copies(changes_of(connection, row), name, words):
        found.setdefault(row, set()).update(copied)


def _options(
    connection: sa.Connection,
    found: Marks,
    proposals: dict[str, _Said],
    clusters: dict[str, _Said],
    mask: str,
) -> None:
    by_row: dict[str, list[Change]] = defaultdict(list)
    for row in connection.execute(sa.select(*COLUMNS).where(tables.change.c.entity == "Option")):
        change = from_stored(row)
        by_row[change.row].append(change)
    for option, known in by_row.items():
        here: set[str] = set()
        for proposal, said in proposals.items():
            if said.all:
                here |= erasure.on_ballot(known, proposal, said.words, mask)
            else:
                here |= erasure.wordings_on_ballot(known, proposal, said.words)
        for cluster in _wordings(known, "cluster") & clusters.keys():
            here |= erasure.equal_copies(known, "text", clusters[cluster].words)
        if here:
            found.setdefault(option, set()).update(here)


# -- codes ----------------------------------------------------------------------------------------
def drop_codes(connection: sa.Connection, marks: Marks) -> None:
    """Take out the codes of the rounds that ``marks`` say have lost them."""
    for row in [row for row, of in marks.items() if erasure.CODES in of]:
        connection.execute(tables.code.delete().where(tables.code.c.round == row))


# -- pictures -------------------------------------------------------------------------------------
def pictures_of(known: Iterable[Change]) -> set[str]:
    """The hashes of every picture that a photo showed at some time."""
    return _wordings(known, _MEDIA) - {""}


def drop_pictures(connection: sa.Connection, hashes: Collection[str]) -> list[bytes]:
    """Take out those pictures (hashes) that no photo names, now or in its past; gives their bytes."""
    if not hashes:
        return []
    alone = sorted(set(hashes) - named_pictures(connection))
    media = tables.media
    found = [connection.scalar(sa.select(media.c.data).where(media.c.hash == one)) for one in alone]
    for some in marked.lots(alone):
        connection.execute(tables.media.delete().where(media.c.hash.in_(some)))
    return [data for data in found if data is not None]


def named_pictures(connection: sa.Connection) -> set[str]:
    """The hashes that the photos and the maps of this file name, now or in their past."""
    holders = [entity for entity, _ in erasure.HOLDERS]
    wanted = sa.select(*COLUMNS).where(tables.change.c.entity.in_(holders))
    return pictures_of(from_stored(row) for row in connection.execute(wanted))
