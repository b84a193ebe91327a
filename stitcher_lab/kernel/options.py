"""The options of a cell's first line, and how they are read."""

from __future__ import annotations

import argparse
import difflib
import keyword
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from IPython.core.error import UsageError
from IPython.core.magic_arguments import argument
from IPython.utils.process import arg_split  # type: ignore[attr-defined]

from stitcher_lab.kernel.faults import StitchError
from stitcher_lab.model import QUALITIES

if TYPE_CHECKING:
    from collections.abc import Callable

_ADDED: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("-q", "--quality"), {"metavar": "NAME", "help": f"size and smoothness: {', '.join(QUALITIES)}"}),
    (("--voice",), {"metavar": "VOICE", "help": "who speaks; %%stitch lists the voices that are here"}),
    (("--no-voice",), {"action": "store_true", "help": "captions only, nobody speaks"}),
    (("--preview-first",), {"action": "store_true", "help": "show a small, quick video until the full one is there"}),
    (("--lang", "--language"), {"metavar": "CODE", "help": "language of the narration: en, de, fr, pt-br ..."}),
    (("--duration",), {"metavar": "TIME", "help": "the longest the video may be: 90, 90s, 2m or 1:30"}),
    (("--model",), {"metavar": "NAME", "help": "language model that writes the lesson, such as openai/gpt-5-mini"}),
    (("--template",), {"metavar": "NAME", "help": "take this ready-made lesson; %%stitch lists them"}),
    (("--data",), {"metavar": "NAMES", "help": 'values of yours to show, such as marks or df["height"],n'}),
    (("--out",), {"metavar": "NAME", "help": "variable for the result: .path .code .transcript .captions .job"}),
    (("--name",), {"metavar": "NAME", "help": "what the video's file is called"}),
    (("--embed",), {"action": "store_true", "help": "put the video into the notebook file itself"}),
    (("--fresh",), {"action": "store_true", "help": "ask the model anew, also what it has answered before"}),
)
_SCENE = ("--quality", "--preview-first", "--voice", "--no-voice", "--lang", "--duration", "--out", "--name", "--embed")


@dataclass(frozen=True, slots=True)
class CellOptions:
    """What a cell's first line asks for."""

    words: str
    options: dict[str, Any]
    data: str
    out: str
    name: str
    embed: bool
    job: str = ""


def stitch_options(magic: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of ``%%stitch``."""
    return _with(magic, [*_ADDED, (("words",), {"nargs": "*", "help": argparse.SUPPRESS})])


def scene_options(magic: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of ``%%stitch_scene``."""
    job = (("--job",), {"metavar": "ID", "help": "the job whose script this is; its video is replaced"})
    return _with(magic, [job, *(each for each in _ADDED if set(each[0]) & set(_SCENE))])


def _with(magic: Callable[..., Any], added: list[tuple[tuple[str, ...], dict[str, Any]]]) -> Callable[..., Any]:
    for flags, facts in reversed(added):
        magic = argument(*flags, **facts)(magic)  # type: ignore[no-untyped-call]
    return magic


def read_line(parser: Any, line: str) -> CellOptions:
    """Read a cell's first line with the ``parser`` of its magic.

    Raises
    ------
    stitcher_lab.kernel.faults.StitchError
        There is no such option, or it lacks its value, or has one that makes no sense.

    """
    try:
        arguments = [_unquoted(word) for word in _together(arg_split(line))]
        given = vars(parser.parse_args(arguments))
    except (UsageError, ValueError) as error:
        raise _misread(parser, line, str(error)) from None
    seconds = given.get("duration")
    asked = {
        "quality": _quality(given.get("quality")),
        "voice": given.get("voice"),
        "language": given.get("lang"),
        "max_duration": read_seconds(seconds) if seconds else None,
        "template": given.get("template"),
        "model": given.get("model"),
        "fresh": given.get("fresh") or None,
        "no_voice": given.get("no_voice") or None,
        "preview": given.get("preview_first") or None,
    }
    return CellOptions(
        words=" ".join(given.get("words") or ()),
        options={name: value for name, value in asked.items() if value is not None},
        data=given.get("data") or "",
        out=_variable(given.get("out") or ""),
        name=given.get("name") or "",
        embed=bool(given.get("embed")),
        job=given.get("job") or "",
    )


def read_seconds(text: str) -> float:
    """Read a length as people write it: ``90``, ``90s``, ``2m``, ``1.5 min``, ``1:30``; in seconds."""
    bare = text.strip().lower()
    if clock := re.fullmatch(r"(\d+):([0-5]\d)", bare):
        return int(clock[1]) * 60.0 + int(clock[2])
    if number := re.fullmatch(r"(\d+(?:\.\d+)?)\s*(s|secs?|seconds?|m|mins?|minutes?)?", bare):
        return float(number[1]) * (60 if (number[2] or "s").startswith("m") else 1)
    raise StitchError(f"{text!r} is no length.", remedy="Write --duration 90, 90s, 2m or 1:30.")


def _quality(name: str | None) -> str | None:
    if name is None:
        return None
    known = {"480p": "preview", "2160p": "4k"} | {each: each for each in QUALITIES}
    if name.lower() not in known:
        raise StitchError(f"There is no quality {name!r}.", remedy=f"Choose one of {', '.join(QUALITIES)}.")
    return known[name.lower()]


def _variable(name: str) -> str:
    if name and (not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_")):
        raise StitchError(f"{name!r} cannot be a variable's name.", remedy="Write a plain name, such as --out clip.")
    return name


def _together(words: list[str]) -> list[str]:
    """Join what belongs to ``--data`` where there are blanks behind its commas."""
    joined: list[str] = []
    for word in words:
        if joined and "--data" in joined[-2:-1] and (_goes_on(joined[-1]) or word.startswith(",")):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _goes_on(values: str) -> bool:
    """Whether a list of values is not yet at its end: behind a comma, or within brackets or quotes."""
    open_quotes = values.count('"') % 2 or values.count("'") % 2
    return bool(values.endswith(",") or open_quotes or values.count("[") > values.count("]"))


def _unquoted(word: str) -> str:
    """Take the quotes off a value: the shell's manners, which IPython's own splitting lacks."""
    option, sign, value = word.partition("=")
    if sign and option.startswith("--"):
        return f"{option}={_unquoted(value)}"
    quote = word[:1]
    return word[1:-1] if quote in {'"', "'"} and word.endswith(quote) and len(word) > 1 else word


def _misread(parser: Any, line: str, reason: str) -> StitchError:
    if "quotation" in reason:
        return StitchError("A quotation mark is missing.", remedy="Put one at the end of the value.")
    flags = sorted(flag for action in parser._actions for flag in action.option_strings if flag.startswith("--"))  # noqa: SLF001 - argparse has no other list
    unknown = re.search(r"unrecognized arguments: (-\S+)", reason)
    if unknown:
        bare = [flag.lstrip("-") for flag in flags]  # what all have in common would make all alike
        near = difflib.get_close_matches(unknown[1].partition("=")[0].lstrip("-"), bare, 1)
        asked = f" Did you mean --{near[0]}?" if near else ""
        return StitchError(f"There is no option {unknown[1]}.{asked}", remedy=f"There are: {', '.join(flags)}.")
    lacking = re.search(r"argument ([^:]*): expected", reason)
    if lacking:
        flag = lacking[1].split("/")[-1]
        return StitchError(f"{flag} lacks its value.", remedy=f"See %%{parser.prog}? for what it takes.")
    return StitchError(f"The line {line.strip()!r} cannot be read: {reason}.", remedy=f"See %%{parser.prog}?.")
