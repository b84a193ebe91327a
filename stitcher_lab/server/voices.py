"""Who can speak."""

from __future__ import annotations

from typing import Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from stitcher_lab.server.operation import Answer, Operation, methods
from stitcher_lab.server.resource import Resource


class VoicesResource(Resource):
    """All voices, the best first, installed or not."""

    api = methods(get=Operation("List the voices, the best first.", {200: Answer("Voices.", "Voices")}, refusals=()))

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """List."""
        self.answer(await self.services.run_slow(_voices))


def _voices() -> list[dict[str, Any]]:
    from stitcher_lab.narration import list_voices  # noqa: PLC0415 - what is heavy waits until it is needed

    return [
        {
            "id": voice.id,
            "name": voice.name,
            "language": voice.locale,
            "engine": voice.engine,
            "quality": voice.quality,
            "installed": voice.installed,
            "online": voice.online,
            "remedy": voice.missing,
        }
        for voice in list_voices()
    ]
