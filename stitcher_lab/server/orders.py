"""From a checked body to a JobRequest: what the schema cannot say is checked here, before anything is written."""

from __future__ import annotations

import hashlib
import json
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import RequestError
from stitcher_lab.model import JobRequest
from stitcher_lab.server.failures import RefusedField
from stitcher_lab.server.places import SUBFOLDER, find_folder, name_output, place_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stitcher_lab.model import JobView
    from stitcher_lab.server.services import Services

_UNTITLED = "scenes"


def order_from(body: Mapping[str, Any], services: Services, *, owner: str) -> JobRequest:
    """Make the order that ``body`` stands for; looks into files and at voices, so it belongs in a thread.

    Parameters
    ----------
    body
        As :data:`stitcher_lab.server.schemas.requests.NEW_JOB` says.
    services
        The settings, the root folder, the jobs.
    owner
        Whose order it is: a parent must be theirs.

    Raises
    ------
    stitcher_lab.errors.RequestError
        Something in it cannot be had; the field is named.

    """
    options = {name: value for name, value in body.get("options", {}).items() if value is not None}
    _check_options(options, body, services)
    source = body.get("source")
    words = body.get("name") or body.get("title") or body.get("prompt") or _UNTITLED
    parent = _parent(body.get("parent", ""), services, owner)
    output = None
    if parent is not None and parent.output is not None:
        output = parent.output if _is_its_own(body, parent, services) else None
    output = output or name_output(services.root, body.get("folder", ""), words, mark=_mark(body, words, owner))
    return JobRequest(
        output=output,
        prompt=body.get("prompt") or body.get("title") or (parent.title if parent else None) or _UNTITLED,
        source=source,
        options=options,
        place=place_below(services.root, output),
        cell=body.get("cell", ""),
        notebook=body.get("notebook", ""),
        parent=body.get("parent", ""),
    )


def _mark(body: Mapping[str, Any], words: str, owner: str) -> str:
    """What tells a video from others of its name: one cell that asks again for the same replaces its own."""
    if not (cell := body.get("cell")):
        return secrets.token_hex(4)
    asker = json.dumps([owner, body.get("notebook", ""), cell, words])
    return hashlib.sha256(asker.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _parent(job: str, services: Services, owner: str) -> JobView | None:
    if not job:
        return None
    with _about("parent"):
        return services.jobs.get(job, owner=owner)


def _is_its_own(body: Mapping[str, Any], parent: JobView, services: Services) -> bool:
    """Whether the parent's video is this notebook's, so that it may be replaced, and lies where this server may write.

    A copy of a notebook names the same parent, and gets a video of its own.
    """
    place = place_below(services.root, parent.output) if parent.output else ""
    if not place or body.get("notebook", "") != parent.notebook:
        return False
    folder = place.rpartition("/")[0]
    if "folder" in body and folder != f"{body['folder'].strip('/')}/{SUBFOLDER}".lstrip("/"):
        return False
    try:
        find_folder(services.root, folder)
    except RefusedField:
        return False
    return True


def _check_options(options: Mapping[str, Any], body: Mapping[str, Any], services: Services) -> None:
    """Check what takes more than a schema; the words of the refusals are the pipeline's own."""
    from stitcher_lab.brief import make_brief  # noqa: PLC0415 - what is heavy waits until it is needed
    from stitcher_lab.narration import candidates  # noqa: PLC0415

    settings = services.settings
    check_model(options, services)
    voice, language = options.get("voice", settings.voice), options.get("language", settings.language)
    if not options.get("no_voice"):
        with _about("options.voice"):
            candidates(voice, language, online=settings.online_voice)
    if (template := options.get("template")) is not None:
        from stitcher_lab import templates  # noqa: PLC0415

        with _about("options.template"):
            found = templates.get(template)
        if values := options.get("values"):
            with _about("options.values"):
                templates.parse_settings(found, values)
    with _about("options.max_duration"):
        make_brief("something", settings, max_duration=options.get("max_duration"))
    with _about("options.data"):
        make_brief("something", settings, data=options.get("data"))
    if prompt := body.get("prompt"):
        with _about("prompt"):
            make_brief(prompt, settings)


def check_model(options: Mapping[str, Any], services: Services) -> None:
    """Hold the model that ``options`` name, if they do, against those that are allowed now.

    Raises
    ------
    stitcher_lab.server.failures.RefusedField
        It is none of them.

    """
    if (model := options.get("model")) and model not in services.allowed_models:
        allowed = ", ".join(services.allowed_models) or "none"
        raise RefusedField(
            "The model is not one of those that this server allows.",
            field="options.model",
            remedy=f"Allowed: {allowed}.",
        )


@contextmanager
def _about(field: str) -> Iterator[None]:
    """Name the field that a refusal of the pipeline is about."""
    try:
        yield
    except RefusedField:
        raise
    except RequestError as error:
        raise RefusedField(error.message, field=field, remedy=error.remedy) from error
