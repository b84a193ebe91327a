"""The files of a job: video, captions, chapters, transcript, pictures, manifest, script; and all of them as a zip."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from email.utils import formatdate, parsedate_to_datetime
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from jupyter_server.auth.decorator import authorized
from jupyter_server.utils import url_escape
from tornado import web
from tornado.iostream import StreamClosedError

from stitcher_lab.server.archive import zipped
from stitcher_lab.server.failures import NotHere, answer_to
from stitcher_lab.server.operation import Answer, Operation, Parameter, methods
from stitcher_lab.server.plain_files import open_plain
from stitcher_lab.server.ranges import Unsatisfiable, asked_range
from stitcher_lab.server.resource import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stitcher_lab.model import JobView

ALL = "all.zip"
# Nothing outside this table is ever opened, whatever a request says.
KINDS = {
    "video.mp4": "video/mp4",
    "preview.mp4": "video/mp4",
    "captions.vtt": "text/vtt; charset=utf-8",
    "captions.srt": "application/x-subrip; charset=utf-8",
    "chapters.vtt": "text/vtt; charset=utf-8",
    "transcript.md": "text/markdown; charset=utf-8",
    "poster.png": "image/png",
    "strip.jpg": "image/jpeg",
    "manifest.json": "application/json",
    "script.py": "text/x-python; charset=utf-8",
}
_PIECE = 1 << 18  # bytes


class FileResource(Resource):
    """One file of a job."""

    _FILE = Operation(
        "Fetch a file of a job.",
        {
            200: Answer("The file.", media=(*(kind.partition(";")[0] for kind in KINDS.values()), "application/zip")),
            206: Answer("The part that was asked for.", media=("application/octet-stream",)),
            304: Answer("It has not changed."),
        },
        parameters=(
            Parameter("download", "Whether a browser is to save it.", {"type": "boolean"}, default=False),
            Parameter("Range", "One range of bytes.", {"type": "string"}, default="", place="header"),
        ),
        refusals=(400, 404, 416, 503),
    )
    api = methods(get=_FILE, head=_FILE)

    @web.authenticated
    @authorized
    async def get(self, job: str, name: str) -> None:
        """Send."""
        await self._send(job, name)

    @web.authenticated
    @authorized
    async def head(self, job: str, name: str) -> None:
        """Tell of it."""
        await self._send(job, name)

    async def _send(self, job: str, name: str) -> None:
        download, owner = self.parameter("download"), self.owner
        view = await self.services.run(lambda: self.jobs.get(job, owner=owner))
        stem = view.output.stem if view.output else job
        if name == ALL:
            await self._send_all(view, stem)
            return
        path = view.paths.get(name) if name in KINDS else None
        opened = await self.services.run(open_plain, path) if path else None
        if path is None or opened is None:
            raise NotHere("The job has no such file.", remedy="Its 'files' names those that it has.")
        with closing(opened) as file:
            self.set_header("Content-Disposition", _disposition(_own_name(path, name), save=download))
            await self._send_file(file, KINDS[name])

    async def _send_file(self, file: BinaryIO, kind: str) -> None:
        facts = os.fstat(file.fileno())
        tag = f'"{version_of(facts)}"'
        self.set_header("ETag", tag)
        self.set_header("Last-Modified", formatdate(facts.st_mtime, usegmt=True))
        self.set_header("Accept-Ranges", "bytes")
        # Kept, but asked about each time: a video of the same name may have been rendered again.
        self.set_header("Cache-Control", "private, no-cache, no-transform")
        if self._unchanged(tag, facts.st_mtime):
            self.set_status(304)
            self.finish(set_content_type=kind)
            return
        try:
            part = asked_range(self._range(tag, facts.st_mtime), facts.st_size)
        except Unsatisfiable:
            self.clear_header("Content-Disposition")
            self.set_header("Content-Range", f"bytes */{facts.st_size}")
            self.answer(answer_to(None, 416)[1], 416)
            return
        first, end = part or (0, facts.st_size)
        if part:
            self.set_status(206)
            self.set_header("Content-Range", f"bytes {first}-{end - 1}/{facts.st_size}")
        self.set_header("Content-Type", kind)
        self.set_header("Content-Length", str(end - first))
        if self.request.method != "HEAD":
            await self._pour(_pieces(file, first, end))
        self.finish(set_content_type=kind)

    async def _send_all(self, view: JobView, stem: str) -> None:
        found = {name: path for name, path in view.paths.items() if name in KINDS}
        if not found:
            raise NotHere("The job has no files yet.")
        self.set_header("Content-Type", "application/zip")
        self.set_header("Cache-Control", "no-store, no-transform")
        self.set_header("Accept-Ranges", "none")
        self.set_header("Content-Disposition", _disposition(f"{stem}.zip", save=True))
        if self.request.method != "HEAD":
            await self._pour(zipped({_own_name(path, name): path for name, path in found.items()}))
        self.finish(set_content_type="application/zip")

    async def _pour(self, pieces: Iterator[bytes]) -> None:
        """Write piece by piece, each read in a thread, and none before the one before it has gone out."""
        while (piece := await self.services.run(next, pieces, b"")) != b"":
            self.write(piece)
            try:
                await self.flush()
            except StreamClosedError:
                raise web.Finish from None

    def _unchanged(self, tag: str, modified: float) -> bool:
        known = self.request.headers.get("If-None-Match")
        if known is not None:
            tags = [part.strip().removeprefix("W/") for part in known.split(",")]
            return "*" in tags or tag in tags
        since = _date(self.request.headers.get("If-Modified-Since", ""))
        return since is not None and int(modified) <= since

    def _range(self, tag: str, modified: float) -> str:
        """Return the range that is asked for; none where it was meant for another version of the file."""
        condition = self.request.headers.get("If-Range")
        if condition is not None and condition != tag and _date(condition) != int(modified):
            return ""
        return self.request.headers.get("Range", "")


def version_of(facts: os.stat_result) -> str:
    """Eight hex digits that change whenever the file does; of a video, the ones that its job tells."""
    return sha256(f"{facts.st_mtime_ns} {facts.st_size}".encode()).hexdigest()[:8]


def _pieces(file: BinaryIO, first: int, end: int) -> Iterator[bytes]:
    file.seek(first)
    left = end - first
    while left and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        yield piece


def _own_name(path: Path, name: str) -> str:
    """What the file is called beside the video: lesson.vtt, not captions.vtt."""
    return path.name or name


def _disposition(name: str, *, save: bool) -> str:
    return f"{'attachment' if save else 'inline'}; filename*=UTF-8''{url_escape(name)}"


def _date(text: str) -> int | None:
    with suppress(ValueError, TypeError, OverflowError):
        return int(parsedate_to_datetime(text).timestamp())
    return None
