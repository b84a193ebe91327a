"""A server from its start to its end: odd addresses, broken settings, secrets, and jobs that outlive it."""

from __future__ import annotations

import json
import signal

import httpx
import pytest

from .serving import QUICK, SCENE, SECRET, ended, serving, stream, until

SLOW = """from manim import PI, Circle, Rotate, Scene, Square


class First(Scene):
    def construct(self):
        self.play(Rotate(Square(), PI), run_time=1)


class Second(Scene):
    def construct(self):
        self.play(Rotate(Circle(), PI), run_time=20)
"""


def test_an_escaped_base_url_works_with_token_and_cookie(tmp_path):
    with serving(tmp_path, base_url="/user/a%40b/") as served:
        client = served.client()
        told = client.get("openapi.json").json()
        assert told["servers"] == [{"url": "/user/a%40b"}]
        made = client.post("jobs", json={"source": SCENE, "options": QUICK})
        assert made.status_code == 201, made.text
        assert made.headers["location"] == f"/user/a%40b/stitcher/jobs/{made.json()['id']}"
        browser = httpx.Client(base_url=served.url, timeout=60)
        browser.get("login", params={"token": served.token}, follow_redirects=True)
        browser.get("login")
        xsrf = browser.cookies.get("_xsrf")
        assert xsrf
        refused = browser.post("stitcher/jobs", json={"source": SCENE, "options": QUICK})
        assert refused.status_code == 403
        taken = browser.post("stitcher/jobs", json={"source": SCENE, "options": QUICK}, headers={"X-XSRFToken": xsrf})
        assert taken.status_code == 201, taken.text
        job = ended(client, made.json()["id"])
        assert job["state"] == "done"
        assert stream(client, job["id"])
        served_file = httpx.get(f"{served.url}files/{job['video']['place']}", headers=client.headers)
        assert served_file.content == client.get(f"jobs/{job['id']}/files/video.mp4").content
        browser.close()


@pytest.mark.parametrize(
    ("config", "file"),
    [
        ("", "{ this is no JSON"),
        ("", '{"Settings": {"no_such_setting": 1}}'),
        ("c.Settings.no_such_setting = 1", ""),
        ("c.Settings.quality = '8k'", ""),
        ("", '{"Settings": {"data_dir": "/proc/nowhere"}}'),
    ],
)
def test_settings_that_cannot_be_used_stop_the_videos_and_not_the_server(tmp_path, config, file):
    if file:
        (tmp_path / "stitcher.json").write_text(file)
    environment = {"STITCHER_DATA": ""} if "data_dir" in file else {}
    with serving(tmp_path, config=config, environment=environment) as served:
        assert httpx.get(f"{served.url}api/status", headers=served.client().headers).status_code == 200
        client = served.client()
        told = client.get("status").raise_for_status().json()
        assert not told["ready"]
        assert told["problems"][0]["message"]
        answer = client.post("jobs", json={"source": SCENE, "options": QUICK})
        assert answer.status_code == 503, answer.text
        assert answer.json()["message"].endswith(".")
        assert not (served.root / "stitch").exists()
        assert client.get("templates").status_code == 200


def test_the_key_is_nowhere(served, client, finished):
    """Not in an answer, an event, an error, a file or the log: also of a job that asked the model and failed."""
    made = client.post("jobs", json={"prompt": "photosynthesis in leaves", "options": QUICK}).raise_for_status().json()
    job = ended(client, made["id"])
    assert job["state"] == "failed"
    texts = [
        client.get(address).text
        for address in ("status", "doctor", "jobs", "openapi.json", f"jobs/{job['id']}", f"jobs/{job['id']}/events")
    ]
    texts.append(json.dumps(stream(client, job["id"])))
    texts.append(client.post("jobs", json={"prompt": "x", "options": {"model": "other"}}).text)
    texts.append(served.log.read_text(errors="replace"))
    assert all(SECRET not in text for text in texts)
    for folder in (served.root, served.data):
        for path in folder.rglob("*"):
            if path.is_file():
                assert SECRET.encode() not in path.read_bytes(), path


def test_jupyters_own_configuration_outranks_the_settings_file(tmp_path):
    (tmp_path / "stitcher.json").write_text('{"Settings": {"quality": "4k", "voice": "silent"}}')
    config = "c.Settings.quality = '1080p'\nc.StitcherApp.allowed_models = ['openai/gpt-5-mini']\n"
    with serving(tmp_path, config=config) as served:
        told = served.client().get("status").json()
        assert (told["defaults"]["quality"], told["defaults"]["voice"]) == ("1080p", "silent")
        assert told["models"] == ["openai/gpt-5-mini"]


@pytest.mark.slow
def test_a_server_that_stops_goes_on_with_its_jobs_when_it_is_back(tmp_path):
    with serving(tmp_path) as served:
        client = served.client()
        made = client.post("jobs", json={"source": SLOW, "title": "Goes on", "options": QUICK}).json()
        until(lambda: client.get(f"jobs/{made['id']}").json()["stage"] == "rendering")
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(20) == 0
        assert "Traceback" not in served.log.read_text()
    with serving(tmp_path) as served:
        client = served.client()
        job = ended(client, made["id"])
        assert job["state"] == "done", job["error"]
        kinds = [event["kind"] for event in client.get(f"jobs/{made['id']}/events").json()["events"]]
        assert "resumed" in kinds or kinds.count("running") > 1
