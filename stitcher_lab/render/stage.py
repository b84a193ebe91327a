"""Manim, driven: what turns a scene class into a rehearsal or a clip. Runs inside the sandbox.

Three seams of Manim 0.22 are used beyond its public surface, each with a test that notices when it moves:
``manim.scene.scene.CairoRenderer`` (the renderer a scene makes for itself), ``TexTemplate.body`` (which document
class formulas are set in) and ``manim.mobject.text.tex_mobject.tex_to_svg_file`` (which formulas were set).
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

import manim.scene.scene as manim_scene
import numpy as np
from manim import config
from manim.mobject.text import tex_mobject
from manim.renderer.cairo_renderer import CairoRenderer
from manim.utils.tex import TexTemplate
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manim import Scene


class RehearsalRenderer(CairoRenderer):  # type: ignore[misc]
    """Plays every animation by jumping to its end, draws nothing, and counts the frames it would have drawn."""

    time: float

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._original_skipping_status = True

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Play, then set the clock to whole frames, as drawing would have."""
        before = self.time
        super().play(scene, *args, **kwargs)
        rate = float(config.frame_rate)
        exact = (self.time - before) * rate
        frozen = scene.is_current_animation_frozen_frame()
        frames = math.floor(exact + 1e-6) if frozen else math.ceil(exact - 1e-6)
        self.time = before + max(frames, 1) / rate

    def update_frame(self, *_: Any, **__: Any) -> None:
        """Draw nothing."""

    def save_static_frame_data(self, *_: Any, **__: Any) -> None:
        """Keep no picture."""

    def add_frame(self, *_: Any, **__: Any) -> None:
        """Encode nothing."""


class DrawingRenderer(CairoRenderer):  # type: ignore[misc]
    """Draws as Manim does, reports each frame, and lays the watermark over the picture's lower right corner."""

    on_frames: Callable[[int], None]
    mark: np.ndarray | None = None  # height x width x 4, RGBA, already at its final opacity

    def add_frame(self, frame: np.ndarray, num_frames: int = 1) -> None:
        """Encode a frame, ``num_frames`` times."""
        mark = type(self).mark
        if mark is not None and not self.skip_animations:
            frame = frame.copy()
            height, width = mark.shape[:2]
            margin = frame.shape[0] // 40
            corner = frame[-height - margin : -margin, -width - margin : -margin, :3]
            alpha = mark[:, :, 3:].astype(np.uint16)
            corner[:] = (corner * (255 - alpha) + mark[:, :, :3] * alpha) // 255
        super().add_frame(frame, num_frames)
        type(self).on_frames(round(self.time * float(config.frame_rate)))


def use_renderer(renderer: type[CairoRenderer]) -> None:
    """Have every scene that is made from now on draw with ``renderer``."""
    manim_scene.CairoRenderer = renderer


def still(scene: Scene) -> bytes:
    """Draw the picture as it stands, also in a rehearsal, and return it as a PNG file."""
    CairoRenderer.update_frame(scene.renderer, scene, ignore_skipping=True)
    file = io.BytesIO()
    Image.fromarray(scene.renderer.get_frame()).convert("RGB").save(file, "PNG")
    return file.getvalue()


def use_small_tex() -> None:
    """Set formulas in ``article`` with ``preview`` where Manim asks for ``standalone``.

    The geometry is the same, and what must be installed is a tenth: ``standalone`` comes in a package of 300 MB.
    """
    original = TexTemplate.body

    def body(self: TexTemplate) -> str:
        text: str = original.fget(self)
        if self._body or r"\documentclass[preview]{standalone}" not in text:
            return text
        text = text.replace(
            r"\documentclass[preview]{standalone}",
            "\\documentclass{article}\n\\usepackage[active,tightpage]{preview}",
        )
        shown = self.placeholder_text
        return text.replace(shown, f"\\begin{{preview}}\n{shown}\n\\end{{preview}}")

    TexTemplate.body = property(body, original.fset)


def listen_for_tex(heard: list[str]) -> None:
    """Append each formula to ``heard`` as it is set."""
    original = tex_mobject.tex_to_svg_file

    def listening(expression: str, *args: Any, **kwargs: Any) -> Path:
        heard.append(expression)
        svg: Path = original(expression, *args, **kwargs)
        return svg

    tex_mobject.tex_to_svg_file = listening
