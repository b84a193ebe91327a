"""The events of a job, as they happen: a stream (server-sent events), and JSON for who cannot read one.

A worker's thread calls back right after an event was written; from there to the socket nothing waits for a clock.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from tornado import web
from tornado.iostream import StreamClosedError

from stitcher_lab.errors import UnknownJobError
from stitcher_lab.server.operation import Answer, Operation, Parameter, methods
from stitcher_lab.server.resource import Resource

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from stitcher_lab.model import JobEvent
    from stitcher_lab.server.services import Services

_PAGE = 500  # events read from the log at once
_KEPT = 200  # events that wait for a slow reader; what is more is read from the log again
# A job of another process on the same data folder calls nobody back: its log is looked at this often.
_LOOK_AGAIN = 5.0
_LONGEST_WAIT = 60
_SOONEST_RETRY = 1000  # milliseconds until a browser connects again
_STREAM = "text/event-stream"
_NUMBER = {"type": "integer", "minimum": 0, "maximum": 2**53}


class Feed:
    """The events of one job after a number, each once and in order: those in the log, then those that come.

    For one reader, in the server's loop. ``last`` is the number of the newest event that was handed out.
    """

    def __init__(self, services: Services, job: str, owner: str, after: int) -> None:
        self.last = after
        self._services, self._job, self._owner = services, job, owner
        self._loop = asyncio.get_running_loop()
        self._heard: deque[JobEvent] = deque(maxlen=_KEPT)
        self._wake = asyncio.Event()
        self._behind = True
        self._ended = False

    def hear(self, event: JobEvent) -> None:
        """Take an event from a worker's thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody reads any more
            self._loop.call_soon_threadsafe(self._take, event)

    def _take(self, event: JobEvent) -> None:
        self._heard.append(event)
        self._wake.set()

    def end(self) -> None:
        """Have the reader told that nothing more comes."""
        self._ended = True
        self._wake.set()

    @property
    def ended(self) -> bool:
        """Whether everything was handed out and nothing more will come."""
        return self._ended

    async def next(self, patience: float) -> list[JobEvent]:
        """Return what comes next, at once if there is something; nothing after ``patience`` seconds, or at the end."""
        until = time.monotonic() + patience
        while not self._ended:
            if self._behind:
                if events := await self._from_log():
                    return events
            elif self._heard:
                if events := self._from_heard():
                    return events
            elif (left := until - time.monotonic()) <= 0:
                break
            else:
                self._wake.clear()
                try:
                    await asyncio.wait_for(self._wake.wait(), min(left, _LOOK_AGAIN))
                except TimeoutError:
                    self._behind = True
        return []

    async def _from_log(self) -> list[JobEvent]:
        jobs = self._services.jobs
        try:
            events = await self._services.run(jobs.events, self._job, owner=self._owner, after=self.last, limit=_PAGE)
            self._behind = len(events) == _PAGE
            if events:
                self.last = events[-1].seq
            if not self._behind and (not events or events[-1].last):
                # The job may have been taken up again since: how it stands decides.
                view = await self._services.run(jobs.get, self._job, owner=self._owner)
                if view.state.ended and view.last_event <= self.last:  # never back to False: the reader may have gone
                    self._ended = True
        except UnknownJobError:
            self._ended = True
            return []
        return list(events)

    def _from_heard(self) -> list[JobEvent]:
        """Hand out what was heard, if it follows; where something is missing, the log has it."""
        heard = [event for event in self._heard if event.seq > self.last]
        self._heard.clear()
        if not heard:
            return []
        if [event.seq for event in heard] != list(range(self.last + 1, self.last + 1 + len(heard))):
            self._behind = True
            return []
        self.last = heard[-1].seq
        self._behind = heard[-1].last
        return heard


@asynccontextmanager
async def following(services: Services, job: str, owner: str, after: int) -> AsyncIterator[Feed]:
    """Open the feed of a job; whatever happens, nothing calls it back afterwards.

    Raises
    ------
    stitcher_lab.errors.UnknownJobError
        There is no such job of this owner.

    """
    feed = Feed(services, job, owner, after)
    unsubscribe = await services.run(lambda: services.jobs.subscribe(job, feed.hear, owner=owner))
    services.feeds.add(feed)
    try:
        yield feed
    finally:
        services.feeds.discard(feed)
        unsubscribe()


class EventsResource(Resource):
    """The events of one job."""

    api = methods(
        get=Operation(
            "Follow a job: as a stream where Accept says text/event-stream, else as JSON.",
            {
                200: Answer(
                    "The events after a number; a stream ends when the job has ended.", "Events", media=(_STREAM,)
                )
            },
            parameters=(
                Parameter("after", "Number of the last event that is known.", _NUMBER),
                Parameter(
                    "wait",
                    "JSON: wait up to this many seconds for a new event.",
                    {"type": "number", "minimum": 0, "maximum": _LONGEST_WAIT},
                    default=0.0,
                ),
                Parameter(
                    "Last-Event-ID",
                    "Instead of 'after': what a browser sends when it connects again.",
                    _NUMBER,
                    place="header",
                ),
            ),
            refusals=(400, 404, 503),
        )
    )
    _feed: Feed | None = None
    _gone = False

    @web.authenticated
    @authorized
    async def get(self, job: str) -> None:
        """Follow."""
        resumed, after = self.parameter("Last-Event-ID"), self.parameter("after")
        known = resumed if resumed is not None else after or 0
        wait, owner = self.parameter("wait"), self.owner
        async with following(self.services, job, owner, known) as feed:
            self._feed = feed
            if self._gone:  # hung up while the job was looked for
                return
            if _STREAM in self.request.headers.get("Accept", ""):
                await self._stream(feed)
                return
            events = await feed.next(wait)
        view = await self.services.run(lambda: self.jobs.get(job, owner=owner))
        self.answer({"events": [event.as_json() for event in events], "job": view.as_json()})

    async def _stream(self, feed: Feed) -> None:
        self.set_header("Content-Type", f"{_STREAM}; charset=utf-8")
        # Proxies must neither keep nor change this, nor wait until there is more of it.
        self.set_header("Cache-Control", "no-store, no-transform")
        self.set_header("X-Accel-Buffering", "no")
        connection: Any = self.request.connection
        if getattr(connection, "stream", None) is not None:
            connection.stream.set_nodelay(True)
        try:
            self.write(f"retry: {_SOONEST_RETRY}\n\n")
            await self.flush()
            while not feed.ended:
                events = await feed.next(self.services.heartbeat)
                if events:
                    self.update_api_activity()  # a server whose user watches a job is not idle
                if events or not feed.ended:
                    self.write("".join(map(_told, events)) or ": still here\n\n")
                    await self.flush()
        except StreamClosedError:
            return
        self.finish()

    def on_connection_close(self) -> None:
        """End the feed when the reader goes, also while nothing happens."""
        self._gone = True
        if self._feed is not None:
            self._feed.end()
        super().on_connection_close()


def _told(event: JobEvent) -> str:
    data = json.dumps(event.as_json(), ensure_ascii=False, allow_nan=False)
    return f"id: {event.seq}\nevent: {event.kind}\ndata: {data}\n\n"
