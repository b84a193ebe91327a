"""The files that a job has delivered: where they are, which version, and which of them are ours to remove."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import EnvironmentFault
from stitcher_lab.outcomes import gap_facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.jobs.rows import Row
    from stitcher_lab.model import Video

# What a file is called outside, by its ending.
NAMES: Mapping[str, str] = {
    "mp4": "video.mp4",
    "vtt": "captions.vtt",
    "srt": "captions.srt",
    "chapters.vtt": "chapters.vtt",
    "transcript.md": "transcript.md",
    "poster.png": "poster.png",
    "strip.jpg": "strip.jpg",
    "manifest.json": "manifest.json",
    "py": "script.py",
}
_LARGEST_MANIFEST = 8 << 20  # bytes
_LONGEST = 1e6  # seconds


def result_of(video: Video) -> dict[str, Any]:
    """What is kept of a finished video, as JSON values."""
    return {
        "title": video.title,
        "duration": round(video.duration, 3),
        "voice": video.voice,
        "reused": video.reused,
        "notes": list(video.notes),
        "gaps": [gap_facts(gap) for gap in video.gaps],
        "files": {"mp4": str(video.path)} | {ending: str(path) for ending, path in video.files.items()},
    }


def result_in_history(row: Row) -> dict[str, Any] | None:
    """What is known of a video that was made without a queue: from the manifest beside it."""
    if row.output is None:
        return None
    manifest = _manifest(_beside(row.output, "manifest.json"))
    if manifest is None:
        return None
    # It lies among a user's files: whatever has become of it must not cost them their list of jobs.
    voice, title, duration = manifest.get("voice"), manifest.get("title"), manifest.get("duration")
    voice = voice if isinstance(voice, dict) else {}
    engine = str(voice.get("engine", ""))
    seconds = duration if isinstance(duration, int | float) and 0 <= duration < _LONGEST else 0.0
    return {
        "title": title if title and isinstance(title, str) else row.prompt,
        "duration": round(float(seconds), 3),
        "voice": engine if engine == "silent" else f"{engine}:{voice.get('voice', '')}",
        "reused": False,
        "notes": [],
        "gaps": [],
        "files": {ending: str(_beside(row.output, ending)) for ending in NAMES},
    }


def paths(result: Mapping[str, Any]) -> dict[str, Path]:
    """Return the files that are there, by the names they have outside."""
    found = {NAMES[ending]: Path(path) for ending, path in result["files"].items() if ending in NAMES}
    return {name: found[name] for name in NAMES.values() if name in found and found[name].is_file()}


def version(path: Path) -> str:
    """Return eight hex digits that change whenever the file does."""
    facts = path.stat()
    return hashlib.sha256(f"{facts.st_mtime_ns} {facts.st_size}".encode()).hexdigest()[:8]


def remove(result: Mapping[str, Any], code: str | None) -> None:
    """Remove a job's files, where the manifest among them tells of this job's script.

    A script that somebody has edited since stays, and so does everything when the manifest is another video's.

    Raises
    ------
    stitcher_lab.errors.EnvironmentFault
        A file cannot be removed.

    """
    files = {ending: Path(path) for ending, path in result["files"].items() if ending in NAMES}
    if "manifest.json" not in files or code is None:
        return
    manifest = _manifest(files["manifest.json"])
    told = manifest.get("script_sha256") if manifest else None
    if told is None or told != hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest():
        return
    script = files.get("py")
    if script is not None and _sha256(script) != told:
        del files["py"]
    for ending in sorted(files, key=lambda ending: ending == "manifest.json"):  # last, for it says whose they are
        try:
            files[ending].unlink(missing_ok=True)
        except OSError as error:
            raise EnvironmentFault(f"{files[ending]} cannot be removed: {error.strerror}.") from error


def _manifest(path: Path) -> dict[str, Any] | None:
    with suppress(OSError, ValueError, RecursionError):
        if path.stat().st_size <= _LARGEST_MANIFEST:
            read = json.loads(path.read_bytes())
            return read if isinstance(read, dict) else None
    return None


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _beside(output: Path, ending: str) -> Path:
    return output if ending == "mp4" else output.with_name(f"{output.stem}.{ending}")
