"""A rehearsal, or the one that was kept of the same script."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab import plugins, render
from stitcher_lab.sandbox import guard

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.model import Quality, Rehearsal
    from stitcher_lab.studio import Studio


def rehearse(
    source: str,
    quality: Quality,
    studio: Studio,
    *,
    workdir: Path,
    cancellation: Cancellation,
    longest: float | None = None,
    on_scene: Callable[[str], None] = lambda _: None,
) -> Rehearsal:
    """Read the script as the guard does, then rehearse it in the sandbox, unless that was done before.

    ``workdir`` is where compiled formulas go; several rehearsals may share it. ``longest`` is how many seconds it may
    take, where that is less than the settings allow.

    Raises
    ------
    stitcher_lab.errors.StitcherError
        What the guard and :func:`stitcher_lab.render.rehearse` raise.

    """
    plugins.demand(source)
    guard.check(source, also=plugins.import_names(plugins.available()))
    key = render.rehearsal_key(source, quality)
    place = Path(tempfile.mkdtemp(dir=workdir))
    kept = studio.store.rehearsals.get(key, place / "kept")
    if kept is not None:
        return kept
    outbox = place / "fresh"
    outbox.mkdir()
    rehearsal = render.rehearse(
        source,
        quality=quality,
        sandbox=studio.sandbox,
        outbox=outbox,
        limits=studio.limits if longest is None else replace(studio.limits, wall=min(longest, studio.limits.wall)),
        cancellation=cancellation,
        on_scene=on_scene,
    )
    if not rehearsal.gaps:
        studio.store.rehearsals.put(key, rehearsal)
    return rehearsal
