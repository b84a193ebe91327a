"""The jobs of one data folder, for the doors that wait for nothing: submit, watch, stop, look back."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ConflictError, OptionError, RequestError
from stitcher_lab.jobs import asking, delivered
from stitcher_lab.jobs.work import perform
from stitcher_lab.jobs.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

    from stitcher_lab.config import Settings
    from stitcher_lab.jobs.rows import Row
    from stitcher_lab.model import JobEvent, JobRequest, JobState, JobView, Video
    from stitcher_lab.stitching.early import EarlyFilm

    Views = list[JobView]
    Events = list[JobEvent]

MOST_WAITING = 1000  # jobs that wait for one process: more are a mistake somewhere
_NO_HINT = "Draw it another way than before, and more simply."


class Jobs:
    """Thread-safe; opens nothing until it is started or used.

    Parameters
    ----------
    settings
        What an administrator has set; requests choose among what it allows.
    engine
        ``dbos``: jobs outlive the process, and the next one goes on with them. ``threads``: they end with it.
    running
        How many run at a time.
    run
        Stands in for the pipeline; see :func:`stitcher_lab.jobs.work.perform`.

    """

    def __init__(
        self,
        settings: Settings,
        *,
        engine: str = "dbos",
        running: int = 2,
        run: Callable[..., Video] = perform,
    ) -> None:
        self._settings = settings
        self._shop = Workshop(settings, engine=engine, running=running, run=run)

    # Beginning and ending

    def start(self) -> None:
        """Go on with what a dead process has left, now and whenever that is seen; returns at once.

        Nothing is made, and nothing heavy loaded, as long as there is no such job.
        """
        self._shop.start()

    def stop(self, *, cancel: bool = False) -> None:
        """End what runs here, within seconds. Without ``cancel`` the next process goes on with it, and what waits.

        Where jobs end with their process, they are cancelled in any case.
        """
        self._shop.stop(cancel=cancel)

    # What users ask for

    def submit(self, request: JobRequest, *, owner: str = "", key: str = "") -> tuple[JobView, bool]:
        """Put a job in line; ``False`` where ``key`` was known and nothing new was submitted.

        Raises
        ------
        stitcher_lab.errors.OptionError
            The request makes no sense, or ``key`` was used for another one.
        stitcher_lab.errors.RequestError
            Too many jobs wait already.
        stitcher_lab.errors.EnvironmentFault
            The history cannot be written; ``DiskFull`` among them.

        """
        from stitcher_lab.jobs import rows, transitions  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.jobs.log import Report  # noqa: PLC0415
        from stitcher_lab.store.history import new_id  # noqa: PLC0415

        if len(key) > asking.LONGEST_KEY:
            raise OptionError(f"A key has at most {asking.LONGEST_KEY} characters.")
        columns = asking.columns(request, self._settings)
        self._shop.open()
        now = time.time()
        job = new_id(now)
        known: list[Row] = []

        def put(connection: Connection) -> bool:
            if key and (row := rows.by_key(connection, owner, key)) is not None:
                known.append(row)
                return False
            if rows.count(connection, self._shop.executor)["queued"] >= MOST_WAITING:
                raise RequestError(f"{MOST_WAITING} jobs wait already.", remedy="Try again when some are done.")
            transitions.submit(
                connection,
                id=job,
                trace_id=secrets.token_hex(16),
                owner=owner,
                key=key or None,
                engine=self._shop.engine,
                executor=self._shop.executor,
                created=now,
                queued=now,
                **columns,
            )
            return True

        self._shop.log.append(job, Report("queued", message="In line."), given=put)
        if known:
            if (known[0].request or {}).get("mark") != asking.mark_of(request):
                raise ConflictError("This key was used for another request.", remedy="Take a new key for it.")
            return self.get(known[0].id, owner=owner), False
        self._shop.wake()
        return self.get(job, owner=owner), True

    def get(self, job: str, *, owner: str) -> JobView:
        """Return how a job stands.

        Raises
        ------
        stitcher_lab.errors.UnknownJobError
            There is none of that id, or it is another owner's.

        """
        from stitcher_lab.jobs import rows  # noqa: PLC0415

        with self._shop.database.reading() as connection:
            return self._views(connection, [rows.find(connection, job, owner)])[0]

    def list(
        self,
        *,
        owner: str,
        search: str = "",
        states: Sequence[JobState] = (),
        limit: int = 50,
        before: float | None = None,
    ) -> Views:
        """Return the newest jobs first: those created ``before`` a time, whose prompt or title has all words."""
        from stitcher_lab.jobs import rows  # noqa: PLC0415

        with self._shop.database.reading() as connection:
            found = rows.search(connection, owner, words=search, states=states, limit=limit, before=before)
            return self._views(connection, found)

    def code(self, job: str, *, owner: str) -> str | None:
        """Return the script of a job, where there is one by now."""
        from stitcher_lab.jobs import rows  # noqa: PLC0415

        with self._shop.database.reading() as connection:
            return rows.script(connection, rows.find(connection, job, owner).id)

    def early(self, job: str, *, owner: str) -> EarlyFilm | None:
        """Return the film that grows while a job is drawn, where this process runs it and there is a picture."""
        self._find(job, owner)
        errand = self._shop.errands.get(job)
        return errand.show.film if errand is not None and errand.show is not None else None

    def cancel(self, job: str, *, owner: str) -> JobView:
        """Stop a job that waits or runs, with all its processes; one that ended stays as it is.

        Raises
        ------
        stitcher_lab.errors.RequestError
            It runs in a program of its own, such as the command line; ``UnknownJobError`` where there is none.

        """
        row = self._find(job, owner)
        if row.state.ended:
            return self.get(job, owner=owner)
        self._shop.stop_job(row)
        return self.get(job, owner=owner)

    def retry(
        self,
        job: str,
        *,
        owner: str,
        scene: str | None = None,
        hint: str | None = None,
        source: str | None = None,
    ) -> JobView:
        """Run a job that ended again, under its id: as it is, with one scene written anew, or with another script.

        Raises
        ------
        stitcher_lab.errors.RequestError
            It has not ended yet, or its scenes cannot be written anew.

        """
        from stitcher_lab.jobs import rows, transitions  # noqa: PLC0415
        from stitcher_lab.jobs.log import Report  # noqa: PLC0415

        row = self._find(job, owner)
        with self._shop.database.reading() as connection:
            code = rows.script(connection, job)
        data = dict(row.request or asking.from_history(row.prompt, row.kind, row.options, row.output))
        if scene is not None or hint is not None:
            data["options"] = dict(data["options"]) | {"hints": self._hints(row, data["options"], scene, hint)}
        if source is not None:
            data |= {"kind": "render", "prompt": (row.result or {}).get("title") or data["prompt"]}
            code = source
        request = asking.from_json(data, code)
        columns = asking.columns(request, self._settings)
        # Its key stays that of what was submitted.
        columns["request"] |= {"mark": data["mark"]}
        self._shop.open()
        begun = self._shop.log.append(
            job,
            Report("queued", message="In line."),
            given=lambda connection: transitions.again(
                connection, job, columns, code=source, executor=self._shop.executor, engine=self._shop.engine
            ),
        )
        if not begun:
            raise ConflictError("The job has not ended yet.", remedy="Stop it first, or wait.")
        self._shop.wake()
        return self.get(job, owner=owner)

    def delete(self, job: str, *, owner: str, files: bool = False) -> None:
        """Stop and forget a job, with its events; with ``files`` what it has delivered goes too, as far as it is ours.

        Raises
        ------
        stitcher_lab.errors.RequestError
            It runs in a program of its own; ``UnknownJobError`` where there is none.
        stitcher_lab.errors.EnvironmentFault
            A file cannot be removed; the job is still there.

        """
        from stitcher_lab.jobs import rows, transitions  # noqa: PLC0415

        row = self._find(job, owner)
        if not row.state.ended:
            self._shop.stop_job(row)
            row = self._find(job, owner)
        if files and (result := row.result or delivered.result_in_history(row)):
            with self._shop.database.reading() as connection:
                # What a newer job has put in the same place is not this one's to take away.
                code = None if rows.replaced(connection, row) else rows.script(connection, job)
            delivered.remove(result, code)
        with self._shop.database.transaction() as connection:
            transitions.forget(connection, job)
        self._shop.wake()

    def events(self, job: str, *, owner: str, after: int = 0, limit: int = 1000) -> Events:
        """Return the events of a job that follow number ``after``; numbers may have gaps."""
        self._find(job, owner)
        return self._shop.log.after(job, after, limit)

    def subscribe(self, job: str, callback: Callable[[JobEvent], None], *, owner: str) -> Callable[[], None]:
        """Have ``callback`` called in a worker thread, right after each new event is written; returns what ends that.

        It must be quick and raise nothing: the job waits for it. Events before the call come from :meth:`events`.
        """
        self._find(job, owner)
        self._shop.open()
        leave = self._shop.log.subscribe(job, callback)
        self._shop.wake()
        return leave

    def load(self) -> dict[str, Any]:
        """How busy this process is: jobs that run, that wait, and how many may run at a time."""
        from stitcher_lab.jobs import rows  # noqa: PLC0415

        counted = {"queued": 0, "running": 0}
        if self._shop.opened:
            with self._shop.database.reading() as connection:
                counted = rows.count(connection, self._shop.executor)
        return {"running": counted["running"], "waiting": counted["queued"], "limit": self._shop.errands.slots}

    # Within

    def _find(self, job: str, owner: str) -> Row:
        from stitcher_lab.jobs import rows  # noqa: PLC0415

        with self._shop.database.reading() as connection:
            return rows.find(connection, job, owner)

    def _views(self, connection: Connection, found: Sequence[Row]) -> Views:
        from stitcher_lab.jobs.views import views  # noqa: PLC0415

        return views(connection, found, self._shop)

    def _hints(self, row: Row, options: Mapping[str, Any], scene: str | None, hint: str | None) -> dict[str, str]:
        """Return the hints of a job with one more."""
        if scene is None:
            raise OptionError("A hint needs the scene that it is for.", remedy="Name the scene.")
        if row.kind != "make" or row.template or not (options.get("model") or self._settings.model):
            raise RequestError(
                "Only scenes that a language model wrote can be written anew.",
                remedy="Change the script itself, and render that.",
            )
        return dict(options.get("hints") or {}) | {scene: hint or _NO_HINT}
