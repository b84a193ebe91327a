"""An answer as a service gives it: whole, or in pieces (server-sent events)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab.gateway.faults import CallFailed, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer. Token counts are ``None`` where the service did not count; ``cost`` where it is not known."""

    text: str
    finish: str = "stop"
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cached_tokens: int = 0
    cost: float | None = None


class Gathering:
    """Puts an answer together from the data of a service's events, or from its one body."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.finish: str | None = None
        self.usage: Mapping[str, Any] = {}
        self.refusal = ""

    def take(self, data: Any) -> str:
        """Take in one event or body; return the text that it adds.

        Raises
        ------
        stitcher_lab.gateway.faults.CallFailed
            It reports an error, or is nothing that OpenAI's API describes.

        """
        if not isinstance(data, dict):
            raise CallFailed(Fault("garbled"))
        if data.get("error"):
            raise CallFailed(fault_in_body(data["error"]))
        if isinstance(data.get("usage"), dict):
            self.usage = data["usage"]
        choices = data.get("choices")
        if not isinstance(choices, list):
            if "usage" in data or "id" in data:  # events of bookkeeping
                return ""
            raise CallFailed(Fault("garbled"))
        if not choices or not isinstance(choices[0], dict):
            return ""
        part = choices[0].get("delta") or choices[0].get("message") or {}
        self.finish = choices[0].get("finish_reason") or self.finish
        self.refusal += part.get("refusal") or ""
        text = _text(part.get("content"))
        if text:
            self.pieces.append(text)
        return text

    def completion(self) -> Completion:
        """Return the whole answer.

        Raises
        ------
        stitcher_lab.gateway.faults.CallFailed
            The model declined, or said nothing at all.

        """
        text = "".join(self.pieces)
        if self.refusal or (self.finish == "content_filter" and not text):
            raise CallFailed(Fault("declined", detail=self.refusal))
        finish = self.finish or "stop"
        if not text.strip() and finish != "length":
            raise CallFailed(Fault("garbled", detail="an empty answer"))
        details = self.usage.get("prompt_tokens_details") or {}
        return Completion(
            text,
            finish,
            _count(self.usage.get("prompt_tokens")),
            _count(self.usage.get("completion_tokens")),
            _count(details.get("cached_tokens")) or 0,
        )


def events(lines: Iterable[str]) -> Iterator[Any]:
    """Yield the data of server-sent events; comments, other fields and lines that are no JSON are passed over.

    Raises
    ------
    stitcher_lab.gateway.faults.CallFailed
        The stream ended before its end was announced and nothing in it said that the answer is finished.

    """
    finished = False
    for line in lines:
        field, _, value = line.partition(":")
        value = value.strip()
        if field.strip() != "data" or not value:
            continue
        if value == "[DONE]":
            return
        try:
            data = json.loads(value)
        except ValueError:
            continue
        finished = finished or _finishes(data)
        yield data
    if not finished:
        raise CallFailed(Fault("cut"))


def fault_in_body(error: Any) -> Fault:
    """Return the fault that a body with status 200 tells of (OpenRouter and vLLM do this in the middle of a stream)."""
    words = error.get("message", "") if isinstance(error, dict) else error
    code = error.get("code") if isinstance(error, dict) else None
    status = int(code) if isinstance(code, int | str) and str(code).isdigit() else None
    kind = "busy" if status == 429 else "failing" if status is None or status >= 500 else "request"  # noqa: PLR2004
    return Fault(kind, detail=str(words), status=status)


def _finishes(data: Any) -> bool:
    choices = data.get("choices") if isinstance(data, dict) else None
    return bool(choices and isinstance(choices[0], dict) and choices[0].get("finish_reason"))


def _text(content: Any) -> str:
    """Return the text of a message: a string, or parts of which some are text."""
    if isinstance(content, list):
        return "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
