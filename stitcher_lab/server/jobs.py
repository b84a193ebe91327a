"""Jobs: submitting, listing, showing, stopping, trying again, forgetting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from stitcher_lab.errors import EnvironmentFault
from stitcher_lab.server.operation import Answer, Operation, Parameter, methods
from stitcher_lab.server.orders import check_model, order_from
from stitcher_lab.server.places import folder_for
from stitcher_lab.server.resource import Resource
from stitcher_lab.server.schemas.answers import STATES
from stitcher_lab.server.schemas.requests import NEW_JOB, RETRY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.model import JobView

_MOST = 200
_KEY = Parameter(
    "Idempotency-Key",
    "Names this order: sent again with the same key, it is the same job and nothing new is made.",
    {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[\x21-\x7e]*$"},
    default="",
    place="header",
)
_LIST = (
    Parameter("search", "Words that prompt or title have.", {"type": "string", "maxLength": 200}, default=""),
    Parameter(
        "state",
        "Only jobs in one of these states.",
        {"type": "array", "maxItems": 10, "items": {"enum": [*STATES]}},
        default=(),
    ),
    Parameter("limit", "How many.", {"type": "integer", "minimum": 1, "maximum": _MOST}, default=50),
    Parameter(
        "before",
        "Only jobs made before this time, in seconds since 1970.",
        {"type": "number", "minimum": 0, "maximum": 1e12},
    ),
)


class JobsResource(Resource):
    """All jobs of a user."""

    api = methods(
        get=Operation(
            "List jobs, the newest first.", {200: Answer("Jobs.", "Jobs")}, parameters=_LIST, refusals=(400, 503)
        ),
        post=Operation(
            "Submit a job: a prompt, or the source of a scene file.",
            {201: Answer("The job, in line.", "Job"), 200: Answer("The job that this key already named.", "Job")},
            parameters=(_KEY,),
            body=NEW_JOB,
            body_name="NewJob",
            refusals=(400, 409, 413, 503),
        ),
    )

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """List."""
        limit = self.parameter("limit")
        asked = {name: self.parameter(name) for name in ("search", "before")}
        states, owner = self.parameter("state"), self.owner

        def find() -> list[JobView]:
            from stitcher_lab.model import JobState  # noqa: PLC0415

            kept = [JobState(state) for state in states]
            return self.jobs.list(owner=owner, states=kept, limit=limit + 1, **asked)

        found = await self.services.run(find)
        self.answer({"jobs": [job.as_json() for job in found[:limit]], "more": len(found) > limit})

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Submit."""
        key, body, owner = self.parameter("Idempotency-Key"), await self.body(), self.owner
        job, new = await self.services.run(self._submit, body, owner, key)
        self.set_header("Location", f"{self.base_url}stitcher/jobs/{job.id}")
        self.answer(job.as_json(), 201 if new else 200)

    def _submit(self, body: Mapping[str, Any], owner: str, key: str) -> tuple[JobView, bool]:
        order = order_from(body, self.services, owner=owner)
        if self.jobs.load()["waiting"] >= self.services.most_waiting:
            raise EnvironmentFault("Too many jobs wait in line already.", remedy="Try again when some are done.")
        if owner and self._waiting_of(owner) >= self.services.most_waiting_each:
            raise EnvironmentFault("Many jobs of yours wait in line already.", remedy="Try again when some are done.")
        with folder_for(order.output):
            return self.jobs.submit(order, owner=owner, key=key)

    def _waiting_of(self, owner: str) -> int:
        from stitcher_lab.model import JobState  # noqa: PLC0415

        return len(self.jobs.list(owner=owner, states=[JobState.QUEUED], limit=self.services.most_waiting_each))


class JobResource(Resource):
    """One job."""

    api = methods(
        get=Operation("Show a job, with its script.", {200: Answer("The job.", "Job")}, refusals=(404, 503)),
        delete=Operation(
            "Stop a job, if it is not done, and forget it.",
            {204: Answer("It is gone.")},
            parameters=(Parameter("files", "Whether its video goes as well.", {"type": "boolean"}, default=False),),
            refusals=(400, 404, 409, 503),
        ),
    )

    @web.authenticated
    @authorized
    async def get(self, job: str) -> None:
        """Show."""
        owner = self.owner
        view = await self.services.run(lambda: self.jobs.get(job, owner=owner))
        code = await self.services.run(lambda: self.jobs.code(job, owner=owner))
        self.answer(view.as_json() | {"code": code})

    @web.authenticated
    @authorized
    async def delete(self, job: str) -> None:
        """Forget."""
        files, owner = self.parameter("files"), self.owner
        await self.services.run(lambda: self.jobs.delete(job, owner=owner, files=files))
        self.set_status(204)
        self.finish()


class CancelResource(Resource):
    """Stopping a job."""

    api = methods(
        post=Operation(
            "Stop a job; one that ended stays as it is.", {200: Answer("The job.", "Job")}, refusals=(404, 409, 503)
        )
    )

    @web.authenticated
    @authorized
    async def post(self, job: str) -> None:
        """Stop."""
        owner = self.owner
        view = await self.services.run(lambda: self.jobs.cancel(job, owner=owner))
        self.answer(view.as_json())


class RetryResource(Resource):
    """Trying again what failed."""

    api = methods(
        post=Operation(
            "Run a job again under its id; only what is missing or asked for is made.",
            {200: Answer("The job, in line.", "Job")},
            body=RETRY,
            body_name="Retry",
            body_required=False,
            refusals=(400, 404, 409, 413, 503),
        )
    )

    @web.authenticated
    @authorized
    async def post(self, job: str) -> None:
        """Try again."""
        body, owner = await self.body(), self.owner
        scene, hint = body.get("scene") or None, body.get("hint") or None
        view = await self.services.run(self._retry, job, owner, scene, hint)
        self.answer(view.as_json())

    def _retry(self, job: str, owner: str, scene: str | None, hint: str | None) -> JobView:
        check_model(self.jobs.get(job, owner=owner).options, self.services)
        return self.jobs.retry(job, owner=owner, scene=scene, hint=hint)
