"""Messages to the page: put a cell below, show a video that was rendered again.

The page's extension answers each. Where there is none (another front end, or an older one) nothing answers, and the
kernel has ways of its own.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from stitcher_lab.kernel import notebook

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

TARGET = "stitcher_lab"
_ANSWER = 2.0  # seconds


class Page:
    """What shows this notebook, as far as it can be talked to."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        # One answer, however late, proves that the extension is there: a kernel without subshells hears answers
        # only between two cells.
        self._answered = False

    def put_cell(self, *, source: str, job: str, code: str, trusted: bool) -> bool:
        """Put ``code`` into the cell below the cell ``source``; ``trusted`` says that the page surely can.

        Returns whether that was done; else the caller shows where the script is.
        """
        front = notebook.front(self._shell)
        if front is notebook.Front.NOTEBOOK and source:
            answer = self._ask({"action": "put_cell", "source": source, "job": job, "code": code})
            if answer is not None:
                return bool(answer.get("ok"))
            if self._answered or trusted:
                # Asking another way as well might put a second cell there.
                return True
        if front in {notebook.Front.NOTEBOOK, notebook.Front.COLAB, notebook.Front.VSCODE}:
            self._shell.set_next_input(code, replace=False)
            return True
        return False

    def show_video(self, *, source: str, output: dict[str, Any]) -> bool:
        """Show ``output`` in place of what the cell ``source`` shows; returns whether the page said that it did."""
        if not source or notebook.front(self._shell) is not notebook.Front.NOTEBOOK:
            return False
        answer = self._ask({"action": "show_video", "source": source, "output": output})
        return bool(answer and answer.get("ok"))

    def _ask(self, message: dict[str, Any]) -> dict[str, Any] | None:
        try:
            from comm import create_comm  # noqa: PLC0415 - there only where there is a kernel
        except ImportError:
            return None
        answered = threading.Event()
        answer: dict[str, Any] = {}

        def hear(reply: dict[str, Any]) -> None:
            data = reply.get("content", {}).get("data")
            if isinstance(data, dict) and "ok" in data:
                answer.update(data)
                self._answered = True
                answered.set()

        # Opened only when it listens: the answer may come on another thread, at once. That somebody closes it is no
        # answer: of several pages, one may not know us.
        comm = create_comm(target_name=TARGET, primary=False)
        comm.on_msg(hear)

        def route(data: Any, given: Any) -> Any:
            hear({"content": {"data": data}})
            return given

        # ipykernel 7.4 asks which loop is to hear an answer, on the thread where it comes in; by default it is the loop
        # that asked, which is busy with this very cell. The answer is in the question, and what came over a subshell
        # may stay there. Older kernels hear answers over subshells, or else when the cell has ended.
        comm._reply_subshell_for = route  # type: ignore[attr-defined]  # noqa: SLF001
        comm.open(data=message)
        if not answered.wait(_ANSWER):
            return None  # it stays open, for an answer that comes late
        comm.close()
        return answer
