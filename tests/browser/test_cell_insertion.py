"""What a kernel asks of the notebook: the script's cell below its prompt, never over a person's changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.driving import (
    MIME_TYPE,
    Jupyter,
    cell,
    code,
    display,
    kernel_ready,
    markdown,
    open_page,
    run_cell,
    sources,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

# What the magics do, without them: one comm a message, sent while the cell runs; the answer is printed.
ASK = """
import comm, time
answers = []
def ask(**message):
    sent = comm.create_comm(target_name="stitcher_lab", data=message)
    sent.on_msg(lambda told: answers.append(told["content"]["data"]))
"""
PUT = 'ask(action="put_cell", source="{source}", job="j1", code="%%stitch_scene --job j1\\n{text}")'


@pytest.fixture(scope="module", params=["lab", "notebook"])
def jupyter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A server with windowed notebooks: cells that are not on the screen are not on the page."""
    settings = {"@jupyterlab/notebook-extension/tracker": {"windowingMode": "full"}}
    with Jupyter(tmp_path_factory.mktemp("cells"), kind=request.param, settings=settings) as started:
        yield started


def notebook(jupyter: Jupyter, name: str, prompts: int = 1) -> Path:
    """Write a notebook: the asking cell, then cells with prompts."""
    cells = [code(ASK, "ask")]
    cells += [code(PUT.format(source=f"prompt{n}", text=f"script {n}"), f"prompt{n}") for n in range(prompts)]
    return jupyter.write_notebook(name, [*cells, markdown("the end", "end")])


def run_and_wait(page: Page, index: int, cells: int) -> None:
    """Run a cell, and wait until the notebook has so many."""
    run_cell(page, index)
    page.wait_for_function(
        "count => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.length === count", arg=cells
    )


def ready(browser: Browser, jupyter: Jupyter, name: str) -> Page:
    """Open a notebook and run its first cell."""
    page = open_page(browser, jupyter, name)
    kernel_ready(page)
    run_cell(page, 0)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.content.model.cells.get(0).executionCount === 1"
    )
    return page


def set_source(page: Page, index: int, text: str) -> None:
    """Change a cell's text in the document, as typing does."""
    page.evaluate(
        "([index, text]) => "
        "window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells[index].setSource(text)",
        [index, text],
    )


def test_script_appears_once_and_is_replaced(browser: Browser, jupyter: Jupyter) -> None:
    notebook(jupyter, "once.ipynb")
    page = ready(browser, jupyter, "once.ipynb")
    run_and_wait(page, 1, 4)
    assert sources(page)[2] == "%%stitch_scene --job j1\nscript 0"
    set_source(page, 1, PUT.format(source="prompt0", text="another script"))
    run_cell(page, 1)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells[2].getSource().includes('another')"
    )
    assert len(sources(page)) == 4
    page.close()


def test_changes_of_a_person_stay(browser: Browser, jupyter: Jupyter) -> None:
    notebook(jupyter, "edited.ipynb")
    page = ready(browser, jupyter, "edited.ipynb")
    run_and_wait(page, 1, 4)
    set_source(page, 2, "%%stitch_scene --job j1\nmy own script")
    set_source(page, 1, PUT.format(source="prompt0", text="newer script"))
    run_and_wait(page, 1, 5)
    edited, newer = sources(page)[2:4]
    assert edited == "%%stitch_scene --job j1\nmy own script"
    magic, note, script = newer.split("\n")
    assert (magic, script) == ("%%stitch_scene --job j1", "newer script")
    assert note.startswith("# ")
    # Once more: the one that nobody changed takes it, note or not.
    set_source(page, 1, PUT.format(source="prompt0", text="newest script"))
    run_cell(page, 1)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells[3].getSource().includes('newest')"
    )
    assert len(sources(page)) == 5
    assert sources(page)[2].endswith("my own script")
    page.close()


def test_moved_cells_are_found_and_insertion_can_be_undone(browser: Browser, jupyter: Jupyter) -> None:
    notebook(jupyter, "moved.ipynb", prompts=2)
    page = ready(browser, jupyter, "moved.ipynb")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.moveCell(1, 3)")
    run_and_wait(page, 3, 5)
    assert sources(page)[4] == "%%stitch_scene --job j1\nscript 0"
    page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.undo()")
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.length === 4")
    page.close()


def test_every_request_is_answered(browser: Browser, jupyter: Jupyter) -> None:
    jupyter.write_notebook(
        "answers.ipynb",
        [
            code(ASK, "ask"),
            code('ask(action="put_cell", source="nowhere", job="j", code="x")', "prompt0"),
            code("print(answers)", "answers"),
            code('ask(action="dance", source="prompt0")', "unknown"),
            code("print(answers)", "answers2"),
        ],
    )
    page = ready(browser, jupyter, "answers.ipynb")
    for index in (1, 2, 3, 4):
        run_cell(page, index)
        page.wait_for_timeout(500)
    told = cell(page, 4).locator(".jp-OutputArea-output").inner_text()
    assert told.count("'ok': False") == 2
    assert "not in this notebook" in told
    assert len(sources(page)) == 5
    page.close()


def test_after_a_restart_of_the_kernel_it_is_heard(browser: Browser, jupyter: Jupyter) -> None:
    notebook(jupyter, "restarted.ipynb")
    page = ready(browser, jupyter, "restarted.ipynb")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    page.wait_for_timeout(1000)
    run_cell(page, 0)
    page.wait_for_timeout(1500)
    run_and_wait(page, 1, 4)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.changeKernel({name: 'python3'})")
    page.wait_for_timeout(1500)
    set_source(page, 1, PUT.format(source="prompt0", text="of another kernel"))
    run_cell(page, 0)
    page.wait_for_timeout(1500)
    run_cell(page, 1)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells[2].getSource().includes('of ano')"
    )
    page.close()


def test_a_second_tab_does_nothing(browser: Browser, jupyter: Jupyter) -> None:
    notebook(jupyter, "tabs.ipynb")
    page = ready(browser, jupyter, "tabs.ipynb")
    other = open_page(browser, jupyter, "tabs.ipynb")
    other.wait_for_timeout(1500)
    run_and_wait(page, 1, 4)
    other.wait_for_timeout(500)
    assert len(sources(other)) == 3
    other.close()
    page.close()


def test_video_is_shown_again_and_saved(browser: Browser, jupyter: Jupyter) -> None:
    def bundle(version: str) -> dict[str, Any]:
        told = {"job": "j", "video": "stitch/x.mp4", "version": version, "title": version}
        return {MIME_TYPE: told, "text/html": f"<b>{version}</b>", "text/plain": version}

    place = jupyter.write_notebook(
        "again.ipynb",
        [
            code(ASK, "ask"),
            code("pass", "prompt0", [display(bundle("first"))]),
            code(f'ask(action="show_video", source="prompt0", output={bundle("second")!r})', "scene"),
        ],
    )
    page = ready(browser, jupyter, "again.ipynb")
    run_cell(page, 2)
    page.wait_for_timeout(800)
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    saved = json.loads(place.read_text())["cells"][1]["outputs"]
    assert [output["data"][MIME_TYPE]["version"] for output in saved] == ["second"]
    page.close()
