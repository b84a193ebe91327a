"""Following a job until it ends, with Ctrl-C (or the notebook's Stop) at any moment."""

from __future__ import annotations

import queue
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from stitcher_lab.errors import StitcherError
from stitcher_lab.kernel.client import ENDED, Facts
from stitcher_lab.kernel.faults import StitchStopped, as_cell_error, from_facts
from stitcher_lab.kernel.standing import Standing

if TYPE_CHECKING:
    from stitcher_lab.kernel.client import Client
    from stitcher_lab.kernel.screen import Screen

_TICK = 0.5  # seconds between two looks at the clock
_LINE = 2.0  # seconds between two looks at where a waiting job is in its line
_STOPPING = 10.0  # seconds that stopping may take before the cell lets go


def follow(client: Client, job: Facts, screen: Screen) -> tuple[Facts, Standing]:
    """Show the job ``job`` until it ended; returns it with its code, and how it went.

    Raises
    ------
    stitcher_lab.kernel.faults.StitchError
        It failed, or was stopped.

    """
    standing = Standing()
    mailbox: queue.SimpleQueue[Facts | str | StitcherError | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(client, job["id"], mailbox), daemon=True)
    try:
        screen.progress(job["id"], standing)
        reader.start()
        _show_until_the_end(client, job["id"], screen, standing, mailbox)
        facts = client.job(job["id"])
    except KeyboardInterrupt:
        stop(client, job["id"])
        screen.ended("Stopped", standing)
        raise StitchStopped from None
    except StitcherError as error:
        screen.ended("Not followed any longer", standing)
        raise as_cell_error(error) from None
    if facts["state"] == "cancelled":
        screen.ended("Stopped", standing)
        raise StitchStopped
    if facts["state"] != "done":
        screen.ended("Not made", standing)
        raise from_facts(facts.get("error") or {}, job["id"])
    return facts, standing


def stop(client: Client, job: str) -> None:
    """Stop a job, also when the user is impatient, and wait until it is over."""
    deadline = time.monotonic() + _STOPPING
    with suppress(KeyboardInterrupt, StitcherError):
        client.cancel(job)
    with suppress(KeyboardInterrupt, StitcherError):
        while client.job(job)["state"] not in ENDED and time.monotonic() < deadline:
            time.sleep(0.1)


def _read(client: Client, job: str, mailbox: queue.SimpleQueue[Facts | str | StitcherError | None]) -> None:
    try:
        for event in client.events(job):
            mailbox.put(event)
        mailbox.put(None)
    except StitcherError as error:
        mailbox.put(error)
    except Exception as error:  # noqa: BLE001 - the cell must not wait for a reader that is gone
        mailbox.put(StitcherError(f"The job's events broke off ({type(error).__name__}: {error})."))


def _show_until_the_end(
    client: Client,
    job: str,
    screen: Screen,
    standing: Standing,
    mailbox: queue.SimpleQueue[Facts | str | StitcherError | None],
) -> None:
    asked = 0.0
    while True:
        # Whatever is there by now is shown at once, so that a burst of events costs one update.
        with suppress(queue.Empty):
            arrived = mailbox.get(timeout=_TICK)
            while True:
                if arrived is None:
                    return
                if isinstance(arrived, StitcherError):
                    raise arrived
                _take(arrived, standing, screen)
                arrived = mailbox.get_nowait()
        if standing.state == "queued" and time.monotonic() - asked > _LINE:
            asked = time.monotonic()
            with suppress(StitcherError):
                standing.wait_behind(client.job(job))
        screen.progress(job, standing)


def _take(arrived: Facts | str, standing: Standing, screen: Screen) -> None:
    if isinstance(arrived, str):
        standing.trouble = arrived
        return
    standing.hear(arrived)
    if arrived["kind"] == "note":
        screen.note(arrived["message"])
