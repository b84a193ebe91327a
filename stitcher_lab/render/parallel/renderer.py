"""The renderer of a scene that several processes may draw, and when scripts get it."""

from __future__ import annotations

import ast
import os
import sys
import threading
from math import ceil
from typing import TYPE_CHECKING, Any

from manim import Scene, config
from manim.scene import scene as manim_scene

from stitcher_lab.render import stage
from stitcher_lab.render.parallel import passing
from stitcher_lab.render.parallel.chunks import ChunkWriter, Film
from stitcher_lab.render.parallel.crew import Chunk, Crew, report_failure
from stitcher_lab.render.parallel.worth import Meter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import numpy as np
    from manim import Mobject

# Attributes by which a script gets at the picture, or at what draws it, and functions that end or split the process.
_TELLTALES = frozenset(
    {
        "pixel_array", "get_image", "get_frame", "update_frame", "capture_mobject", "capture_mobjects", "static_image",
        "save_static_frame_data", "add_frame", "show_frame", "file_writer", "play_internal", "update_to_time",
        "fork", "_exit", "Thread", "Process", "Popen", "ThreadPoolExecutor", "ProcessPoolExecutor", "getpid",
    }
)  # fmt: skip

MIB = 1024 * 1024
MEMORY = 1024 * MIB  # that all copies may use together, besides the original

_at_work: list[SharingRenderer] = []


def may_share(source: str) -> bool:
    """Whether a script looks neither at its picture nor at what goes wrong with it."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return not any(
        (isinstance(node, ast.Try | ast.TryStar) and node.handlers)
        or (isinstance(node, ast.Attribute) and node.attr in _TELLTALES)
        or (isinstance(node, ast.Name) and node.id in _TELLTALES)
        for node in ast.walk(tree)
    )


def use(request: Mapping[str, Any], length: Callable[[], int] = lambda: 0) -> None:
    """Have scenes drawn by ``request["processes"]`` processes, from where it pays on.

    ``expected_frames`` of the request is how many frames the scene is thought to have; where that is ``None``,
    ``length`` is asked once it matters. With ``chunk_frames`` there is
    nothing measured: all is shared, in chunks of that many frames. A script that could notice is drawn by one.
    """
    if not may_share(request["source"]):
        return
    SharingRenderer.processes = min(int(request["processes"]), _affordable(request["width"] * request["height"]))
    SharingRenderer.expected = request.get("expected_frames")
    SharingRenderer.length = staticmethod(length)
    SharingRenderer.split = request.get("chunk_frames")
    manim_scene.tqdm.monitor_interval = 0  # its thread would be missing in the copies, and nobody looks at the bars
    stage.use_renderer(SharingRenderer)
    passing.install(lambda scene: isinstance(scene.renderer, SharingRenderer) and scene.renderer.passes_over())


def _affordable(pixels: int) -> int:
    """How many copies there is memory for: of their own they were seen to have 28 MB and 28 bytes a pixel."""
    return max(1, MEMORY // (40 * MIB + 32 * pixels))


def settle(failure: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the failure that counts: the first one in playing order, whichever process met it.

    In a copy that draws a chunk this does not return: the original will ask.
    """
    if not _at_work:
        return failure
    return _at_work[-1].settle(failure)


class SharingRenderer(stage.DrawingRenderer):
    """Draws a scene alone, or plays it while copies draw it, or is such a copy."""

    processes = 1
    expected: int | None = 0
    length: Callable[[], int]
    split: int | None = None
    writer = ChunkWriter

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fps = float(config.frame_rate)
        self._meter = Meter(self.processes, fps, self.expected, type(self).length)
        self._crew = Crew(self.processes)
        self._film: Film | None = None
        self._joined = 0  # chunks
        self._done = 0  # frames
        self._end = 0  # of the chunk that is played or drawn
        self._playing_only = self.split is not None
        self._own: Chunk | None = None  # that was drawn here
        self._chunk: Chunk | None = None  # in a copy
        self._needed = False  # whether a picture is, although this process only plays
        self._passable = False
        self._process = os.getpid()
        _at_work.append(self)

    # ------------------------------------------------------------------------------------------ what Manim calls

    def save_static_frame_data(self, scene: Scene, static_mobjects: Iterable[Mobject]) -> np.ndarray | None:
        """Draw what does not move in the play that begins, if it will be needed here or in a copy."""
        if self._playing_only and not self.skip_animations and self._done >= self._end:
            self._hand_over()
        if self._playing_only:
            self._passable = passing.is_passable(scene)
            crosses = self._done + ceil(scene.duration * float(config.frame_rate)) + 1 > self._end
            if self.skip_animations or scene.is_current_animation_frozen_frame() or not crosses:
                self.static_image = None
                return None
        self._needed = True
        picture: np.ndarray | None = super().save_static_frame_data(scene, static_mobjects)
        self._needed = False
        return picture

    def update_frame(self, *args: Any, **kwargs: Any) -> None:
        """Draw the picture, unless a copy does."""
        if not self._playing_only or self._needed:
            begun = self._meter.begin()
            super().update_frame(*args, **kwargs)
            self._meter.end(begun)

    def get_frame(self) -> np.ndarray:
        """Return the picture; where it is not drawn, whatever is there."""
        if self._playing_only and not self._needed:
            pixels: np.ndarray = self.camera.pixel_array
            return pixels
        frame: np.ndarray = super().get_frame()
        return frame

    def take_frame(self) -> np.ndarray:
        """Return the picture for the encoder; where it is not drawn, whatever is there."""
        if self._playing_only:
            pixels: np.ndarray = self.camera.pixel_array
            return pixels
        return super().take_frame()

    def render(self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None) -> None:
        """Draw a frame, or have it drawn."""
        if self._playing_only and not self.skip_animations and self._done >= self._end:
            self._hand_over()
        super().render(scene, time, moving_mobjects)

    def add_frame(self, frame: np.ndarray, num_frames: int = 1) -> None:
        """Encode a frame, or count it."""
        if self.skip_animations:
            return
        if self._playing_only:
            self.time += num_frames * (1 / self.camera.frame_rate)  # to the last bit as CairoRenderer.add_frame does
            self._done += num_frames
            return
        super().add_frame(frame, num_frames)
        self._done += num_frames
        if not self._mine:
            return
        if self._chunk is not None:
            if self._done >= self._end:
                self._leave()
        elif self._meter.pays(self._done):
            self._stop_drawing()

    def scene_finished(self, scene: Scene) -> None:
        """Finish the clip."""
        if self._chunk is not None and self._mine:
            self._leave()
        if not self._playing_only or not self.num_plays or not self._mine:
            super().scene_finished(scene)
            return
        self._crew.finish()
        self._join()
        if self._film is not None:
            self.file_writer.print_file_ready_message(self._film.finish())

    # ---------------------------------------------------------------------------------------------------- sharing

    def passes_over(self) -> bool:
        """Whether nobody will see the frame that comes next here, nor anything that depends on it."""
        return self._playing_only and self._passable and not self.skip_animations and self._done < self._end

    @property
    def _mine(self) -> bool:
        """Whether this process is one of the crew, and not a copy that somebody else has made and that nobody sees."""
        return self._process == os.getpid()

    def settle(self, failure: Mapping[str, Any]) -> Mapping[str, Any]:
        """See :func:`settle`."""
        if not self._mine:
            return failure
        if self._chunk is not None:
            report_failure(self._chunk, failure)
        return self._crew.first_failure() or failure

    def _stop_drawing(self) -> None:
        """From now on play only."""
        if any(thread.name != "encoder" for thread in threading.enumerate() if thread is not threading.main_thread()):
            return  # a copy would be without it
        drawn = self.file_writer.seal()
        if drawn is not None:
            chunk = Chunk(0, 0, self._done, self.file_writer.chunk_path(0), done=True)
            drawn.rename(chunk.path)
            self._crew.chunks.append(chunk)
            self._own = chunk
        self._playing_only = True
        self._end = self._done

    def _hand_over(self) -> None:
        """Have a copy draw from here on; returns in both."""
        if not self._mine:
            self._end = sys.maxsize
            return
        number = len(self._crew.chunks)
        frames = self.split or self._meter.chunk_frames(self._done)
        chunk = Chunk(number, self._done, self._done + frames, self.file_writer.chunk_path(number))
        if self._crew.start(chunk):
            self._playing_only = False
            self._chunk = chunk
            self._process = os.getpid()
            type(self).on_frames = staticmethod(_hear_nothing)
            self.file_writer.begin_chunk(chunk.path)
        else:
            self._join()
        self._end = chunk.end

    def _join(self) -> None:
        """Join the chunks that are finished, in order."""
        chunks = self._crew.chunks
        while self._joined < len(chunks) and chunks[self._joined].done:
            chunk = chunks[self._joined]
            if self._film is None:
                self._film = Film(self.file_writer.movie_file_path, float(config.frame_rate), self.file_writer.pieces)
            self._film.add(chunk.path, heard=chunk is self._own)
            chunk.path.unlink()
            self._meter.learn(self._film.frames - chunk.first, chunk.seconds)
            self._joined += 1
            self.on_frames(self._film.frames)

    def _leave(self) -> None:
        """End this copy: its chunk is drawn."""
        self.file_writer.seal()
        os._exit(0)


def _hear_nothing(_frames: int) -> None:
    """Take what the original will tell."""
