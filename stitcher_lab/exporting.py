"""Notebooks as pages and slides whose videos play wherever the page goes: ``jupyter nbconvert --to stitcher_html``.

A plain ``--to html`` plays them too, as long as the ``stitch`` folder lies beside the page; these put the videos,
their captions and transcripts into the page itself, or copy them beside it. Only nbconvert imports this module.
"""

from __future__ import annotations

import base64
import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from nbconvert.exporters import HTMLExporter, SlidesExporter
from nbconvert.preprocessors import Preprocessor
from traitlets import Bool, Float

if TYPE_CHECKING:
    from nbformat import NotebookNode

_MB = 1_000_000
_VIDEO = re.compile(r"<video\b[^>]*?\bsrc=([\"'])(?P<src>[^\"']+)\1[^>]*>(?P<inside>.*?)</video>", re.DOTALL)
_TRACK = re.compile(r"<track\b[^>]*>")
_SRC = re.compile(r"(\bsrc=)([\"'])[^\"']*\2")
_TRANSCRIPT = re.compile(r"(?: · )?<a href=[\"'][^\"']*\.transcript\.md[\"']>[^<]*</a>")
_BESIDE = ("vtt", "poster.png", "transcript.md")


class EmbedVideos(Preprocessor):
    """Puts the videos that a notebook links to into the page, or copies them beside it."""

    copy = Bool(False, help="Copy the videos beside the page instead of putting them into it.").tag(config=True)  # noqa: FBT003 - a trait's default
    largest = Float(50.0, help="Megabytes; a larger video is copied beside the page.").tag(config=True)

    def preprocess_cell(
        self,
        cell: NotebookNode,
        resources: dict[str, Any],
        index: int,  # noqa: ARG002 - nbconvert asks so
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Go through the outputs of a code cell, or a Markdown cell's text."""
        if cell.cell_type == "markdown":
            cell.source = self._embedded(cell.source, resources)
        for output in cell.get("outputs", ()):
            bundle = output.get("data", {})
            if "text/html" in bundle:
                bundle["text/html"] = self._embedded(_joined(bundle["text/html"]), resources)
        return cell, resources

    def _embedded(self, text: str, resources: dict[str, Any]) -> str:
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        transcripts: list[str] = []

        def replace(found: re.Match[str]) -> str:
            place = _place(found["src"])
            video = folder / place if place else None
            if video is None or not _is_video(video):
                if place:
                    self.log.warning("The video %s is not there: the page links to it all the same.", place)
                return found[0]
            if self.copy or video.stat().st_size > self.largest * _MB:
                if ".." in Path(place).parts:
                    self.log.warning("The video %s lies outside of the notebook's folder: the page links to it.", place)
                    return found[0]
                outputs = resources.setdefault("outputs", {})
                for path in (video, *_beside(video).values()):
                    outputs[str(Path(place).with_name(path.name))] = path.read_bytes()
                return found[0]
            tag = _with_data(found, video)
            if (transcript := _beside(video).get("transcript.md")) is not None:
                transcripts.append(transcript.read_text(encoding="utf-8"))
            return tag

        embedded = _VIDEO.sub(replace, text)
        if transcripts:
            said = "".join(
                f"<details><summary>Transcript</summary><pre>{html.escape(words)}</pre></details>"
                for words in transcripts
            )
            embedded = _TRANSCRIPT.sub("", embedded) + said
        return embedded


class StitcherHTMLExporter(HTMLExporter):
    """A page that holds its videos."""

    export_from_notebook = "HTML with videos"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self.register_preprocessor(EmbedVideos(parent=self), enabled=True)  # type: ignore[no-untyped-call]


class StitcherSlidesExporter(SlidesExporter):
    """Slides that hold their videos."""

    export_from_notebook = "Slides with videos"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self.register_preprocessor(EmbedVideos(parent=self), enabled=True)  # type: ignore[no-untyped-call]


def _joined(text: str | list[str]) -> str:
    """A notebook file may hold a text as its lines."""
    return "".join(text)


def _place(src: str) -> str:
    """The path that a relative address means; empty for any other address."""
    parts = urlsplit(html.unescape(src))
    relative = not parts.scheme and not parts.netloc and not parts.path.startswith("/")
    return unquote(parts.path) if relative and parts.path.endswith(".mp4") else ""


def _is_video(path: Path) -> bool:
    """Whether it is an MP4 file: a notebook from elsewhere may name any file as its video."""
    try:
        with path.open("rb") as stream:
            return stream.read(12)[4:8] == b"ftyp"
    except OSError:
        return False


def _beside(video: Path) -> dict[str, Path]:
    places = {ending: video.with_name(f"{video.stem}.{ending}") for ending in _BESIDE}
    return {ending: path for ending, path in places.items() if path.is_file()}


def _with_data(found: re.Match[str], video: Path) -> str:
    beside = _beside(video)
    opening = found[0][: found.start("inside") - found.start()]
    opening = _SRC.sub(lambda src: f'{src[1]}"{_data(video, "video/mp4")}"', opening, count=1)
    if "poster.png" in beside:
        opening = re.sub(r"\sposter=([\"'])[^\"']*\1", "", opening)
        opening = f'{opening[:-1]} poster="{_data(beside["poster.png"], "image/png")}">'
    inside = _TRACK.sub("", found["inside"])
    if "vtt" in beside:
        inside += f'<track kind="captions" src="{_data(beside["vtt"], "text/vtt")}" default>'
    return f"{opening}{inside}</video>"


def _data(path: Path, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
