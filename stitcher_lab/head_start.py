"""A head start: where nothing is spoken, the first scene is drawn while the script is still being rehearsed.

How long a narrated scene is, only the voice can say; one that says nothing is as long as it plays. So nothing needs to
be waited for but the guard. What the rehearsal finds decides what becomes of the drawing: it is taken over as if it had
been begun in its turn, or stopped.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any, Self

from stitcher_lab import encoding, render
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox.task import Answer
from stitcher_lab.scenes import scene_names
from stitcher_lab.tex import Formulary
from stitcher_lab.tex.formulary import PRELOAD as FORMULAS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from stitcher_lab.model import Brief, Clip, Rehearsal, Script
    from stitcher_lab.production import Run

_logger = logging.getLogger(__name__)
LOOK_AGAIN = 0.01  # seconds
_SPEAKS = "voiceover"  # is in every name by which a scene gets at its narrator


class HeadStart(render.Ahead):
    """At most one scene, drawn from :meth:`begin` on. As a context manager: what nobody took over is stopped."""

    def __init__(self, script: Script, brief: Brief, run: Run, workdir: Path) -> None:
        self._script = script
        self._brief = brief
        self._run = run
        self._workdir = workdir
        self._halt = Cancellation()
        self._thread: threading.Thread | None = None
        self._key = ""
        self._scene = ""
        self._told = threading.Event()  # how long the scene is, or that it will not be wanted
        self._frames = 0
        self._clip: Clip | BaseException | None = None
        self._done = threading.Event()
        # Until the scene is taken over, what would have been heard of it is kept.
        self._lock = threading.Lock()
        self._drawn = 0
        self._pieces: list[tuple[int, bytes]] = []
        self._on_frames: Callable[[int], None] | None = None
        self._on_piece: Callable[[int, bytes], None] | None = None

    def __enter__(self) -> Self:
        """Do nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what is being drawn, and wait for its end."""
        self._give_up()
        if self._thread is not None:
            self._thread.join()

    def begin(self) -> bool:
        """Begin, if there is a scene that says nothing, was not drawn before, and a processor for it; whether so."""
        studio, source = self._run.studio, self._script.source
        names = scene_names(source)
        if studio.settings.workers < 2 or not names or _SPEAKS in source.lower():  # noqa: PLR2004
            return False
        self._scene = names[0]
        order = render.DrawOrder(
            source=source,
            scene=self._scene,
            quality=self._brief.quality,
            manifest=(),
            keys={},
            encoder_options=encoding.encoder_options(self._brief.quality),
            expected_frames=None,
            watermark=self._brief.watermark,
            processes=studio.settings.workers if len(names) == 1 else 1,
        )
        self._key = render.clip_key(order)
        if studio.store.clips.get(self._key, self._workdir / "kept") is not None:
            self._key = ""
            return False
        if "Tex" in source:
            studio.sandbox.expect(FORMULAS, Formulary.AT_ONCE)
        self._thread = threading.Thread(target=self._work, args=(order,), name="stitcher-head-start")
        self._thread.start()
        return True

    def rehearsed(self, rehearsal: Rehearsal) -> None:
        """Hear what the rehearsal has found; where the scene failed in it or speaks after all, drawing ends."""
        frames = [scene.frames for scene in rehearsal.scenes if scene.name == self._scene and not scene.lines]
        if not frames:
            self._give_up()
            return
        self._frames = frames[0]
        self._told.set()

    def take(self, key: str) -> render.Ahead | None:
        """Return this for the clip that is being drawn, once."""
        if not self._key or key != self._key or self._halt.cancelled:
            return None
        self._key = ""
        return self

    def join(
        self,
        cancellation: Cancellation,
        on_frames: Callable[[int], None],
        on_piece: Callable[[int, bytes], None] | None,
    ) -> Clip:
        """Wait for the clip; see :class:`stitcher_lab.render.Ahead`."""
        with self._lock:
            on_frames(self._drawn)
            for number, content in self._pieces:
                if on_piece is not None:
                    on_piece(number, content)
            self._pieces.clear()
            self._on_frames, self._on_piece = on_frames, on_piece
        with cancellation.on_cancel(self._give_up):
            self._done.wait()
        cancellation.check()
        if self._clip is None or isinstance(self._clip, BaseException):
            raise self._clip or AssertionError("nothing was drawn")
        return self._clip

    # ------------------------------------------------------------------------------------------ the drawing's thread

    def _work(self, order: render.DrawOrder) -> None:
        run = self._run

        def answer(question: Mapping[str, Any]) -> Answer:
            if "expected" in question:
                self._told.wait()
                return Answer({"frames": self._frames})
            found = formulary.answer(question)
            # The rehearsal is finding out which formulas there are, and has them set: no need to do so here as well.
            while question.get("kept") and not found.files and not self._told.wait(LOOK_AGAIN):
                found = formulary.answer(question)
            return found

        outbox = self._workdir / "drawn"
        outbox.mkdir()
        try:
            with (
                run.cancellation.on_cancel(self._give_up),
                Formulary(run.studio.store.formulas, run.studio.sandbox, self._workdir, self._halt) as formulary,
            ):
                self._clip = render.draw(
                    order,
                    sandbox=run.studio.sandbox,
                    outbox=outbox,
                    cancellation=self._halt,
                    limits=run.studio.limits,
                    on_frames=self._hear_frames,
                    on_piece=self._hear_piece if run.audience.wants_pieces else None,
                    on_question=answer,
                )
        except BaseException as error:  # noqa: BLE001 - whoever takes the scene over hears of it
            _logger.debug("A scene that was begun early was not finished: %s", error)
            self._clip = error
        self._done.set()

    def _hear_frames(self, frames: int) -> None:
        with self._lock:
            self._drawn = frames
            if self._on_frames is not None:
                self._on_frames(frames)

    def _hear_piece(self, number: int, content: bytes) -> None:
        with self._lock:
            if self._on_piece is not None:
                self._on_piece(number, content)
            else:
                self._pieces.append((number, content))

    def _give_up(self) -> None:
        self._halt.cancel()
        self._told.set()
