"""What in a script the installed Manim will not take; nothing of it is run."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from stitcher_lab.server.operation import Answer, Operation, methods
from stitcher_lab.server.resource import Resource
from stitcher_lab.server.schemas.requests import CHECK
from stitcher_lab.server.script_check import look


class CheckResource(Resource):
    """The checker."""

    api = methods(
        post=Operation(
            "Hold a script against the installed Manim, without running it.",
            {200: Answer("What was found.", "Check")},
            body=CHECK,
            body_name="Source",
            refusals=(400, 413, 503),
        )
    )

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Check."""
        source = (await self.body())["source"]
        self.answer(await self.services.run_slow(lambda: look(source, self.services.settings.data)))
