"""Nobody is called back who has gone: in this process, where what the jobs remember can be looked at."""

from __future__ import annotations

import asyncio
import logging
import threading
from types import SimpleNamespace

import pytest
from jupyter_server.auth import AllowAllAuthorizer, IdentityProvider
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from stitcher_lab.config import Settings
from stitcher_lab.errors import UnknownJobError
from stitcher_lab.jobs import Jobs
from stitcher_lab.model import JobRequest
from stitcher_lab.server.events import EventsResource, following
from stitcher_lab.server.operation import pattern
from stitcher_lab.server.services import Services

PATH = "stitcher/jobs/{job}/events"


@pytest.fixture
def waiting(tmp_path):
    """Jobs that wait for a gate, services that have them, and who listens."""
    gate = threading.Event()

    def work(*_, cancellation, **__):
        while not gate.wait(0.01):
            cancellation.check()
        raise UnknownJobError

    counts = {"now": 0, "ever": 0}

    class Counted(Jobs):
        def subscribe(self, job, callback, *, owner):
            leave = super().subscribe(job, callback, owner=owner)
            counts["now"] += 1
            counts["ever"] += 1

            def left():
                counts["now"] -= 1
                leave()

            return left

    jobs = Counted(Settings(data_dir=str(tmp_path / "data")), engine="threads", run=work)
    knobs = SimpleNamespace(heartbeat=0.05, tell_users_apart=None, running_jobs=2, most_waiting=9, most_waiting_each=9,
                            allowed_models=None)  # fmt: skip
    services = Services(knobs, tmp_path, logging.getLogger())
    services.__dict__["_jobs"] = jobs
    job, _ = jobs.submit(JobRequest(output=tmp_path / "video.mp4", prompt="binary search"))
    yield SimpleNamespace(jobs=jobs, services=services, job=job.id, counts=counts, gate=gate)
    gate.set()
    jobs.stop()


def served(waiting):
    """Serve the events, in the loop that runs; return the server and its port."""
    application = Application(
        [(pattern(PATH), EventsResource, {"services": waiting.services, "path": PATH})],
        identity_provider=IdentityProvider(token="t"),  # noqa: S106 - of a server that lives a second
        authorizer=AllowAllAuthorizer(),
        base_url="/",
        cookie_secret="c",  # noqa: S106
        allow_remote_access=True,
    )
    server = HTTPServer(application)
    socket, port = bind_unused_port()
    server.add_sockets([socket])
    return server, port


def held_up(jobs, name):
    """Hold a method up: one event says that it was called, the other lets it go on."""
    called, go_on = threading.Event(), threading.Event()
    method = getattr(jobs, name)

    def slow(*args, **kwargs):
        called.set()
        go_on.wait(30)
        return method(*args, **kwargs)

    setattr(jobs, name, slow)
    return called, go_on


def test_a_reader_that_hangs_up_is_forgotten(waiting):
    async def visit():
        server, port = served(waiting)
        asked = f"GET /stitcher/jobs/{waiting.job}/events HTTP/1.1\r\nHost: x\r\nAuthorization: token t\r\n"
        for accept in ("text/event-stream", "application/json"):
            ending = "?wait=60" if accept == "application/json" else ""
            line = asked.replace("/events", f"/events{ending}" + ("&after=99" if ending else ""))
            writers = []
            for _ in range(5):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(f"{line}Accept: {accept}\r\n\r\n".encode())
                writers.append(writer)
                if accept == "text/event-stream":
                    await reader.readuntil(b"still here")
            await settled(lambda: waiting.counts["now"] == 5)
            for writer in writers:
                writer.close()
            await settled(lambda: waiting.counts["now"] == 0)
        server.stop()

    asyncio.run(visit())
    assert waiting.counts["ever"] == 10
    assert not waiting.services.feeds


def test_a_reader_that_hangs_up_before_it_is_served_is_forgotten(waiting):
    """The job is still being looked for when the reader goes: nobody waits a minute for nobody."""
    looking, gone = held_up(waiting.jobs, "subscribe")

    async def visit():
        server, port = served(waiting)
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        line = f"GET /stitcher/jobs/{waiting.job}/events?wait=60&after=99 HTTP/1.1\r\nHost: x\r\n"
        writer.write(f"{line}Authorization: token t\r\nAccept: application/json\r\n\r\n".encode())
        await settled(looking.is_set)
        writer.close()
        await asyncio.sleep(0.2)
        gone.set()
        await settled(lambda: waiting.counts["ever"] == 1)
        await settled(lambda: waiting.counts["now"] == 0, patience=10)
        server.stop()

    asyncio.run(visit())


def test_a_feed_that_is_ended_while_it_reads_the_log_stays_ended(waiting):
    reading, gone = held_up(waiting.jobs, "get")

    async def visit():
        async with following(waiting.services, waiting.job, "", 99) as feed:
            next_events = asyncio.ensure_future(feed.next(60))
            await settled(reading.is_set)
            feed.end()
            gone.set()
            assert await asyncio.wait_for(next_events, 10) == []
            assert feed.ended

    asyncio.run(visit())


def test_a_feed_is_closed_whatever_happens_in_it(waiting):
    async def broken(owner):
        async with following(waiting.services, waiting.job, owner, 0) as feed:
            events = await feed.next(1)
            assert events[0].kind == "queued"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(broken(""))
    with pytest.raises(UnknownJobError):
        asyncio.run(broken("somebody else"))
    assert waiting.counts["now"] == 0
    assert not waiting.services.feeds


def test_what_comes_faster_than_it_is_read_is_read_from_the_log(waiting):
    """Memory stays the same: of what is heard only so much is kept, and nothing is lost by that."""

    async def visit():
        async with following(waiting.services, waiting.job, "", 0) as feed:
            seen = [event.seq for event in await feed.next(1)]
            await settled(lambda: waiting.jobs.get(waiting.job, owner="").state == "running")
            while events := await feed.next(0.3):
                seen += [event.seq for event in events]
            feed._heard.clear()
            for _ in range(1000):
                feed._take(SimpleNamespace(seq=seen[-1] + 5, last=False))
            assert len(feed._heard) < 300
            waiting.gate.set()
            await settled(lambda: waiting.jobs.get(waiting.job, owner="").state.ended)
            while events := await feed.next(5):
                seen += [event.seq for event in events]
            assert feed.ended
            assert seen == [event.seq for event in waiting.jobs.events(waiting.job, owner="")]

    asyncio.run(visit())


async def settled(found, patience=30.0):
    for _ in range(int(patience / 0.02)):
        if found():
            return
        await asyncio.sleep(0.02)
    pytest.fail("nothing came of it")
