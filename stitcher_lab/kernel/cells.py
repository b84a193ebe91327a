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
        # A page may answer after its message's wait is over: comms are kept until then.
        self._open: dict[str, Any] = {}

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
            self._open.pop(comm.comm_id, None)

        # Opened only when it listens: the answer may come on another thread, at once.
        comm = create_comm(target_name=TARGET, primary=False)
        comm.on_msg(hear)
        comm.on_close(hear)
        # Some kernels hand an answer to the loop that asked, which is busy with this very cell; the subshell on which
        # the page sends it is free.
        comm._reply_subshell_for = lambda _data, given: given  # type: ignore[attr-defined]  # noqa: SLF001
        self._open[comm.comm_id] = comm
        comm.open(data=message)
        return answer if answered.wait(_ANSWER) and answer else None
