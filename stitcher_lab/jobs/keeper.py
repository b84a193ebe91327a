"""The thread that keeps a process's jobs going: hands them over in order, takes over what dead processes left."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import StitcherError
from stitcher_lab.jobs import executors, rows, transitions
from stitcher_lab.jobs.engine import ThreadEngine
from stitcher_lab.jobs.errands import Errand
from stitcher_lab.jobs.estimates import Estimates
from stitcher_lab.jobs.line import Place, Running, Waiting, in_words, line_up, worth_telling
from stitcher_lab.jobs.log import Report
from stitcher_lab.jobs.runner import MOST_ATTEMPTS
from stitcher_lab.model import JobState
from stitcher_lab.store.history import DIED, DIED_SENTENCE, DURABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.jobs.engine import Engine
    from stitcher_lab.jobs.errands import Errands
    from stitcher_lab.jobs.log import Log
    from stitcher_lab.jobs.rows import InLine, Row
    from stitcher_lab.jobs.runner import Runner
    from stitcher_lab.store.database import Database

TICK = 0.5  # seconds between two looks, where something goes on
LOST = 15.0  # seconds after which an engine that has not begun a job is thought to have lost it
_POISONED = {
    "type": "WorkerDied",
    "message": f"The process that ran this job died {MOST_ATTEMPTS} times, so it is not begun again.",
    "remedy": "Perhaps memory is short: ask for a smaller picture or fewer scenes, then try again.",
    "scene": None,
    "line": None,
    "details": "",
}

_logger = logging.getLogger(__name__)


class Keeper:
    """Begins with :meth:`start`; :meth:`wake` has it look at once."""

    def __init__(
        self,
        *,
        database: Database,
        log: Log,
        errands: Errands,
        runner: Runner,
        executor: str,
        engine: Engine,
        name: str,
    ) -> None:
        self._database = database
        self._log = log
        self._errands = errands
        self._runner = runner
        self._executor = executor
        self._engine = engine
        self._name = name
        self._ready = False
        self._spare = ThreadEngine()
        self._estimates = Estimates()
        self._places: dict[str, int] = {}
        self._changed = True
        self._awake = threading.Event()
        self._stopped = threading.Event()
        self._beaten = self._looked = self._counted = float("-inf")
        self._thread = threading.Thread(target=self._keep, name="stitcher-jobs", daemon=True)
        self._complaint = ""

    def start(self) -> None:
        """Write this process down as one that runs jobs, and begin.

        Raises
        ------
        stitcher_lab.errors.StitcherError
            The history cannot be written.

        """
        self._beat()
        with self._database.transaction() as connection:
            executors.forget_gone(connection)
        self._spare.start(self._runner)
        self._thread.start()

    def wake(self) -> None:
        """Look at once: something was submitted, ended or stopped."""
        self._changed = True
        self._awake.set()

    def pause(self) -> None:
        """Hand nothing over any more."""
        self._stopped.set()

    def stop(self) -> None:
        """End the thread and the engine. What waits is left to whoever looks next."""
        self._stopped.set()
        self._awake.set()
        self._thread.join(timeout=10)
        if self._ready:
            try:
                self._engine.stop()
            except Exception as error:  # noqa: BLE001 - an engine that cannot stop must not keep the server from it
                _logger.warning("The job engine did not stop well: %s", error)
        try:
            self._runner.write_endings()
            with self._database.transaction() as connection:
                for row in rows.unfinished(connection, self._executor):
                    transitions.put_back(connection, row.id, self._executor)
                executors.leave(connection, self._executor)
        except StitcherError as error:  # whoever looks next sees that this process is gone
            _logger.warning("What waits could not be handed on: %s", error)

    def line(self, executor: str | None = None) -> dict[str, Place]:
        """Return the places of those that wait for this process, or for another one."""
        executor = executor or self._executor
        with self._database.reading() as connection:
            mine = rows.in_line(connection, executor)
            used = rows.used(connection, time.time())
        return {place.job: place for place in self._line_up(mine, used)}

    def _keep(self) -> None:
        while not self._stopped.is_set():
            try:
                self._look()
                self._complaint = ""
            except StitcherError as error:
                if str(error) != self._complaint:
                    _logger.warning("Jobs wait: %s", error)
                self._complaint = str(error)
            except Exception:
                _logger.exception("Jobs could not be looked after.")
            busy = len(self._errands) or self._runner.unwritten or self._log.heard()
            self._awake.wait(TICK if busy else executors.LOOK)
            self._awake.clear()

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._beaten >= executors.BEAT:
            self._beat()
        self._runner.write_endings()
        if now - self._looked >= executors.LOOK:
            self._looked = now
            self._reconcile()
        if len(self._errands):
            self._stop_what_others_want()
            self._find_lost()
        if self._changed and not self._stopped.is_set():
            self._changed = False
            try:
                self._hand_over()
            except BaseException:
                self._changed = True
                raise
        for job in self._log.heard():
            if self._errands.get(job) is None:
                self._log.catch_up(job)

    def _beat(self) -> None:
        with self._database.transaction() as connection:
            executors.beat(connection, self._executor, self._name)
        self._beaten = time.monotonic()

    def _reconcile(self) -> None:
        """Take over, or give up, the jobs whose process is gone."""
        with self._database.reading() as connection:
            there = executors.living(connection)
            left = [row for row in rows.unfinished(connection, without=there) if row.engine or not row.mark.alive()]
        for row in left:
            if row.engine != DURABLE:
                self._give_up(row, DIED, None)
            elif self._name == DURABLE:
                if row.deaths + (row.state is JobState.RUNNING) >= MOST_ATTEMPTS:
                    self._give_up(row, str(JobState.FAILED), _POISONED)
                else:
                    with self._database.transaction() as connection:
                        self._changed |= transitions.take_over(connection, row, self._executor)

    def _give_up(self, row: Row, outcome: str, error: Mapping[str, Any] | None) -> None:
        sentence = str(error["message"]) if error else DIED_SENTENCE
        report = Report(str(JobState.FAILED), message=sentence)
        self._log.append(
            row.id,
            *([report] if row.engine else []),
            given=lambda connection: transitions.give_up(connection, row, outcome, error, sentence),
        )

    def _hand_over(self) -> None:
        """Begin what may begin, and tell the others where they stand."""
        with self._database.reading() as connection:
            mine = rows.in_line(connection, self._executor)
            used = rows.used(connection, time.time())
            if time.monotonic() - self._counted > _STALE:
                self._estimates = Estimates(rows.durations(connection))
                self._counted = time.monotonic()
        by_id = {row.id: row for row in mine}
        line = self._line_up(mine, used)
        free = self._errands.free()
        # Two jobs that write the same video go one after the other: the last one submitted is what stays.
        outputs = {errand.output for errand in self._errands.all()}
        for place in line:
            job = by_id[place.job]
            if not free or job.output in outputs:
                continue
            free -= 1
            outputs.add(job.output)
            self._places.pop(job.id, None)
            errand = Errand(job.id, job.owner, job.runs, self._estimates.seconds(job), job.output)
            self._errands.hand_over(errand)
            self._deliver(errand)
        self._tell_places(self._line_up(mine, used))

    def _line_up(self, mine: list[InLine], used: dict[str, float]) -> list[Place]:
        waiting = [
            Waiting(job.id, job.owner, job.queued, self._estimates.seconds(job))
            for job in mine
            if self._errands.get(job.id) is None
        ]
        running = [Running(errand.owner, errand.remaining) for errand in self._errands.all() if not errand.resting]
        return line_up(waiting, running, used, self._errands.slots)

    def _tell_places(self, line: list[Place]) -> None:
        here = {place.job for place in line}
        self._places = {job: position for job, position in self._places.items() if job in here}
        news = [place for place in line if worth_telling(self._places.get(place.job), place.position)]
        if news:
            self._log.append_each(
                {
                    place.job: Report("queued", message=in_words(place.position), remaining=place.begins_in)
                    for place in news
                }
            )
        self._places |= {place.job: place.position for place in news}

    def _deliver(self, errand: Errand, engine: Engine | None = None) -> None:
        try:
            if engine is None:
                if not self._ready:
                    self._engine.start(self._runner)
                    self._ready = True
                engine = self._engine
            engine.deliver(errand.job, errand.run_number)
        except Exception as error:  # whatever an engine of others may raise, the job is run
            if engine is self._spare:
                raise
            _logger.warning("Job %s is run without the job engine: %s", errand.job, error)
            if not self._ready:
                self._engine, self._ready = self._spare, True
            self._spare.deliver(errand.job, errand.run_number)

    def _find_lost(self) -> None:
        """Deliver again, without the engine, what that has not begun: a job begins once, however often it comes."""
        for errand in self._errands.all():
            if not errand.begun and time.monotonic() - errand.handed > LOST:
                errand.handed = time.monotonic()
                self._spare.deliver(errand.job, errand.run_number)

    def _stop_what_others_want(self) -> None:
        with self._database.reading() as connection:
            jobs = rows.to_stop(connection, self._executor)
        for job in jobs:
            if errand := self._errands.get(job):
                errand.token.cancel()
        if jobs:
            self._errands.nudge()


_STALE = 30.0  # seconds for which measured durations are taken as they are
