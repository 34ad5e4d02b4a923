"""Convite. ``python main.py`` opens the app; ``python main.py --help`` says what else it does."""

from __future__ import annotations

import sys

from workshop_app.app.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
