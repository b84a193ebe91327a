"""The lean client: OpenAI's chat completions and embeddings over httpx, for everything that speaks them.

One call, one connection: it can then be shut down from outside (see :mod:`stitcher_lab.gateway.interrupting`), and a
connection is nothing beside what a model takes to answer.
"""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from stitcher_lab.gateway.completion import Completion, Gathering, events
from stitcher_lab.gateway.dialect import Dialect
from stitcher_lab.gateway.faults import CallFailed, Fault
from stitcher_lab.gateway.places import OPENAI, is_loopback
from stitcher_lab.gateway.redaction import shown
from stitcher_lab.gateway.statuses import fault_of

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping, Sequence

    import httpx

    from stitcher_lab.gateway.dialect import Call
    from stitcher_lab.gateway.interrupting import Line
    from stitcher_lab.gateway.places import Place

CONNECT = 10.0  # seconds
REFUSALS = (400, 422)  # with which servers turn down a field
CONCESSIONS = 6  # fields that are given up in one call, at most
LONGEST_BODY = 16 << 20  # bytes


class DirectClient:
    """Asks one model at one place. Safe with several threads."""

    def __init__(self, place: Place, *, timeout: float) -> None:
        self.place = place
        self.timeout = timeout
        self.dialect = Dialect(newer_limit=place.base == OPENAI)

    def complete(self, call: Call, line: Line[Completion]) -> Completion:
        """Make one call and return its answer.

        Raises
        ------
        stitcher_lab.gateway.faults.CallFailed
            It gave no answer; the fault holds no secret.

        """
        form = self.dialect.form
        for _ in range(CONCESSIONS):
            body = self.dialect.body(self.place.name, call)
            try:
                completion: Completion = self._post("/chat/completions", body, line, _read_completion)
            except CallFailed as failed:
                fault = failed.fault
            else:
                return completion
            refused = fault.kind == "request" and fault.status in REFUSALS
            if not refused or not self.dialect.concede(body, fault.detail):
                break
        self.dialect.form = form  # it was not for the form that this was refused
        raise CallFailed(self._clean(fault))

    def embed(self, texts: Sequence[str], line: Line[Any]) -> tuple[list[list[float]], int | None]:
        """Return a vector for each text, and how many tokens the service counted."""
        body = {"model": self.place.name, "input": list(texts), "encoding_format": "float"}
        try:
            data = self._post("/embeddings", body, line, _read_json)
        except CallFailed as failed:
            fault = failed.fault
            raise CallFailed(self._clean(fault)) from None
        try:
            rows = sorted(data["data"], key=lambda row: int(row["index"]))
            vectors = [[float(value) for value in row["embedding"]] for row in rows]
        except (KeyError, TypeError, ValueError):
            vectors = []
        if len(vectors) != len(texts):
            raise CallFailed(Fault("garbled"))
        return vectors, (data.get("usage") or {}).get("prompt_tokens")

    def _post(
        self,
        path: str,
        body: Mapping[str, Any],
        line: Line[Any],
        read: Callable[[httpx.Response, Line[Any]], Any],
    ) -> Any:
        import httpx  # noqa: PLC0415 - takes a while to import

        fault: Fault
        try:
            with (
                self._client() as client,
                client.stream(
                    "POST", f"{self.place.base}{path}", json=body, headers=self._headers(),
                    extensions={"trace": _Shutter(line)},
                ) as response,
            ):  # fmt: skip
                line.alive()
                if response.status_code == httpx.codes.OK:
                    return read(response, line)
                fault = fault_of(response.status_code, response.headers, _whole(response))
        except CallFailed as failed:
            fault = failed.fault
        except httpx.TimeoutException as error:
            fault = Fault("offline" if isinstance(error, httpx.ConnectTimeout) else "slow")
        except httpx.ConnectError as error:
            fault = Fault(_connecting(error))
        except (httpx.TransportError, httpx.DecodingError):
            fault = Fault("cut")
        except OSError:
            fault = Fault("cut")
        raise CallFailed(fault)

    def _clean(self, fault: Fault) -> Fault:
        """Return the fault with the service's words as they may be shown."""
        return replace(fault, detail=shown(fault.detail, self.place.secrets))

    def _headers(self) -> dict[str, str]:
        headers = {"User-Agent": "stitcher-lab", "Accept": "application/json, text/event-stream"}
        if self.place.key:
            headers["Authorization"] = f"Bearer {self.place.key}"
        return headers

    def _client(self) -> httpx.Client:
        import httpx  # noqa: PLC0415

        loopback = is_loopback(self.place.base)
        login = self.place.login if not self.place.key else None
        return httpx.Client(
            timeout=httpx.Timeout(self.timeout, connect=min(CONNECT, self.timeout)),
            verify=_certificates(),  # read once: that takes longer than a call on this machine
            auth=httpx.BasicAuth(*login) if login else None,
            trust_env=not loopback,  # what is on this machine is not behind a proxy
        )


class _Shutter:
    """Notices a call's connection, and shuts it down when nobody waits for the call any more.

    ``trace`` is httpcore's documented way to hear of its steps; closing a socket from another thread would not wake
    the one that reads from it, shutting it down does.
    """

    def __init__(self, line: Line[Any]) -> None:
        self._line = line

    def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            connection = info["return_value"].get_extra_info("socket")
            if connection is not None:
                self._line.closes_with(lambda: _shut_down(connection))
        if self._line.abandoned:
            raise CallFailed(Fault("cut"))


def _shut_down(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    import httpx  # noqa: PLC0415

    return httpx.create_ssl_context()


def _connecting(error: BaseException) -> str:
    """Tell a port where nobody listens from a host that cannot be found or reached."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ConnectionRefusedError | ConnectionResetError):
            return "unreachable"
        seen = seen.__cause__ or seen.__context__
    return "offline"


def _whole(response: httpx.Response) -> str:
    """Return the body as text, as far as it is of a sensible size."""
    pieces, size = [], 0
    for piece in response.iter_bytes():
        pieces.append(piece)
        size += len(piece)
        if size > LONGEST_BODY:
            break
    return b"".join(pieces).decode(errors="replace")


def _read_json(response: httpx.Response, line: Line[Any]) -> Any:
    line.alive()
    text = _whole(response)
    try:
        data = json.loads(text)
    except ValueError:
        raise CallFailed(Fault("garbled", detail=text)) from None
    if not isinstance(data, dict):
        raise CallFailed(Fault("garbled"))
    return data


def _read_completion(response: httpx.Response, line: Line[Any]) -> Completion:
    gathering = Gathering()
    # Some servers stream nothing, whatever they are asked.
    if "text/event-stream" not in response.headers.get("content-type", ""):
        line.say(gathering.take(_read_json(response, line)))
        return gathering.completion()
    import httpx  # noqa: PLC0415

    try:
        for data in events(response.iter_lines()):
            if line.abandoned:
                raise CallFailed(Fault("cut"))  # noqa: TRY301 - one way out for every kind of end
            text = gathering.take(data)
            line.say(text) if text else line.alive()
        return gathering.completion()
    except CallFailed as failed:
        fault = failed.fault
    except httpx.TimeoutException:
        fault = Fault("slow")
    except httpx.TransportError:
        fault = Fault("cut")
    heard = sum(map(len, gathering.pieces))
    raise CallFailed(replace(fault, heard=heard))
