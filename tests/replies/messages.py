"""Anthropic's messages, as far as the contract test needs them: whole and streamed, text and tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.replies.conversation import Reply


def as_openai(body: dict[str, Any]) -> dict[str, Any]:
    """Return a request with its system part as the first message, where the conversation looks for it."""
    return body | {"messages": [{"role": "system", "content": body.get("system", "")}, *body.get("messages", ())]}


def whole(body: dict[str, Any], reply: Reply) -> dict[str, Any]:
    """Return the answer as one body."""
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": body.get("model", ""),
        "content": [_block(body, reply)],
        "stop_reason": "max_tokens" if reply.finish == "length" else "end_turn",
        "stop_sequence": None,
        "usage": _usage(reply),
    }


def events(body: dict[str, Any], reply: Reply) -> bytes:
    """Return the answer as a stream of events."""
    message = whole(body, reply)
    block = message["content"][0]
    if block["type"] == "text":
        empty, delta = block | {"text": ""}, {"type": "text_delta", "text": block["text"]}
    else:
        empty, delta = block | {"input": {}}, {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
    told = [
        {"type": "message_start", "message": message | {"content": [], "stop_reason": None}},
        {"type": "content_block_start", "index": 0, "content_block": empty},
        {"type": "content_block_delta", "index": 0, "delta": delta},
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": message["stop_reason"]}, "usage": _usage(reply)},
        {"type": "message_stop"},
    ]
    return b"".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode() for event in told)


def _block(body: dict[str, Any], reply: Reply) -> dict[str, Any]:
    if body.get("tools"):
        return {
            "type": "tool_use",
            "id": "toolu_1",
            "name": body["tools"][0]["name"],
            "input": json.loads(reply.content),
        }
    return {"type": "text", "text": reply.content}


def _usage(reply: Reply) -> dict[str, int]:
    return {"input_tokens": 100, "output_tokens": -(-len(reply.content) // 4), "cache_read_input_tokens": reply.cached}
