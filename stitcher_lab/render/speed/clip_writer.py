"""Manim's file writer, with one encoder for the whole scene in the place of one for each animation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim.scene.scene_file_writer import SceneFileWriter

from stitcher_lab.render.speed.encoding import Encoder
from stitcher_lab.render.speed.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from stitcher_lab.render.area import Area


class ClipWriter(SceneFileWriter):  # type: ignore[misc]
    """Writes a scene's frames into one silent MP4 file.

    Sound that a scene adds is heard by nobody, as before: narration is laid under the finished film.
    """

    on_piece: Callable[[bytes], None] | None = None

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self._encoder: Encoder | None = None
        on_piece = type(self).on_piece
        self.pieces = None if on_piece is None else Pieces(on_piece)
        self._writing = False

    def begin_animation(self, allow_write: bool = False, **_: Any) -> None:  # noqa: FBT001, FBT002 - Manim's signature
        """Let frames through until the animation ends."""
        self._writing = allow_write

    def end_animation(self, allow_write: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Let no frame through."""
        self._writing = False

    def write_frame(
        self,
        pixels: np.ndarray,
        *,
        repeat: int = 1,
        again: bool = False,
        within: Area | None = None,
    ) -> None:
        """Encode a frame (height x width x 4, RGBA); the array is the writer's from now on.

        With ``again`` it comes back through :meth:`spare`; ``within`` tells what may have changed since the last one
        (:meth:`stitcher_lab.render.speed.encoding.Encoder.add`).
        """
        if self._writing:
            self._open().add(pixels, repeat, again=again, within=within)

    def spare(self) -> np.ndarray | None:
        """Return an array for the next frame, if there is one that is no longer needed."""
        return None if self._encoder is None else self._encoder.spare()

    def finish(self) -> None:
        """Finish the file."""
        if self._encoder is not None:
            path = self._encoder.finish()
            if self.pieces is not None:
                self.pieces.finish()
            self.print_file_ready_message(path)

    def abort_encode_jobs(self, reraise_encoder_failures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Leave no file: the scene has failed."""
        if self._encoder is not None:
            self._encoder.drop()

    def is_already_cached(self, hash_invocation: str) -> bool:  # noqa: ARG002
        """Keep nothing: whole clips are kept, outside."""
        return False

    def _options(self, wanted: dict[str, str]) -> dict[str, str]:
        return wanted

    def _open(self) -> Encoder:
        if self._encoder is None:
            spec = self.video_encoder
            self._encoder = Encoder(
                self.movie_file_path,
                width=spec.width,
                height=spec.height,
                fps=float(spec.frame_rate),
                options=self._options(dict(spec.options)),
                pieces=self.pieces,
            )
        return self._encoder
