"""What a sandbox has ready before it is told what to draw: Manim, and what drawing loads at its first use.

Imported by the launcher; nothing of a task is there yet. Whatever is done here must leave no trace in a picture:
modules are loaded (none of the speed-ups is switched on), the fonts are looked up, and the encoder is opened once.
"""

from __future__ import annotations

import multiprocessing.synchronize  # noqa: F401 - for Manim's progress bars
import os
from fractions import Fraction

from stitcher_lab.plugins import shims

shims.install()  # before Manim's first import, which would import plugins

import av  # noqa: E402, F401
import manim  # noqa: E402, F401
import manimpango  # noqa: E402
import numpy as np  # noqa: E402, F401
from PIL import Image, PngImagePlugin  # noqa: E402, F401

from stitcher_lab.render import formulas, inside, layout, parallel, press, run_through, stage  # noqa: E402, F401
from stitcher_lab.render.speed import (  # noqa: E402, F401
    camera3d,
    canvas,
    clip_writer,
    copying,
    drawing,
    encoding,
    glyphs,
    repeats,
    stepping,
    still,
)
from stitcher_lab.scene import booth, manim_voiceover, voiceover  # noqa: E402, F401


def _lay_out_a_word() -> None:
    """Have Pango and fontconfig read what they know of fonts."""
    setting = manimpango.TextSetting(0, 5, "", "NORMAL", "NORMAL")
    manimpango.text2svg([setting], 25, 0, True, os.devnull, 0, 0, 600, 400, "Ready")  # noqa: FBT003 - positions only


def _encode_a_picture() -> None:
    """Have libx264 find out what the processor can do."""
    repeats.skipped_picture(64, 64, Fraction(10), {"preset": "superfast"}, b"")


_lay_out_a_word()
_encode_a_picture()
