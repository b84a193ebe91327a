"""The online voice: real client, real sockets, a service on this machine; and what happens when there is none."""

from __future__ import annotations

import asyncio
import io
import json
import re
import socket
import threading

import av
import numpy as np
import pytest
from aiohttp import WSMsgType, web
from takes import samples

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, VoiceError
from stitcher_lab.model import Line
from stitcher_lab.narration.engines import edge
from stitcher_lab.narration.engines.edge import EdgeRecorder

LINES = (Line("Hello, x² is here.", ""), Line("Good bye.", ""))


def mp3(seconds=1.0, rate=24_000):
    """A tone with silence around it."""
    time = np.arange(round(seconds * rate)) / rate
    tone = 0.4 * np.sin(2 * np.pi * 300 * time) * ((time > 0.2) & (time < seconds - 0.2))
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("mp3", rate=rate)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray((tone * 32767).astype("<i2")[None, :], format="s16", layout="mono")
        frame.rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return file.getvalue()


class Service:
    """Answers as the real one does: word events, then sound, then the end of the turn."""

    def __init__(self, behaviour):
        self.behaviour = behaviour
        self.asked = []
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    def _serve(self):
        async def start():
            app = web.Application()
            app.router.add_get("/edge", self._answer)
            runner = web.AppRunner(app)
            await runner.setup()
            listener = socket.create_server(("127.0.0.1", 0))
            self.port = listener.getsockname()[1]
            await web.SockSite(runner, listener).start()
            self._ready.set()

        self._loop.run_until_complete(start())
        self._loop.run_forever()
        self._loop.run_until_complete(self._end())
        self._loop.close()

    async def _end(self):
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _answer(self, request):
        if self.behaviour == "forbidden":
            return web.Response(status=403)
        answer = web.WebSocketResponse()
        await answer.prepare(request)
        async for message in answer:
            if message.type != WSMsgType.TEXT or "Path:ssml" not in message.data:
                continue
            text = re.sub(r"<[^>]+>", "", message.data.split("\r\n\r\n", 1)[1])
            self.asked.append(text)
            if self.behaviour == "stalls":
                await asyncio.sleep(60)
            if self.behaviour != "no sound":
                for index, word in enumerate(re.findall(r"\w+", text)):
                    data = {"Offset": 2_000_000 + index * 1_000_000, "Duration": 900_000, "text": {"Text": word}}
                    body = json.dumps({"Metadata": [{"Type": "WordBoundary", "Data": data}]})
                    await answer.send_str(f"Path:audio.metadata\r\n\r\n{body}")
                sound = b"\xff\xfbnot an mp3 file at all" * 99 if self.behaviour == "garbage" else mp3()
                header = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
                await answer.send_bytes(len(header).to_bytes(2, "big") + header + sound)
            await answer.send_str("Path:turn.end\r\n\r\n{}")
        return answer

    def stop(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()


@pytest.fixture
def online(take, monkeypatch, request):
    service = Service(getattr(request, "param", "works"))
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", f"ws://127.0.0.1:{service.port}/edge?a=b")
    monkeypatch.setattr(edge, "_PAUSES", (0.01, 0.01))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)

    def ask(lines=LINES, **options):
        recorders = {"edge": EdgeRecorder("127.0.0.1", service.port)}
        options = {"online": True, "engines": ("edge", "espeak"), **options}
        return service, take(lines, recorders=recorders, **options)

    yield ask
    service.stop()


def test_a_take_by_the_service(online):
    service, narration = online()
    assert narration.engine == "edge"
    assert any("Microsoft" in note for note in narration.notes)
    assert sorted(service.asked) == ["Good bye.", "Hello, x squared is here."]
    line = narration.lines[LINES[0].key]
    assert [word.text for word in line.words] == ["Hello,", "x²", "is", "here."]
    assert np.abs(samples(line.wav)).max() > 0.2
    # Silence at the start was trimmed, and the times moved along.
    assert line.words[0].start == pytest.approx(0.06, abs=0.03)
    assert line.words[2].start - line.words[1].start == pytest.approx(0.2, abs=0.01)
    service.asked.clear()
    assert online()[1].lines == narration.lines
    assert service.asked == []


@pytest.mark.parametrize(
    ("online", "reason"),
    [("forbidden", "403"), ("no sound", "sent no sound"), ("garbage", "is no sound")],
    indirect=["online"],
)
def test_a_service_that_fails_hands_the_whole_take_on(online, reason):
    _, narration = online()
    assert narration.engine == "espeak"
    assert reason in narration.notes[0]


@pytest.mark.parametrize("online", ["stalls"], indirect=True)
def test_a_service_that_stalls_is_given_up(online, monkeypatch):
    monkeypatch.setattr(edge, "_SECONDS_PER_LINE", 0.3)
    _, narration = online()
    assert "did not answer in time" in narration.notes[0]


@pytest.mark.parametrize("online", ["stalls"], indirect=True)
def test_stopping_does_not_wait_for_the_service(online):
    stop = Cancellation()
    threading.Timer(0.5, stop.cancel).start()
    with pytest.raises(Cancelled):
        online(cancellation=stop)


def test_nobody_there(take):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    recorders = {"edge": EdgeRecorder("127.0.0.1", port)}
    narration = take(LINES, online=True, recorders=recorders, engines=("edge", "espeak"))
    assert narration.engine == "espeak"
    assert "cannot be reached" in narration.notes[0]
    with pytest.raises(VoiceError, match="cannot be reached"):
        take(LINES, online=True, recorders=recorders, engines=("edge",))


def test_nothing_is_sent_unless_it_is_allowed(take):
    def forbidden(*_):
        raise AssertionError("the text was sent away")

    narration = take(LINES, recorders={"edge": forbidden}, engines=("edge", "espeak"))
    assert narration.engine == "espeak"
