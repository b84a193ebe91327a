"""The finished video as a cell's output: small in the notebook file, and whole in a copy that nobody trusts.

Only ``src`` on ``<video>`` itself survives Jupyter's sanitizer, relative or as data; ``src`` of ``<source>`` and
``<track>`` is dropped (the track works where outputs are trusted, and in exported pages).
"""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab.kernel.standing import clock

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.kernel.client import Facts

JOB_TYPE = "application/vnd.stitcher.job+json"
LARGEST_EMBEDDED = 20  # megabytes of video: GitHub and mail refuse larger notebooks, and browsers grow slow
_LONGEST_TITLE = 60
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Film:
    """A finished video as the notebook sees it; ``place`` is relative to the notebook, with slashes."""

    job: str
    place: str
    title: str
    duration: float
    version: str
    captions: bool
    chapters: bool
    transcript: bool
    poster: bool

    def beside(self, ending: str) -> str:
        """The place of a file beside the video."""
        return f"{self.place.removesuffix('.mp4')}.{ending}"

    @property
    def headline(self) -> str:
        """Title and length."""
        title = self.title if len(self.title) <= _LONGEST_TITLE else self.title[: _LONGEST_TITLE - 1].rstrip() + "…"
        return f"{title} ({clock(self.duration)})"


def film(facts: Facts, place: str) -> Film:
    """Read a finished job whose video is at ``place``, seen from the notebook."""
    video = facts["video"]
    files = set(facts.get("files") or ())
    return Film(
        job=facts["id"],
        place=place,
        title=video.get("title") or facts.get("title") or facts.get("prompt") or "Video",
        duration=float(video.get("duration") or 0),
        version=str(video.get("version") or ""),
        captions="captions.vtt" in files,
        chapters="chapters.vtt" in files,
        transcript="transcript.md" in files,
        poster="poster.png" in files,
    )


def bundle(shown: Film) -> dict[str, Any]:
    """The output that links the video: a few hundred bytes."""
    return {
        JOB_TYPE: {
            "job": shown.job,
            "video": shown.place,
            "version": shown.version,
            "title": shown.title[:_LONGEST_TITLE],
            "duration": round(shown.duration, 1),
            "captions": shown.captions,
            "chapters": shown.chapters,
        },
        "text/html": _player(shown),
        "text/plain": shown.headline,
    }


def embedded(shown: Film, path: Path, captions: str, transcript: str) -> tuple[dict[str, Any], str]:
    """The output that holds the video itself, and a sentence where it is too large for that (it is linked then)."""
    size = path.stat().st_size
    if size > LARGEST_EMBEDDED * _MB:
        return bundle(shown), (
            f"The video has {size / _MB:.0f} MB; up to {LARGEST_EMBEDDED} are put into a notebook. It is linked "
            "instead: keep the stitch folder beside the notebook, or take --quality preview."
        )
    # Without the job's type: what draws that looks for files beside the notebook, and there need not be any.
    said = f"<details><summary>Transcript</summary><pre>{html.escape(transcript)}</pre></details>"
    words = said if transcript else ""
    track = f"data:text/vtt;base64,{base64.b64encode(captions.encode()).decode()}" if captions else ""
    source = f"data:video/mp4;base64,{base64.b64encode(path.read_bytes()).decode()}"
    return {
        "text/html": f"{_video(source, '', track)}<p>{html.escape(shown.headline)}</p>{words}",
        "text/plain": shown.headline,
    }, ""


def _player(shown: Film) -> str:
    poster = _link(shown.beside("poster.png")) if shown.poster else ""
    track = _link(shown.beside("vtt")) if shown.captions else ""
    linked = f' · <a href="{_link(shown.beside("transcript.md"))}">Transcript</a>' if shown.transcript else ""
    return f"{_video(_link(shown.place), poster, track)}<p>{html.escape(shown.headline)}{linked}</p>"


def _video(source: str, poster: str, track: str) -> str:
    picture = f' poster="{poster}"' if poster else ""
    captions = f'<track kind="captions" src="{track}" default>' if track else ""
    return f'<video src="{source}"{picture} controls width="720">{captions}</video>'


def _link(place: str) -> str:
    """A place as an address: what has a meaning there is escaped, letters of any language stay as they are."""
    for sign in "%?#\"<>&' ":
        place = place.replace(sign, f"%{ord(sign):02X}")
    return place
