"""Running one job in a thread: from the claim on its row to how it ended, tries and all."""

from __future__ import annotations

import itertools
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from stitcher_lab.errors import Cancelled, StitcherError
from stitcher_lab.jobs import faults, transitions
from stitcher_lab.jobs.asking import from_json
from stitcher_lab.jobs.delivered import result_of
from stitcher_lab.jobs.early import Show
from stitcher_lab.jobs.log import Report
from stitcher_lab.jobs.reporting import Earlier, Reporter
from stitcher_lab.model import JobState
from stitcher_lab.store.schema import JOBS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection

    from stitcher_lab.config import Settings
    from stitcher_lab.jobs.errands import Errand, Errands
    from stitcher_lab.jobs.log import Log
    from stitcher_lab.model import JobEvent, JobRequest, Video
    from stitcher_lab.store.database import Database

MOST_ATTEMPTS = 3  # of a job whose process died each time

_logger = logging.getLogger(__name__)
_ENDS = {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


@dataclass(frozen=True, slots=True)
class Ending:
    """How a job ended, and what writes it down."""

    state: JobState
    error: Mapping[str, Any] | None
    write: Callable[[], None]


class Runner:
    """``run`` is :func:`stitcher_lab.jobs.work.perform`, or what stands in for it."""

    def __init__(
        self,
        *,
        settings: Settings,
        executor: str,
        database: Database,
        log: Log,
        errands: Errands,
        run: Callable[..., Video],
        on_end: Callable[[], None],
    ) -> None:
        self._settings = settings
        self._executor = executor
        self._database = database
        self._log = log
        self._errands = errands
        self._run = run
        self._on_end = on_end
        # Endings that could not be written, on a full disk: they are tried again until they are.
        self._unwritten: dict[str, Ending] = {}

    def __call__(self, job: str) -> None:
        """Run a job that was delivered; raises nothing."""
        errand = self._errands.begin(job)
        if errand is None:
            return
        try:
            self._attend(errand)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the row must not say for ever that it runs
            if errand.claimed:
                self._end_with(error, errand)
            else:  # the row could not be claimed: it waits, and is handed over again
                _logger.warning("Job %s could not begin: %s", job, error)
                errand.token.wait(1.0)
        finally:
            self._errands.end(errand)
            self._on_end()

    def write_endings(self) -> None:
        """Try again to write how jobs ended."""
        for job, ending in list(self._unwritten.items()):
            ending.write()
            self._unwritten.pop(job, None)

    @property
    def unwritten(self) -> int:
        """How many endings could not be written yet."""
        return len(self._unwritten)

    def ending(self, job: str) -> Ending | None:
        """How a job ended, where the row does not tell it yet."""
        return self._unwritten.get(job)

    def _attend(self, errand: Errand) -> None:
        claimed = self._claim(errand)
        if claimed is None:
            return
        request, attempts, earlier = claimed
        for tries in itertools.count():
            reporter = errand.reporter = Reporter(self._log, errand.job, earlier)
            errand.show = Show(reporter.show)
            try:
                errand.token.check()
                video = self._run(
                    request,
                    self._settings,
                    job=errand.job,
                    going_on=attempts > 1 or tries > 0,
                    cancellation=errand.token,
                    on_event=reporter.hear,
                    show=errand.show,
                )
            except StitcherError as error:
                reporter.close()
                errand.show = None
                if not self._waited(error, errand, request, tries):
                    raise
                earlier = Earlier(self._of_this_run(errand.job))
            else:
                reporter.close()
                self._end(errand, JobState.DONE, result=result_of(video), output=str(video.path))
                return

    def _claim(self, errand: Errand) -> tuple[JobRequest, int, Earlier] | None:
        """Begin, where the row still allows it."""
        earlier = Earlier(self._of_this_run(errand.job))
        kind, message = ("resumed", earlier.where()) if earlier.anything else ("running", "")
        stage = earlier.stage if earlier.anything else None
        found: list[JobRequest] = []
        attempts = 0

        def claim(connection: Connection) -> bool:
            nonlocal attempts
            if not transitions.claim(connection, errand.job, self._executor):
                return False
            query = select(JOBS.c.request, JOBS.c.code, JOBS.c.attempts).where(JOBS.c.id == errand.job)
            row = connection.execute(query).one()
            attempts = row.attempts
            found.append(from_json(row.request, row.code))
            return True

        self._log.append(errand.job, Report(kind, stage=stage, message=message, elapsed=earlier.elapsed), given=claim)
        errand.claimed = bool(found)
        return (found[0], attempts, earlier) if found else None

    def _of_this_run(self, job: str) -> list[JobEvent]:
        """Return the events since the job last ended, if it did: what came before was another run."""
        events: list[JobEvent] = []
        while more := self._log.after(job, events[-1].seq if events else 0):
            events += more
        last = max((place for place, event in enumerate(events) if event.kind in _ENDS), default=-1)
        return events[last + 1 :]

    def _waited(self, error: StitcherError, errand: Errand, request: JobRequest, tries: int) -> bool:
        """Wait for a fault to pass, with the slot free for others; not where it will not, or after too many tries."""
        if errand.token.cancelled or tries >= len(faults.WAITS):
            return False
        if not faults.passing(error, request, self._settings):
            return False
        seconds = faults.WAITS[tries]
        sentence = faults.facts(error, self._settings)["message"]
        again = f"Tried again in {seconds:.0f} seconds (try {tries + 2} of {len(faults.WAITS) + 1})."
        self._log.append(
            errand.job,
            Report("retrying", message=f"{sentence} {again}", elapsed=_elapsed(errand), remaining=seconds),
        )
        with self._errands.rest(errand):
            self._on_end()  # a slot is free
            errand.token.wait(seconds)
        errand.token.check()
        return True

    def _end_with(self, error: BaseException, errand: Errand) -> None:
        if errand.reporter is not None:
            errand.reporter.close()
        if errand.token.cancelled and errand.leaving:
            self._written(errand.job, Ending(JobState.QUEUED, None, lambda: self._put_back(errand.job)))
        elif errand.token.cancelled or isinstance(error, Cancelled | KeyboardInterrupt):
            self._end(errand, JobState.CANCELLED, sentence="Stopped.")
        else:
            self._end(errand, JobState.FAILED, error=faults.facts(error, self._settings))

    def _end(
        self,
        errand: Errand,
        state: JobState,
        *,
        sentence: str = "",
        error: Mapping[str, Any] | None = None,
        result: Mapping[str, Any] | None = None,
        output: str | None = None,
    ) -> None:
        message = sentence or (error["message"] if error else _done(result or {}))
        report = Report(str(state), message=message, fraction=1.0 if result else None, elapsed=_elapsed(errand))

        def ended(connection: Connection) -> bool:
            return transitions.end(
                connection,
                errand.job,
                self._executor,
                state,
                sentence=sentence,
                error=error,
                result=result,
                output=output,
            )

        def write() -> None:
            self._log.append(errand.job, report, given=ended)
            self._log.thin(errand.job)

        self._written(errand.job, Ending(state, error, write))

    def _put_back(self, job: str) -> None:
        with self._database.transaction() as connection:
            transitions.put_back(connection, job, self._executor)

    def _written(self, job: str, ending: Ending) -> None:
        try:
            ending.write()
        except StitcherError as error:
            _logger.warning("How job %s ended cannot be written yet: %s", job, error)
            self._unwritten[job] = ending


def _elapsed(errand: Errand) -> float:
    return errand.reporter.elapsed if errand.reporter is not None else 0.0


def _done(result: Mapping[str, Any]) -> str:
    missing = [gap for gap in result.get("gaps", ()) if not gap["title_card"]]
    if not missing:
        return "The video is ready."
    scenes = "one scene is" if len(missing) == 1 else f"{len(missing)} scenes are"
    return f"The video is ready; {scenes} missing from it."
