"""The panel at the side: making a video, finding it again, using it, and what it says when something is wrong."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.driving import Jupyter, code, open_panel
from tests.browser.notebook_page import NotebookPage
from tests.browser.playing import plays_from
from tests.browser.short_scripts import scene, script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visits

    Serve = Callable[..., Jupyter]

pytestmark = pytest.mark.slow

SETTINGS = {"stitcher-lab/plugin": {"quality": "preview"}}
FAULTY = scene("Second", "This does not.", does="FadeIn(nothing_there)")
BROKEN = script("Broken", scene("First", "This works."), FAULTY)
BESIDE = {
    "Video (MP4)": ".mp4",
    "Captions (WebVTT)": ".vtt",
    "Transcript (Markdown)": ".transcript.md",
    "Script (Python)": ".py",
}


@pytest.fixture(scope="module", params=["lab", "notebook"])
def jupyter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with Jupyter(tmp_path_factory.mktemp("panel"), kind=request.param, settings=SETTINGS) as started:
        started.write_notebook("notes/empty.ipynb", [code("", "only")])
        yield started


@pytest.fixture(scope="module")
def circles(jupyter: Jupyter) -> dict[str, Any]:
    """A video that was made."""
    return jupyter.have_made({"source": script("Circles"), "title": "Circles", "folder": "notes"})


@pytest.fixture(scope="module")
def broken(jupyter: Jupyter) -> dict[str, Any]:
    """A video without its second scene."""
    return jupyter.have_made({"source": BROKEN, "title": "Broken"})


def panel_of(visit: Visits, jupyter: Jupyter, path: str = "notes/empty.ipynb") -> Locator:
    """Open a notebook with the panel beside it."""
    page = visit(jupyter, path)
    panel = open_panel(page)
    panel.get_by_role("button", name="Make video").wait_for()
    return panel


def choose(panel: Locator, job: dict[str, Any]) -> None:
    """Open a video of the history."""
    panel.locator(f"[data-job='{job['id']}']").click()
    panel.get_by_role("heading", name=job["title"]).wait_for()


def test_it_opens_from_wherever_one_looks_for_it(visit: Visits, jupyter: Jupyter) -> None:
    page = visit(jupyter, "" if jupyter.kind == "lab" else "notes/empty.ipynb")
    panel = page.locator("#stitcher-panel")
    prompt = panel.locator(".stitcher-prompt")
    focused = "() => document.activeElement?.classList.contains('stitcher-prompt')"

    page.get_by_role("menuitem", name="View").click()
    page.get_by_role("menuitem", name="Make a Narrated Video").click()
    prompt.wait_for()
    # A notebook that has just been opened takes the keyboard when it is ready.
    page.wait_for_timeout(1000)
    page.keyboard.press("Control+Shift+c")
    page.wait_for_function("() => document.activeElement?.classList.contains('lm-CommandPalette-input')")
    page.keyboard.type("make a narrated video")
    page.keyboard.press("Enter")
    page.wait_for_function(focused)
    if jupyter.kind == "lab":
        tab = page.get_by_role("tab", name="Narrated videos")
        tab.click()
        panel.wait_for(state="hidden")
        page.locator(".jp-LauncherCard", has_text="Narrated video").click()
        page.wait_for_function(focused)
        tab.click()
        panel.wait_for(state="hidden")
        tab.click()
        panel.wait_for(state="visible")


def test_from_a_lesson_to_a_video(visit: Visits, jupyter: Jupyter) -> None:
    panel = panel_of(visit, jupyter)
    lessons = panel.locator("details", has_text="Lessons")
    lessons.wait_for()
    if lessons.get_attribute("open") is None:
        lessons.locator("summary").click()
    if (more := lessons.get_by_role("button", name="Show all")).count():
        more.click()
    lessons.get_by_role("button", name="Stack").click()
    prompt = panel.locator(".stitcher-prompt")
    assert "stack" in prompt.input_value().lower()
    assert prompt.evaluate("box => box === document.activeElement")
    assert lessons.locator("img").first.evaluate("async image => { await image.decode(); return image.naturalWidth; }")

    prompt.press("Control+Enter")
    panel.get_by_role("progressbar").wait_for()
    assert prompt.input_value() == ""
    assert prompt.evaluate("box => box === document.activeElement")
    panel.get_by_role("progressbar").wait_for(state="detached", timeout=150_000)
    job = jupyter.ask("stitcher/jobs")["jobs"][0]
    assert job["options"]["quality"] == "preview"
    # It lies beside the notebook that was open.
    assert job["video"]["place"].startswith("notes/stitch/")
    panel.locator(f"[data-job='{job['id']}']").click()
    assert plays_from(panel.locator("video"), 0.5)["width"] == 854


def test_searching(visit: Visits, jupyter: Jupyter, circles: dict[str, Any], broken: dict[str, Any]) -> None:
    for number in range(3):
        jupyter.have_made({"source": BROKEN.replace("This works.", f"Number {number}."), "title": f"Old {number}"})
    panel = panel_of(visit, jupyter)
    search = panel.get_by_role("searchbox")
    search.fill("circ")
    panel.locator(f"[data-job='{broken['id']}']").wait_for(state="detached")
    assert panel.locator(f"[data-job='{circles['id']}']").is_visible()
    search.fill("nothing like this")
    panel.get_by_text("Nothing is called that.").wait_for()
    search.fill("")
    panel.locator(f"[data-job='{broken['id']}']").wait_for()


def test_using_a_video(visit: Visits, jupyter: Jupyter, circles: dict[str, Any]) -> None:
    panel = panel_of(visit, jupyter)
    notebook = NotebookPage(panel.page)
    choose(panel, circles)
    assert plays_from(panel.locator("video"), 0.5)["width"] == 854
    panel.get_by_role("button", name="Insert video").click()
    panel.get_by_role("button", name="Insert code").click()
    notebook.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.length === 3"
    )
    _, video, written = notebook.sources()
    assert plays_from(notebook.cell(video).locator("video"), 0.5)["width"] == 854
    assert notebook.sources()[written] == f"%%stitch_scene --job {circles['id']}\n{circles['code']}"
    # All of it can be undone.
    undo = "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.undo()"
    notebook.page.evaluate(undo)
    notebook.page.evaluate(undo)
    assert list(notebook.sources()) == ["only"]


def test_taking_it_home(visit: Visits, jupyter: Jupyter, circles: dict[str, Any]) -> None:
    panel = panel_of(visit, jupyter)
    choose(panel, circles)
    panel.get_by_text("Download", exact=True).click()
    video = jupyter.root / circles["video"]["place"]
    for words, suffix in BESIDE.items():
        assert taken(panel.page, panel.get_by_role("link", name=words)) == video.with_suffix(suffix).read_bytes()
    everything = zipfile.ZipFile(BytesIO(taken(panel.page, panel.get_by_role("link", name="Everything"))))
    names = {Path(name).suffix for name in everything.namelist()}
    assert {".mp4", ".vtt", ".srt", ".md", ".py", ".png"} <= names
    (film,) = [name for name in everything.namelist() if name.endswith(".mp4")]
    assert everything.read(film) == video.read_bytes()


def taken(page: Page, link: Locator) -> bytes:
    """What a click on a link saves."""
    with page.expect_download() as download:
        link.click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize(("title", "working"), [("A part", [scene("First", "This works.")]), ("All wrong", [])])
def test_trying_again_what_failed(visit: Visits, jupyter: Jupyter, title: str, working: list[str]) -> None:
    failed = jupyter.have_made({"source": script(title, *working, FAULTY), "title": title})
    assert failed["state"] == ("done" if working else "failed")
    panel = panel_of(visit, jupyter)
    choose(panel, failed)
    panel.get_by_text("nothing_there").first.wait_for()
    panel.get_by_role("button", name="Try again").click()
    panel.get_by_role("progressbar").wait_for()
    # Focus stays within the panel when the button that had it is gone.
    assert panel.evaluate("panel => panel.contains(document.activeElement)")
    panel.get_by_role("progressbar").wait_for(state="detached", timeout=60_000)
    panel.get_by_text("nothing_there").first.wait_for()
    told = jupyter.ask(f"stitcher/jobs/{failed['id']}/events")["events"]
    assert [event["kind"] for event in told].count("queued") == 2


def test_deleting(visit: Visits, jupyter: Jupyter) -> None:
    job = jupyter.have_made({"source": script("To be deleted"), "title": "To be deleted"})
    video = jupyter.root / job["video"]["place"]
    panel = panel_of(visit, jupyter)
    choose(panel, job)
    dialog = panel.page.get_by_role("dialog")
    panel.get_by_role("button", name="Delete…").click()
    dialog.get_by_role("button", name="Cancel").click()
    assert jupyter.ask(f"stitcher/jobs/{job['id']}")["state"] == "done"
    panel.get_by_role("button", name="Delete…").click()
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Delete").click()
    panel.get_by_role("button", name="Make video").wait_for()
    assert job["id"] not in [each["id"] for each in jupyter.ask("stitcher/jobs")["jobs"]]
    assert not video.exists()
    assert panel.locator(f"[data-job='{job['id']}']").count() == 0


def test_the_doctor(visit: Visits, jupyter: Jupyter) -> None:
    panel = panel_of(visit, jupyter)
    panel.get_by_role("button", name="Is everything set up?").click()
    panel.locator(".stitcher-part").first.wait_for(state="attached", timeout=60_000)
    parts = jupyter.ask("stitcher/doctor")["parts"]
    told = panel.text_content() or ""
    assert all(part["name"] in told for part in parts)
    assert all(part["remedy"] in told for part in parts if not part["found"] and part["remedy"])
    panel.get_by_role("button", name="All videos").click()
    panel.get_by_role("button", name="Make video").wait_for()


def test_choices_are_kept(visit: Visits, jupyter: Jupyter) -> None:
    from playwright.sync_api import expect  # noqa: PLC0415 - not there where these tests are skipped

    panel = panel_of(visit, jupyter)
    panel.get_by_text("Options").click()
    expect(panel.get_by_label("Quality")).to_have_value("preview")
    with panel.page.expect_response(lambda answer: "/lab/api/settings/stitcher-lab" in answer.url):
        panel.get_by_label("Longest").select_option("120")
    panel.page.close()
    panel = panel_of(visit, jupyter)
    panel.get_by_text("Options").click()
    expect(panel.get_by_label("Longest")).to_have_value("120")
    with panel.page.expect_response(lambda answer: "/lab/api/settings/stitcher-lab" in answer.url):
        panel.get_by_label("Longest").select_option("0")


def test_without_the_servers_side_it_says_what_to_do(visit: Visits, jupyter: Jupyter, serve: Serve) -> None:
    bare = serve(kind=jupyter.kind, extension=False)
    bare.write_notebook("a.ipynb", [code("", "only")])
    page = visit(bare, "a.ipynb", forgive="the server responded with a status of 404")
    panel = open_panel(page)
    panel.get_by_text("jupyter server extension enable stitcher_lab").wait_for()
    assert panel.get_by_role("button", name="Try again").is_visible()


def test_it_can_be_open_from_the_start(visit: Visits, serve: Serve) -> None:
    page = visit(serve(settings={"stitcher-lab/plugin": {"openAtStart": True}}))
    page.locator("#stitcher-panel").get_by_role("button", name="Make video").wait_for()


def test_an_address_with_signs_that_are_escaped(visit: Visits, serve: Serve) -> None:
    started = serve(base="/user/a%40b/", settings=SETTINGS)
    cells = [code("%load_ext stitcher_lab", "load"), code(f"%%stitch_scene --name x\n{script('Circles')}", "asks")]
    started.write_notebook("größer & kleiner/f 100%.ipynb", cells)
    notebook = visit.notebook(started, "größer & kleiner/f 100%.ipynb")
    notebook.run("load")
    notebook.run("asks")
    shown = plays_from(notebook.video("asks"), 0.5)
    assert shown["caption"] == "Here is a circle, and that is all."
    panel = open_panel(notebook.page)
    choose(panel, started.ask("stitcher/jobs")["jobs"][0])
    assert plays_from(panel.locator("video"), 0.5)["width"] > 0
    panel.get_by_role("button", name="Insert video").click()
    inserted = list(notebook.sources())[2]
    assert plays_from(notebook.cell(inserted).locator("video"), 0.5)["width"] > 0
