"""What is kept, shown in a line; what someone is typing there stays."""

from __future__ import annotations

from workshop_app.ui.guarded import Guarded


def show_text(line: Guarded, kept: str) -> None:
    """Show ``kept`` in ``line``, unless it says so already or is being written in."""
    before = line.property("kept") or ""
    line.setProperty("kept", kept)
    written = line.text().strip()
    if written == kept.strip() or (line.edit.hasFocus() and written != before.strip()):
        return
    line.setText(kept)
