"""What a scene file imports: ``from stitcher_lab.scene import Lesson, words, formula``.

Runs inside the sandbox, or under the plain ``manim`` command line, where lines take their estimated length and are
not heard.
"""

from stitcher_lab.scene.lesson import Lesson, fit, formula, words
from stitcher_lab.scene.style import (
    AMBER,
    BODY_SIZE,
    GROUND,
    HEADING_SIZE,
    INK,
    LEAF,
    MUTED,
    PANEL,
    ROSE,
    SAFE_BOTTOM,
    SAFE_LEFT,
    SAFE_RIGHT,
    SAFE_TOP,
    SKY,
    SMALL_SIZE,
)
from stitcher_lab.scene.voiceover import VoiceoverScene

__all__ = [
    "AMBER",
    "BODY_SIZE",
    "GROUND",
    "HEADING_SIZE",
    "INK",
    "LEAF",
    "MUTED",
    "PANEL",
    "ROSE",
    "SAFE_BOTTOM",
    "SAFE_LEFT",
    "SAFE_RIGHT",
    "SAFE_TOP",
    "SKY",
    "SMALL_SIZE",
    "Lesson",
    "VoiceoverScene",
    "fit",
    "formula",
    "words",
]
