"""The first notebook, from its first cell to a changed script, as a teacher goes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import Jupyter
from tests.browser.playing import chapters, is_playing, plays_from, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator

    from tests.browser.conftest import Visits
    from tests.browser.notebook_page import NotebookPage

ASKING = "quickstart-4"


@pytest.fixture(scope="module", params=["lab", pytest.param("notebook", marks=pytest.mark.slow)])
def jupyter(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, lessons: Callable[[Jupyter], None]
) -> Iterator[Jupyter]:
    with Jupyter(tmp_path_factory.mktemp("journey"), kind=request.param) as started:
        lessons(started)
        yield started


def progress(area: Locator) -> tuple[str, int] | None:
    """What is done, and how much of the whole, in percent."""
    # At one go: the bar may be gone in the next moment.
    found = area.locator("[role=progressbar]").evaluate_all(
        "bars => bars.map(b => [b.parentElement.querySelector('.stitcher-progress-line').textContent, b.ariaValueNow])"
    )
    return (found[0][0], int(found[0][1] or 0)) if found else None


def steps(jupyter: Jupyter, job: str) -> list[str]:
    """What a job did, scene by scene and line by line."""
    events = jupyter.ask(f"stitcher/jobs/{job}/events")["events"]
    return [event["message"] for event in events if event["kind"] == "step"]


def test_the_first_notebook(visit: Visits, jupyter: Jupyter) -> None:
    notebook = visit.notebook(jupyter, "quickstart.ipynb")
    notebook.run("quickstart-2")

    # The cell is run, and what is going on moves.
    notebook.start(ASKING)
    seen = notebook.watch(ASKING, progress, until="video")
    stages = list(dict.fromkeys(words for words, _ in seen))
    assert len(stages) >= 4, stages
    assert any(words.startswith("Drawing") for words in stages)
    percents = [percent for _, percent in seen]
    assert percents == sorted(percents)
    assert len(set(percents)) > 4
    notebook.wait_for_kernel()

    the_video_plays(notebook)
    first = notebook.told(ASKING)[0]

    # The script is there, once; run again, it is still there once, and belongs to the new job.
    (script,) = notebook.script_cells(ASKING)
    assert notebook.sources()[script].startswith(f"%%stitch_scene --job {first['job']} ")
    assert list(notebook.sources()).index(script) == list(notebook.sources()).index(ASKING) + 1
    notebook.run(ASKING)
    again = notebook.told(ASKING)[0]
    assert again["job"] != first["job"]
    assert notebook.script_cells(ASKING) == [script]
    assert notebook.sources()[script].startswith(f"%%stitch_scene --job {again['job']} ")

    a_changed_sentence(notebook, jupyter, script)
    a_changed_script_survives(notebook, script)


def the_video_plays(notebook: NotebookPage) -> None:
    """Picture, captions, chapters, transcript."""
    video = notebook.video(ASKING)
    shown = plays_from(video, 1.0)
    assert shown["width"] == 854
    assert shown["captions"] == "showing"
    told = sentences(notebook.output(ASKING))
    assert shown["caption"]
    assert shown["caption"] in " ".join(told)

    # A click on a chapter goes there, a click on a sentence to what is said then.
    video.evaluate("video => video.pause()")
    titles = chapters(notebook.output(ASKING))
    assert len(titles) == 4
    titles[2].click()
    place = video.evaluate("video => video.currentTime")
    assert place > 30
    line = notebook.output(ASKING).locator(".stitcher-sentence").nth(3)
    line.click()
    shown = plays_from(video, 0.3)
    assert shown["caption"] in line.inner_text()
    assert shown["time"] < place
    video.evaluate("video => video.pause()")


def a_changed_sentence(notebook: NotebookPage, jupyter: Jupyter, script: str) -> None:
    """Change one sentence and run the script's cell: its scene alone is drawn, and the video above is the new one."""
    before = notebook.told(ASKING)[0]
    address = notebook.video(ASKING).get_attribute("src")
    text = notebook.sources()[script]
    assert text.count("That order lets us skip most of them.") == 1
    notebook.write(script, text.replace("That order lets us skip most of them.", "That order will save us much work."))
    notebook.run(script)

    after = notebook.told(ASKING)[0]
    assert after["video"] == before["video"]
    assert after["version"] != before["version"]
    done = steps(jupyter, after["job"])
    assert [step for step in done if step.startswith("drawing ")] == ["drawing Question"]
    assert [step for step in done if step.startswith("speaking ")] == ["speaking 1 of 14 lines"]
    assert "Drawn: Question." in notebook.output(script).inner_text()

    notebook.page.wait_for_function("([video, before]) => video.src !== before", arg=[
        notebook.video(ASKING).element_handle(), address,
    ])  # fmt: skip
    assert "That order will save us much work." in " ".join(sentences(notebook.output(ASKING)))
    assert is_playing(notebook.video(ASKING))


def a_changed_script_survives(notebook: NotebookPage, script: str) -> None:
    """The prompt run again puts its script below the changed one, and says so."""
    changed = notebook.sources()[script]
    notebook.run(ASKING)
    kept, new = notebook.script_cells(ASKING)
    assert kept == script
    assert notebook.sources()[script] == changed
    assert list(notebook.sources()).index(new) == list(notebook.sources()).index(script) + 1
    magic, note, *_ = notebook.sources()[new].split("\n")
    assert magic.startswith(f"%%stitch_scene --job {notebook.job(ASKING)} ")
    assert note == "# The cell above holds your changes; this is the new script."


@pytest.mark.slow
def test_the_rest_of_the_first_notebook(visit: Visits, jupyter: Jupyter) -> None:
    notebook = visit.notebook(jupyter, "quickstart.ipynb")
    notebook.run("quickstart-2")
    cells = notebook.code_cells()
    for cell in cells[cells.index("quickstart-6") :]:
        notebook.run(cell)
    assert is_playing(notebook.video("quickstart-6"))
    # "clip" by itself is the video once more.
    assert is_playing(notebook.video("quickstart-7"))
    printed = notebook.output("quickstart-8").inner_text()
    assert "stitch/" in printed
    assert "0.0 s" in printed
    assert "binary search" in notebook.output("quickstart-10").inner_text().lower()
    assert notebook.script_cells("quickstart-6")
