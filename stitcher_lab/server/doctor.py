"""Every part that a video needs: found, or how it is mended."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from stitcher_lab.server.operation import Answer, Operation, methods
from stitcher_lab.server.resource import Resource


class DoctorResource(Resource):
    """The doctor's findings; looking takes a second or two."""

    api = methods(
        get=Operation("Look at every part that a video needs.", {200: Answer("The parts.", "Doctor")}, refusals=(503,))
    )

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Look."""
        self.answer({"parts": await self.services.findings.get()})


def look(settings: Any) -> list[dict[str, Any]]:
    """Return the parts as JSON values."""
    from stitcher_lab.doctor import examine  # noqa: PLC0415 - what is heavy waits until it is needed

    return [asdict(part) for part in examine(settings)]
