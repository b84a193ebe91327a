"""How a lesson looks: one ground, one ink, four accents, one typeface, and the part of the picture that is free.

The accents keep a contrast of at least 4.5:1 against the ground and differ in lightness, so that no meaning hangs on
hue alone.
"""

from __future__ import annotations

from manim import ManimColor

GROUND = ManimColor("#0f172a")
PANEL = ManimColor("#1e293b")
INK = ManimColor("#f1f5f9")
MUTED = ManimColor("#94a3b8")
SKY = ManimColor("#38bdf8")
AMBER = ManimColor("#fbbf24")
LEAF = ManimColor("#4ade80")
ROSE = ManimColor("#fb7185")

FONT = "Inter"

# Font sizes in Manim's points: headings, running text, small print. Nothing smaller stays readable at 480 lines.
HEADING_SIZE = 40
BODY_SIZE = 30
SMALL_SIZE = 24

# Captions may cover the lowest eighth of the picture; the heading takes the top.
SAFE_TOP = 2.75
SAFE_BOTTOM = -2.95
SAFE_LEFT = -6.6
SAFE_RIGHT = 6.6
