"""How late a browser shows what goes on: from the moment an event is written until its words stand on the page.

``python -m benchmarks.browser [--jobs 4]`` starts JupyterLab and Chromium, has short lessons made from the panel, one
after the other, and notes (by the same clock) when the panel's line about the stage changes.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser import driving

if TYPE_CHECKING:
    from playwright.sync_api import Page

WATCH = """() => {
    window.seen = [];
    let last = '';
    new MutationObserver(() => {
        const line = document.querySelector('.stitcher-progress-line')?.textContent ?? '';
        if (line !== last) { last = line; window.seen.push([Date.now() / 1000, line]); }
    }).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
# The first words of what the panel says of each stage.
WORDS = {
    "thinking": "Reading",
    "rehearsing": "Checking",
    "speaking": "Recording",
    "rendering": "Drawing",
    "finalizing": "Putting",
}
LONGEST = 300  # seconds that a job may take


def one(page: Page, jupyter: driving.Jupyter, last: int) -> list[float]:
    """Have one lesson made; return by how many seconds each stage was late on the page."""
    page.evaluate("() => { window.seen.length = 0; }")
    order = {"prompt": f"binary search for 7 in 1, 3, 7, {last}", "options": driving.QUICK}
    job = driving.run_command(page, "stitcher:make", order)
    end = time.monotonic() + LONGEST
    while not ended(jupyter, job) and time.monotonic() < end:
        time.sleep(0.3)
    time.sleep(1)
    events: list[dict[str, Any]] = jupyter.ask(f"stitcher/jobs/{job}/events")["events"]
    begun = [(event["time"], WORDS[event["stage"]]) for event in events if event["kind"] == "started"]
    seen: list[tuple[float, str]] = page.evaluate("() => window.seen")
    late = []
    # A stage that was over before the page could show it is not counted; its line never stood there.
    for written, words in begun:
        shown = [at for at, line in seen if line.startswith(words) and at >= written]
        late += [shown[0] - written] if shown else []
    return late


def ended(jupyter: driving.Jupyter, job: str) -> bool:
    return jupyter.ask(f"stitcher/jobs/{job}")["state"] not in ("queued", "running")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--jobs", type=int, default=4)
    jobs = options.parse_args().jobs
    late: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        driving.Jupyter(Path(folder)) as jupyter,
        driving.chromium() as browser,
    ):
        page = driving.open_page(browser, jupyter)
        driving.open_panel(page)
        page.evaluate(WATCH)
        for number in range(jobs):
            late += one(page, jupyter, 20 + number)
    times = sorted(seconds * 1000 for seconds in late)
    print(
        f"from an event to the page: {statistics.median(times):.0f} ms in the middle, {times[-1]:.0f} ms at most "
        f"({len(times)} stages of {jobs} jobs)"
    )


if __name__ == "__main__":
    main()
