"""The first scenes can be watched while the others are drawn, in an output and in the panel; nobody is interrupted."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.driving import MIME_TYPE, Jupyter, code, display, open_panel, run_command, violations
from tests.browser.short_scripts import scene, script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visits

READY = "The first scenes are ready; the rest is being drawn."
PATIENCE = 60_000  # milliseconds
TURNING = "Rotate(Square(4).set_fill(BLUE, 0.5), 20 * PI, rate_func=linear)"


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with Jupyter(tmp_path_factory.mktemp("early")) as started:
        yield started


@pytest.fixture
def drawn(jupyter: Jupyter) -> Iterator[Callable[..., dict[str, Any]]]:
    """Begin a job whose first pictures come soon and whose last take a while; those that still run are stopped."""
    begun: list[str] = []

    def begin(title: str, *, seconds: float = 25, **options: Any) -> dict[str, Any]:
        source = script(
            title,
            scene("First", "First a circle, drawn slowly enough.", seconds=4),
            scene("Second", "Now something that turns.", seconds=seconds, does=TURNING),
        )
        body = {"source": source, "title": title, "options": {"quality": "preview", "voice": "silent"} | options}
        job = jupyter.ask("stitcher/jobs", method="POST", body=body)
        begun.append(job["id"])
        return job

    yield begin
    for job in begun:
        jupyter.ask(f"stitcher/jobs/{job}/cancel", method="POST", body={})


def shown_in(jupyter: Jupyter, name: str, job: dict[str, Any]) -> str:
    """Write a notebook, which nobody has run here and nobody trusts, with a job's output in it; its name."""
    output = display({MIME_TYPE: {"job": job["id"]}, "text/plain": "…"})
    jupyter.write_notebook(name, [code("%%stitch", "only", [output])])
    return name


def look(video: Locator) -> dict[str, Any]:
    told: dict[str, Any] = video.evaluate(
        """video => ({
          time: video.currentTime, paused: video.paused, width: video.videoWidth, length: video.duration,
          early: video.src.startsWith('blob:'), marked: video.marked === true,
          focused: document.activeElement === video, error: video.error?.message ?? '',
        })"""
    )
    return told


def until_finished(video: Locator, page: Page) -> list[dict[str, Any]]:
    """Look now and then until the finished video is there, and a moment longer; what was seen."""
    seen = [look(video)]
    end = time.monotonic() + PATIENCE / 1000
    while seen[-1]["early"] or seen[-1]["time"] == 0:
        assert time.monotonic() < end, seen[-1]
        page.wait_for_timeout(100)
        seen.append(look(video))
    page.wait_for_timeout(500)
    return [*seen, look(video)]


@pytest.mark.slow
def test_who_watches_the_first_scenes_goes_on_watching_when_the_video_is_finished(
    visit: Visits, jupyter: Jupyter, drawn: Callable[..., dict[str, Any]]
) -> None:
    job = drawn("Watched")
    page = visit(jupyter, shown_in(jupyter, "watched.ipynb", job))
    output = page.locator(".stitcher-output")
    video = output.locator("video")
    video.wait_for(timeout=PATIENCE)
    assert output.get_by_role("progressbar").is_visible()
    assert output.locator(".stitcher-player-note").inner_text() == READY
    page.wait_for_function("() => document.querySelector('.stitcher-output video').videoWidth > 0")
    before = look(video)
    assert before["early"]
    assert before["paused"]  # nobody is shown anything that moves before they ask for it
    assert (before["time"], before["error"]) == (0, "")
    assert violations(page, ".stitcher-output") == []

    video.evaluate("async video => { video.marked = true; video.muted = true; video.focus(); await video.play(); }")
    seen = until_finished(video, page)
    after = seen[-1]
    assert after["marked"], "another player took its place"
    assert after["focused"]
    assert not after["paused"]
    assert after["error"] == ""
    times = [one["time"] for one in seen if one["time"] > 0]
    assert all(then >= now - 0.3 for now, then in pairwise(times)), times
    assert output.locator(".stitcher-player-note").count() == 0
    assert output.get_by_role("progressbar").count() == 0
    output.get_by_role("button", name="Transcript").wait_for()


@pytest.mark.slow
def test_in_the_panel_one_button_leads_to_them_and_it_is_read_out(
    visit: Visits, jupyter: Jupyter, drawn: Callable[..., dict[str, Any]]
) -> None:
    page = visit(jupyter)
    panel = open_panel(page)
    panel.get_by_role("button", name="Make video").wait_for()
    job = drawn("Panel", seconds=26)
    run_command(page, "stitcher:show", {"job": job["id"]})
    panel.get_by_role("button", name="All videos").click()
    panel.get_by_role("button", name="Watch what is there: Panel").click(timeout=PATIENCE)
    video = panel.locator("video")
    video.wait_for()
    panel.get_by_role("status").filter(has_text=READY).wait_for(state="attached", timeout=PATIENCE)
    assert violations(page, "#stitcher-panel") == []
    # Who has not begun to watch finds the video at its beginning.
    panel.get_by_role("button", name="Insert video").wait_for(timeout=PATIENCE)
    page.wait_for_function("() => document.querySelector('#stitcher-panel video').readyState > 0")
    told = look(video)
    assert (told["early"], told["paused"], told["time"]) == (False, True, 0)
    assert jupyter.ask(f"stitcher/jobs/{job['id']}")["state"] == "done"


@pytest.mark.slow
def test_a_browser_that_cannot_play_them_shows_the_progress_as_ever(
    visit: Visits, jupyter: Jupyter, drawn: Callable[..., dict[str, Any]]
) -> None:
    page = visit(jupyter)
    page.add_init_script("delete window.MediaSource; delete window.ManagedMediaSource;")
    job = drawn("Without", seconds=27)
    name = shown_in(jupyter, "without.ipynb", job)
    page.goto(f"{jupyter.url}lab/tree/{name}")
    output = page.locator(".stitcher-output")
    output.get_by_role("progressbar").wait_for(timeout=PATIENCE)
    while not (told := jupyter.ask(f"stitcher/jobs/{job['id']}"))["early"]:
        assert told["state"] in {"queued", "running"}
        page.wait_for_timeout(100)
    page.wait_for_timeout(1500)
    assert output.locator("video").count() == 0
    assert output.get_by_role("progressbar").is_visible()
    output.locator("video").wait_for(timeout=PATIENCE)
    assert not look(output.locator("video"))["early"]


@pytest.mark.slow
def test_a_preview_is_shown_until_the_full_quality_is_there(
    visit: Visits, jupyter: Jupyter, drawn: Callable[..., dict[str, Any]]
) -> None:
    job = drawn("Preview first", seconds=8, quality="720p", preview=True)
    page = visit(jupyter, shown_in(jupyter, "preview.ipynb", job))
    output = page.locator(".stitcher-output")
    note = output.locator(".stitcher-player-note", has_text="Preview. The full quality follows.")
    note.wait_for(timeout=PATIENCE)
    video = output.locator("video")
    page.wait_for_function("() => document.querySelector('.stitcher-output video').videoHeight === 480")
    video.evaluate("async video => { video.marked = true; video.muted = true; await video.play(); video.pause(); }")
    video.evaluate("video => { video.currentTime = 5; }")
    page.wait_for_function(
        "() => document.querySelector('.stitcher-output video').videoHeight === 720", timeout=2 * PATIENCE
    )
    page.wait_for_timeout(500)
    after = look(video)
    assert (after["marked"], after["paused"]) == (True, True)
    assert after["time"] == pytest.approx(5, abs=0.1)
    assert output.locator(".stitcher-player-note").count() == 0
