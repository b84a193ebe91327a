"""A power cut in the midst of drawing: the server comes back, the job goes on, and the page that was open shows it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.browser.driving import Jupyter, code, open_panel
from tests.browser.playing import plays_from
from tests.browser.short_scripts import long_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visits

pytestmark = pytest.mark.slow


def events(jupyter: Jupyter, job: str) -> list[dict]:
    """What a job's log says."""
    return jupyter.ask(f"stitcher/jobs/{job}/events")["events"]


def drawn(told: list[dict]) -> list[str]:
    """The scenes that were begun, in their order."""
    return [event["message"].removeprefix("drawing ") for event in told if event["message"].startswith("drawing ")]


@pytest.mark.timeout(500)
def test_the_job_goes_on_and_the_page_shows_it(visit: Visits, serve: Callable[..., Jupyter]) -> None:
    jupyter = serve()
    script = long_script("Power cut", seconds=120)
    cells = [code("%load_ext stitcher_lab", "load"), code(f"%%stitch_scene --quality 720p\n{script}", "long")]
    jupyter.write_notebook("cut.ipynb", cells)
    notebook = visit.notebook(jupyter, "cut.ipynb", forgive=("Failed to fetch", "/api/"))
    panel = open_panel(notebook.page)
    notebook.run("load")
    notebook.start("long")
    notebook.output("long").locator("[role=progressbar]").wait_for(timeout=60_000)
    job = notebook.job("long")
    notebook.save()

    # A scene is finished, and not all: then the power goes.
    end = time.monotonic() + 150
    while True:
        state = jupyter.ask(f"stitcher/jobs/{job}")
        assert state["state"] in {"queued", "running"}, state["error"]
        before = drawn(events(jupyter, job))
        if len(before) >= 3:
            break
        assert time.monotonic() < end, before
        time.sleep(0.05)
    everything = jupyter.processes()
    jupyter.kill()
    notebook.output("long").get_by_text("Connection lost, trying again").wait_for(timeout=30_000)

    jupyter.start()
    # The page finds the server again by itself, and shows the job going on.
    notebook.output("long").get_by_text("Connection lost").wait_for(state="detached", timeout=60_000)
    end = time.monotonic() + 240
    while jupyter.ask(f"stitcher/jobs/{job}")["state"] != "done":  # before that, there may be a video of what is drawn
        assert time.monotonic() < end
        time.sleep(0.2)
    notebook.output("long").locator("video").wait_for(timeout=30_000)
    panel.get_by_text("Power cut").first.wait_for()
    assert plays_from(notebook.video("long"), 0.3)["width"] == 1280

    told = events(jupyter, job)
    kinds = [event["kind"] for event in told]
    assert "resumed" in kinds
    after = drawn(told[kinds.index("resumed"):])
    # With two drawn at a time, two were lost; those before them were not drawn again.
    finished = set(before) - set(after)
    assert finished, (before, after)
    assert set(before) | set(after) == {"First", "Second", "Third", "Fourth"}
    assert kinds.count("done") == 1
    assert [event["stage"] for event in told if event["kind"] == "finished"].count("speaking") == 1

    # Nothing of the dead server is left behind.
    left = [process for process in everything if process.is_running() and "ipykernel" not in told_of(process)]
    assert left == []


def told_of(process: psutil.Process) -> str:
    """How a process was started."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""
