"""From a service's HTTP status and body to the fault."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from stitcher_lab.gateway.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

# In the words of OpenAI, llama.cpp, vLLM, Ollama and LM Studio for a prompt that does not fit.
TOO_LONG = ("context_length", "context length", "context size", "exceed_context", "maximum context", "too many tokens")
NO_CREDIT = ("insufficient_quota", "billing", "insufficient credit", "credit balance")
KINDS = {401: "key", 402: "credit", 403: "forbidden", 413: "too_long", 429: "busy"}
MAY_PASS = frozenset({408, 409, 425, 529})  # 529: Anthropic's "overloaded"


def fault_of(status: int, headers: Mapping[str, str], body: str) -> Fault:
    """Return what a status other than 200 means.

    The fault's detail is the service's own words, not yet without secrets.
    """
    words, code = _words(body)
    said = f"{words} {code}".lower()
    retry_after = seconds_of(headers)
    final = headers.get("x-should-retry", "").lower() == "false"  # OpenAI's servers say it this way
    kind = KINDS.get(status)
    if kind is None:
        if status == 404:  # noqa: PLR2004
            # A service that knows the address and not the model says so in its own JSON.
            kind = "model" if "model" in said else "address"
        elif status == 501:  # noqa: PLR2004
            kind = "request"
        elif status >= 500 or status in MAY_PASS:  # noqa: PLR2004
            kind = "failing"
        elif 300 <= status < 400:  # noqa: PLR2004
            kind = "address"
        else:
            kind = "request"
    # 403 is also how some answer a key they do not know, 400 how Google does.
    if kind in {"request", "forbidden"} and ("api key not valid" in said or "invalid_api_key" in said):
        kind = "key"
    if kind in {"busy", "request", "forbidden"} and any(word in said for word in NO_CREDIT):
        kind = "credit"
    if kind in {"request", "failing"} and any(word in said for word in TOO_LONG):
        kind = "too_long"
    return Fault(kind, detail=words, status=status, retry_after=retry_after, final=final)


def seconds_of(headers: Mapping[str, str]) -> float | None:
    """Return what a ``Retry-After`` says, in seconds from now (RFC 9110, section 10.2.3), or ``None``."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _words(body: str) -> tuple[str, str]:
    """Return the message and the code in the body of an error, in the several forms that servers write."""
    try:
        data: Any = json.loads(body)
    except ValueError:
        return body, ""
    if isinstance(data, list) and data:
        data = data[0]
    if not isinstance(data, dict):
        return str(data), ""
    error = data.get("error", data)
    if not isinstance(error, dict):
        return str(error), ""
    words = error.get("message") or error.get("detail") or data.get("detail") or data.get("message") or ""
    codes = " ".join(str(error.get(name) or "") for name in ("code", "type", "param", "status"))
    return words if isinstance(words, str) else json.dumps(words), codes
