"""What one service understands of OpenAI's chat completions, found out by asking.

Servers differ in the fields they take. A refused field (status 400 or 422 that names it) is left out or replaced from
then on, and the call is made again; what was learnt is kept for the whole job.
"""

from __future__ import annotations

import base64
import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS = ("json_schema", "json_object", "plain")  # how an answer's form is asked for, best first


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it is made: messages of text, and what is asked of the answer.

    ``pictures`` belong to the first user message.
    """

    messages: tuple[tuple[str, str], ...]  # role and text
    max_tokens: int
    temperature: float
    schema: Mapping[str, Any] | None = None
    name: str = "answer"
    pictures: tuple[bytes, ...] = ()
    stream: bool = True


class Dialect:
    """What a service takes. Safe with several threads."""

    def __init__(self, *, newer_limit: bool = False) -> None:
        self._lock = threading.Lock()
        self.form = FORMS[0]
        self.temperature = True
        self.counts_streams = True
        self.streams = True
        # OpenAI's own newer models want max_completion_tokens; most other servers know only max_tokens.
        self.limit: str | None = "max_completion_tokens" if newer_limit else "max_tokens"
        self._limits_tried = {self.limit}

    def body(self, model: str, call: Call) -> dict[str, Any]:
        """Return the body of the request."""
        body: dict[str, Any] = {"model": model, "messages": messages(call, in_words=self.form != FORMS[0])}
        if self.limit:
            body[self.limit] = call.max_tokens
        if self.temperature:
            body["temperature"] = call.temperature
        if self.streams and call.stream:
            body["stream"] = True
            if self.counts_streams:
                body["stream_options"] = {"include_usage": True}
        response_format = form_of(call, self.form)
        if response_format:
            body["response_format"] = response_format
        return body

    def concede(self, body: Mapping[str, Any], words: str) -> bool:
        """Give up what the service refused in ``body``; return whether there was something to give up.

        ``words`` is everything the service said. What it names is given up first; where it names nothing, the form of
        the answer is, since that is what servers most often lack.
        """
        said = words.lower()
        with self._lock:
            for field, named in (
                ("stream_options", "stream_options"),
                ("stream", "stream"),
                ("temperature", "temperature"),
                (self.limit or "", self.limit or "-"),
            ):
                # A field that is not in this request was refused before, by another thread's.
                if field in body and named in said and not ("response_format" in said or "json_schema" in said):
                    self._drop(field)
                    return True
            if "response_format" in body:
                asked = body["response_format"]["type"]
                if self.form == asked:
                    self.form = FORMS[FORMS.index(asked) + 1]
                return True
        return False

    def _drop(self, field: str) -> None:
        if field == "stream_options":
            self.counts_streams = False
        elif field == "stream":
            self.streams = False
        elif field == "temperature":
            self.temperature = False
        elif field == self.limit:
            other = "max_completion_tokens" if self.limit == "max_tokens" else "max_tokens"
            self.limit = other if other not in self._limits_tried else None
            self._limits_tried.add(other)


def messages(call: Call, *, in_words: bool, mark_cache: bool = False) -> list[dict[str, Any]]:
    """Return a call's messages as OpenAI's API takes them.

    ``in_words`` describes the schema at the end of the system message, for services that are not told it otherwise.
    ``mark_cache`` marks the system message as worth caching, for providers that want it marked.
    """
    result: list[dict[str, Any]] = []
    pictures = list(call.pictures)
    for role, text in call.messages:
        content: Any = text
        if role == "system":
            if in_words and call.schema is not None:
                content += f"\n\n{asking(call.schema)}"
            if mark_cache:
                content = [{"type": "text", "text": content, "cache_control": {"type": "ephemeral"}}]
        elif role == "user" and pictures:
            content = [{"type": "text", "text": text}, *map(_picture, pictures)]
            pictures = []
        result.append({"role": role, "content": content})
    return result


def asking(schema: Mapping[str, Any]) -> str:
    """Return the sentence that asks for JSON of a schema."""
    return (
        "Answer with one JSON value and nothing else: no fence, no remark before or after it. "
        f"Its JSON schema is:\n{json.dumps(schema, ensure_ascii=False)}"
    )


def form_of(call: Call, form: str) -> dict[str, Any] | None:
    """Return OpenAI's ``response_format`` for a call, or ``None``."""
    if call.schema is None or form == "plain":
        return None
    if form == "json_object":
        return {"type": "json_object"}
    schema: dict[str, Any] = {"name": call.name, "schema": dict(call.schema)}
    if allows_strict(call.schema):
        schema["strict"] = True
    return {"type": "json_schema", "json_schema": schema}


def allows_strict(schema: Any) -> bool:
    """Return whether a schema keeps to what OpenAI's strict mode takes.

    Every object closed (``additionalProperties`` false) with all its properties required, here and in all it holds.
    Source: OpenAI's guide on structured outputs, "Supported schemas".
    """
    if isinstance(schema, list):
        return all(allows_strict(part) for part in schema)
    if not isinstance(schema, dict):
        return True
    if "properties" in schema or schema.get("type") == "object":
        properties = schema.get("properties")
        if not isinstance(properties, dict) or schema.get("additionalProperties") is not False:
            return False
        if set(schema.get("required", ())) != properties.keys():
            return False
        if not all(allows_strict(part) for part in properties.values()):
            return False
    return all(allows_strict(schema[name]) for name in ("items", "anyOf", "$defs") if name in schema) and not (
        {"oneOf", "allOf", "not", "if", "patternProperties", "dependentRequired"} & schema.keys()
    )


def _picture(png: bytes) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{base64.b64encode(png).decode()}"}}
