"""Reads what a task writes into the channel: every byte of it is hostile until this module has looked at it."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
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


class ForgedFrame(ValueError):
    """The stream is not what a :class:`~stitcher_lab.sandbox.channel.Channel` writes."""


class TooMuchOutput(ValueError):
    """The task sends more than it may."""


class FrameReader:
    """Takes the stream in pieces of any size; hands on messages, and writes files into ``outbox`` whole or not at all.

    ``limit`` is the most bytes that all files together may have.
    """

    def __init__(self, outbox: Path, limit: int, on_message: Callable[[Mapping[str, Any]], None]) -> None:
        self.ready = False
        self.files: dict[str, Path] = {}
        self._outbox = outbox
        self._left = limit
        self._on_message = on_message
        self._messages = 0
        self._message_bytes = 0
        self._buffer = bytearray()
        self._cleanup = ExitStack()
        self._file: tuple[str, BinaryIO, Path] | None = None
        self._missing = 0  # bytes of the current file that have not come yet

    @property
    def complete(self) -> bool:
        """Whether the stream, if it ended here, would end at the end of a frame."""
        return not self._buffer and self._file is None

    def feed(self, data: bytes) -> None:
        """Take the next piece.

        Raises
        ------
        ForgedFrame
            It has not the form of a frame.
        TooMuchOutput
            Too many or too long files or messages.
        stitcher_lab.errors.DiskFull
            The outbox has no room.

        """
        self._buffer += data
        while self._buffer:
            if self._file is not None:
                self._take_payload()
            elif not self._take_header():
                return

    def close(self) -> None:
        """Remove a file that never came to its end."""
        self._file = None
        self._cleanup.close()

    def _take_payload(self) -> None:
        name, stream, partial = self._file or _impossible()
        piece = self._buffer[: self._missing]
        del self._buffer[: len(piece)]
        self._missing -= len(piece)
        with faults_named(self._outbox):
            stream.write(piece)
            if self._missing == 0:
                stream.flush()
                partial.replace(self._outbox / name)
                self.files[name] = self._outbox / name
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
            case {"message": dict() as body} if len(header) == 1 and self.ready:
                self._on_message(body)
            case {"file": str() as name, "size": int() as size} if len(header) == 2 and self.ready:  # noqa: PLR2004
                self._open(name, size)
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
        self._file, self._missing = (name, stream, partial), size
        if size == 0:
            self._take_payload()


def _impossible() -> NoReturn:
    raise AssertionError("payload without a file")


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
