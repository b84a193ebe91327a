"""From a job's row and its events to what a person, a browser and a notebook are told."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from stitcher_lab.jobs import delivered, log
from stitcher_lab.model import JobState, JobView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from stitcher_lab.jobs.early import Show
    from stitcher_lab.jobs.line import Place
    from stitcher_lab.jobs.rows import Row
    from stitcher_lab.jobs.workshop import Workshop
    from stitcher_lab.model import JobEvent

PREVIEW_FILE = "preview.mp4"
_TOLD = ("quality", "voice", "language", "max_duration", "template", "tier", "hints", "values", "preview")


def views(connection: Connection, found: Sequence[Row], shop: Workshop) -> list[JobView]:
    """Put together how some jobs stand."""
    now = time.time()
    numbers = log.last_numbers(connection, [row.id for row in found])
    lines = {row.executor: shop.line(row.executor) for row in found if row.state is JobState.QUEUED and row.executor}
    told = []
    for row in found:
        running = row.state is JobState.RUNNING
        one = view(
            row,
            now=now,
            last_event=numbers.get(row.id, 0),
            status=log.last_status(connection, row.id) if running else None,
            notes=log.of_kind(connection, row.id, "note") if running else (),
            place=lines.get(row.executor, {}).get(row.id) if row.executor else None,
        )
        errand = shop.errands.get(row.id) if running else None
        if errand is not None and errand.show is not None:
            one = _watched(one, errand.show)
        ending = shop.ending(row.id)
        if running and ending is not None:  # the disk is full, or the file locked: the row follows as soon as it can
            message = str(ending.error["message"]) if ending.error else ""
            one = replace(one, state=ending.state, error=ending.error, message=message)
        told.append(one)
    return told


def view(
    row: Row,
    *,
    now: float,
    last_event: int,
    status: JobEvent | None = None,
    notes: Sequence[JobEvent] = (),
    place: Place | None = None,
) -> JobView:
    """Put together how a job stands.

    ``status`` is the last event that tells how far it has come and ``notes`` its notes, for one that runs;
    ``place`` is where one that waits stands.
    """
    request = row.request or {}
    result = row.result or (delivered.result_in_history(row) if row.outcome == JobState.DONE else None)
    running = row.state is JobState.RUNNING
    remaining = status.remaining if status is not None else None
    # What an earlier run has made is written over by the one that is under way.
    video, paths = _video(result if row.state.ended else None, str(request.get("place", "")))
    return JobView(
        id=row.id,
        trace_id=row.trace_id,
        kind=row.kind,
        state=row.state,
        prompt=request.get("prompt") or row.prompt,
        title=result["title"] if result else row.prompt if row.kind == "render" else None,
        options={name: row.options.get(name) for name in _TOLD} | {"model": _model(row)},
        cell=str(request.get("cell", "")),
        notebook=str(request.get("notebook", "")),
        parent=str(request.get("parent", "")),
        created=row.created,
        started=row.started,
        finished=row.finished,
        attempts=row.attempts,
        position=place.position if place else None,
        estimate=place.begins_in if place else _left(remaining, status, now) if running else None,
        stage=status.stage if running and status else None,
        fraction=status.fraction if running and status else None,
        message=row.sentence or (status.message if running and status else ""),
        scene=status.scene if running and status else None,
        scenes=status.scenes if running and status else None,
        elapsed=_elapsed(row, status, now),
        error=row.error or _error_in_history(row),
        gaps=tuple(result["gaps"]) if result and video else (),
        notes=tuple(result["notes"]) if result and video else tuple(note.message for note in notes),
        video=video,
        files=tuple(paths),
        cost=row.cost,
        last_event=last_event,
        place=str(request.get("place", "")),
        output=row.output,
        paths=paths,
    )


def _watched(one: JobView, show: Show) -> JobView:
    """Add what can be watched of a job that this process runs."""
    early = show.facts()
    try:
        preview = {"version": delivered.version(show.preview)} if show.preview is not None else None
    except OSError:  # gone this moment: the job is over
        preview = None
    paths = {PREVIEW_FILE: show.preview} if preview and show.preview else {}
    return replace(one, early=early, preview=preview, paths=paths, files=tuple(paths))


def _video(result: Mapping[str, Any] | None, place: str) -> tuple[dict[str, Any] | None, dict[str, Path]]:
    if result is None:
        return None, {}
    paths = delivered.paths(result)
    if "video.mp4" not in paths:
        return None, paths
    try:
        version = delivered.version(paths["video.mp4"])
    except OSError:  # gone this moment
        return None, {}
    facts = {name: result[name] for name in ("duration", "voice", "reused", "title")}
    return {"place": place, **facts, "version": version}, paths


def _model(row: Row) -> str | None:
    model = (row.request or {}).get("options", {}).get("model") or row.options.get("models", {}).get("model")
    return str(model) if model else None


def _left(remaining: float | None, status: JobEvent | None, now: float) -> float | None:
    if remaining is None or status is None:
        return None
    return max(remaining - (now - status.time), 0.0)


def _elapsed(row: Row, status: JobEvent | None, now: float) -> float:
    if row.state is JobState.RUNNING and status is not None:
        return status.elapsed + max(now - status.time, 0.0)
    if row.started is None:
        return 0.0
    return max((row.finished if row.finished is not None else now) - row.started, 0.0) if row.state.ended else 0.0


def _error_in_history(row: Row) -> dict[str, Any] | None:
    """The error of a job that was made without a queue, or whose process died."""
    if row.state is not JobState.FAILED:
        return None
    return {
        "type": "WorkerDied" if row.outcome == "died" else "StitcherError",
        "message": row.sentence,
        "remedy": row.remedy,
        "scene": None,
        "line": None,
        "details": "",
    }
