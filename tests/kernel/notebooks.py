"""A notebook as a front end drives it: a real kernel, cells with ids, answers to the kernel's messages."""

from __future__ import annotations

import json
import queue
import threading
import time
from dataclasses import dataclass, field

from jupyter_client.manager import KernelManager

PLAYED = "application/vnd.stitcher.job+json"


@dataclass
class Shown:
    """What a cell shows when it has run; ``displays`` are kept as a notebook keeps them, each in its last form."""

    status: str = ""
    displays: dict[str, dict] = field(default_factory=dict)
    updates: list[dict] = field(default_factory=list)
    printed: str = ""
    result: str = ""
    error: dict | None = None
    next_inputs: list[dict] = field(default_factory=list)
    comms: list[dict] = field(default_factory=list)

    @property
    def bundle(self) -> dict:
        """The one display."""
        assert len(self.displays) == 1, self
        return next(iter(self.displays.values()))

    @property
    def told(self) -> str:
        """The error's text as a person reads it."""
        return "\n".join(self.error["traceback"])

    @property
    def size(self) -> int:
        """Bytes that the display takes in the notebook file."""
        return len(json.dumps({"data": self.bundle, "metadata": {}, "output_type": "display_data"}).encode())


class Notebook:
    """One kernel."""

    def __init__(self, folder, env):
        self.manager = KernelManager()
        self.manager.start_kernel(cwd=str(folder), env=env)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)
        self.answers = None  # called with a comm message's data; what it returns is sent back
        self.over_subshells = True  # as a page does that waits until it has one
        self._subshell = None

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def interrupt(self):
        self.manager.interrupt_kernel()

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def run(self, code, *, cell=None, timeout=300, on_update=None):
        """Run a cell to its end; ``on_update`` is called with each bundle as it arrives."""
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
                   "stop_on_error": True}  # fmt: skip
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell} if cell else {})
        self.client.shell_channel.send(message)
        asked = message["header"]["msg_id"]
        shown, deadline, idle, reply = Shown(), time.monotonic() + timeout, False, None
        while not idle or reply is None:
            assert time.monotonic() < deadline, shown
            if reply is None and self.client.shell_channel.msg_ready():
                found = self.client.get_shell_msg(timeout=1)
                if found["parent_header"].get("msg_id") == asked:
                    reply = found
            try:
                got = self.client.get_iopub_msg(timeout=0.1)
            except queue.Empty:
                continue
            if got["header"]["msg_type"] == "comm_open" and self.answers:
                shown.comms.append(got["content"]["data"])
                self._answer(got)
            if got["parent_header"].get("msg_id") != asked:
                continue
            idle = self._take(got, shown) or idle
            if on_update and got["header"]["msg_type"] in {"display_data", "update_display_data"}:
                on_update(got["content"]["data"])
        shown.status = reply["content"]["status"]
        shown.next_inputs = [each for each in reply["content"].get("payload", ()) if each["source"] == "set_next_input"]
        return shown

    def _take(self, got, shown):
        kind, content = got["header"]["msg_type"], got["content"]
        if kind in {"display_data", "update_display_data"}:
            name = content.get("transient", {}).get("display_id") or f"own-{len(shown.displays)}"
            if kind == "display_data" or name in shown.displays:
                shown.displays[name] = content["data"]
            shown.updates.append({"id": name, **content["data"]})
        elif kind == "stream":
            shown.printed += content["text"]
        elif kind == "execute_result":
            shown.result = content["data"]["text/plain"]
        elif kind == "error":
            shown.error = content
        return kind == "status" and content["execution_state"] == "idle"

    def _answer(self, opened):
        data = self.answers(opened["content"]["data"])
        if data is None:
            return
        # As JupyterLab does: what belongs to a comm goes over a subshell of its own.
        if self._subshell is None and self.over_subshells:
            request = self.client.session.msg("create_subshell_request", {})
            self.client.control_channel.send(request)
            self._subshell = self.client.get_control_msg(timeout=10)["content"]["subshell_id"]
        message = self.client.session.msg("comm_msg", {"comm_id": opened["content"]["comm_id"], "data": data})
        if self.over_subshells:
            message["header"]["subshell_id"] = self._subshell
        self.client.shell_channel.send(message)


def later(seconds, action):
    """Do something in a while."""
    timer = threading.Timer(seconds, action)
    timer.start()
    return timer
