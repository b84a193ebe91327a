"""Manim, driven: what turns a scene class into a rehearsal or a clip. Runs inside the sandbox.

Two seams of Manim 0.22 are used beyond its public surface, each with a test that notices when it moves:
``manim.scene.scene.CairoRenderer`` (the renderer a scene makes for itself) and ``TexTemplate.body`` (which document
class formulas are set in).
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

import manim.scene.scene as manim_scene
import numpy as np
from manim import config
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter
from manim.utils.tex import TexTemplate
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from manim import Mobject, Scene

    from stitcher_lab.render.area import Area


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
    writer: type[SceneFileWriter] = SceneFileWriter

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file_writer_class = type(self).writer
        self.shown: np.ndarray | None = None  # the last frame, while it is known that the picture is still the same
        self._made: np.ndarray | None = None  # the last frame that was made here, and that nobody else holds
        self._marked: np.ndarray | None = None
        self._written: np.ndarray | None = None  # the last frame that was encoded
        self._within: Area | None = None  # where the next frame may differ from it; None: anywhere

    def render(self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None) -> None:  # noqa: ARG002
        """Draw a frame and encode it."""
        self.update_frame(scene, moving_mobjects)
        self.add_frame(self.take_frame() if self.shown is None else self.shown)

    def take_frame(self) -> np.ndarray:
        """Return the picture, in an array that nobody will write into any more."""
        self.shown = self._made = frame = self.get_frame()
        return frame

    def update_frame(self, *args: Any, **kwargs: Any) -> None:
        """Draw the picture."""
        self.shown = None
        super().update_frame(*args, **kwargs)

    def get_frame(self) -> np.ndarray:
        """Return the picture (height x width x 4, RGBA), in an array that is the caller's from now on."""
        spare = getattr(self.file_writer, "spare", None)
        array: np.ndarray | None = spare() if spare is not None else None
        pixels: np.ndarray = self.camera.pixel_array
        if array is None or array.shape != pixels.shape:
            return pixels.copy()
        np.copyto(array, pixels)
        self._marked = None if array is self._marked else self._marked
        return array

    def add_frame(self, frame: np.ndarray, num_frames: int = 1) -> None:
        """Encode a frame, ``num_frames`` times."""
        if self.skip_animations:
            self.shown = None
            return
        mine = frame is self._made
        mark = type(self).mark
        if mark is not None and frame is not self._marked:
            frame = frame if mine else frame.copy()
            _lay(mark, frame)
            self._marked = frame
        self.time += num_frames * (1 / self.camera.frame_rate)  # as CairoRenderer.add_frame, to the last bit
        if mine and hasattr(self.file_writer, "spare"):
            self.file_writer.write_frame(frame, repeat=num_frames, again=True, within=self._within)
        else:
            self.file_writer.write_frame(frame, repeat=num_frames)
        self._written, self._within = frame, None
        type(self).on_frames(round(self.time * float(config.frame_rate)))


def _lay(mark: np.ndarray, frame: np.ndarray) -> None:
    """Lay the mark over the lower right corner of a frame."""
    height, width = mark.shape[:2]
    margin = frame.shape[0] // 40
    corner = frame[-height - margin : -margin, -width - margin : -margin, :3]
    alpha = mark[:, :, 3:].astype(np.uint16)
    corner[:] = (corner * (255 - alpha) + mark[:, :, :3] * alpha) // 255


def use_renderer(renderer: type[CairoRenderer]) -> None:
    """Have every scene that is made from now on draw with ``renderer``."""
    manim_scene.CairoRenderer = renderer


def draw_nothing() -> None:
    """Have this process, a forked copy that nobody sees, play on without drawing or encoding."""
    for name in ("update_frame", "save_static_frame_data", "add_frame", "get_frame"):
        setattr(DrawingRenderer, name, _nothing)
    for writer in {SceneFileWriter, DrawingRenderer.writer}:
        for name in ("begin_animation", "end_animation", "write_frame", "finish"):
            setattr(writer, name, _nothing)


def _nothing(*_: Any, **__: Any) -> None:
    """Stand in for what is not to be done."""


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
