"""The side panel: making, stopping, finding again, inserting, deleting; by keyboard, and in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import (
    Jupyter,
    code,
    complaints,
    kernel_ready,
    open_page,
    open_panel,
    run_command,
    sources,
    violations,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.slow

PREFERENCES = {"stitcher-lab/plugin": {"quality": "preview", "voice": "silent"}}
PROMPT = "binary search for 7 in 1, 3, 7, 9"
THEMES = ("JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast")


@pytest.fixture(scope="module", params=["lab", "notebook"])
def jupyter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with Jupyter(tmp_path_factory.mktemp("panel"), kind=request.param, settings=PREFERENCES) as started:
        yield started


@pytest.fixture
def page(browser: Browser, jupyter: Jupyter) -> Iterator[Page]:
    """A notebook in a folder, ready to insert into."""
    jupyter.write_notebook("lessons/panel.ipynb", [code("1 + 1", "first")])
    opened = open_page(browser, jupyter, "lessons/panel.ipynb")
    kernel_ready(opened)
    yield opened
    opened.close()


def make(page: Page, panel: Locator, prompt: str) -> None:
    """Type a sentence and send it by keyboard."""
    panel.get_by_label("What should the video explain?").fill(prompt)
    page.keyboard.press("Control+Enter")
    panel.locator(".stitcher-card").first.wait_for()


def test_a_sentence_becomes_a_video_in_the_notebook(page: Page, jupyter: Jupyter) -> None:
    panel = open_panel(page)
    box = panel.get_by_label("What should the video explain?")
    page.wait_for_function("() => document.activeElement?.classList.contains('stitcher-prompt')")
    make(page, panel, PROMPT)
    assert box.input_value() == ""
    panel.get_by_role("progressbar").wait_for()
    row = panel.locator(".stitcher-row-button", has_text=PROMPT).first
    row.wait_for(timeout=120_000)
    # The card that had been there is gone; whoever was on it is still in the panel.
    assert page.evaluate("document.activeElement.closest('#stitcher-panel') !== null")
    row.click()
    page.wait_for_function("() => document.querySelector('#stitcher-panel video')?.duration > 1")
    panel.get_by_role("button", name="Insert video").click()
    panel.get_by_role("button", name="Insert code").click()
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.length === 3")
    video, script = sources(page)[1:]
    assert '<video src="stitch/' in video
    assert script.startswith("%%stitch_scene --job ")
    page.wait_for_function("() => document.querySelector('.jp-MarkdownOutput video')?.duration > 1")
    job = jupyter.ask("stitcher/jobs")["jobs"][0]
    assert job["video"]["place"].startswith("lessons/stitch/")
    assert violations(page, "#stitcher-panel") == []
    assert complaints(page) == []


def test_stop_search_and_delete(page: Page, jupyter: Jupyter) -> None:
    panel = open_panel(page)
    run_command(page, "stitcher:make", {"prompt": "merge sort of 5, 2, 9, 1", "options": {"quality": "1080p"}})
    panel.get_by_role("button", name="Stop: merge sort").click()
    panel.locator(".stitcher-card").wait_for(state="detached")
    job = jupyter.ask("stitcher/jobs?search=merge")["jobs"][0]
    assert job["state"] == "cancelled"
    failed = panel.locator(".stitcher-list").get_by_text("Could not be made")
    for number in range(4):
        run_command(page, "stitcher:make", {"prompt": f"nothing that a lesson shows {number}"})
    failed.nth(3).wait_for(timeout=60_000)
    panel.get_by_label("Search your videos").fill("merge")
    failed.first.wait_for(state="detached")
    panel.locator(".stitcher-row-button", has_text="merge sort").first.click()
    panel.get_by_role("button", name="Delete").click()
    dialog = page.locator(".jp-Dialog")
    dialog.get_by_role("button", name="Cancel").click()
    assert jupyter.ask(f"stitcher/jobs/{job['id']}")["id"] == job["id"]
    panel.get_by_role("button", name="Delete").click()
    dialog.get_by_role("button", name="Delete").click()
    panel.get_by_label("What should the video explain?").wait_for()
    assert jupyter.ask("stitcher/jobs?search=merge")["jobs"] == []


def test_a_lesson_fills_the_prompt_box(page: Page) -> None:
    panel = open_panel(page)
    gallery = panel.locator(".stitcher-gallery").first
    if not gallery.is_visible():
        panel.get_by_role("heading", name="Lessons").click()
    gallery.get_by_role("button").first.click()
    page.wait_for_function("() => document.activeElement?.value?.length > 5")


def test_every_control_is_reached_by_tab(page: Page) -> None:
    panel = open_panel(page)
    panel.locator(".stitcher-options summary").click()
    panel.get_by_label("Voice").wait_for()
    page.wait_for_timeout(1000)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('#stitcher-panel :is(button, select, textarea, input, summary, a)')]
            .filter(node => node.checkVisibility()).length"""
    )
    panel.get_by_label("What should the video explain?").focus()
    reached = 0
    while page.evaluate("document.activeElement.closest('#stitcher-panel') !== null"):
        reached += 1
        page.keyboard.press("Tab")
        assert reached < 500
    assert reached >= wanted


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(browser: Browser, page: Page, jupyter: Jupyter, theme: str) -> None:
    del browser, jupyter
    run_command(page, "apputils:change-theme", {"theme": theme})
    page.wait_for_timeout(1500)
    panel = open_panel(page)
    panel.evaluate("node => { node.style.width = '250px'; }")
    panel.locator(".stitcher-options summary").click()
    panel.get_by_label("Voice").wait_for()
    panel.locator("textarea").fill("so that the button is on")
    assert violations(page, "#stitcher-panel") == []
    assert panel.evaluate("node => node.scrollWidth <= node.clientWidth")
    panel.get_by_role("button", name="Is everything set up?").click()
    panel.get_by_text("found").first.wait_for(timeout=60_000)
    assert violations(page, "#stitcher-panel") == []


def test_what_to_do_is_said_when_the_server_extension_is_missing(browser: Browser, jupyter: Jupyter) -> None:
    opened = open_page(browser, jupyter)
    opened.route("**/stitcher/**", lambda route: route.fulfill(status=404, body="<html>404</html>"))
    panel = open_panel(opened)
    panel.get_by_text("jupyter server extension enable stitcher_lab").wait_for()
    assert violations(opened, "#stitcher-panel") == []
    opened.unroute("**/stitcher/**")
    panel.get_by_role("button", name="Try again").click()
    panel.get_by_label("What should the video explain?").wait_for()
    opened.close()
