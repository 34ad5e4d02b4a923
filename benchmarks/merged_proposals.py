"""The proposals of a city with the groups that its own commission merged, as id, text, group.

    python benchmarks/merged_proposals.py FOLDER OUT.csv

FOLDER is ``data`` of the public repository aldeapucela/participativos2027: 1,008 proposals of the
participatory budget 2027 of Valladolid (Spain), with the minutes of the commission. It is looked
up by hand and never part of this repository. Which were merged stands in titles and minutes
(«agrupada con 7758, 8427»); these marks are taken out of the texts. Text: title and description.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_NUMBERS = r"(?:las?\s+)?(?:propuestas?\s+)?((?:\d{4}[\s,yY]*)+)"
_MARK = re.compile(rf"\(?\s*\bagrup\w*\.?(?:\s+con)?\s+{_NUMBERS}\)?", re.IGNORECASE)
_MINUTES = re.compile(rf"agrup\w+\s+con\s+{_NUMBERS}", re.IGNORECASE)
_LAST = re.compile(r"\((\d{4})\)\s*$")
_FIRST = re.compile(r"^\d{4}\s*-\s*")
_STATUS = re.compile(r"\(inadmitida\)", re.IGNORECASE)


def merged(folder: Path) -> Iterator[tuple[str, str]]:
    """Pairs of ids that the commission put together."""
    for one in _proposals(folder):
        yield from _of_title(one["code"], one["title"])
    for row in _rows(folder / "finales-web-clean.csv"):
        yield from _of_title(row["propuesta_id"], row["titulo_web"])
    for row in _rows(folder / "mesa-final-unificado.csv"):
        yield from _of_title(row["propuesta_id"], row["titulo_propuesta"])
        for column in ("razon_exclusion", "extracto_acta"):
            for found in _MINUTES.finditer(row[column] or ""):
                yield from _pairs(row["propuesta_id"], found[1])


def _of_title(id: str, title: str) -> Iterator[tuple[str, str]]:
    for found in _MARK.finditer(title):
        yield from _pairs(id, found[1])
    if last := _LAST.search(title):
        yield id, last[1]


def _pairs(id: str, numbers: str) -> Iterator[tuple[str, str]]:
    for number in re.findall(r"\d{4}", numbers):
        yield id, number


def _proposals(folder: Path) -> list[dict[str, str]]:
    read: list[dict[str, str]] = json.loads(
        (folder / "proposals_data.json").read_text(encoding="utf-8")
    )
    return read


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rows(folder: Path) -> list[tuple[str, str, str]]:
    """Id, text, group ("" where it was merged with none)."""
    texts = {one["code"]: _text(one) for one in _proposals(folder)}
    above: dict[str, str] = {}

    def top(id: str) -> str:
        while above.get(id, id) != id:
            id = above[id]
        return id

    for one, other in merged(folder):
        if one in texts and other in texts:
            above[top(one)] = top(other)
    sizes = Counter(map(top, texts))
    return [(id, texts[id], top(id) if sizes[top(id)] > 1 else "") for id in sorted(texts)]


def _text(one: dict[str, str]) -> str:
    title = _STATUS.sub("", _LAST.sub("", _FIRST.sub("", _MARK.sub(" ", one["title"]))))
    return f"{' '.join(title.split())}. {' '.join((one['description'] or '').split())}"


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    with Path(sys.argv[2]).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "text", "group"))
        writer.writerows(rows(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
