"""``similar FILE TEXT``: the proposals most like a text, best first."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, Console
from workshop_app.text import N_, KnownError, plain
from workshop_app.translation.languages import DEFAULT

LIMIT = 10
"""How many are told."""

Texts = dict[str, tuple[str, str]]
"""Id → text and printed number ("" where there is none)."""


def take(call: Call) -> None:
    call.add_argument("file", metavar="FILE", help=N_("a plan, or a .csv with id and text"))
    call.add_argument("text", metavar="TEXT", help=N_("the words to compare with"))
    call.add_argument("--json", action="store_true", help=N_("prints one JSON object"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.domain.similar import Index

    if not options.text.strip():
        raise KnownError(N_("similar: the text is empty. Write what to look for."))
    path = Path(options.file)
    texts, language = _of_table(path) if path.suffix.lower() == ".csv" else _of_plan(path, console)
    index = Index([(id, text) for id, (text, _) in texts.items()], language)
    found = index.most_like(options.text, LIMIT)
    if options.json:
        console.say_json(
            {
                "similar": [
                    {"id": id, "text": texts[id][0], "score": round(score, 4)}
                    | ({"number": texts[id][1]} if texts[id][1] else {})
                    for id, score in found
                ]
            }
        )
        return DONE
    for id, score in found:
        text, number = texts[id]
        console.say(f"{console.words.percent(score):>6}  {number or id}  {text}")
    if not found:
        console.say(console.words("No proposal is like it."))
    return DONE


def _of_plan(path: Path, console: Console) -> tuple[Texts, str]:
    from workshop_app.domain.proposals import Proposal
    from workshop_app.services import numbering, proposals

    with console.reading(path) as plan:
        numbers = numbering.labels(plan, Proposal)
        standing = proposals.on_the_board(plan)
        return {one.id: (one.text, numbers[one.id]) for one in standing}, plan.plan.language


def _of_table(path: Path) -> tuple[Texts, str]:
    from workshop_app.domain.incoming import UNRECKONED
    from workshop_app.services.table_files import read_table

    rows = read_table(path, {"text": "text"})
    heads = [plain(head) for head in rows[0]] if rows else []
    if "id" not in heads or "text" not in heads:
        raise KnownError(
            N_("{name} needs the columns id and text in its first row."), name=path.name
        )
    id_at, text_at = heads.index("id"), heads.index("text")
    said = (row for row in rows[1:] if len(row) > max(id_at, text_at) and row[text_at].strip())
    whole = (row for row in said if row[text_at] != UNRECKONED)
    return {row[id_at]: (row[text_at], "") for row in whole}, DEFAULT
