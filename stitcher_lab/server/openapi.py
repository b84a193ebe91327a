"""The API's own description, OpenAPI 3.1, made from what the resources declare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from stitcher_lab import __version__
from stitcher_lab.server.operation import PATHS, Answer, Operation, methods
from stitcher_lab.server.resource import Resource
from stitcher_lab.server.schemas.answers import ANSWERS, ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stitcher_lab.server.operation import Parameter

_REFUSALS = {
    400: "Something in the request is wrong; the field is named.",
    403: "Nobody is logged in, or this user may not.",
    404: "There is no such thing, or it is another user's.",
    409: "It cannot be done as things stand.",
    413: "The request is too large.",
    416: "The range begins behind the end.",
    503: "Something in the installation, or a service, is in the way.",
}


class OpenApiResource(Resource):
    """The description."""

    api = methods(
        get=Operation("Describe this API.", {200: Answer("OpenAPI 3.1.", media=("application/json",))}, refusals=())
    )

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Describe."""
        from stitcher_lab.server.app import CONTENTS  # noqa: PLC0415 - the table of contents has this file in it

        self.answer(document(CONTENTS, base_url=self.base_url))


def document(contents: Iterable[tuple[str, type[Resource]]], *, base_url: str = "/") -> dict[str, Any]:
    """Return the OpenAPI document.

    Parameters
    ----------
    contents
        The paths, below ``base_url``, and their resources.
    base_url
        Where the server is, escaped as in addresses.

    """
    contents = tuple(contents)
    bodies = {
        operation.body_name: dict(operation.body)
        for _, resource in contents
        for operation in resource.api.values()
        if operation.body is not None
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "stitcher_lab",
            "version": __version__,
            "description": "A sentence becomes a narrated, animated Manim video.",
            "license": {"name": "BSD-3-Clause", "identifier": "BSD-3-Clause"},
        },
        "servers": [{"url": base_url.rstrip("/") or "/"}],
        "security": [{"token": []}, {"cookie": []}],
        "paths": {f"/{path}": _path(path, resource) for path, resource in contents},
        "components": {
            "schemas": {**ANSWERS, **bodies},
            "securitySchemes": {
                "token": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": "'token ' and the server's token.",
                },
                "cookie": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "_xsrf",
                    "description": "A logged-in browser; all but GET also send X-XSRFToken.",
                },
            },
        },
    }


def _path(path: str, resource: type[Resource]) -> dict[str, Any]:
    names = re.findall(r"\{(\w+)\}", path)
    described: dict[str, Any] = {
        method: _operation(operation, f"{method}_{path.removeprefix('stitcher/')}")
        for method, operation in resource.api.items()
    }
    if names:
        described["parameters"] = [
            {"name": name, "in": "path", "required": True, "description": PATHS[name][0], "schema": PATHS[name][1]}
            for name in names
        ]
    return described


def _operation(operation: Operation, name: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", name).strip("_"),
        "summary": operation.summary,
        "responses": {str(status): _answer(answer) for status, answer in operation.answers.items()},
    }
    for status in sorted({403, *operation.refusals}):
        described["responses"][str(status)] = {
            "description": _REFUSALS[status],
            "content": {"application/json": {"schema": ref("Error")}},
        }
    if operation.parameters:
        described["parameters"] = [_parameter(parameter) for parameter in operation.parameters]
    if operation.body is not None:
        described["requestBody"] = {
            "required": operation.body_required,
            "content": {"application/json": {"schema": ref(operation.body_name)}},
        }
    return described


def _answer(answer: Answer) -> dict[str, Any]:
    content: dict[str, Any] = {kind: {} for kind in answer.media}
    if answer.schema:
        content["application/json"] = {"schema": ref(answer.schema)}
    return {"description": answer.description, **({"content": content} if content else {})}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(parameter.schema)
    if parameter.default not in (None, ()):
        schema["default"] = parameter.default
    described = {
        "name": parameter.name,
        "in": parameter.place,
        "required": False,
        "description": parameter.description,
        "schema": schema,
    }
    if schema["type"] == "array":
        described |= {"style": "form", "explode": False}
    return described
