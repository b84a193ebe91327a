"""The lessons that need no model, with pictures, for a gallery."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from stitcher_lab.errors import RequestError
from stitcher_lab.server.failures import NotHere
from stitcher_lab.server.operation import Answer, Operation, methods
from stitcher_lab.server.resource import Resource


class TemplatesResource(Resource):
    """All lessons."""

    api = methods(
        get=Operation("List the lessons that need no model.", {200: Answer("Lessons.", "Templates")}, refusals=())
    )

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """List."""
        self.answer(await self.services.run_slow(_lessons))


class CodeResource(Resource):
    """The script of a lesson, to start from."""

    api = methods(
        get=Operation(
            "Show the script of a lesson.",
            {200: Answer("Python.", media=("text/x-python",))},
            refusals=(404,),
        )
    )

    @web.authenticated
    @authorized
    async def get(self, template: str) -> None:
        """Show."""
        code = await self.services.run(_code, template)
        self.finish(code, set_content_type="text/x-python; charset=utf-8")


class PosterResource(Resource):
    """The picture of a lesson."""

    api = methods(
        get=Operation(
            "Show the picture of a lesson.",
            {200: Answer("A picture.", media=("image/webp",)), 304: Answer("It has not changed.")},
            refusals=(404,),
        )
    )

    @web.authenticated
    @authorized
    async def get(self, template: str) -> None:
        """Show."""
        place = await self.services.run(_poster, template)
        if place is None:
            raise NotHere("There is no picture of this lesson.")
        self.set_header("Cache-Control", "private, max-age=3600")
        self.finish(await self.services.run(place.read_bytes), set_content_type="image/webp")


@cache
def _lessons() -> list[dict[str, Any]]:
    from stitcher_lab.templates import catalogue, describe  # noqa: PLC0415 - what is heavy waits until it is needed

    found = []
    for template in catalogue():
        facts = describe(template)
        found.append(
            {
                "id": facts["id"],
                "title": facts["title"],
                "description": facts["summary"],
                "subject": facts["subject"],
                "example": next(iter(facts["examples"]), facts["title"]),
                "examples": facts["examples"],
                "parameters": facts["parameters"],
                "poster": _poster(template.id) is not None,
            }
        )
    return found


def _code(template: str) -> str:
    from stitcher_lab import templates  # noqa: PLC0415

    try:
        return templates.source(templates.get(template).id)
    except RequestError as error:
        raise NotHere(error.message, remedy=error.remedy) from error


def _poster(template: str) -> Path | None:
    """Where the picture of a lesson lies."""
    from stitcher_lab.templates import lessons  # noqa: PLC0415

    place = Path(next(iter(lessons.__path__))) / template / "poster.webp"
    return place if place.is_file() else None
