"""What the action plan as a PDF costs: by its size, and beside Typst.

    python benchmarks/plan_pdf.py [ACTIONS …]

Draws plans of 40, 100 and 1,000 actions (or of those given), each with its sheet, a row in its
theme's table and three proposals in annex A. CPU time, the best of three, and of one beyond 500
actions; fonts are loaded before. Memory is the most that a process of its own took. Then the text
of a plan of 200 actions, in the same headings, paragraphs, lists and tables and the same fonts but
without its charts, is set by Typst in the same run. The ratios mean the same on another machine.
Goals: 40 actions in 1.5 s; 1,000 actions at most 11 times 100; 1,000 within 300 MB; faster than
Typst. Status 1 where one is missed.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.export.made_views import many_view
from workshop_app import paths
from workshop_app.export.pdf.blocks import Block, Pair, Stack
from workshop_app.export.pdf.panel import Chain, Facts, Panel
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.plan import chapters, plan_pdf
from workshop_app.export.pdf.table import Table
from workshop_app.export.telling import Telling
from workshop_app.translation.catalogue import Words

BESIDE = 200
"""So many actions has the plan that Typst sets too."""

MOST_SECONDS, MOST_TIMES, MOST_MEGABYTES = 1.5, 11.0, 300.0

SETTING = """#set page("a4", margin: (x: 54pt, top: 70pt, bottom: 58pt), numbering: "1")
#set text(font: "Source Sans 3", size: 11pt, lang: "es", hyphenate: false)
#set par(leading: 4.5pt, spacing: 10pt)
#set table(stroke: (x, y) => (bottom: 0.6pt), inset: 3pt)
#show heading: set text(font: "Atkinson Hyperlegible Next")
#show table: set text(size: 9.5pt)
#set document(title: "Plan", date: none)
#outline()
"""


def ours(actions: int) -> bytes:
    """A plan of so many actions, drawn."""
    return plan_pdf(many_view(actions), Words("es"), lambda _done, _total: None)


def best(work: Callable[[], object], times: int = 3) -> float:
    """The least CPU time of some runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def our_seconds(actions: int) -> float:
    """CPU seconds of the first plan that a process draws; fonts are loaded, as a program's are."""
    ours(2)
    start = time.process_time()
    ours(actions)
    return time.process_time() - start


def memory(actions: int) -> float:
    """The most megabytes that this process takes to draw one plan."""
    ours(actions)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# -- the same text for Typst ----------------------------------------------------------------------
def quoted(told: str) -> str:
    """Text for Typst, none of it markup."""
    kept = told.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'#"{kept}"'


def markup(blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks in Typst's words, in their order."""
    for block in blocks:
        if isinstance(block, Heading):
            yield f"\n#heading(level: {block.style.tag[1:]})[{quoted(block.text)}]\n"
        elif isinstance(block, Paragraph):
            yield f"\n{quoted(block.text)}\n"
        elif isinstance(block, Table):
            yield from of_table(block)
        elif isinstance(block, Bullets):
            yield from (f"- {quoted(item.text)}\n" for item in block.items)
        elif isinstance(block, Facts):
            cells = [
                f"[{quoted(head.text)}\n\n*{quoted(fact.value)}*\n\n{quoted(below.text)}]"
                for fact, head, below in zip(block.facts, block._heads, block._below, strict=True)
            ]
            yield f"\n#grid(columns: {len(cells)}, {', '.join(cells)})\n"
        elif isinstance(block, Chain):
            for link in block.links:
                yield f"/ {quoted(link.name)}: {' '.join(markup(link.told)).strip()}\n"
        elif isinstance(block, Pair):
            yield from markup([*block.left.blocks, *block.right.blocks])
        elif isinstance(block, Panel | Stack):
            yield from markup(block.blocks)


def of_table(table: Table) -> Iterator[str]:
    """A table with its head and rows."""
    wide = [f"{c.width}pt" if not c.grows else f"{c.grows}fr" for c in table.columns]
    rows = [*table.rows, *([table.total] if table.total else [])]
    cells = [f"[{' '.join(markup(cell))}]" for one in rows for cell in one.cells]
    heads = ", ".join(f"[*{quoted(c.head)}*]" for c in table.columns)
    head = f"table.header({heads}), " if any(c.head for c in table.columns) else ""
    yield f"\n#table(columns: ({', '.join(wide)},), {head}{', '.join(cells)})\n"


def source() -> str:
    """The text of our plan for Typst."""
    view, words = many_view(BESIDE), Words("es")
    parts = [markup(chapter.blocks) for chapter in chapters(Telling(view, words))]
    return SETTING + "".join(piece for part in parts for piece in part)


def typst_seconds() -> float:
    """CPU seconds of Typst for our text, with tags and PDF/UA-1. It keeps what it has once set, so
    a process does it once."""
    import typst

    told = source().encode("utf-8")
    start = time.process_time()
    compiler = typst.Compiler(
        told, font_paths=[str(paths.resources("fonts"))], ignore_system_fonts=True
    )
    content = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    took = time.process_time() - start
    assert isinstance(content, bytes)
    return took


def alone(*told: str) -> float:
    """What a process of its own finds."""
    found = subprocess.run(
        [sys.executable, __file__, *told], check=True, capture_output=True, text=True
    )
    return float(found.stdout)


ALONE: dict[str, Callable[[int], float]] = {
    "--memory": memory,
    "--ours": our_seconds,
    "--typst": lambda _: typst_seconds(),
}


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in ALONE:
        print(ALONE[sys.argv[1]](int(sys.argv[2])))
        return
    sizes = [int(one) for one in sys.argv[1:]] or [40, 100, 1000]
    held = {size: alone("--memory", str(size)) for size in sizes}  # first: a child begins with ours
    ours(2)
    took = {size: best(lambda: ours(size), 1 if size > 500 else 3) for size in sizes}  # noqa: B023
    for size, seconds in took.items():
        print(f"{size} actions: {seconds:.2f} s of CPU, {held[size]:.0f} MB at most")
    mine, theirs = (min(alone(way, str(BESIDE)) for _ in range(3)) for way in ("--ours", "--typst"))
    print(f"{BESIDE} actions: ours {mine:.2f} s, Typst {theirs:.2f} s, ratio {mine / theirs:.2f}")
    missed = mine >= theirs
    if {40, 100, 1000} <= set(sizes):
        times = took[1000] / took[100]
        print(f"1,000 actions beside 100: {times:.1f} times")
        missed |= took[40] > MOST_SECONDS or times > MOST_TIMES or held[1000] > MOST_MEGABYTES
    raise SystemExit(int(missed))


if __name__ == "__main__":
    main()
