"""Without a server around: jobs run in threads of this process (plain IPython, VS Code, Colab, nbconvert)."""

from __future__ import annotations

import atexit
import hashlib
import json
import queue
import shutil
from typing import TYPE_CHECKING

from stitcher_lab.errors import OptionError
from stitcher_lab.file_names import slug
from stitcher_lab.kernel.client import ENDED, Facts
from stitcher_lab.model import QUALITIES, JobRequest
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stitcher_lab.config import Settings
    from stitcher_lab.jobs import Jobs
    from stitcher_lab.kernel.order import Order
    from stitcher_lab.model import JobEvent, JobView

FOLDER = "stitch"  # beside the notebook; not hidden, or Jupyter would not serve it
_OWNER = ""  # there is one user in a kernel
_LOOK = 5.0  # seconds without an event after which the job itself is looked at


class OwnClient:
    """Makes videos here; one for each kernel."""

    followed_by_pages = False

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or settings_from()
        self._opened: Jobs | None = None

    @property
    def _jobs(self) -> Jobs:
        if self._opened is None:
            from stitcher_lab.jobs import Jobs  # noqa: PLC0415 - the first video needs it, loading the magics does not

            self._opened = Jobs(self._settings, engine="threads")
            atexit.register(self._opened.stop, cancel=True)
        return self._opened

    def alive(self) -> bool:
        """It is this process."""
        return True

    def submit(self, order: Order) -> Facts:
        """Hand in a job."""
        output, place = self._output(order)
        request = JobRequest(
            prompt=order.prompt,
            source=order.source,
            output=output,
            options=dict(order.options),
            place=place,
            cell=order.cell,
            notebook=order.notebook,
            parent=order.parent,
        )
        view, _ = self._jobs.submit(request, owner=_OWNER, key=order.key)
        return view.as_json()

    def events(self, job: str, after: int = 0) -> Iterator[Facts | str]:
        """Yield a job's events until it ended."""
        arrived: queue.SimpleQueue[JobEvent] = queue.SimpleQueue()
        unsubscribe = self._jobs.subscribe(job, arrived.put, owner=_OWNER)
        try:
            # What happened before we listened comes from the log; what is in both is told once.
            earlier: list[JobEvent] = self._jobs.events(job, owner=_OWNER, after=after)
            for event in earlier:
                after = event.seq
                yield event.as_json()
                if event.last:
                    return
            while True:
                try:
                    event = arrived.get(timeout=_LOOK)
                except queue.Empty:
                    if self._view(job).state in ENDED:  # on a full disk, a job's last event may never be written
                        return
                    continue
                if event.seq > after:
                    after = event.seq
                    yield event.as_json()
                    if event.last:
                        return
        finally:
            unsubscribe()

    def job(self, job: str) -> Facts:
        """Return a job, with its code."""
        facts = self._view(job).as_json()
        facts["code"] = self._jobs.code(job, owner=_OWNER)
        return facts

    def cancel(self, job: str) -> None:
        """Stop a job."""
        self._jobs.cancel(job, owner=_OWNER)

    def check(self, source: str) -> Facts:
        """Hold a script against the installed Manim; nothing is run."""
        from stitcher_lab import checking  # noqa: PLC0415 - only for scripts that failed
        from stitcher_lab.plugins import available  # noqa: PLC0415
        from stitcher_lab.reference import open_installed  # noqa: PLC0415

        reference, plugins = open_installed(self._settings.data), available()
        faults = checking.check(source, reference, plugins=plugins)
        mended, _ = checking.mend(source, reference, plugins=plugins)
        return {
            "faults": [{"line": fault.line, "message": fault.message, "fix": fault.mended} for fault in faults],
            "mended": mended if mended != source else None,
        }

    def status(self) -> Facts:
        """Return what is ready, as far as it is quick to tell."""
        return {
            "model": {"configured": bool(self._settings.model), "name": self._settings.model},
            "latex": bool(shutil.which("latex") and shutil.which("dvisvgm")),
            "online_voice": self._settings.online_voice,
            "qualities": [
                {"name": each.name, "width": each.width, "height": each.height, "fps": each.fps}
                for each in QUALITIES.values()
            ],
        }

    def templates(self) -> list[Facts]:
        """Return the lessons that need no model."""
        from stitcher_lab import templates  # noqa: PLC0415

        return [
            {"id": each.id, "title": each.title, "description": each.summary, "example": each.examples[0]}
            for each in templates.catalogue()
        ]

    def voices(self) -> list[Facts]:
        """Return the voices."""
        from stitcher_lab.narration import list_voices  # noqa: PLC0415

        return [
            {"id": each.id, "language": each.locale, "installed": each.installed, "online": each.online}
            for each in list_voices()
        ]

    def video(self, facts: Facts) -> Path:
        """Where a finished job's video lies."""
        output = self._view(facts["id"]).output
        if output is None:
            raise OptionError(f"The job {facts['id']} has no video.")
        return output

    def close(self) -> None:
        """Stop what still runs."""
        if self._opened is not None:
            self._opened.stop(cancel=True)

    def _view(self, job: str) -> JobView:
        return self._jobs.get(job, owner=_OWNER)

    def _output(self, order: Order) -> tuple[Path, str]:
        """Where the video goes: beside the notebook, under the same name whenever the same cell asks for the same."""
        parent = self._view(order.parent) if order.parent else None
        if parent is not None and parent.state in ENDED and parent.output is not None:
            # A copy of a notebook names the same parent, and gets a video of its own.
            its_own = (parent.notebook, parent.output.parent.parent) == (order.notebook, order.folder)
            if its_own:
                return parent.output, parent.place
        asked = [order.prompt, order.notebook, order.cell or sorted(order.options.items(), key=str)]
        mark = hashlib.sha256(json.dumps(asked, default=str).encode()).hexdigest()[:8]
        place = f"{FOLDER}/{slug(order.name or order.prompt)}-{mark}.mp4"
        return order.folder / place, place
