"""For everyone: axe-core finds nothing, all is reached and worked by keyboard, the focus is seen and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.driving import MIME_TYPE, Jupyter, code, display, open_panel, violations
from tests.browser.short_scripts import long_script, scene, script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visits

PANEL = "#stitcher-panel"
LIGHT, DARK, CONTRAST = "JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"
FAULTY = scene("Second", "This does not.", does="FadeIn(nothing_there)")


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with Jupyter(tmp_path_factory.mktemp("access")) as started:
        yield started


@pytest.fixture(scope="module")
def circles(jupyter: Jupyter) -> dict[str, Any]:
    """A video, and a notebook that shows it."""
    job = jupyter.have_made({"source": script("Circles"), "title": "Circles"})
    video = job["video"]
    told = {"job": job["id"], "video": video["place"], "version": video["version"], "title": "Circles"}
    told |= {"duration": video["duration"], "captions": True, "chapters": True}
    jupyter.write_notebook("circles.ipynb", [code("%%stitch", "asks", [display({MIME_TYPE: told})])])
    return job


@pytest.fixture(scope="module")
def faulty(jupyter: Jupyter) -> dict[str, dict[str, Any]]:
    """A video that lacks a scene, and one that could not be made at all."""
    gap = jupyter.have_made({"source": script("Gap", scene("First", "This works."), FAULTY), "title": "Gap"})
    failed = jupyter.have_made({"source": script("Failed", FAULTY), "title": "Failed"})
    assert (gap["state"], failed["state"]) == ("done", "failed")
    return {"gap": gap, "failed": failed}


@pytest.fixture
def running(jupyter: Jupyter) -> Iterator[str]:
    """A job that goes on for long."""
    options = {"quality": "1080p", "fresh": True}
    order = {"source": long_script("Long", seconds=110), "title": "Long", "options": options}
    job = jupyter.ask("stitcher/jobs", method="POST", body=order)["id"]
    yield job
    jupyter.ask(f"stitcher/jobs/{job}/cancel", method="POST")


def dress(page: Page, theme: str) -> None:
    """Change the theme, as the Settings menu does."""
    page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
    page.wait_for_timeout(200)


def find_nothing(page: Page, part: str, themes: tuple[str, ...], state: str) -> None:
    """Look at a part of the page in each theme."""
    for theme in themes:
        dress(page, theme)
        assert violations(page, part) == [], f"{state}, {theme}"


def home(panel: Locator) -> None:
    panel.get_by_role("button", name="Make video").wait_for()
    panel.locator("details", has_text="Lessons").wait_for()


def options(panel: Locator) -> None:
    panel.get_by_text("Options").click()
    panel.locator("details", has_text="Lessons").locator("summary").first.click()
    panel.get_by_label("Voice").wait_for()


def history_of(title: str) -> Callable[[Locator], None]:
    def open_it(panel: Locator) -> None:
        panel.locator(".stitcher-row-button", has_text=title).click()
        panel.get_by_role("heading", name=title).wait_for()

    return open_it


def doctor(panel: Locator) -> None:
    panel.get_by_role("button", name="Is everything set up?").click()
    panel.locator(".stitcher-part").first.wait_for(state="attached", timeout=60_000)


def back(panel: Locator) -> None:
    if (button := panel.get_by_role("button", name="All videos")).count():
        button.click()
        home(panel)


def test_axe_finds_nothing(visit: Visits, jupyter: Jupyter, circles: dict[str, Any]) -> None:
    page = visit(jupyter, "circles.ipynb")
    panel = open_panel(page)
    home(panel)
    options(panel)
    find_nothing(page, PANEL, (LIGHT, DARK), "first page")
    history_of("Circles")(panel)
    panel.locator("video").wait_for()
    find_nothing(page, PANEL, (LIGHT, DARK), "a video")
    page.locator(".stitcher-output video").wait_for()
    find_nothing(page, ".jp-OutputArea", (LIGHT, DARK), "a video in a notebook")


@pytest.mark.slow
@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
def test_axe_finds_nothing_in_any_state(
    visit: Visits, jupyter: Jupyter, circles: dict[str, Any], faulty: dict[str, Any], running: str, theme: str
) -> None:
    output = display({MIME_TYPE: {"job": running}})
    jupyter.write_notebook("running.ipynb", [code("%%stitch", "asks", [output])])
    page = visit(jupyter, "running.ipynb")
    panel = open_panel(page)
    home(panel)
    panel.get_by_role("progressbar").wait_for()
    page.locator(".stitcher-output [role=progressbar]").wait_for()
    find_nothing(page, ".jp-OutputArea", (theme,), "progress in a notebook")
    for state in (home, options, history_of("Circles"), history_of("Gap"), history_of("Failed"), doctor):
        back(panel)
        state(panel)
        find_nothing(page, PANEL, (theme,), str(state))
    back(panel)
    panel.locator(".stitcher-title", has_text="Long").first.click()
    panel.get_by_role("heading", name="Long").wait_for()
    find_nothing(page, PANEL, (theme,), "a job that runs")
    panel.get_by_role("button", name="Stop").click()
    panel.get_by_text("Stopped.").first.wait_for()
    find_nothing(page, PANEL, (theme,), "a job that was stopped")
    panel.get_by_role("button", name="Delete…").click()
    page.get_by_role("dialog").wait_for()


@pytest.mark.slow
def test_axe_finds_nothing_without_the_servers_side(visit: Visits, serve: Callable[..., Jupyter]) -> None:
    page = visit(serve(extension=False), forgive="the server responded with a status of 404")
    panel = open_panel(page)
    panel.get_by_role("alert").wait_for()
    find_nothing(page, PANEL, (LIGHT, DARK, CONTRAST), "no server extension")


_FOCUS = """() => {
  const on = document.activeElement;
  const style = getComputedStyle(on);
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
  return { words: (on.ariaLabel || on.labels?.[0]?.textContent || on.textContent || on.tagName).trim(), seen,
           tag: on.tagName, inside: Boolean(on.closest('#stitcher-panel, .stitcher-output')) };
}"""


def tabbed(page: Page, within: str) -> list[dict[str, Any]]:
    """All that Tab comes to, from the first control within a part of the page to the last."""
    stops = []
    for _ in range(80):
        on = page.evaluate(_FOCUS)
        if not page.evaluate("part => Boolean(document.activeElement.closest(part))", within):
            break
        stops.append(on)
        page.keyboard.press("Tab")
    return stops


@pytest.mark.slow
def test_every_control_of_the_panel_is_reached_and_seen(
    visit: Visits, jupyter: Jupyter, circles: dict[str, Any], faulty: dict[str, Any], running: str
) -> None:
    page = visit(jupyter)
    panel = open_panel(page)
    home(panel)
    panel.get_by_role("progressbar").wait_for()
    options(panel)
    for state in (home, history_of("Circles"), history_of("Gap"), doctor):
        back(panel)
        state(panel)
        controls = panel.locator(
            ":is(button, input, select, textarea, summary, a[href], video):visible:not([tabindex='-1'])"
        )
        wanted = controls.count()
        controls.first.focus()
        # Away and back by keyboard: only then does a browser show where the focus is.
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        stops = tabbed(page, PANEL)
        # The video's own buttons are stops as well, within the video.
        reached = len(stops) - max(0, sum(stop["tag"] == "VIDEO" for stop in stops) - 1)
        assert reached >= wanted, (str(state), wanted, [stop["words"] for stop in stops])
        assert [stop for stop in stops if not stop["seen"] and stop["tag"] != "VIDEO"] == []


@pytest.mark.slow
def test_the_keyboard_alone_does(visit: Visits, jupyter: Jupyter, circles: dict[str, Any]) -> None:
    page = visit(jupyter, "circles.ipynb")
    panel = open_panel(page)
    home(panel)
    # A summary opens with Enter, a row with Space; the way back leads to the row.
    panel.locator(".stitcher-options summary").focus()
    page.keyboard.press("Enter")
    panel.get_by_label("Quality").wait_for()
    row = panel.locator(f"[data-job='{circles['id']}']")
    row.focus()
    page.keyboard.press("Space")
    panel.get_by_role("heading", name="Circles").wait_for()
    page.wait_for_function("() => document.activeElement.textContent.includes('All videos')")
    page.keyboard.press("Enter")
    page.wait_for_function("id => document.activeElement.dataset.job === id", arg=circles["id"])

    # In the notebook's player: Tab goes to the sentence that is on, arrows to the others, Enter plays from there.
    output = page.locator(".stitcher-output")
    output.locator(".stitcher-sentence").first.wait_for()
    output.locator("video").focus()
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.classList.contains('stitcher-entry')"):
            break
    cells = page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activeCellIndex")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.textContent") == "And here it is again."
    page.keyboard.press("Enter")
    assert output.locator("video").evaluate("video => video.currentTime") > 1
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activeCellIndex") == cells


@pytest.mark.slow
def test_the_focus_stays_and_the_end_is_read_out(visit: Visits, jupyter: Jupyter) -> None:
    page = visit(jupyter)
    panel = open_panel(page)
    home(panel)
    said: list[str] = []
    page.expose_function("heard", lambda words: said.append(words) if words else None)
    page.evaluate("""() => new MutationObserver(changes => {
      for (const { target } of changes) {
        const region = (target.nodeType === 3 ? target.parentElement : target)?.closest('[aria-live=polite]');
        if (region) { window.heard(region.textContent); }
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })""")
    square = scene("Alone", "A square, for the sake of where the focus is.", seconds=150, does="Create(Square())")
    fresh = script("Focus", square)
    job = jupyter.ask(
        "stitcher/jobs", method="POST", body={"source": fresh, "title": "Focus", "options": {"quality": "720p"}}
    )["id"]
    card = panel.locator(".stitcher-card", has_text="Focus")
    card.wait_for(timeout=30_000)
    card.get_by_role("button", name="Stop: Focus").focus()
    panel.locator(f"[data-job='{job}']").wait_for(timeout=120_000)
    assert panel.evaluate("panel => panel.contains(document.activeElement)")
    page.wait_for_timeout(4500)
    told = " | ".join(said)
    assert "Done" in told
    assert "%" not in told
    assert "Putting the video together" in told
    assert len(dict.fromkeys(said)) <= 8, said
