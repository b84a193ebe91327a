"""Errors over HTTP: the one place where the tree of :mod:`stitcher_lab.errors` becomes statuses and JSON.

==========================  ======
RequestError                400
UnknownJobError, NotHere    404
ConflictError, Cancelled    409
TooLarge                    413
ScriptError                 400
any other StitcherError     503
what nobody foresaw         500
==========================  ======

What is the environment's or a service's fault is 503: the same request may succeed once somebody mended it.
"""

from __future__ import annotations

from http.client import responses
from typing import Any

from tornado.web import HTTPError

from stitcher_lab.errors import (
    Cancelled,
    ConflictError,
    OptionError,
    RequestError,
    ScriptError,
    StitcherError,
    UnknownJobError,
)


class RefusedField(OptionError):
    """Something in a request is wrong; ``field`` says what, such as ``options.quality``."""

    def __init__(self, message: str, *, field: str | None, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.field = field


class NotHere(RequestError):
    """There is no such thing."""


class TooLarge(RequestError):
    """The body has more bytes than are read."""


_STATUS: tuple[tuple[type[StitcherError], int], ...] = (
    (NotHere, 404),
    (UnknownJobError, 404),
    (TooLarge, 413),
    (ConflictError, 409),
    (RequestError, 400),
    (ScriptError, 400),
    (Cancelled, 409),
    (StitcherError, 503),
)
# What tornado and jupyter_server refuse by themselves, in a sentence for a person.
_SENTENCES = {
    400: "The request cannot be read.",
    403: "Please log in: this needs the server's token or password, and the right to use it.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: "The request is too large.",
    416: "The range begins behind the end of the file.",
}
_UNFORESEEN = "Something went wrong in the server; its log has more."
_SERVERS_FAULT = 500


def answer_to(error: BaseException | None, status: int = 500) -> tuple[int, dict[str, Any]]:
    """Return the status and the body that tell of ``error``.

    Parameters
    ----------
    error
        What was raised, if anything was.
    status
        What tornado makes of it: this counts where the tree says nothing.

    """
    if isinstance(error, StitcherError):
        status = next(code for kind, code in _STATUS if isinstance(error, kind))
        field = getattr(error, "field", None)
        return status, _body(error.message, type(error).__name__, remedy=error.remedy, field=field)
    if isinstance(error, HTTPError):
        status = error.status_code
    sentence = _SENTENCES.get(status) or (_UNFORESEEN if status >= _SERVERS_FAULT else f"{responses[status]}.")
    return status, _body(sentence, type(error).__name__ if isinstance(error, HTTPError) else "Error")


def _body(message: str, kind: str, *, remedy: str = "", field: str | None = None) -> dict[str, Any]:
    return {"message": message, "remedy": remedy, "field": field, "type": kind}
