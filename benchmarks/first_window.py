"""How long until the window paints, against a bare PySide6 window, both from a fresh process.

    python benchmarks/first_window.py [RUNS]

Prints the median of each in milliseconds and the ratio; the goal is under 1.5. The two take turns,
so that a machine that slows down slows both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

BARE = """
import os, time
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.time() - float(os.environ["STARTED"]), flush=True)
        os._exit(0)
application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""

OURS = """
import os, sys, time
from workshop_app.app.main import main
from workshop_app.ui.shell import front
first = front.FrontWindow.paintEvent
def painted(self, event):
    first(self, event)
    print(time.time() - float(os.environ["STARTED"]), flush=True)
    os._exit(0)
if os.environ["UNTIL"] == "painted":
    front.FrontWindow.paintEvent = painted
else:
    laid = front.FrontWindow.lay_in
    def laid_in(self, window):
        laid(self, window)
        window.repaint()
        print(time.time() - float(os.environ["STARTED"]), flush=True)
        os._exit(0)
    front.FrontWindow.lay_in = laid_in
main([])
"""


def once(program: str, home: str, until: str = "painted") -> float:
    """Seconds from starting the process to its window's first paint, or until it is ``ready``."""
    environment = {**os.environ, "CONVITE_HOME": home, "STARTED": str(time.time()), "UNTIL": until}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as home:
        once(BARE, home), once(OURS, home)  # what is read from the disk once is not counted
        runs_of = [
            (once(BARE, home), once(OURS, home), once(OURS, home, "ready")) for _ in range(runs)
        ]
    bare, ours, ready = (statistics.median(column) for column in zip(*runs_of, strict=True))
    ratio = statistics.median(ours / bare for bare, ours, _ in runs_of)
    print(f"bare {bare * 1000:.0f} ms · ours {ours * 1000:.0f} ms · ratio {ratio:.2f} (goal 1.5)")
    print(f"start screen there: {ready * 1000:.0f} ms")


if __name__ == "__main__":
    main()
