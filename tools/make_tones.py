"""The two soft tones of the timer, computed: resources/sounds/soon.wav and over.wav.

    tools/make_tones.py

A few sines that swell and fade, like a small bell far away; 16 bit, mono. Made by this program alone,
so they are under the project's own licence.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

SOUNDS = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE = 22_050
PEAK = 0.32
"""Of full scale: heard beside a person who speaks, not over them."""

TONES = {
    "soon": [(0.0, 659.26, 1.1)],
    "over": [(0.0, 587.33, 1.2), (0.42, 440.0, 1.5)],
}
"""For each sound: when a note begins, its frequency in hertz, and how long it lasts in seconds."""


def note(at: float, frequency: float, length: float) -> float:
    """A bell at ``at`` seconds of its life, −1 to 1."""
    if not 0 <= at < length:
        return 0.0
    swell = min(1.0, at / 0.03)
    fade = math.exp(-3.2 * at / length) * min(1.0, (length - at) / 0.1)
    partials = ((1.0, 0.8), (2.0, 0.15), (3.01, 0.05))
    tone = sum(part * math.sin(2 * math.pi * frequency * times * at) for times, part in partials)
    return swell * fade * tone


def main() -> None:
    """Write both files."""
    SOUNDS.mkdir(parents=True, exist_ok=True)
    for name, notes in TONES.items():
        length = max(begins + lasts for begins, _, lasts in notes)
        values = (
            sum(note(n / RATE - begins, pitch, lasts) for begins, pitch, lasts in notes)
            for n in range(round(length * RATE))
        )
        frames = b"".join(
            struct.pack("<h", round(32767 * PEAK * max(-1.0, min(1.0, value)))) for value in values
        )
        with wave.open(str(SOUNDS / f"{name}.wav"), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(frames)


if __name__ == "__main__":
    main()
