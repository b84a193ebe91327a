"""Early pictures over HTTP: they come while the job is drawn, to its owner alone, and cost nobody anything."""

from __future__ import annotations

import io

import av
import httpx
import pytest

from .serving import ended, until

QUICK = {"quality": "preview", "voice": "silent"}
TURNING = """
class {name}(Scene):
    def construct(self):
        self.play(Rotate(Square(4).set_fill(BLUE, 0.5), 20 * PI, rate_func=linear), run_time={seconds})
"""


def turning(first: float, then: float) -> str:
    """Two scenes, of so many seconds."""
    return (
        "from manim import *\n" + TURNING.format(name="One", seconds=first) + TURNING.format(name="Two", seconds=then)
    )


@pytest.fixture
def drawn(client, request):
    """A job whose first pictures can be watched, and that goes on for a while."""
    seconds = getattr(request, "param", (3, 20))
    # Another number of seconds each time, so that nothing was drawn before.
    seconds = (seconds[0], seconds[1] + len(request.node.name) / 100)
    job = client.post("jobs", json={"source": turning(*seconds), "title": "Turning", "options": QUICK}).json()["id"]
    told: list[dict] = []

    def first():
        answer = client.get(f"jobs/{job}/events", params={"after": told[-1]["seq"] if told else 0, "wait": 5}).json()
        told.extend(answer["events"])
        assert answer["job"]["state"] in ("queued", "running"), answer["job"]
        return any(event["kind"] == "early" for event in told)

    until(first)
    yield job
    client.post(f"jobs/{job}/cancel")
    ended(client, job)


def frames(content: bytes) -> int:
    with av.open(io.BytesIO(content)) as container:
        return sum(1 for _ in container.decode(video=0))


def test_the_first_scenes_can_be_watched_while_the_rest_is_drawn_and_the_film_ends_with_the_job(client, drawn):
    view = client.get(f"jobs/{drawn}").json()
    assert view["state"] == "running"
    assert view["early"]["type"].startswith('video/mp4; codecs="avc1.')
    assert (view["early"]["quality"], view["early"]["sound"], view["video"]) == ("preview", False, None)
    with client.stream("GET", f"jobs/{drawn}/early.mp4") as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == view["early"]["type"]
        assert "content-length" not in answer.headers
        pieces = answer.iter_bytes()
        content = next(pieces)
        while content.count(b"moof") < 2:
            content += next(pieces)
        assert client.get(f"jobs/{drawn}").json()["state"] == "running"
        for piece in pieces:
            content += piece
    job = ended(client, drawn)
    assert job["state"] == "done", job
    assert (job["early"], job["preview"]) == (None, None)
    whole = client.get(f"jobs/{drawn}/files/video.mp4").content
    # The job waits for nobody who watches: its last pictures may be in the finished video alone.
    assert 60 < frames(content) <= frames(whole)
    gone = client.get(f"jobs/{drawn}/early.mp4")
    assert gone.status_code == 404
    assert gone.json()["remedy"]


@pytest.mark.slow
def test_whoever_leaves_or_sleeps_does_not_hold_up_the_job(client, served, drawn):
    with httpx.Client(headers={"Authorization": f"token {served.token}"}, timeout=60) as other:
        for _ in range(3):
            with other.stream("GET", f"{served.url}stitcher/jobs/{drawn}/early.mp4") as answer:
                next(answer.iter_bytes())  # and no more
        with other.stream("GET", f"{served.url}stitcher/jobs/{drawn}/early.mp4") as sleeping:
            assert sleeping.status_code == 200
            assert ended(client, drawn)["state"] == "done"
            assert frames(sleeping.read()) > 0


def test_stopping_ends_the_film(client, drawn):
    with client.stream("GET", f"jobs/{drawn}/early.mp4") as answer:
        pieces = answer.iter_bytes()
        content = next(pieces)
        client.post(f"jobs/{drawn}/cancel")
        content += b"".join(pieces)
    assert ended(client, drawn)["state"] == "cancelled"
    assert content[4:8] == b"ftyp"


@pytest.mark.slow
def test_it_is_for_those_who_may_see_the_job(served, client, drawn):
    assert served.client(token=None).get(f"jobs/{drawn}/early.mp4").status_code == 403
    assert served.client(token="wrong").get(f"jobs/{drawn}/early.mp4").status_code == 403  # noqa: S106 - made up
    for wrong in ("nobody", "a%2Fb", ".."):
        assert client.get(f"jobs/{wrong}/early.mp4").status_code == 404
    assert client.post(f"jobs/{drawn}/early.mp4").status_code == 405


def test_a_job_that_is_over_or_has_no_picture_has_nothing_to_watch(client, finished):
    assert client.get(f"jobs/{finished['id']}/early.mp4").status_code == 404
