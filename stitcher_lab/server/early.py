"""The early pictures of a job: a video that can be watched while the rest of it is being drawn."""

from __future__ import annotations

import asyncio
from contextlib import closing, suppress
from typing import TYPE_CHECKING, BinaryIO

from jupyter_server.auth.decorator import authorized
from tornado import web
from tornado.iostream import StreamClosedError

from stitcher_lab.server.failures import NotHere
from stitcher_lab.server.operation import Answer, Operation, methods
from stitcher_lab.server.plain_files import open_plain
from stitcher_lab.server.resource import Resource

if TYPE_CHECKING:
    from stitcher_lab.stitching.early import EarlyFilm

_KIND = "video/mp4"
_PIECE = 1 << 18  # bytes


class EarlyResource(Resource):
    """The early pictures of one job. There is no asking for parts: nobody knows yet how long it will be."""

    api = methods(
        get=Operation(
            "Watch the first scenes while the others are drawn: fragmented MP4, as it grows, to its end.",
            {200: Answer("What is there, and what comes.", media=(_KIND,))},
            refusals=(404, 503),
        )
    )
    _more: asyncio.Event | None = None
    _gone = False

    @web.authenticated
    @authorized
    async def get(self, job: str) -> None:
        """Send."""
        owner = self.owner
        film = await self.services.run(lambda: self.jobs.early(job, owner=owner))
        opened = await self.services.run(open_plain, film.path) if film is not None else None
        if film is None or opened is None:
            raise NotHere(
                "There is nothing to watch of this job yet, or its video is there.", remedy="Its 'early' says when."
            )
        with closing(opened) as file:
            self.set_header("Content-Type", film.type)
            self.set_header("Cache-Control", "no-store, no-transform")
            self.set_header("Accept-Ranges", "none")
            # Proxies must not wait until there is more of it.
            self.set_header("X-Accel-Buffering", "no")
            with suppress(StreamClosedError):
                await self._send(film, file)
                self.finish(set_content_type=film.type)

    async def _send(self, film: EarlyFilm, file: BinaryIO) -> None:
        """Send piece by piece, none before the one before it has gone out; returns at the film's end."""
        loop = asyncio.get_running_loop()
        more = self._more = asyncio.Event()
        sent = 0

        def tell() -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody watches any more
                loop.call_soon_threadsafe(more.set)

        leave = film.subscribe(tell)
        try:
            while not self._gone and not self.services.closing:
                # The end first: what was added before it is there then.
                ended, size = film.ended, film.size
                more.clear()
                if sent < size:
                    data = await self.services.run(file.read, min(size - sent, _PIECE))
                    sent += len(data)
                    self.write(data)
                    await self.flush()
                    self.update_api_activity()  # a server whose user watches is not idle
                elif ended:
                    return
                else:
                    await self._wait(more)
        finally:
            leave()

    async def _wait(self, more: asyncio.Event) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(more.wait(), self.services.heartbeat)

    def on_connection_close(self) -> None:
        """Let go when the reader does, also while nothing comes."""
        self._gone = True
        if self._more is not None:
            self._more.set()
        super().on_connection_close()
