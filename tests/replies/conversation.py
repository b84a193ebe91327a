"""A written conversation: which reply is given to which request.

A request is known by its task (the first line of its system message, ``Task: plan``) and, where it is about one scene,
by the line ``Scene: Name`` of its user message. Replies of the same task and scene are given in their order, each once.
"""

from __future__ import annotations

import json
import re
import threading
import tomllib
from collections import Counter
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

DEFAULTED = ("rewrite", "rerank")  # tasks that a conversation may leave out: they get a neutral valid answer


class ConversationError(ValueError):
    """The file is no conversation."""


@dataclass(frozen=True)
class Reply:
    """One answer, or one fault.

    ``contains`` are words that must occur in the request, and ``lacks`` words that must not, for this reply to be
    taken. ``json`` is checked to be JSON when the file is read; an answer that is meant to be broken is a ``text``.
    """

    task: str
    scene: str | None = None
    text: str | None = None
    json: str | None = None
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    repeat: bool = False
    finish: str = "stop"
    usage: bool = True  # whether the server says how many tokens it took
    cached: int = 0  # of the prompt's tokens, how many it says were cached
    chunks: bool = False  # streamed a few bytes at a time, cut anywhere
    # Faults.
    status: int = 200
    body: str | None = None
    retry_after: float | None = None
    delay: float = 0.0  # seconds before anything is answered
    cut: bool = False  # the connection is closed in the middle of the answer
    malformed: bool = False  # the body is no JSON

    @property
    def content(self) -> str:
        """What the model says."""
        return self.json if self.json is not None else self.text or ""


@dataclass
class Conversation:
    """A whole conversation, and how far it has come. Safe with several threads."""

    title: str = ""
    prompt: str = ""
    options: tuple[str, ...] = ()
    expect: dict[str, Any] = field(default_factory=dict)
    replies: tuple[Reply, ...] = ()
    # How the whole service behaves.
    key: str | None = None  # requests without this key get 401
    models: tuple[str, ...] = ()  # requests for another model get 404; empty: any name will do
    refuses: tuple[str, ...] = ()  # fields of the request, or words in one (json_schema), that get 400
    scratch: dict[str, Any] = field(default_factory=dict)  # whatever a test wants to note beside it

    def __post_init__(self) -> None:
        self._given: Counter[int] = Counter()
        self._lock = threading.Lock()

    def take(self, task: str, scene: str | None, text: str) -> Reply | None:
        """Return the reply for a request, or ``None`` where none is left for it."""
        with self._lock:
            for exact in (True, False):  # a reply that names the scene goes before one for any scene
                for number, reply in enumerate(self.replies):
                    fits = reply.task == task and (reply.scene == scene if exact else reply.scene is None)
                    spent = self._given[number] and not reply.repeat
                    if fits and not spent and _says(reply, text):
                        self._given[number] += 1
                        return reply
        return _neutral(task, text)

    @property
    def unused(self) -> tuple[Reply, ...]:
        """Replies that nobody asked for."""
        return tuple(reply for number, reply in enumerate(self.replies) if not self._given[number])


def _says(reply: Reply, text: str) -> bool:
    return all(word in text for word in reply.contains) and not any(word in text for word in reply.lacks)


def _neutral(task: str, text: str) -> Reply | None:
    """Return an answer that changes nothing, for the tasks that have one."""
    if task == "rewrite":
        prompt = re.search(r"<prompt>(.*?)</prompt>", text, re.DOTALL)
        words = (prompt.group(1) if prompt else text).split()
        return Reply(task, json=json.dumps({"search": " ".join(words[-60:]), "symbols": [], "plugin": None}))
    if task == "rerank":
        ids = dict.fromkeys(re.findall(r'<(?:example|candidate)[^>]*\bid="([^"]*)"', text))
        return Reply(task, json=json.dumps({"scores": [{"id": name, "score": 5} for name in ids]}))
    return None


def read(source: Path | str) -> Conversation:
    """Read a conversation from a file (a path, or a string that ends in ``.toml``) or from its text.

    Raises
    ------
    ConversationError
        It is not TOML, has an unknown field, or a ``json`` reply that is no JSON.

    """
    if isinstance(source, str) and "\n" not in source and source.endswith(".toml"):
        source = Path(source)
    text = source.read_text(encoding="utf-8") if isinstance(source, Path) else source
    name = str(source) if isinstance(source, Path) else "the conversation"
    try:
        table = tomllib.loads(text)
        replies = tuple(_reply(entry, number) for number, entry in enumerate(table.pop("reply", []), 1))
        _known(table, Conversation, "the conversation")
        lists = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
        return Conversation(**lists, replies=replies)
    except (tomllib.TOMLDecodeError, ConversationError) as error:
        raise ConversationError(f"{name}: {error}") from error


def _reply(entry: dict[str, Any], number: int) -> Reply:
    where = f"reply {number}"
    _known(entry, Reply, where)
    if "task" not in entry:
        raise ConversationError(f"{where} names no task")
    if "json" in entry:
        try:
            json.loads(entry["json"])
        except ValueError as error:
            raise ConversationError(f"{where}: json is no JSON ({error}); what is meant as broken is a text") from None
    entry |= {key: (entry[key],) if isinstance(entry[key], str) else tuple(entry[key])
              for key in ("contains", "lacks") if key in entry}  # fmt: skip
    return Reply(**entry)


def _known(table: dict[str, Any], kind: type, where: str) -> None:
    unknown = table.keys() - {item.name for item in fields(kind)}
    if unknown:
        raise ConversationError(f"{where} has no field {', '.join(sorted(unknown))}")
