"""How a job ended, for machines: a video or an error as JSON values."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import NoTemplateError, ScriptError, StitcherError

if TYPE_CHECKING:
    from stitcher_lab.model import Gap, Video


def video_facts(video: Video) -> dict[str, Any]:
    """A video for machines."""
    return {
        "video": video.path,
        "title": video.title,
        "duration": round(video.duration, 3),
        "voice": video.voice,
        "reused": video.reused,
        "files": dict(video.files),
        "gaps": [gap_facts(gap) for gap in video.gaps],
        "notes": list(video.notes),
        "job": video.job,
        "making": asdict(video.making) if video.making else None,
    }


def gap_facts(gap: Gap) -> dict[str, Any]:
    """A scene that is missing, for machines."""
    return {
        "scene": gap.scene,
        "reason": gap.reason,
        "remedy": gap.remedy,
        "line": gap.line,
        "title_card": gap.title_card,
    }


def error_facts(error: StitcherError) -> dict[str, Any]:
    """An error for machines."""
    facts: dict[str, Any] = {
        "kind": type(error).__name__,
        "message": error.message,
        "remedy": error.remedy,
        "exit_code": error.exit_code,
    }
    if error.job:
        facts["job"] = error.job
    if isinstance(error, NoTemplateError):
        facts["nearest"] = list(error.nearest)
    if isinstance(error, ScriptError):
        facts |= {"scene": error.scene, "line": error.line, "details": error.details}
    return facts
