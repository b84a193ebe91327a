"""A notebook in the browser as a person has it before them: its cells by their ids, what they show, what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.browser.driving import MIME_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

_NOTEBOOK = "window.jupyterapp.shell.currentWidget"
_CELLS = f"[...{_NOTEBOOK}.content.model.sharedModel.cells]"
STOP = "button:text-is('Stop')"


class NotebookPage:
    """The notebook that is open in ``page``. Cells that are not on the screen need not be on the page: ask by id."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.wait_for_function(f"() => {_NOTEBOOK}?.context?.isReady", timeout=60_000)

    # The document

    def sources(self) -> dict[str, str]:
        """The cells' texts by their ids, in their order."""
        return dict(self.page.evaluate(f"() => {_CELLS}.map(cell => [cell.getId(), cell.getSource()])"))

    def code_cells(self) -> list[str]:
        """The ids of the cells that can be run."""
        return self.page.evaluate(f"() => {_CELLS}.filter(cell => cell.cell_type === 'code').map(cell => cell.getId())")

    def script_cells(self, source: str) -> list[str]:
        """The ids of the cells with the script of the cell ``source``."""
        return self.page.evaluate(
            f"source => {_CELLS}.filter(cell => cell.getMetadata('stitcher')?.source === source)"
            ".map(cell => cell.getId())",
            source,
        )

    def write(self, cell: str, text: str) -> None:
        """Change a cell's text, as typing does."""
        self.page.evaluate(
            f"([id, text]) => {_CELLS}.find(cell => cell.getId() === id).setSource(text)", [cell, text]
        )

    def told(self, cell: str) -> list[dict[str, Any]]:
        """What the document says that our outputs of a cell are."""
        return self.page.evaluate(
            f"([id, type]) => [...{_NOTEBOOK}.content.model.cells].find(cell => cell.id === id).outputs.toJSON()"
            ".map(output => output.data?.[type]).filter(Boolean)",
            [cell, MIME_TYPE],
        )

    def job(self, cell: str) -> str:
        """The id of the job whose progress or video a cell shows."""
        return str(self.told(cell)[-1]["job"])

    def save(self) -> None:
        """Save it, and wait until that is done."""
        self.page.evaluate(f"() => {_NOTEBOOK}.context.save()")

    # What is seen

    def cell(self, cell: str) -> Locator:
        """A cell, scrolled to, so that it is on the page."""
        index = self.page.evaluate(
            f"""async id => {{
              const notebook = {_NOTEBOOK}.content;
              const index = {_CELLS}.findIndex(cell => cell.getId() === id);
              if (index >= 0) {{ await notebook.scrollToItem(index); }}
              return index;
            }}""",
            cell,
        )
        assert index >= 0, f"there is no cell {cell}"
        return self.page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{index}']")

    def output(self, cell: str) -> Locator:
        """What a cell shows below its text."""
        return self.cell(cell).locator(".jp-Cell-outputArea")

    def video(self, cell: str) -> Locator:
        """The video of a cell."""
        return self.output(cell).locator("video")

    # What one does

    def wait_for_kernel(self) -> None:
        """Wait until cells can be run."""
        self.page.wait_for_function(
            f"() => {_NOTEBOOK}?.sessionContext?.isReady"
            f" && {_NOTEBOOK}.sessionContext.session?.kernel?.status === 'idle'",
            timeout=60_000,
        )

    def start(self, cell: str) -> None:
        """Click into a cell and press Ctrl+Enter."""
        self.cell(cell).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def run(self, cell: str, *, seconds: float = 120) -> None:
        """Run a cell, and wait until it is over."""
        before = self._count(cell)
        self.start(cell)
        self.page.wait_for_function(
            f"""([id, before]) => {{
              const cell = {_CELLS}.find(cell => cell.getId() === id);
              return cell.execution_count !== null && cell.execution_count !== before;
            }}""",
            arg=[cell, before],
            timeout=1000 * seconds,
        )
        self.wait_for_kernel()

    def watch(self, cell: str, sees: Callable[[Locator], Any], *, until: str, seconds: float = 120) -> list[Any]:
        """Look at what a cell shows until it shows ``until``; returns the different things that ``sees`` saw."""
        seen: list[Any] = []
        area = self.output(cell)
        for _ in range(int(seconds * 10)):
            now = sees(area)
            if now is not None and (not seen or now != seen[-1]):
                seen.append(now)
            if area.locator(until).count():
                return seen
            self.page.wait_for_timeout(100)
        raise AssertionError(f"nothing like {until} for {seconds} seconds; seen: {seen}")

    def _count(self, cell: str) -> int | None:
        return self.page.evaluate(f"id => {_CELLS}.find(cell => cell.getId() === id).execution_count", cell)
