"""A job from the order to its end, as a browser sees it."""

from __future__ import annotations

import json

import pytest

from .serving import QUICK, SCENE, ended, stream, until

OLD = """from manim import *


class A(Scene):
    def construct(self):
        self.play(ShowCreation(Circle()))
"""


def submit(client, **body):
    answer = client.post("jobs", json={"source": SCENE, "options": QUICK, **body})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_scene_becomes_a_video_where_the_notebook_is(served, client):
    (served.root / "lessons" / "week 1").mkdir(parents=True)
    answer = client.post(
        "jobs",
        json={"source": SCENE, "title": "A square: über alles?", "options": QUICK, "folder": "lessons/week 1",
              "cell": "abc-123"},
    )  # fmt: skip
    assert answer.status_code == 201
    job = answer.json()
    assert answer.headers["location"] == f"/stitcher/jobs/{job['id']}"
    assert job["state"] in ("queued", "running")
    assert job["cell"] == "abc-123"
    job = ended(client, job["id"])
    assert job["state"] == "done", job["error"]
    place = job["video"]["place"]
    assert place.startswith("lessons/week 1/stitch/a_square_über_alles-")
    video = served.root / place
    assert video.read_bytes() == client.get(f"jobs/{job['id']}/files/video.mp4").content
    assert job["code"].strip() == SCENE.strip()
    assert set(job["files"]) >= {"video.mp4", "transcript.md", "poster.png", "manifest.json", "script.py"}


def test_a_prompt_becomes_a_lesson(client):
    answer = client.post("jobs", json={"prompt": "show a queue", "options": {**QUICK, "template": "queue"}})
    assert answer.status_code == 201, answer.text
    job = answer.json()
    assert (job["kind"], job["options"]["template"]) == ("make", "queue")
    client.post(f"jobs/{job['id']}/cancel").raise_for_status()
    assert ended(client, job["id"])["state"] == "cancelled"


def test_the_same_key_is_the_same_job(client):
    order = {"source": SCENE, "title": "Once", "options": QUICK}
    first, second = (client.post("jobs", json=order, headers={"Idempotency-Key": "k-1"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]
    other = client.post("jobs", json={**order, "title": "Another"}, headers={"Idempotency-Key": "k-1"})
    assert other.status_code == 409
    ended(client, first.json()["id"])


def test_the_list_is_searched_and_paged(client, finished):
    submit(client, title="Zebra crossing")
    found = client.get("jobs", params={"search": "zebra"}).json()["jobs"]
    assert [job["title"] or job["prompt"] for job in found] == ["Zebra crossing"]
    ended(client, found[0]["id"])
    first = client.get("jobs", params={"limit": 1}).json()
    assert first["more"]
    second = client.get("jobs", params={"limit": 1, "before": first["jobs"][0]["created"]}).json()
    assert second["jobs"][0]["id"] != first["jobs"][0]["id"]
    states = {job["state"] for job in client.get("jobs", params={"state": "done,failed"}).json()["jobs"]}
    assert states <= {"done", "failed"}
    assert "code" not in first["jobs"][0]


def test_an_edited_script_replaces_its_parents_video(client):
    parent = ended(client, submit(client, title="One square")["id"])
    before = parent["video"]
    edited = SCENE.replace("Square()", "Square(color='#ff0000')")
    job = submit(client, source=edited, title="One square", parent=parent["id"])
    job = ended(client, job["id"])
    assert job["state"] == "done", job["error"]
    assert job["video"]["place"] == before["place"]
    assert job["video"]["version"] != before["version"]


def test_a_cell_that_asks_again_replaces_its_own_video_and_no_other(client):
    def place(**more):
        body = {"source": SCENE, "title": "Again", "options": QUICK, "cell": "c1", "notebook": "a.ipynb", **more}
        job = client.post("jobs", json=body).json()["id"]
        return ended(client, job)["video"]["place"]

    first = place()
    assert place() == first
    assert place(cell="c2") != first
    assert place(notebook="a-Copy1.ipynb") != first
    assert place(title="Something else") != first
    assert place(cell="") != place(cell="")


def test_a_copy_of_a_notebook_leaves_the_originals_video_alone(client):
    def place(**more):
        body = {"source": SCENE, "title": "Copied", "options": QUICK, "cell": "c9", "notebook": "a.ipynb", **more}
        job = client.post("jobs", json=body).json()["id"]
        return job, ended(client, job)["video"]["place"]

    parent, original = place()
    assert place(parent=parent, cell="c10")[1] == original
    _, copied = place(parent=parent, cell="c10", notebook="a-Copy1.ipynb")
    assert copied != original
    assert place(parent=parent, cell="c10", notebook="a-Copy1.ipynb")[1] == copied


def test_stopping_stops_and_leaves_no_video(served, client):
    long = (
        SCENE.replace("self.wait(1)", "self.wait(60)")
        .replace("Scene, Square", "PI, Rotate, Scene, Square")
        .replace("self.add(Square())", "self.play(Rotate(Square(), PI), run_time=100)")
    )
    job = submit(client, source=long, title="A long one")
    until(lambda: client.get(f"jobs/{job['id']}").json()["state"] == "running")
    stopped = client.post(f"jobs/{job['id']}/cancel")
    assert stopped.status_code == 200
    job = ended(client, job["id"])
    assert job["state"] == "cancelled"
    assert job["video"] is None
    assert client.post(f"jobs/{job['id']}/cancel").json()["state"] == "cancelled"
    assert client.get(f"jobs/{job['id']}/files/video.mp4").status_code == 404
    assert client.get(f"jobs/{job['id']}/files/all.zip").status_code == 404


def test_code_that_fails_says_where_and_can_be_tried_again(client):
    job = submit(
        client, source=SCENE.replace("Square())", "Sqare())").replace("Scene, Square", "Scene"), title="Broken"
    )
    job = ended(client, job["id"])
    assert job["state"] == "failed"
    assert job["error"]["message"]
    assert job["error"]["line"] == 6
    last = job["last_event"]
    again = client.post(f"jobs/{job['id']}/retry")
    assert again.status_code == 200, again.text
    assert again.json()["id"] == job["id"]
    job = ended(client, job["id"])
    assert job["state"] == "failed"
    assert job["last_event"] > last


def test_a_job_that_is_deleted_is_gone_with_its_files(served, client):
    job = ended(client, submit(client, title="To be forgotten")["id"])
    video = served.root / job["video"]["place"]
    assert video.is_file()
    assert client.delete(f"jobs/{job['id']}", params={"files": "true"}).status_code == 204
    assert client.get(f"jobs/{job['id']}").status_code == 404
    assert not video.exists()
    assert client.delete(f"jobs/{job['id']}").status_code == 404


def test_status_tells_what_a_panel_needs(client):
    told = client.get("status").raise_for_status().json()
    assert told["ready"], told["problems"]
    assert told["sandbox"]["tier"]
    assert told["model"] == {"configured": True, "name": "openai/gpt-none"}
    assert told["jobs"]["limit"] == 2
    assert [quality["name"] for quality in told["qualities"]] == ["preview", "720p", "1080p", "4k"]


def test_the_doctor_names_parts_and_remedies(client):
    parts = client.get("doctor").raise_for_status().json()["parts"]
    assert {"Python", "manim"} <= {part["name"] for part in parts}
    assert all(part["found"] or part["remedy"] for part in parts)


def test_lessons_are_listed_with_prompts_and_parameters(client):
    lessons = {lesson["id"]: lesson for lesson in client.get("templates").json()}
    search = lessons["binary_search"]
    assert {"TARGET", "NUMBERS"} <= {parameter["name"] for parameter in search["parameters"]}
    assert "binary search" in search["example"].lower()
    assert "class " in client.get("templates/binary_search/code").text
    for lesson in lessons.values():
        picture = client.get(f"templates/{lesson['id']}/poster")
        assert picture.status_code == (200 if lesson["poster"] else 404)
        if lesson["poster"]:
            assert picture.content[8:12] == b"WEBP"
    assert client.get("templates/no_such_lesson/code").status_code == 404


def test_voices_say_whether_they_can_speak(client):
    voices = {voice["id"]: voice for voice in client.get("voices").json()}
    assert voices["silent"]["installed"]
    assert voices["kokoro:af_heart"]["language"] == "en-US"
    assert any(voice["online"] for voice in voices.values())


@pytest.mark.parametrize(
    ("source", "line", "mended"),
    [
        (SCENE, None, None),
        (SCENE.replace("self.wait(1)", "self.wait(1"), 7, None),
        (OLD, 6, "Create(Circle())"), (OLD + "# long\n" * 10_000, 6, "Create(Circle())"),
    ],
)  # fmt: skip
def test_a_script_is_checked_without_being_run(client, source, line, mended):
    found = client.post("check", json={"source": source}).raise_for_status().json()
    assert [fault["line"] for fault in found["faults"]][:1] == ([line] if line else [])
    if mended:
        assert mended in found["mended"]


def test_whatever_is_told_is_json_without_infinities(client, finished):
    for address in ("jobs", f"jobs/{finished['id']}", f"jobs/{finished['id']}/events", "status", "voices"):
        json.loads(client.get(address).text, parse_constant=pytest.fail)
    assert [number for number, _, _ in stream(client, finished["id"])]
