"""What the action plan as a PDF costs beside a bare reportlab document of as many pages.

    python benchmarks/plan_pdf.py [ACTIONS]

Draws a plan of so many actions (40), each with its sheet, a row in its theme's table and three
proposals in annex A, and a bare document: as many pages, each of 45 lines by ``drawString`` in one
of the same fonts. CPU time, the best of five; fonts are loaded before. The ratio of two times of
one process means the same on another machine; the goal is that 40 actions stay under 1.5 s.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reportlab.pdfgen.canvas import Canvas

from tests.export.made_views import many_view
from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.plan import plan_pdf
from workshop_app.translation.catalogue import Words

LINE = "La comunidad cuenta con detalle qué pasó en la cuadra y qué se quiere hacer con ella, hoy."


def bare(pages: int) -> bytes:
    """A document that only draws lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, initialFontName=fonts.REGULAR)
    for page in range(pages):
        canvas.setFont(fonts.REGULAR, 11)
        for line in range(45):
            canvas.drawString(54, 770 - 15.5 * line, f"{page} {line} {LINE}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def best(work: Callable[[], object]) -> float:
    """The least CPU time of five runs, in seconds."""
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    actions = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    view, words = many_view(actions), Words("es")
    seen: list[int] = []
    plan_pdf(view, words, lambda _done, total: seen.append(total))
    pages = seen[-1] // 2
    ours = best(lambda: plan_pdf(view, words, lambda _done, _total: None))
    theirs = best(lambda: bare(pages))
    print(
        f"{actions} actions, {pages} pages: {ours:.2f} s of CPU, {1000 * ours / pages:.1f} ms a page"
    )
    print(f"bare document of {pages} pages: {theirs:.2f} s")
    print(f"ratio: {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
