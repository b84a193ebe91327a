"""Browser tests: real servers, real jobs, a real Chromium. Skipped where there is no Chromium or no built front end."""

from __future__ import annotations

import json
import random
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import driving
from tests.browser.notebook_page import NotebookPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say why what is in this folder cannot run."""
    if reason := driving.why_not():
        for item in items:
            if "tests/browser/" in item.nodeid:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Add to a failure what the server wrote and what the browser showed."""
    outcome = yield
    report = outcome.get_result()
    if not report.failed:
        return
    given = getattr(item, "funcargs", {})
    for value in given.values():
        if isinstance(value, driving.Jupyter):
            report.sections.append(("what Jupyter wrote", value.log[-6000:]))
    for number, page in enumerate(given["visit"].pages if "visit" in given else ()):
        if not page.is_closed():
            place = Path(str(given["tmp_path"])) / f"page{number}.png"
            page.screenshot(path=place)
            report.sections.append(("what the browser showed", f"{page.url}\n{place}\n" + "\n".join(page.errors)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file, and gone with it: other tests look for what is left running."""
    with driving.chromium() as started:
        yield started


@pytest.fixture(scope="module", autouse=True)
def _quiet_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Lessons without a voice, in every server and kernel of these tests: speaking takes longest."""
    place = tmp_path_factory.mktemp("settings") / "stitcher.json"
    place.write_text(json.dumps({"Settings": {"voice": "silent"}}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STITCHER_CONFIG", str(place))
        patch.delenv("STITCHER_DATA", raising=False)
        yield


class Visits:
    """Opens pages, and holds each to account: the browser's console must not have had anything to complain of."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.pages: list[Page] = []
        self._forgiven: list[str] = []

    def __call__(
        self, jupyter: driving.Jupyter, path: str = "", *, forgive: str | tuple[str, ...] = (), **size: Any
    ) -> Page:
        """Open a notebook, or the start page; complaints that have ``forgive`` in them are expected."""
        self._forgiven += [forgive] if isinstance(forgive, str) else forgive
        page = driving.open_page(self._browser, jupyter, path, **size)
        self.pages.append(page)
        return page

    def notebook(self, jupyter: driving.Jupyter, path: str, **size: Any) -> NotebookPage:
        """Open a notebook, and wait until its kernel can be used."""
        opened = NotebookPage(self(jupyter, path, **size))
        opened.wait_for_kernel()
        return opened

    def close(self) -> None:
        """Close them; raises AssertionError where there were complaints."""
        complaints = [error for page in self.pages for error in driving.complaints(page)]
        for page in self.pages:
            page.close()
        assert [each for each in complaints if not any(words in each for words in self._forgiven)] == []


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., driving.Jupyter]]:
    """Start servers for one test: ``serve(kind="lab")``; they end after the pages were closed."""
    with ExitStack() as started:

        def start(**choices: Any) -> driving.Jupyter:
            home = tmp_path / f"server{random.getrandbits(32):x}"
            home.mkdir()
            return started.enter_context(driving.Jupyter(home, **choices))

        yield start


@pytest.fixture
def visit(browser: Browser, serve: Callable[..., driving.Jupyter]) -> Iterator[Visits]:
    """Open pages of a server: ``visit(jupyter, "a.ipynb")``."""
    visits = Visits(browser)
    yield visits
    visits.close()


@pytest.fixture(scope="session")
def lessons() -> Callable[[driving.Jupyter], None]:
    """Copy the notebooks that come with the project into a server's root."""

    def copy(jupyter: driving.Jupyter) -> None:
        shutil.copytree(NOTEBOOKS, jupyter.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("stitch", ".*"))

    return copy
