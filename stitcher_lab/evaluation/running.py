"""Many prompts, one after the other or some at a time, each result on the disk before the next begins."""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import Cancelled, EnvironmentFault, ModelUnavailable
from stitcher_lab.evaluation.measuring import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.evaluation.prompts import Case
    from stitcher_lab.evaluation.results import Result
    from stitcher_lab.evaluation.run_folder import RunFolder
    from stitcher_lab.model import Event
    from stitcher_lab.studio import Studio

# When so many in a row could not be measured, the machine or the service is down: the rest would fare alike.
PATIENCE = 3


def left_to_do(cases: Sequence[Case], folder: RunFolder) -> list[Case]:
    """Return the cases that were not measured yet, or were changed since; in their order."""
    done = folder.read().results
    return [case for case in cases if not _done(case, done.get(case.id))]


def _done(case: Case, result: Result | None) -> bool:
    return result is not None and result.measured and result.digest == case.digest


def run(
    cases: Sequence[Case],
    studio: Studio,
    folder: RunFolder,
    *,
    options: Mapping[str, Any],
    cancellation: Cancellation,
    at_a_time: int = 1,
    on_start: Callable[[Case], None] = lambda _: None,
    on_event: Callable[[Case, Event], None] = lambda _case, _event: None,
    on_result: Callable[[Result], None] = lambda _: None,
) -> None:
    """Measure ``cases`` and append each result to ``folder``.

    ``on_start``, ``on_event`` and ``on_result`` are called from the threads that work, ``on_result`` one at a time.

    Raises
    ------
    stitcher_lab.errors.Cancelled
        Stopped; the prompts that were being measured are not counted.
    stitcher_lab.errors.StitcherError
        Something that would befall every prompt: no sandbox, no room on the disk, the model's service refuses.

    """
    crew = _Crew(
        studio=studio,
        folder=folder,
        options=options,
        cancellation=cancellation,
        on_start=on_start,
        on_event=on_event,
        on_result=on_result,
    )
    waiting = iter(cases)
    with ThreadPoolExecutor(at_a_time, thread_name_prefix="measuring") as pool:
        running: set[Future[None]] = set()
        error: BaseException | None = None
        while True:
            while error is None and len(running) < at_a_time and (case := next(waiting, None)) is not None:
                running.add(pool.submit(crew.measure, case))
            if not running:
                break
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                # The first one counts: what others say after it comes of their being stopped.
                error = error or future.exception()
    if error is not None:
        raise error


class _Crew:
    """What those share that measure at the same time."""

    def __init__(
        self,
        *,
        studio: Studio,
        folder: RunFolder,
        options: Mapping[str, Any],
        cancellation: Cancellation,
        on_start: Callable[[Case], None],
        on_event: Callable[[Case, Event], None],
        on_result: Callable[[Result], None],
    ) -> None:
        self._studio = studio
        self._folder = folder
        self._options = options
        self._cancellation = cancellation
        self._on_start, self._on_event, self._on_result = on_start, on_event, on_result
        self._lock = threading.Lock()
        self._in_a_row = 0

    def measure(self, case: Case) -> None:
        self._cancellation.check()
        self._on_start(case)
        result = measure(
            case,
            self._studio,
            self._folder.path,
            options=self._options,
            cancellation=self._cancellation,
            on_event=lambda event: self._on_event(case, event),
        )
        if self._cancellation.cancelled:
            # Whatever it says: it was stopped while it worked.
            raise Cancelled
        with self._lock:
            self._folder.append(result)
            self._on_result(result)
            self._in_a_row = 0 if result.measured else self._in_a_row + 1
            if self._in_a_row >= PATIENCE:
                down = ModelUnavailable if result.failure == "service" else EnvironmentFault
                raise down(
                    f"{PATIENCE} prompts in a row could not be measured. The last: {result.message}",
                    remedy=result.remedy or "Put that right, then run the same command: it goes on where it stopped.",
                )
