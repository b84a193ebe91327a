"""Reads what a task writes into the channel: every byte of it is hostile until this module has looked at it."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from stitcher_lab.sandbox.channel import HEADER_LIMIT
from stitcher_lab.store.atomic import faults_named, partial_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}", re.ASCII)
_LENGTH = 4  # bytes of the number before a header

MOST_FILES = 256
MOST_MESSAGES = 100_000
MOST_MESSAGE_BYTES = 64 * 1024 * 1024
MOST_PIECES = 10_000
LARGEST_PIECE = 16 * 1024 * 1024


class ForgedFrame(ValueError):
    """The stream is not what a :class:`~stitcher_lab.sandbox.channel.Channel` writes."""


class TooMuchOutput(ValueError):
    """The task sends more than it may."""


class FrameReader:
    """Takes the stream in parts of any size; hands on messages, and writes files into ``outbox`` whole or not at all.

    ``limit`` is the most bytes that all files and pieces together may have. Pieces that nobody wants are dropped; a
    question that nobody takes is a forgery, since the task was told so.
    """

    def __init__(
        self,
        outbox: Path,
        limit: int,
        on_message: Callable[[Mapping[str, Any]], None],
        *,
        on_piece: Callable[[str, int, bytes], None] | None = None,
        on_question: Callable[[Mapping[str, Any]], None] | None = None,
    ) -> None:
        self.ready = False
        self.begun = False
        self.files: dict[str, Path] = {}
        self._outbox = outbox
        self._left = limit
        self._on_message = on_message
        self._on_piece = on_piece
        self._on_question = on_question
        self._messages = 0
        self._message_bytes = 0
        self._numbers: dict[str, int] = {}  # by name of pieces, the next number
        self._pieces = 0
        self._buffer = bytearray()
        self._cleanup = ExitStack()
        self._payload: _File | _Piece | None = None
        self._missing = 0  # bytes of the current payload that have not come yet

    @property
    def complete(self) -> bool:
        """Whether the stream, if it ended here, would end at the end of a frame."""
        return not self._buffer and self._payload is None

    def feed(self, data: bytes) -> None:
        """Take the next part of the stream.

        Raises
        ------
        ForgedFrame
            It has not the form of a frame.
        TooMuchOutput
            Too many or too long files, pieces, messages or questions.
        stitcher_lab.errors.DiskFull
            The outbox has no room.

        """
        self._buffer += data
        while self._buffer:
            if self._payload is not None:
                self._take_payload(self._payload)
            elif not self._take_header():
                return

    def close(self) -> None:
        """Remove a file that never came to its end."""
        self._payload = None
        self._cleanup.close()

    def _take_payload(self, payload: _File | _Piece) -> None:
        part = self._buffer[: self._missing]
        del self._buffer[: len(part)]
        self._missing -= len(part)
        if isinstance(payload, _Piece):
            payload.content += part
            if self._missing == 0:
                self._payload = None
                if self._on_piece is not None:
                    self._on_piece(payload.name, payload.number, bytes(payload.content))
            return
        with faults_named(self._outbox):
            payload.stream.write(part)
            if self._missing == 0:
                payload.stream.flush()
                payload.partial.replace(self._outbox / payload.name)
                self.files[payload.name] = self._outbox / payload.name
                self.close()

    def _take_header(self) -> bool:
        """Take one header off the buffer; ``False`` when it has not all come yet."""
        if len(self._buffer) < _LENGTH:
            return False
        length = int.from_bytes(self._buffer[:_LENGTH], "big")
        if length > HEADER_LIMIT:
            raise ForgedFrame("a header longer than headers are")
        if len(self._buffer) < _LENGTH + length:
            return False
        header = _parse(bytes(self._buffer[_LENGTH : _LENGTH + length]))
        del self._buffer[: _LENGTH + length]
        self._messages += 1
        self._message_bytes += length
        if self._messages > MOST_MESSAGES or self._message_bytes > MOST_MESSAGE_BYTES:
            raise TooMuchOutput("more messages than a task may send")
        self._act(header)
        return True

    def _act(self, header: Mapping[str, Any]) -> None:
        match header:
            case {"ready": True} if len(header) == 1 and not self.ready:
                self.ready = True
            case {"begun": True} if len(header) == 1 and self.ready and not self.begun:
                self.begun = True
            case {"message": dict() as body} if len(header) == 1 and self.begun:
                self._on_message(body)
            case {"file": str() as name, "size": int() as size} if len(header) == 2 and self.begun:  # noqa: PLR2004
                self._open(name, size)
            case {"piece": str() as name, "number": int() as number, "size": int() as size} if (
                len(header) == 3 and self.begun  # noqa: PLR2004
            ):
                self._expect(name, number, size)
            case {"question": dict() as body} if len(header) == 1 and self.begun:
                self._ask(body)
            case _:
                raise ForgedFrame("a header of no known kind")

    def _open(self, name: str, size: int) -> None:
        if not _NAME.fullmatch(name) or name in self.files or isinstance(size, bool) or size < 0:
            raise ForgedFrame("a file with a bad name or size")
        if size > self._left or len(self.files) >= MOST_FILES:
            raise TooMuchOutput("more or larger files than a task may send")
        self._left -= size
        with faults_named(self._outbox):
            self._outbox.mkdir(parents=True, exist_ok=True)
            stream, partial = self._cleanup.enter_context(partial_file(self._outbox))
        self._begin(_File(name, stream, partial), size)

    def _expect(self, name: str, number: int, size: int) -> None:
        booleans = isinstance(size, bool) or isinstance(number, bool)
        if not _NAME.fullmatch(name) or booleans or size < 0 or number != self._numbers.get(name, 0):
            raise ForgedFrame("a piece with a bad name, number or size")
        if size > min(self._left, LARGEST_PIECE) or self._pieces >= MOST_PIECES:
            raise TooMuchOutput("more or larger pieces than a task may send")
        self._left -= size
        self._pieces += 1
        self._numbers[name] = number + 1
        self._begin(_Piece(name, number), size)

    def _begin(self, payload: _File | _Piece, size: int) -> None:
        self._payload, self._missing = payload, size
        if size == 0:
            self._take_payload(payload)

    def _ask(self, body: Mapping[str, Any]) -> None:
        if self._on_question is None:
            raise ForgedFrame("a question that nobody takes")
        self._on_question(body)


@dataclass(slots=True)
class _File:
    name: str
    stream: BinaryIO
    partial: Path


@dataclass(slots=True)
class _Piece:
    name: str
    number: int
    content: bytearray = field(default_factory=bytearray)


def _parse(data: bytes) -> Mapping[str, Any]:
    try:
        header = json.loads(data, parse_constant=_no_constant)
        # Half of a surrogate pair parses, and then cannot be written to any file: an error far from its cause.
        if b"\\u" in data:
            json.dumps(header, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise ForgedFrame("a header that is no JSON") from error
    if not isinstance(header, dict):
        raise ForgedFrame("a header that is no object")
    return header


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
