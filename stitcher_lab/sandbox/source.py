"""A scene file's bytes, read as the interpreter would read them, or refused in a sentence.

Python reads a file in the encoding that its first lines name. Every tool here takes the text to be UTF-8; a file that
asks for anything else would mean one thing to the guard and another to Python. PEP 263 and
https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations have the rules.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from typing import TYPE_CHECKING

from stitcher_lab.errors import GuardError, OptionError, ScriptError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 256 * 1024  # bytes, and so at most as many characters
_REMEDY = "Give a Python file with Manim scenes."

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)")
_LINE = re.compile(rb"\r\n|\r|\n")


def read(path: Path) -> bytes:
    """Read a file that somebody calls a scene file.

    Raises
    ------
    stitcher_lab.errors.OptionError
        It is not there, not a file, or may not be read.
    stitcher_lab.errors.GuardError
        It is longer than a scene file may be.

    """
    try:
        # Also a pipe that nobody writes to is opened at once: that could not even be stopped with Ctrl-C.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name holds a null character"
        raise OptionError(f"{path} cannot be read: {reason}.") from error
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OptionError(f"{path} is a folder.", remedy=_REMEDY)
    with os.fdopen(descriptor, "rb") as stream:
        try:
            data = stream.read(LARGEST + 1) or b""
        except OSError as error:
            raise OptionError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST:
        raise too_long()
    return data


def too_long() -> GuardError:
    """The error for a script beyond every use."""
    return GuardError(
        f"The script is longer than {LARGEST // 1024} KiB, the most that a scene file may have.",
        remedy="Split it into several files.",
    )


def decode(data: bytes) -> str:
    """Turn the bytes of a script into the text that Python sees; every line then ends in a line feed.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        It is no text in UTF-8, or holds a null character.
    stitcher_lab.errors.GuardError
        It asks to be read in another encoding.

    """
    if b"\0" in data:
        line = _line_of(data, data.index(b"\0"))
        raise ScriptError(f"Line {line}: there is a null character; this is no Python.", line=line, remedy=_REMEDY)
    marked = data.startswith(codecs.BOM_UTF8)
    text = data.removeprefix(codecs.BOM_UTF8)
    _check_cookie(text)
    try:
        found = text.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line_of(text, error.start)
        raise ScriptError(f"Line {line}: this is no text in UTF-8.", line=line, remedy="Save it as UTF-8.") from error
    found = found.replace("\r\n", "\n").replace("\r", "\n")
    if marked and found.startswith("\ufeff"):
        raise ScriptError("Line 1: there is a second byte order mark; this is no Python.", line=1, remedy=_REMEDY)
    return found


def _check_cookie(data: bytes) -> None:
    """Python looks for the name of an encoding in the first line, and in the second where the first says nothing."""
    for number, line in enumerate(_LINE.split(data, maxsplit=2)[:2], start=1):
        if match := _COOKIE.match(line):
            name = match[1].decode("ascii", "replace")
            if not _is_utf8(name):
                raise GuardError(
                    f"Line {number}: the script asks to be read as {name[:40]}; scenes are read as UTF-8.",
                    line=number,
                    remedy="Save it as UTF-8 and remove the comment that names the encoding.",
                )
            return
        if not _BLANK.match(line):
            return


def _is_utf8(name: str) -> bool:
    # Python's own tokenizer takes these names, and everything that begins so, without looking further.
    plain = name[:12].lower().replace("_", "-")
    if plain == "utf-8" or plain.startswith("utf-8-"):
        return True
    try:
        return codecs.lookup(name).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _line_of(data: bytes, place: int) -> int:
    return len(_LINE.findall(data[:place])) + 1
