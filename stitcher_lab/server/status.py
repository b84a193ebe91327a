"""What this server can do, and how busy it is: what a panel shows before anything is asked."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from stitcher_lab import __version__
from stitcher_lab.config import Settings
from stitcher_lab.errors import StitcherError
from stitcher_lab.model import QUALITIES
from stitcher_lab.server.isolation import isolation, waiting_cells
from stitcher_lab.server.operation import Answer, Operation, methods
from stitcher_lab.server.resource import Resource

if TYPE_CHECKING:
    from stitcher_lab.server.services import Services


class StatusResource(Resource):
    """The state of the server, quick enough to be asked often."""

    api = methods(
        get=Operation(
            "Tell what this server can do, and how busy it is.", {200: Answer("Status.", "Status")}, refusals=()
        )
    )

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Tell."""
        machine = await self.services.machine.get()
        self.answer(await self.services.run(_status, self.services, machine))


def look_at_machine(services: Services) -> dict[str, Any]:
    """Find out what takes a moment: whether code can be isolated, formulas set, and anything kept."""
    from stitcher_lab.store import Store  # noqa: PLC0415 - not at the server's start

    found: dict[str, Any] = {"sandbox": None, "problems": []}
    found["latex"] = all(shutil.which(program) for program in ("latex", "dvisvgm"))
    try:
        settings = services.settings
    except StitcherError as error:
        return found | {"problems": [_problem(error)]}
    try:
        found["sandbox"] = isolation(settings)
    except StitcherError as error:
        found["problems"].append(_problem(error))
    try:
        Store(settings.data).prepare()
    except StitcherError as error:
        found["problems"].append(_problem(error))
    return found


def _status(services: Services, machine: dict[str, Any]) -> dict[str, Any]:
    from stitcher_lab.brief import LARGEST_DATA, LONGEST_PROMPT  # noqa: PLC0415

    problems = [*machine["problems"]]
    load = {"running": 0, "waiting": 0, "limit": services.running_limit}
    waiting = 0
    try:
        settings, models = services.settings, services.allowed_models
        waiting = waiting_cells(settings) if machine["sandbox"] else 0
        load |= {name: count for name, count in services.jobs.load().items() if name in load}
    except StitcherError as error:
        settings, models = Settings(), ()
        if _problem(error) not in problems:
            problems.append(_problem(error))
    return {
        "version": __version__,
        "sandbox": machine["sandbox"] and machine["sandbox"] | {"warm": waiting},
        "model": {"configured": bool(settings.model), "name": settings.model or None},
        "models": list(models),
        "latex": machine["latex"],
        "online_voice": settings.online_voice,
        "defaults": {
            "quality": settings.quality,
            "voice": settings.voice,
            "language": settings.language,
            "max_duration": settings.max_duration,
        },
        "limits": {"max_duration": settings.max_duration, "prompt": LONGEST_PROMPT, "data": LARGEST_DATA},
        "jobs": load,
        "qualities": [asdict(quality) for quality in QUALITIES.values()],
        "ready": not problems,
        "problems": problems,
    }


def _problem(error: StitcherError) -> dict[str, str]:
    return {"message": error.message, "remedy": error.remedy}
