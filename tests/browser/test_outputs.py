"""A notebook's outputs: progress while a job runs, then a video with captions, chapters and a transcript."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.driving import (
    MIME_TYPE,
    Jupyter,
    code,
    complaints,
    display,
    empty,
    markdown,
    open_page,
    violations,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

LESSON = {"prompt": "binary search for 7 in 1, 3, 7, 9", "options": {"quality": "preview", "voice": "silent"}}
SLOW = {"prompt": "merge sort of 5, 2, 9, 1, 7, 3", "options": {"quality": "1080p", "voice": "silent", "fresh": True}}
MOVES = "Number(document.querySelector('.stitcher-output .stitcher-bar').ariaValueNow) > 0"
PLAYER = "window.jupyterapp.shell.currentWidget"


@pytest.fixture(scope="module", params=["lab", "notebook"])
def jupyter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    settings = {"@jupyterlab/notebook-extension/tracker": {"windowingMode": "full"}}
    with Jupyter(tmp_path_factory.mktemp("outputs"), kind=request.param, settings=settings) as started:
        yield started


@pytest.fixture(scope="module")
def lesson(jupyter: Jupyter) -> dict[str, Any]:
    """A video that was made."""
    job = jupyter.ask("stitcher/jobs", method="POST", body=LESSON)
    end = time.monotonic() + 120
    while job["state"] in ("queued", "running") and time.monotonic() < end:
        time.sleep(0.3)
        job = jupyter.ask(f"stitcher/jobs/{job['id']}")
    assert job["state"] == "done", job["error"]
    return job


def bundle(made: dict[str, Any], **change: Any) -> dict[str, Any]:
    """What the kernel leaves in the notebook."""
    video = made["video"]
    told = {"job": made["id"], "video": video["place"], "version": video["version"], "title": video["title"]}
    told |= {"duration": video["duration"], "captions": True, "chapters": True} | change
    return {MIME_TYPE: told, "text/plain": video["title"]}


def open_video(browser: Browser, jupyter: Jupyter, name: str, output: dict[str, Any], *, more: int = 0) -> Page:
    """Open a notebook that holds an output, and wait for its video's length."""
    cells = [code("%%stitch\nbinary search", "prompt0", [display(output)])]
    cells += [markdown(f"# {n}\n\n" + "text\n\n" * 20, f"more{n}") for n in range(more)]
    jupyter.write_notebook(name, cells)
    page = open_page(browser, jupyter, name)
    page.wait_for_function("() => document.querySelector('.stitcher-player video')?.duration > 1")
    return page


def state(page: Page, expression: str) -> Any:
    """Return what an expression about the video ``v`` is."""
    return page.evaluate(
        f"() => {{ const v = document.querySelector('.stitcher-player video'); return {expression}; }}"
    )


def test_video_plays_in_an_untrusted_copy(browser: Browser, jupyter: Jupyter, lesson: dict[str, Any]) -> None:
    # On another server the job is not known: the files beside the notebook must do.
    page = open_video(browser, jupyter, "copy.ipynb", bundle(lesson, job="20200101-000000-nobody"))
    page.wait_for_function("() => document.querySelector('.stitcher-player video').textTracks[0].cues?.length > 3")
    assert state(page, "v.textTracks[0].mode") == "showing"
    state(page, "(v.muted = true, v.play())")
    page.wait_for_function("() => document.querySelector('.stitcher-player video').currentTime > 1")
    assert state(page, "v.textTracks[0].activeCues.length") > 0
    assert violations(page, ".stitcher-output") == []
    assert complaints(page) == []
    page.close()


def test_chapters_and_sentences_lead_to_their_place(browser: Browser, jupyter: Jupyter, lesson: dict[str, Any]) -> None:
    page = open_video(browser, jupyter, "places.ipynb", bundle(lesson))
    chapters = page.locator(".stitcher-chapter-title")
    assert chapters.count() >= 3
    chapters.nth(1).click()
    there = state(page, "v.currentTime")
    assert there > 5
    page.wait_for_selector(".stitcher-sentence[aria-current]")
    # By keyboard: the arrow goes to the next entry, not to the next cell; Enter goes there; Escape leaves.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert state(page, "v.currentTime") > there
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.className").count("stitcher-sentence") == 1
    assert page.evaluate(f"{PLAYER}.content.activeCellIndex") == 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.stitcher-player')") is None
    page.close()


def test_place_is_kept(browser: Browser, jupyter: Jupyter, lesson: dict[str, Any]) -> None:
    page = open_video(browser, jupyter, "kept.ipynb", bundle(lesson), more=30)
    state(page, "(v.currentTime = 20, v.dataset.mark = 'same')")
    page.wait_for_timeout(500)
    # The same output again: the element stays.
    page.evaluate(
        f"""() => {{
            const outputs = {PLAYER}.content.model.cells.get(0).outputs;
            outputs.set(0, outputs.get(0).toJSON());
        }}"""
    )
    page.wait_for_timeout(500)
    assert state(page, "[v.dataset.mark, Math.round(v.currentTime)]") == ["same", 20]
    # Far away the cell is taken off the page; back again, the video is where it was.
    page.evaluate(f"() => {PLAYER}.content.scrollToItem(29)")
    page.wait_for_timeout(1500)
    page.evaluate(f"() => {PLAYER}.content.scrollToItem(0)")
    page.wait_for_function(
        "() => Math.round(document.querySelector('.stitcher-player video')?.currentTime ?? 0) === 20"
    )
    page.close()


def test_nothing_is_left_behind(browser: Browser, jupyter: Jupyter, lesson: dict[str, Any]) -> None:
    page = open_video(browser, jupyter, "blobs.ipynb", bundle(lesson))
    page.evaluate(
        """() => {
            window.blobs = new Set();
            const make = URL.createObjectURL.bind(URL), drop = URL.revokeObjectURL.bind(URL);
            URL.createObjectURL = thing => { const url = make(thing); window.blobs.add(url); return url; };
            URL.revokeObjectURL = url => { window.blobs.delete(url); drop(url); };
        }"""
    )
    for version in ("11111111", "22222222"):
        page.evaluate(
            f"""output => {PLAYER}.content.model.cells.get(0).outputs.set(0, output)""",
            display(bundle(lesson, version=version)),
        )
        page.wait_for_function(
            "version => document.querySelector('.stitcher-player video')?.src.includes(version)", arg=version
        )
    assert page.evaluate("window.blobs.size") == 1
    page.evaluate(f"() => {PLAYER}.content.model.cells.get(0).outputs.clear()")
    page.wait_for_function("() => window.blobs.size === 0")
    page.close()


def test_two_outputs_of_a_job_share_a_stream_and_stop_stops(browser: Browser, jupyter: Jupyter) -> None:
    job = jupyter.ask("stitcher/jobs", method="POST", body=SLOW)
    output = display({MIME_TYPE: {"job": job["id"]}, "text/plain": "…"})
    jupyter.write_notebook("live.ipynb", [code("a", "prompt0", [output]), code("b", "prompt1", [output])])
    page = open_page(browser, jupyter, "live.ipynb")
    streams: list[str] = []
    page.on("request", lambda request: streams.append(request.url) if "/events" in request.url else None)
    page.locator(".stitcher-output .stitcher-bar").nth(1).wait_for()
    streams.clear()
    page.reload()
    bars = page.locator(".stitcher-output .stitcher-bar")
    bars.nth(1).wait_for()
    page.wait_for_function(f"() => {MOVES}")
    assert len(streams) == 1
    assert violations(page, ".stitcher-output") == []
    page.get_by_role("button", name="Stop").first.click()
    page.get_by_text("Stopped.").nth(1).wait_for()
    assert jupyter.ask(f"stitcher/jobs/{job['id']}")["state"] == "cancelled"
    page.close()


def test_progress_moves_behind_a_proxy_that_holds_streams_back(browser: Browser, jupyter: Jupyter) -> None:
    job = jupyter.ask("stitcher/jobs", method="POST", body=SLOW)
    output = display({MIME_TYPE: {"job": job["id"]}, "text/plain": "…"})
    jupyter.write_notebook("held.ipynb", [code("a", "prompt0", [output])])
    page = open_page(browser, jupyter)
    page.route(
        "**/events*",
        lambda route: None if "event-stream" in route.request.headers["accept"] else route.continue_(),
    )
    page.goto(page.url.replace("/tree", "/notebooks/held.ipynb").replace("/lab", "/lab/tree/held.ipynb"))
    page.locator(".stitcher-output .stitcher-bar").wait_for()
    before = page.locator(".stitcher-output .stitcher-bar").get_attribute("aria-valuenow")
    page.wait_for_function(
        "before => document.querySelector('.stitcher-output .stitcher-bar').getAttribute('aria-valuenow') !== before",
        arg=before,
        timeout=60_000,
    )
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped.").wait_for()
    page.close()


def test_progress_becomes_the_video(browser: Browser, jupyter: Jupyter) -> None:
    prompt = "bubble sort of 4, 1, 3"
    job = jupyter.ask("stitcher/jobs", method="POST", body=LESSON | {"prompt": prompt})
    output = display({MIME_TYPE: {"job": job["id"]}, "text/plain": "…"})
    jupyter.write_notebook("becomes.ipynb", [code("a", "prompt0", [output])])
    page = open_page(browser, jupyter, "becomes.ipynb")
    page.wait_for_function("() => document.querySelector('.stitcher-player video')?.duration > 1", timeout=120_000)
    page.reload()
    page.wait_for_function("() => document.querySelector('.stitcher-player video')?.duration > 1")
    page.close()


def test_what_is_missing_is_said(browser: Browser, jupyter: Jupyter, lesson: dict[str, Any]) -> None:
    gone = display(bundle(lesson, video="stitch/gone.mp4"))
    elsewhere = display(bundle(lesson, video="https://example.org/x.mp4"))
    unknown = display({MIME_TYPE: {"job": "20200101-000000-nobody"}, "text/plain": "…"})
    odd = display({MIME_TYPE: [1, 2], "text/plain": "…"})
    jupyter.write_notebook(
        "missing.ipynb",
        [code("a", f"prompt{n}", [output]) for n, output in enumerate((gone, elsewhere, unknown, odd))],
    )
    page = open_page(browser, jupyter, "missing.ipynb")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_text("The video is not here").nth(1).wait_for()
    page.get_by_text("This server does not know this video").wait_for()
    page.get_by_text("This output names no video").wait_for()
    assert not any("example.org" in url for url in asked)
    page.close()


def test_the_job_goes_on_being_shown_after_the_server_was_away(browser: Browser, tmp_path: Any) -> None:
    home = empty(tmp_path / "home")
    jupyter = Jupyter(home)
    with jupyter:
        job = jupyter.ask("stitcher/jobs", method="POST", body=SLOW)
        output = display({MIME_TYPE: {"job": job["id"]}, "text/plain": "…"})
        jupyter.write_notebook("away.ipynb", [code("a", "prompt0", [output])])
        page = open_page(browser, jupyter, "away.ipynb")
        page.locator(".stitcher-output .stitcher-bar").wait_for()
        page.wait_for_function(
            "() => Number(document.querySelector('.stitcher-output .stitcher-bar').ariaValueNow) > 0"
        )
        jupyter.kill()
        page.get_by_text("Connection lost").wait_for()
        jupyter.start()
        page.wait_for_function("() => !document.body.innerText.includes('Connection lost, trying')", timeout=60_000)
        page.wait_for_timeout(1000)
        page.evaluate("() => document.querySelectorAll('.jp-Dialog').forEach(dialog => dialog.remove())")
        page.get_by_role("button", name="Stop").click()
        page.get_by_text("Stopped.").wait_for()
        page.close()
