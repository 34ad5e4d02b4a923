"""Photos: how they come in, are asked about, shown, and cut into pieces."""

SHEETS_KEY = "Ctrl+Shift+P"
"""Opens the photos of flip charts, on the board and while facilitating."""
