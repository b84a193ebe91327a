"""A finished notebook, handed on: reopened, copied, untrusted, without the extension, exported. The videos play."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import Jupyter, code, markdown
from tests.browser.notebook_page import NotebookPage
from tests.browser.playing import chapters, plays_from, sentences
from tests.browser.short_scripts import script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator

    from tests.browser.conftest import Visits

    Serve = Callable[..., Jupyter]

pytestmark = pytest.mark.slow

SAID = "Here is a circle, and that is all."
NAME = "lessons/circles & more.ipynb"
WITHOUT_US = {"disabledExtensions": {"stitcher-lab": True}}


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """The teacher's server."""
    with Jupyter(tmp_path_factory.mktemp("teacher")) as started:
        yield started


@pytest.fixture(scope="module")
def finished(browser: Browser, jupyter: Jupyter) -> Path:
    """The folder of a notebook that was run and saved: one video linked, one within the notebook."""
    from tests.browser.driving import open_page  # noqa: PLC0415 - beside its like

    place = jupyter.write_notebook(
        NAME,
        [
            code("%load_ext stitcher_lab", "load"),
            code(f"%%stitch_scene --quality preview --name my_circles\n{script('Circles')}", "linked"),
            code(f"%%stitch_scene --quality preview --name inside --embed\n{script('Circles')}", "embedded"),
            markdown("The end.", "end"),
        ],
    )
    notebook = NotebookPage(open_page(browser, jupyter, NAME))
    notebook.wait_for_kernel()
    for cell in ("load", "linked", "embedded"):
        notebook.run(cell)
    notebook.save()
    notebook.page.close()
    return place.parent


def copied(finished: Path, jupyter: Jupyter, *, with_videos: bool = True) -> None:
    """Copy a finished notebook into another server's root, where nobody trusts it."""
    target = jupyter.root / Path(NAME).parent
    shutil.copytree(finished, target, ignore=shutil.ignore_patterns(".*", "" if with_videos else "stitch"))
    place = jupyter.root / NAME
    notebook = json.loads(place.read_text())
    for cell in notebook["cells"]:
        cell["metadata"].pop("trusted", None)
    place.write_text(json.dumps(notebook))


def trusted(notebook: NotebookPage, cell: str) -> bool:
    """Whether the page trusts a cell."""
    return notebook.page.evaluate(
        "id => [...window.jupyterapp.shell.currentWidget.content.model.cells].find(cell => cell.id === id).trusted",
        cell,
    )


def is_whole(player: Locator) -> None:
    """The player with all that belongs to it."""
    shown = plays_from(player.locator("video"), 0.5)
    assert shown["width"] == 854
    assert shown["captions"] == "showing"
    assert shown["caption"] == SAID
    assert len(chapters(player)) == 2
    assert SAID in sentences(player)


def test_the_notebook_stays_small(finished: Path) -> None:
    cells = {cell["id"]: cell for cell in json.loads((finished.parent / NAME).read_text())["cells"]}
    linked = [output["data"] for output in cells["linked"]["outputs"] if "data" in output]
    assert len(json.dumps(linked)) < 1500


def test_reopened_it_plays(visit: Visits, jupyter: Jupyter, finished: Path) -> None:
    is_whole(NotebookPage(visit(jupyter, NAME)).output("linked"))


def test_reopened_after_the_server_was_started_again(visit: Visits, jupyter: Jupyter, finished: Path) -> None:
    jupyter.stop()
    jupyter.start()
    is_whole(NotebookPage(visit(jupyter, NAME)).output("linked"))


@pytest.mark.parametrize("kind", ["lab", "notebook"])
def test_an_untrusted_copy_elsewhere_plays(visit: Visits, finished: Path, serve: Serve, kind: str) -> None:
    student = serve(kind=kind)
    copied(finished, student)
    notebook = NotebookPage(visit(student, NAME))
    assert not trusted(notebook, "linked")
    is_whole(notebook.output("linked"))
    # No job is known here, and nobody had to be asked.
    assert student.ask("stitcher/jobs")["jobs"] == []


def test_an_untrusted_copy_plays_without_our_extension(visit: Visits, finished: Path, serve: Serve) -> None:
    student = serve(page_config=WITHOUT_US)
    copied(finished, student)
    notebook = NotebookPage(visit(student, NAME))
    assert not trusted(notebook, "linked")
    assert not notebook.page.evaluate("() => window.jupyterapp.commands.hasCommand('stitcher:make')")
    # The sanitizer takes the captions away; the transcript is a link.
    assert plays_from(notebook.video("linked"), 0.5, captions=False)["width"] == 854
    assert "Transcript" in notebook.output("linked").inner_text()


def test_an_embedded_video_plays_alone(visit: Visits, finished: Path, serve: Serve) -> None:
    student = serve(page_config=WITHOUT_US)
    copied(finished, student, with_videos=False)
    notebook = NotebookPage(visit(student, NAME, forgive="/files/lessons/stitch/my_circles"))
    assert not trusted(notebook, "embedded")
    assert plays_from(notebook.video("embedded"), 0.5, captions=False)["width"] == 854
    assert SAID in notebook.output("embedded").locator("pre").last.text_content()


@pytest.mark.parametrize(("to", "alone"), [("stitcher_html", True), ("stitcher_slides", True), ("html", False)])
def test_an_exported_page_plays(browser: Browser, finished: Path, tmp_path: Path, to: str, *, alone: bool) -> None:
    source = finished / Path(NAME).name
    # Ours is whole wherever it is; a plain one needs the folder of videos beside it.
    folder = tmp_path if alone else finished
    command = [sys.executable, "-m", "nbconvert", "--to", to, "--output-dir", folder, "--output", "page", source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("page*.html")
    # Slides and formulas come from elsewhere, which is away here: the videos must not need that.
    page = browser.new_page(offline=True)
    page.goto(made.as_uri(), wait_until="commit")
    for video in page.locator("video").all():
        shown = plays_from(video, 0.5, captions=alone)
        assert shown["width"] == 854
        if alone:
            assert (shown["captions"], shown["caption"]) == ("showing", SAID)
    assert page.locator("video").count() == 2
    page.close()
