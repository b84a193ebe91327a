"""What in a script the installed Manim will not take; nothing of it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from stitcher_lab.server.operation import Answer, Operation, methods
from stitcher_lab.server.resource import Resource
from stitcher_lab.server.schemas.requests import CHECK

if TYPE_CHECKING:
    from pathlib import Path


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
        self.answer(await self.services.run_slow(lambda: _check(source, self.services.settings.data)))


def _check(source: str, data: Path) -> dict[str, Any]:
    from stitcher_lab import checking  # noqa: PLC0415 - what is heavy waits until it is needed
    from stitcher_lab.plugins import available  # noqa: PLC0415
    from stitcher_lab.reference import open_installed  # noqa: PLC0415

    plugins = available()
    reference = open_installed(data)
    faults = checking.check(source, reference, plugins=plugins)
    mended, _ = checking.mend(source, reference, plugins=plugins) if faults else (source, ())
    return {
        "faults": [{"line": fault.line, "message": fault.message, "fix": fault.mended} for fault in faults],
        "mended": mended if mended != source else None,
    }
