"""Stop, wherever one presses it: the job ends, nothing goes on working, and the words are calm."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.browser.driving import Jupyter, code, open_panel
from tests.browser.short_scripts import long_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import Visits
    from tests.browser.notebook_page import NotebookPage

pytestmark = pytest.mark.slow

DRAWING = "text=/Drawing/"


@pytest.fixture(scope="module", params=["lab", "notebook"])
def jupyter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with Jupyter(tmp_path_factory.mktemp("stopping"), kind=request.param) as started:
        yield started


@pytest.fixture
def drawing(visit: Visits, jupyter: Jupyter, request: pytest.FixtureRequest) -> NotebookPage:
    """A notebook whose second cell is drawing something long."""
    name = f"{request.node.originalname}.ipynb"
    # Another text for each test: what is half done for one would be a start for the next.
    told = long_script(request.node.originalname, seconds=len(request.node.originalname) + 100)
    jupyter.write_notebook(
        name,
        [
            code("%load_ext stitcher_lab", "load"),
            code(f"%%stitch_scene --quality 1080p\n{told}", "long"),
            code("6 * 7", "after"),
        ],
    )
    notebook = visit.notebook(jupyter, name)
    notebook.run("load")
    notebook.start("long")
    notebook.output("long").locator(DRAWING).wait_for(timeout=90_000)
    until(lambda: at_work(jupyter), seconds=30)
    return notebook


def at_work(jupyter: Jupyter) -> list[str]:
    """The processes in which the server has something drawn."""
    found = []
    for process in jupyter.processes():
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if process.name() == "stitcher-task":  # what waits for a task has another name
                found.append(" ".join(process.cmdline()))
    return found


def until(holds, seconds: float) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} seconds"
        time.sleep(0.05)


def everything_stopped(notebook: NotebookPage, jupyter: Jupyter, job: str) -> None:
    """A second later nothing works any longer, the cell says so in plain words, and the kernel goes on."""
    until(lambda: jupyter.ask(f"stitcher/jobs/{job}")["state"] == "cancelled", seconds=10)
    until(lambda: not at_work(jupyter), seconds=1)
    notebook.wait_for_kernel()
    told = notebook.output("long").inner_text()
    assert "Stopped" in told
    assert "Traceback" not in told
    assert not notebook.output("long").locator("[role=progressbar]").count()
    notebook.run("after")
    assert "42" in notebook.output("after").inner_text()


def test_stop_in_the_output(drawing: NotebookPage, jupyter: Jupyter) -> None:
    job = drawing.job("long")
    drawing.output("long").get_by_role("button", name="Stop").click()
    everything_stopped(drawing, jupyter, job)


def test_stop_in_the_panel(drawing: NotebookPage, jupyter: Jupyter) -> None:
    job = drawing.job("long")
    stop = open_panel(drawing.page).get_by_role("button", name=re.compile("^Stop: "))
    stop.click()
    everything_stopped(drawing, jupyter, job)
    stop.wait_for(state="detached")


def test_interrupting_the_kernel(drawing: NotebookPage, jupyter: Jupyter) -> None:
    job = drawing.job("long")
    drawing.page.locator("[data-jp-item-name=interrupt] :is(button, jp-button)").first.click()
    everything_stopped(drawing, jupyter, job)
