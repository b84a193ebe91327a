"""Draw: render one scene silent, with its final encoder settings, on the recorded narration's exact lengths."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ScriptError, StitcherError
from stitcher_lab.model import BeatSpan, Clip
from stitcher_lab.render.reports import NonsenseError, SceneReport, raise_for, read_error, read_scene
from stitcher_lab.sandbox import Limits, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.model import Quality
    from stitcher_lab.sandbox import Sandbox
    from stitcher_lab.sandbox.task import Answer

INSIDE = "stitcher_lab.render.inside"
PRELOAD = "stitcher_lab.render.preload"

# Generous: four times what a busy two-core machine was seen to need for a full picture of this many pixels.
SECONDS_PER_MEGAPIXEL = 0.12
LONGEST = 300  # seconds of a scene that nobody has measured


@dataclass(frozen=True, slots=True)
class DrawOrder:
    """One scene to draw.

    ``manifest`` lists the recorded lines as :class:`stitcher_lab.scene.booth.Booth` wants them, ``keys`` maps each
    line's exact ``(text, say)`` to its key in the narration. ``expected_frames`` is the rehearsal's count, from which
    the time limit is derived; ``None`` where nobody has counted yet: the task asks ``{"expected": scene}`` then, where
    it would share its work, and takes ``{"frames": count}`` for an answer. ``processes`` is how many may draw the scene
    at the same time; ``chunk_frames`` how many frames each draws at a time, for tests (``None``: as measuring says, if
    sharing pays at all).
    """

    source: str
    scene: str
    quality: Quality
    manifest: Sequence[Mapping[str, Any]]
    keys: Mapping[tuple[str, str], str]
    encoder_options: Mapping[str, str]
    expected_frames: int | None
    tex_cache: Path | None = None
    watermark: Path | None = None
    processes: int = 1
    chunk_frames: int | None = None


def draw(
    order: DrawOrder,
    *,
    sandbox: Sandbox,
    outbox: Path,
    cancellation: Cancellation,
    limits: Limits | None = None,
    on_frames: Callable[[int], None] = lambda _: None,
    on_piece: Callable[[int, bytes], None] | None = None,
    on_question: Callable[[Mapping[str, Any]], Answer] | None = None,
) -> Clip:
    """Draw one scene; ``on_frames`` hears how many frames are done.

    ``on_piece`` takes the clip's fragments in playing order, numbered from 0, as soon as each is drawn: hostile data.
    ``on_question`` answers what the task asks: for formulas that nobody has set yet, and how long the scene is.

    Raises
    ------
    stitcher_lab.errors.ContractError
        The scene speaks a line that was never recorded.
    stitcher_lab.errors.ScriptError
        The code failed.
    stitcher_lab.errors.LimitExceeded
        The code ran out of time, memory or output.
    """
    reports: list[SceneReport] = []
    failures: list[StitcherError] = []

    def hear(message: Mapping[str, Any]) -> None:
        try:
            if "error" in message:
                failures.append(read_error(message))
            elif "scene" in message:
                reports.append(read_scene(message))
            elif isinstance(message.get("frames"), int):
                on_frames(message["frames"])
        except NonsenseError as error:
            failures.append(ScriptError(f"The script tampered with its own report: {error}.", scene=order.scene))

    request = _request(order, pieces=on_piece is not None)
    task = Task(INSIDE, request, _inputs(order), _limits(order, limits or Limits()), PRELOAD)
    outcome = sandbox.run(
        task,
        outbox,
        cancellation=cancellation,
        on_message=hear,
        on_piece=None if on_piece is None else lambda _, number, content: on_piece(number, content),
        on_question=on_question,
    )
    if failures:
        raise failures[0]
    raise_for(outcome, scene=order.scene)
    if len(reports) != 1 or reports[0].name != order.scene or "clip.mp4" not in outcome.files:
        raise ScriptError(f"{order.scene} ended without a picture.", scene=order.scene, details=outcome.log)
    (report,) = reports
    return Clip(
        scene=report.name,
        title=report.title,
        path=outcome.files["clip.mp4"],
        frames=report.frames,
        fps=order.quality.fps,
        beats=tuple(
            BeatSpan(order.keys[used.line.text, used.line.say], used.start_frame, used.end_frame)
            for used in report.lines
            if (used.line.text, used.line.say) in order.keys
        ),
    )


def _request(order: DrawOrder, *, pieces: bool) -> dict[str, Any]:
    return {
        "op": "draw",
        "source": order.source,
        "scenes": [order.scene],
        "width": order.quality.width,
        "height": order.quality.height,
        "fps": order.quality.fps,
        "manifest": list(order.manifest),
        "encoder_options": dict(order.encoder_options),
        "processes": order.processes,
        "chunk_frames": order.chunk_frames,
        "expected_frames": order.expected_frames,
        "pieces": pieces,
    }


def _inputs(order: DrawOrder) -> dict[str, Path | bytes]:
    inputs = {"tex.zip": order.tex_cache, "watermark.png": order.watermark}
    return {name: path for name, path in inputs.items() if path is not None}


def _limits(order: DrawOrder, limits: Limits) -> Limits:
    """The given limits, with more wall clock where the picture is large and the scene long."""
    megapixels = order.quality.width * order.quality.height / 1e6
    frames = LONGEST * order.quality.fps if order.expected_frames is None else order.expected_frames
    return replace(limits, wall=max(limits.wall, SECONDS_PER_MEGAPIXEL * megapixels * frames))
