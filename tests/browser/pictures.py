"""The pictures of the documentation, taken anew: ``python -m tests.browser.pictures [FOLDER]``.

Everything in them is real: a server, the notebooks that come with the project, their videos, one Chromium.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.browser import driving
from tests.browser.notebook_page import NotebookPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "images" / "jupyter"
LARGEST = 150_000  # bytes
COLOURS = 256
WIDE, NARROW = (1280, 800), (800, 900)
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
MOMENT = 44.5  # seconds: a picture with much to see, and a short caption


def main(folder: Path = FOLDER) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures") as home, driving.chromium() as browser:
        settings = Path(home) / "stitcher.json"
        settings.write_text(json.dumps({"Settings": {"voice": "silent"}}))
        os.environ["STITCHER_CONFIG"] = str(settings)
        os.environ.pop("STITCHER_DATA", None)
        # The same folders for both servers: what one has made, the other shows.
        with driving.Jupyter(Path(home)) as lab:
            ignored = shutil.ignore_patterns("stitch", ".*")
            shutil.copytree(ROOT / "notebooks", lab.root, ignore=ignored, dirs_exist_ok=True)
            in_lab(browser, lab, folder)
        with driving.Jupyter(Path(home), kind="notebook") as notebook:
            in_notebook(browser, notebook, folder)


def in_lab(browser: Browser, lab: driving.Jupyter, folder: Path) -> None:
    """Progress, the finished video, a changed script, the panel; light and dark, wide and narrow."""
    page = opened(browser, lab, "quickstart.ipynb", WIDE)
    notebook = NotebookPage(page)
    notebook.wait_for_kernel()
    notebook.run("quickstart-2")
    notebook.start("quickstart-4")
    notebook.output("quickstart-4").get_by_text("Drawing").wait_for(timeout=120_000)
    page.wait_for_timeout(3000)
    take(page, folder / "progress.png")
    notebook.output("quickstart-4").locator("video").wait_for(timeout=240_000)
    notebook.wait_for_kernel()
    show(notebook, "quickstart-4", seconds=MOMENT)
    take(page, folder / "video.png")
    notebook.save()
    page.close()

    page = opened(browser, lab, "editing.ipynb", WIDE)
    notebook = NotebookPage(page)
    notebook.wait_for_kernel()
    for cell in ("editing-2", "editing-5", "editing-7"):
        notebook.run(cell, seconds=240)
    show(notebook, "editing-7", seconds=6)
    take(page, folder / "editing.png")
    page.close()

    lab.have_made({"prompt": "A stack: push A, B, C, then pop one"}, seconds=240)
    for name, size, theme in (("panel", WIDE, LIGHT), ("panel_dark", WIDE, DARK), ("panel_narrow", NARROW, LIGHT)):
        page = opened(browser, lab, "quickstart.ipynb", size, theme)
        panel = driving.open_panel(page)
        widen(page, 340 if size is WIDE else 280)
        panel.locator(".stitcher-row-button img").first.wait_for()
        panel.locator(".stitcher-prompt").fill("Sort 7, 2, 9, 4 with merge sort")
        show(NotebookPage(page), "quickstart-4", seconds=MOMENT)
        take(page, folder / f"{name}.png")
        page.close()

    page = opened(browser, lab, "quickstart.ipynb", NARROW, DARK)
    show(NotebookPage(page), "quickstart-4", seconds=MOMENT)
    take(page, folder / "video_dark_narrow.png")
    driving.run_command(page, "apputils:change-theme", {"theme": LIGHT})
    page.close()


def opened(browser: Browser, lab: driving.Jupyter, path: str, size: tuple[int, int], theme: str = LIGHT) -> Page:
    """Open a notebook in JupyterLab with all the room for it."""
    page = driving.open_page(browser, lab, path, width=size[0], height=size[1])
    driving.run_command(page, "application:toggle-left-area")
    driving.run_command(page, "apputils:change-theme", {"theme": theme})
    return page


def in_notebook(browser: Browser, jupyter: driving.Jupyter, folder: Path) -> None:
    """The same in Notebook 7."""
    page = driving.open_page(browser, jupyter, "quickstart.ipynb", width=WIDE[0], height=WIDE[1])
    show(NotebookPage(page), "quickstart-4", seconds=MOMENT)
    take(page, folder / "notebook.png")
    page.close()


def show(notebook: NotebookPage, cell: str, *, seconds: float) -> None:
    """Bring a cell's video into the middle of the page, and play it up to a certain moment."""
    video = notebook.video(cell)
    video.wait_for()
    video.evaluate(
        """async (video, seconds) => {
          video.muted = true;
          video.currentTime = Math.max(0, seconds - 5);
          video.scrollIntoView({ block: 'center' });
          document.activeElement?.blur();
          await video.play();
        }""",
        seconds,
    )
    notebook.page.mouse.move(5, 5)
    # By then, the controls have faded out.
    notebook.page.wait_for_function("([video, seconds]) => video.currentTime >= seconds", arg=[
        video.element_handle(), seconds,
    ])  # fmt: skip


def widen(page: Page, width: int) -> None:
    """Draw the panel's edge until it is so wide."""
    box = page.locator("#jp-right-stack").bounding_box()
    assert box
    edge, middle = box["x"] - 2, box["y"] + box["height"] / 2
    page.mouse.move(edge, middle)
    page.mouse.down()
    page.mouse.move(edge - (width - box["width"]), middle, steps=5)
    page.mouse.up()


def take(page: Page, place: Path) -> None:
    """Take a picture, with so few colours that it is small."""
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    for colours in (COLOURS, COLOURS // 2, COLOURS // 4):
        taken.quantize(colours, dither=Image.Dither.NONE).save(place, optimize=True)
        if place.stat().st_size < LARGEST:
            break
    sys.stdout.write(f"{place.name}: {place.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
