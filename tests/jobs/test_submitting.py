"""What is asked for is checked at once, made once, and seen by nobody else."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from stitcher_lab.errors import OptionError, RequestError, UnknownJobError
from stitcher_lab.model import JobRequest, JobState
from tests.jobs.conftest import ended, said, script, wait_for


def test_the_whole_way_of_a_job(opened, request_for):
    jobs = opened("dbos")
    request = replace(request_for(source=script(("One", 0.4), ("Two", 0.4))), cell="cell-1", parent="20250101-x")
    view, new = jobs.submit(request)
    assert new
    assert (view.kind, view.state, view.cell, view.parent) == ("render", JobState.QUEUED, "cell-1", "20250101-x")
    done = ended(jobs, view.id)
    told = json.loads(json.dumps(done.as_json(), allow_nan=False))
    assert (told["state"], told["title"], told["attempts"]) == ("done", "Dots", 1)
    assert told["options"]["quality"] == "preview"
    assert told["options"]["voice"] == "silent"
    assert told["video"]["place"] == "out/video.mp4"
    assert len(told["video"]["version"]) == 8
    assert told["video"]["duration"] > 0.5
    assert {"video.mp4", "script.py", "manifest.json", "poster.png"} <= set(told["files"])
    assert told["created"] <= told["started"] <= told["finished"]
    assert (told["error"], told["gaps"], told["position"]) == (None, [], None)
    assert not {"paths", "output", "place"} & told.keys()
    assert done.paths["video.mp4"] == request.output
    assert jobs.code(view.id, owner="") == request.source
    kinds = [kind for kind, *_ in said(jobs, view.id)]
    assert (kinds[0], kinds[1], kinds[-1]) == ("queued", "running", "done")
    assert jobs.events(view.id, owner="")[-1].seq == done.last_event
    assert [event.seq for event in jobs.events(view.id, owner="", after=done.last_event - 2)] == [
        done.last_event - 1,
        done.last_event,
    ]


def test_a_lesson_from_a_sentence(opened, request_for):
    jobs = opened()
    view, _ = jobs.submit(request_for("explain binary search", max_duration=120.0))
    wait_for(lambda: ("finished", "thinking", "") in said(jobs, view.id))
    wait_for(lambda: jobs.code(view.id, owner=""))
    assert "class " in jobs.code(view.id, owner="")
    jobs.cancel(view.id, owner="")


def test_submitted_twice_it_is_made_once(opened, request_for, stand):
    jobs = opened(run=stand)
    request = request_for("dots")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: jobs.submit(request, owner="a", key="k"), range(16)))
    assert len({view.id for view, _ in answers}) == 1
    assert sum(new for _, new in answers) == 1
    # A door may choose another name for the video each time.
    assert not jobs.submit(replace(request, output=request.output.with_name("x.mp4")), owner="a", key="k")[1]
    with pytest.raises(OptionError, match="another request"):
        jobs.submit(request_for("squares"), owner="a", key="k")
    assert jobs.submit(request, owner="b", key="k")[1]
    stand.open.set()
    wait_for(lambda: len(stand.ended) == 2)
    assert stand.begun == ["dots", "dots"]


def test_nobody_sees_what_is_not_theirs(opened, request_for, stand):
    jobs = opened(run=stand)
    job = jobs.submit(request_for("dots"), owner="a")[0].id
    for use in (
        jobs.get,
        jobs.code,
        jobs.cancel,
        jobs.retry,
        jobs.delete,
        jobs.events,
        lambda job, owner: jobs.subscribe(job, print, owner=owner),
    ):
        with pytest.raises(UnknownJobError, match="no such job"):
            use(job, owner="b")
    assert jobs.list(owner="b") == []
    assert jobs.get(job, owner="a").state in (JobState.QUEUED, JobState.RUNNING)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"quality": "8k"}, "quality"),
        ({"quality": 7}, "text"),
        ({"max_duration": True}, "number"),
        ({"max_duration": float("nan")}, "number"),
        ({"max_duration": 1e9}, "not possible"),
        ({"language": "klingon"}, "language"),
        ({"tier": "free"}, "tier"),
        ({"values": {"A": 1}}, "texts by name"),
        ({"data": {"x": float("inf")}}, "JSON"),
        ({"api_key": "x"}, "no option"),
        ({"workers": 9}, "no option"),
        ({"watermark": "/etc/passwd"}, "PNG"),
    ],
)
def test_what_makes_no_sense_is_refused_at_once_and_leaves_nothing(opened, data, request_for, options, says):
    jobs = opened()
    with pytest.raises(OptionError, match=says):
        jobs.submit(request_for("dots", **options))
    assert not data.exists()


def test_a_place_that_is_none_is_refused(opened, request_for):
    jobs = opened()
    for place in ("video.mp4", "/video.txt"):
        with pytest.raises(OptionError):
            jobs.submit(replace(request_for("dots"), output=Path(place)))
    for request in (replace(request_for(), prompt="half \ud800"), replace(request_for(), source="# half \ud800")):
        with pytest.raises(OptionError, match="no text"):
            jobs.submit(request)
    with pytest.raises(OptionError, match="empty"):
        jobs.submit(JobRequest(prompt="  ", output=Path("/v.mp4")))


def test_found_again_by_words_state_and_time(opened, request_for, stand):
    jobs = opened(run=stand)
    stand.open.set()
    ids = []
    for place, prompt in enumerate(["Binary search", "100% of dots", "binary trees", "search_me"]):
        ids.append(jobs.submit(request_for(prompt, name=f"v{place}"))[0].id)
        ended(jobs, ids[-1])

    def found(**how):
        return [view.id for view in jobs.list(owner="", **how)]

    assert found() == ids[::-1]
    assert found(search="binary") == [ids[2], ids[0]]
    assert found(search="search BINARY") == [ids[0]]
    assert found(search="100%") == [ids[1]]
    assert found(search="h_m") == [ids[3]]
    assert found(states=[JobState.DONE], limit=2) == ids[:1:-1]
    assert found(states=[JobState.FAILED, JobState.RUNNING]) == []
    assert found(before=jobs.get(ids[2], owner="").created) == ids[1::-1]


def test_a_video_of_the_command_line_is_found_as_well(opened, request_for, data):
    from stitcher_lab.brief import make_brief  # noqa: PLC0415
    from stitcher_lab.cancellation import Cancellation  # noqa: PLC0415
    from stitcher_lab.pipeline import render_script  # noqa: PLC0415
    from stitcher_lab.script_file import as_script  # noqa: PLC0415
    from stitcher_lab.studio import open_studio  # noqa: PLC0415

    jobs = opened()
    request = request_for()
    request.output.parent.mkdir()
    made = render_script(
        as_script(request.source, "dots.py"),
        make_brief("dots.py", jobs._settings, quality="preview", voice="silent"),
        open_studio(jobs._settings),
        output=request.output,
        cancellation=Cancellation(),
    )
    (view,) = jobs.list(owner="")
    assert (view.id, view.kind, view.state, view.title) == (made.job, "render", JobState.DONE, "Dots")
    assert view.video["duration"] == pytest.approx(made.duration, abs=0.001)
    assert "video.mp4" in view.files
    assert jobs.code(view.id, owner="") == request.source
    again = jobs.retry(view.id, owner="", source=script(("Another", 0.3)))
    assert again.id == view.id
    assert ended(jobs, view.id).state is JobState.DONE
    assert "Another" in jobs.code(view.id, owner="")
    jobs.delete(view.id, owner="", files=True)
    assert not list(request.output.parent.iterdir())


@pytest.mark.slow
def test_run_again_with_another_script(opened, request_for):
    jobs = opened()
    view, _ = jobs.submit(
        request_for(source="from manim import *\nclass A(Scene):\n    def construct(self):\n        x\n")
    )
    failed = ended(jobs, view.id)
    assert failed.state is JobState.FAILED
    assert (failed.error["scene"], failed.error["line"]) == ("A", 4)
    assert failed.error["type"] == "SceneError"
    last = failed.last_event
    jobs.retry(view.id, owner="", source=script(("A", 0.3)))
    done = ended(jobs, view.id)
    assert (done.state, done.error) == (JobState.DONE, None)
    kinds = [kind for kind, *_ in said(jobs, view.id, after=last)]
    assert kinds[:2] == ["queued", "running"]
    assert kinds.count("done") == 1
    version = done.video["version"]
    jobs.retry(view.id, owner="", source=script(("B", 0.3)))
    assert ended(jobs, view.id).video["version"] != version


def test_run_again_only_when_it_has_ended_and_only_what_a_model_wrote_is_written_anew(opened, request_for, stand):
    jobs = opened(run=stand)
    view, _ = jobs.submit(request_for("dots"))
    with pytest.raises(RequestError, match="not ended"):
        jobs.retry(view.id, owner="")
    stand.open.set()
    ended(jobs, view.id)
    with pytest.raises(RequestError, match="language model"):
        jobs.retry(view.id, owner="", scene="One", hint="bigger")
    with pytest.raises(OptionError, match="scene"):
        jobs.retry(view.id, owner="", hint="bigger")
