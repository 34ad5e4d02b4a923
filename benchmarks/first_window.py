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
import os, time
from PySide6.QtCore import QEvent, QObject
from workshop_app import settings
from workshop_app.app.window import make_application, make_window
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time() - float(os.environ["STARTED"]), flush=True)
            os._exit(0)
        return False
application = make_application()
window = make_window(settings.load())
painted = Painted()
window.installEventFilter(painted)
window.show()
application.exec()
"""


def once(program: str, home: str) -> float:
    """Seconds from starting the process to its window's first paint."""
    environment = {**os.environ, "CONVITE_HOME": home, "STARTED": str(time.time())}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as home:
        once(BARE, home), once(OURS, home)  # what is read from the disk once is not counted
        pairs = [(once(BARE, home), once(OURS, home)) for _ in range(runs)]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"bare {bare * 1000:.0f} ms · ours {ours * 1000:.0f} ms · ratio {ratio:.2f} (goal 1.5)")


if __name__ == "__main__":
    main()
