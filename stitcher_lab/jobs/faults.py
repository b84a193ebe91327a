"""What is done about an error: told in one sentence, and tried again where waiting may help."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ModelUnavailable, StitcherError, VoiceError
from stitcher_lab.outcomes import error_facts

if TYPE_CHECKING:
    from stitcher_lab.config import Settings
    from stitcher_lab.model import JobRequest

WAITS = (2.0, 5.0, 15.0, 45.0)  # seconds before each further try
LONGEST_DETAILS = 8000  # characters

_logger = logging.getLogger(__name__)


def passing(error: BaseException, request: JobRequest, settings: Settings) -> bool:
    """Whether the same may well work in a moment: a service that did not answer. Never the script, never the machine.

    A voice counts where the one that was asked for is spoken by a service.
    """
    if isinstance(error, ModelUnavailable):
        return True
    voice = str(request.options.get("voice") or settings.voice).lower()
    return isinstance(error, VoiceError) and settings.online_voice and voice.startswith("edge")


def facts(error: BaseException, settings: Settings) -> dict[str, Any]:
    """An error as JSON values: type, message, remedy, scene, line and details; never with a key in it."""
    if isinstance(error, StitcherError):
        known = error_facts(error)
    else:
        _logger.error("A job failed in an unexpected way.", exc_info=error)
        known = {
            "kind": type(error).__name__,
            "message": f"Something went wrong that should not: {type(error).__name__}: {error}".rstrip(": "),
            "remedy": "Please report it, with what you asked for.",
        }
    told = {
        "type": known["kind"],
        "message": known["message"],
        "remedy": known["remedy"],
        "scene": known.get("scene"),
        "line": known.get("line"),
        "details": (known.get("details") or "")[-LONGEST_DETAILS:],
    }
    if nearest := known.get("nearest"):
        told["nearest"] = nearest
    return {name: _without_keys(value, settings) if isinstance(value, str) else value for name, value in told.items()}


def _without_keys(text: str, settings: Settings) -> str:
    secrets = {settings.api_key, *(value for name, value in os.environ.items() if _is_secret(name))}
    for secret in secrets:
        if len(secret) >= _SHORTEST_KEY:
            text = text.replace(secret, "…")
    return text


_SHORTEST_KEY = 8  # characters


def _is_secret(name: str) -> bool:
    return name.endswith(("_API_KEY", "_TOKEN", "_SECRET")) or name == "API_KEY"
