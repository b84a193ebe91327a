"""All scenes of a script, drawn side by side; what was drawn before is taken from the cache."""

from __future__ import annotations

import hashlib
import json
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import LimitExceeded, ScriptError
from stitcher_lab.render.canonical import scene_key
from stitcher_lab.render.drawing import DrawOrder, draw
from stitcher_lab.render.reports import gap
from stitcher_lab.render.versions import picture_version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from stitcher_lab.model import Clip, Gap
    from stitcher_lab.sandbox import Limits, Sandbox
    from stitcher_lab.store import ClipCache


def clip_key(order: DrawOrder) -> str:
    """Everything that decides how the clip comes out, as one string: see DrawOrder for what there is."""
    facts = {
        "scene": scene_key(order.source, order.scene),
        "name": order.scene,
        "lines": list(order.manifest),
        "quality": [order.quality.width, order.quality.height, order.quality.fps],
        "encoder": dict(order.encoder_options),
        "watermark": hashlib.sha256(order.watermark.read_bytes()).hexdigest() if order.watermark else None,
        "version": picture_version(order.source),
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def draw_all(
    orders: Sequence[DrawOrder],
    *,
    cache: ClipCache,
    sandbox: Sandbox,
    workdir: Path,
    workers: int,
    limits: Limits,
    cancellation: Cancellation,
    on_progress: Callable[[float, int], None] = lambda _fraction, _finished: None,
    on_kept: Callable[[int], None] = lambda _scenes: None,
    on_draw: Callable[[str], None] = lambda _scene: None,
) -> tuple[list[Clip], list[Gap]]:
    """Draw every order and return the clips in the same order, and the gaps of those that failed.

    ``on_progress`` hears the part of all frames that is done, 0 to 1, and how many scenes are finished; ``on_kept``
    once how many were drawn before, and ``on_draw`` the name of each that is begun. A finished clip is in the cache at
    once: a worker that dies costs one scene at most.

    Raises
    ------
    stitcher_lab.errors.EnvironmentFault, stitcher_lab.errors.WorkerDied, stitcher_lab.errors.Cancelled
        Not one scene's fault; the others are stopped too.

    """
    tally = _Tally(orders, on_progress)
    halt = Cancellation()
    clips: dict[int, Clip] = {}
    gaps: dict[int, Gap] = {}

    keys = [clip_key(order) for order in orders]

    def one(index: int) -> None:
        order, folder = orders[index], workdir / f"scene{index}"
        outbox = folder / "drawn"
        outbox.mkdir(parents=True)
        on_draw(order.scene)
        try:
            clip = draw(
                order, sandbox=sandbox, outbox=outbox, cancellation=halt, limits=limits,
                on_frames=lambda frames: tally.at(index, frames),
            )  # fmt: skip
        except (ScriptError, LimitExceeded) as error:
            gaps[index] = gap(error, order.scene)
        else:
            cache.put(keys[index], clip)
            clips[index] = clip
        tally.finish(index)

    clips = _kept(keys, cache, workdir)
    for index in clips:
        tally.finish(index)
    if clips:
        on_kept(len(clips))
    # The longest first: the last to finish is then a short one.
    turn = sorted(set(range(len(orders))) - clips.keys(), key=lambda index: -orders[index].expected_frames)
    with cancellation.on_cancel(halt.cancel), ThreadPoolExecutor(max(1, workers)) as pool:
        pending: set[Future[None]] = {pool.submit(one, index) for index in turn}
        try:
            while pending:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                for future in done:
                    future.result()
        except BaseException:
            for future in pending:
                future.cancel()
            halt.cancel()
            raise
    cancellation.check()
    return [clips[index] for index in sorted(clips)], [gaps[index] for index in sorted(gaps)]


def _kept(keys: Sequence[str], cache: ClipCache, workdir: Path) -> dict[int, Clip]:
    found = {index: cache.get(key, workdir / f"scene{index}" / "kept") for index, key in enumerate(keys)}
    return {index: clip for index, clip in found.items() if clip is not None}


class _Tally:
    """Adds up the frames of scenes that are drawn at the same time."""

    def __init__(self, orders: Sequence[DrawOrder], on_progress: Callable[[float, int], None]) -> None:
        self._expected = [max(order.expected_frames, 1) for order in orders]
        self._drawn = [0] * len(orders)
        self._finished = 0
        self._on_progress = on_progress
        self._lock = threading.Lock()

    def at(self, index: int, frames: int) -> None:
        """Note that a scene has come this far."""
        with self._lock:
            self._drawn[index] = min(frames, self._expected[index])
            self._report()

    def finish(self, index: int) -> None:
        """Note that a scene is done, well or not."""
        with self._lock:
            self._drawn[index] = self._expected[index]
            self._finished += 1
            self._report()

    def _report(self) -> None:
        self._on_progress(sum(self._drawn) / sum(self._expected), self._finished)
