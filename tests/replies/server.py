"""The server: OpenAI's chat completions (whole and streamed), embeddings and list of models, on a loopback port."""

from __future__ import annotations

import json
import re
import socket
import struct
import sys
import threading
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from tests.replies import messages as anthropic
from tests.replies.conversation import Conversation, Reply, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIMENSIONS = 64
PIECE = 48  # characters of an answer in one event of a stream


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    task: str = ""
    scene: str | None = None
    messages: tuple[dict[str, Any], ...] = ()
    text: str = field(default="", repr=False)  # all messages as one text


class Server:
    """What a test sees: where it is, what was asked of it, and what was left over."""

    def __init__(self, conversation: Conversation, *, port: int = 0, report: bool = False) -> None:
        self.conversation = conversation
        self.requests: list[Asked] = []
        self.unanswered: list[Asked] = []
        self.hung_up = 0  # answers whose reader went away
        self.report = report
        self.closing = threading.Event()
        self._http = _Http(("127.0.0.1", port), _Handler)
        self._http.owner = self
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return self._http.server_address[1]

    @property
    def url(self) -> str:
        """What to give as ``api_base``."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def unused(self) -> tuple[Reply, ...]:
        """Replies that nobody asked for."""
        return self.conversation.unused

    def asked(self, task: str, scene: str | None = None) -> list[Asked]:
        """Return the requests of a task, of one scene where one is named."""
        return [one for one in self.requests if one.task == task and (scene is None or one.scene == scene)]

    def wait(self) -> None:
        """Return when the server is closed."""
        while not self.closing.wait(1):
            pass

    def close(self) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def serve(source: Path | str | Conversation, *, port: int = 0, report: bool = False) -> Iterator[Server]:
    """Play a conversation (see :func:`tests.replies.conversation.read`) while the block runs."""
    conversation = source if isinstance(source, Conversation) else read(source)
    server = Server(conversation, port=port, report=report)
    try:
        yield server
    finally:
        server.close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    owner: Server

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is told about nowhere: that is what is tested."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def log_message(self, *arguments: Any) -> None:
        """Nothing: the server tells what it answers in its own words."""

    def do_GET(self) -> None:
        owner = self.server.owner
        if self.path == "/v1/models":
            names = owner.conversation.models or ("replies",)
            self._send(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in names]})
        else:
            self._send(404, _error("no such address"))

    def do_POST(self) -> None:
        owner = self.server.owner
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        asked = _asked(self.path, dict(self.headers), body)
        owner.requests.append(asked)
        refusal = self._refusal(asked)
        if refusal:
            self._send(*refusal)
        elif self.path == "/v1/embeddings":
            self._send(200, _embeddings(asked))
        elif self.path in {"/v1/chat/completions", "/v1/messages"}:
            self._complete(asked)
        else:
            self._send(404, _error("no such address"))

    def _refusal(self, asked: Asked) -> tuple[int, dict[str, Any]] | None:
        """Return the status and body with which the service as a whole turns a request down."""
        conversation = self.server.owner.conversation
        given = self.headers.get("x-api-key") or (self.headers.get("Authorization") or "none").removeprefix("Bearer ")
        if conversation.key not in {None, given}:
            return 401, _error(f"Incorrect API key provided: {given}", code="invalid_api_key")
        if conversation.models and asked.body.get("model") not in conversation.models:
            return 404, _error(f"The model '{asked.body.get('model')}' does not exist", code="model_not_found")
        options = {key: value for key, value in asked.body.items() if key != "messages"}
        for name in conversation.refuses:
            if re.search(rf'"{re.escape(name)}"', json.dumps(options)):
                return 400, _error(f"Unsupported parameter: '{name}' is not supported by this server.", param=name)
        return None

    def _complete(self, asked: Asked) -> None:
        owner = self.server.owner
        reply = owner.conversation.take(asked.task, asked.scene, asked.text)
        self._tell(asked, reply)
        if reply is None:
            owner.unanswered.append(asked)
            about = f" of scene {asked.scene}" if asked.scene else ""
            self._send(500, _error(f"The conversation has no reply left for task '{asked.task}'{about}."))
            return
        if reply.delay and self._gone_within(reply.delay):
            return
        headers = {} if reply.retry_after is None else {"Retry-After": f"{reply.retry_after:g}"}
        if reply.status != 200:
            body = reply.body if reply.body is not None else _error(f"The service answers {reply.status}.")
            self._send(reply.status, body, headers)
        elif reply.malformed:
            self._send(200, reply.body or "<html>This is no answer.</html>", headers)
        elif self.path == "/v1/messages":
            self._send_messages(asked, reply)
        elif asked.body.get("stream"):
            self._stream(asked, reply)
        else:
            whole = json.dumps(_completion(asked, reply)).encode()
            self._send_bytes(200, whole, headers, only=len(whole) // 2 if reply.cut else None)

    def _gone_within(self, seconds: float) -> bool:
        """Wait, and return whether the client hung up or the server was closed meanwhile."""
        owner = self.server.owner
        waited = 0.0
        while waited < seconds:
            if owner.closing.wait(0.05):
                self.close_connection = True
                return True
            self.connection.settimeout(0)
            try:
                gone = self.connection.recv(1, socket.MSG_PEEK) == b""
            except BlockingIOError:
                gone = False
            except OSError:
                gone = True
            finally:
                self.connection.settimeout(None)
            if gone:
                owner.hung_up += 1
                self.close_connection = True
                return True
            waited += 0.05
        return False

    # -------------------------------------------------------------------------------------------------- sending

    def _send(self, status: int, body: dict[str, Any] | str, headers: dict[str, str] | None = None) -> None:
        text = body if isinstance(body, str) else json.dumps(body)
        self._send_bytes(status, text.encode(), headers or {})

    def _send_bytes(self, status: int, body: bytes, headers: dict[str, str], *, only: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if only is None else body[:only])
        if only is not None:
            self._hang_up()

    def _send_messages(self, asked: Asked, reply: Reply) -> None:
        if not asked.body.get("stream"):
            self._send(200, anthropic.whole(asked.body, reply))
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        self.wfile.write(anthropic.events(asked.body, reply))

    def _stream(self, asked: Asked, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        content = reply.content
        pieces = [content[start : start + PIECE] for start in range(0, len(content), PIECE)]
        events = [_event(asked, {"role": "assistant", "content": ""}, None)]
        events += [_event(asked, {"content": piece}, None) for piece in pieces]
        events.append(_event(asked, {}, reply.finish))
        if reply.usage and asked.body.get("stream_options", {}).get("include_usage"):
            events.append(_event(asked, None, None) | {"choices": [], "usage": _usage(asked, reply)})
        lines = [b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\n\n" for event in events]
        if reply.cut:
            for line in lines[: max(2, len(pieces) // 2)]:
                self.wfile.write(line)
            self._hang_up()
            return
        whole = b": keep-alive\n\n" + b"".join(lines) + b"data: [DONE]\n\n"
        size = 7 if reply.chunks else len(whole)
        try:
            for start in range(0, len(whole), size):
                self.wfile.write(whole[start : start + size])
                self.wfile.flush()
        except OSError:
            self.server.owner.hung_up += 1

    def _hang_up(self) -> None:
        """Reset the connection, as a server does that dies."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def _tell(self, asked: Asked, reply: Reply | None) -> None:
        if self.server.owner.report:
            about = f"{asked.task} {asked.scene or ''}".strip()
            what = "no reply left" if reply is None else f"{len(reply.content)} characters"
            if reply is not None and reply.status != 200:
                what = f"status {reply.status}"
            sys.stderr.write(f"{about}: {what}\n")
            sys.stderr.flush()


# ------------------------------------------------------------------------------------------------- what is asked


def _asked(path: str, headers: dict[str, str], body: dict[str, Any]) -> Asked:
    said = tuple((anthropic.as_openai(body) if path == "/v1/messages" else body).get("messages", ()))
    system = "\n".join(_text(message) for message in said if message.get("role") == "system")
    user = "\n".join(_text(message) for message in said if message.get("role") == "user")
    task = re.match(r"Task: *(\S+)", system)
    scene = re.search(r"^Scene: *(\w+)\s*$", user, re.MULTILINE)
    return Asked(
        path, headers, body, task.group(1) if task else "", scene.group(1) if scene else None, said,
        "\n".join(_text(message) for message in said),
    )  # fmt: skip


def _text(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "\n".join(part.get("text", "") for part in content)


# ---------------------------------------------------------------------------------------------- what is answered


def _error(message: str, *, code: str = "", param: str = "") -> dict[str, Any]:
    return {"error": {"message": message, "type": "invalid_request", "code": code or None, "param": param or None}}


def _usage(asked: Asked, reply: Reply) -> dict[str, Any]:
    prompt, completion = -(-len(asked.text) // 4), -(-len(reply.content) // 4)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": min(reply.cached, prompt)},
    }


def _completion(asked: Asked, reply: Reply) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.content}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": asked.body.get("model", ""),
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish}],
        **({"usage": _usage(asked, reply)} if reply.usage else {}),
    }


def _event(asked: Asked, delta: dict[str, Any] | None, finish: str | None) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": asked.body.get("model", ""),
        "choices": [{"index": 0, "delta": delta or {}, "finish_reason": finish}],
    }


def _embeddings(asked: Asked) -> dict[str, Any]:
    texts = asked.body["input"]
    texts = [texts] if isinstance(texts, str) else texts
    data = [{"object": "embedding", "index": number, "embedding": _vector(text)} for number, text in enumerate(texts)]
    tokens = sum(-(-len(text) // 4) for text in texts)
    return {"object": "list", "data": data, "model": asked.body.get("model", ""),
            "usage": {"prompt_tokens": tokens, "total_tokens": tokens}}  # fmt: skip


def _vector(text: str) -> list[float]:
    """Count the words of a text by their hash: texts that share words lie near each other."""
    vector = [0.0] * DIMENSIONS
    for word in re.findall(r"\w+", text.lower()):
        vector[zlib.crc32(word.encode()) % DIMENSIONS] += 1.0
    length = sum(value * value for value in vector) ** 0.5 or 1.0
    return [value / length for value in vector]
