"""Every other provider, through litellm: imported at the first call, in the thread that makes it.

litellm takes two seconds to import and knows a hundred services; nothing of it is touched before one of them is named.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from stitcher_lab.gateway.completion import Completion, Gathering
from stitcher_lab.gateway.dialect import FORMS, form_of, messages
from stitcher_lab.gateway.faults import CallFailed, Fault
from stitcher_lab.gateway.redaction import shown
from stitcher_lab.gateway.statuses import fault_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.gateway.dialect import Call
    from stitcher_lab.gateway.interrupting import Line
    from stitcher_lab.gateway.places import Place

# litellm's exceptions that say more than their status does.
KINDS = {
    "Timeout": "slow",
    "ContextWindowExceededError": "too_long",
    "ContentPolicyViolationError": "declined",
    "APIConnectionError": "offline",
}
_importing = threading.Lock()


class LitellmClient:
    """Asks one model through litellm. Safe with several threads."""

    def __init__(self, place: Place, *, timeout: float) -> None:
        self.place = place
        self.timeout = timeout
        self._form = FORMS[0]

    def complete(self, call: Call, line: Line[Completion]) -> Completion:
        """Make one call and return its answer.

        Raises
        ------
        stitcher_lab.gateway.faults.CallFailed
            It gave no answer; the fault holds no secret.

        """
        litellm = self._litellm()
        line.alive()  # importing it was a sign of life
        form = self._form
        while True:
            fault: Fault
            try:
                return self._ask(litellm, call, form, line)
            except CallFailed as failed:
                fault = failed.fault
            except Exception as error:  # noqa: BLE001 - litellm raises the exceptions of a hundred services
                fault = _fault(error)
            refused = fault.kind == "request" and call.schema is not None and form != FORMS[-1]
            if not refused:
                raise CallFailed(self._clean(fault))
            form = FORMS[FORMS.index(form) + 1]

    def embed(self, texts: Sequence[str], line: Line[Any]) -> tuple[list[list[float]], int | None]:
        """Return a vector for each text, and how many tokens the service counted."""
        litellm = self._litellm()
        line.alive()
        try:
            data = litellm.embedding(input=list(texts), **self._where()).model_dump()
            vectors = [list(map(float, row["embedding"])) for row in data["data"]]
        except Exception as error:  # noqa: BLE001
            fault = self._clean(_fault(error))
        else:
            return vectors, (data.get("usage") or {}).get("prompt_tokens")
        raise CallFailed(fault)

    def _ask(self, litellm: Any, call: Call, form: str, line: Line[Completion]) -> Completion:
        options: dict[str, Any] = {
            "messages": messages(call, in_words=form != FORMS[0], mark_cache=self.place.marks_cache),
            "max_tokens": call.max_tokens,
            "temperature": call.temperature,
            "response_format": form_of(call, form),
            "num_retries": 0,
            "max_retries": 0,
            "drop_params": True,  # what a service is known not to take is left out
            **self._where(),
        }
        gathering = Gathering()
        if call.stream:
            for event in litellm.completion(stream=True, stream_options={"include_usage": True}, **options):
                if line.abandoned:
                    raise CallFailed(Fault("cut"))
                text = gathering.take(event.model_dump())
                line.say(text) if text else line.alive()
        else:
            line.say(gathering.take(litellm.completion(**options).model_dump()))
        self._form = form
        return gathering.completion()

    def _where(self) -> dict[str, Any]:
        place = self.place
        # With an address of the user's own and no key, litellm would send the provider's key from the environment.
        key = place.key or ("none" if place.base else None)
        return {"model": place.model_id, "api_key": key, "api_base": place.base or None, "timeout": self.timeout}

    def _clean(self, fault: Fault) -> Fault:
        return replace(fault, detail=shown(fault.detail, self.place.secrets))

    @staticmethod
    def _litellm() -> Any:
        """Import litellm, told to stay quiet and off the network.

        Raises
        ------
        stitcher_lab.gateway.faults.CallFailed
            It is not installed, or broken.

        """
        if importlib.util.find_spec("litellm") is None:
            raise CallFailed(Fault("missing"))
        with _importing:
            # It would otherwise fetch its price map from the internet while it is imported.
            os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
            try:
                import litellm  # noqa: PLC0415 - two seconds
            except Exception:  # noqa: BLE001 - a package half installed fails in any way
                fault = Fault("missing", detail="whole")
            else:
                litellm.telemetry = False
                litellm.suppress_debug_info = True
                # Where everything is logged, it would log whole prompts, and what services say of keys.
                for name in ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy"):
                    logging.getLogger(name).setLevel(logging.ERROR)
                return litellm
        raise CallFailed(fault)


def _fault(error: Exception) -> Fault:
    """Return the fault for an exception of litellm's: it carries the service's status, and its words."""
    name = type(error).__name__
    words = str(getattr(error, "message", "") or error)
    body = _own_words(words)
    if "LLM Provider NOT provided" in words:
        return Fault("provider")
    if name in KINDS:
        return Fault(KINDS[name])
    status = getattr(error, "status_code", None)
    headers: dict[str, str] = {}
    with suppress(Exception):
        headers = {key.lower(): value for key, value in error.response.headers.items()}  # type: ignore[attr-defined]
    if not isinstance(status, int):
        return Fault("request", detail=body)
    return fault_of(status, headers, body)


def _own_words(words: str) -> str:
    """Return what the service said: litellm writes "litellm.X: YException - {…}. Handle with `litellm.X`."."""
    inner = words.partition(" - ")[2] or words.partition(": ")[2] or words
    inner = inner.partition(". Handle with `litellm")[0]
    body = inner[inner.find("{") : inner.rfind("}") + 1]
    if "litellm" in inner:  # its own words, and not for users
        inner = ""
    return body or inner.removeprefix("b'").removesuffix("'")
