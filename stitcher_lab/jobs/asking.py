"""What is asked of a job: checked when it is submitted, kept as JSON, read back when it runs."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.brief import as_options, clean, make_brief
from stitcher_lab.config import Settings
from stitcher_lab.errors import OptionError
from stitcher_lab.model import JobRequest

if TYPE_CHECKING:
    from stitcher_lab.model import Brief

_TEXT, _NUMBER, _FLAG, _NAMED = "text", "a number", "true or false", "values by name"
_KINDS: Mapping[str, str] = {
    "quality": _TEXT,
    "voice": _TEXT,
    "language": _TEXT,
    "max_duration": _NUMBER,
    "template": _TEXT,
    "values": _NAMED,
    "data": _NAMED,
    "tier": _TEXT,
    "model": _TEXT,
    "fresh": _FLAG,
    "hints": _NAMED,
    "no_voice": _FLAG,
    "watermark": _TEXT,
    "preview": _FLAG,
}
_TIERS = ("auto", "fast", "strong")
LONGEST_KEY = 200  # characters
LONGEST_SOURCE = 256 * 1024  # characters: what the guard allows a script
LONGEST_HINT = 2000  # characters


def check(request: JobRequest, settings: Settings) -> Brief:
    """Check a request before it is taken, and return the brief that it comes to.

    Raises
    ------
    stitcher_lab.errors.OptionError
        An option is unknown or makes no sense, the prompt is empty, or the output is no place for a video.

    """
    _check_options(request.options)
    for text in (request.prompt, request.source or "", request.place, request.cell, request.notebook, request.parent):
        if not _is_text(text):
            raise OptionError("The request holds characters that are no text (half of a pair, in Unicode's terms).")
    if not request.output.is_absolute() or request.output.suffix.lower() != ".mp4":
        raise OptionError(f"{request.output} is no absolute path of an .mp4 file.")
    if request.source is not None and len(request.source) > LONGEST_SOURCE:
        raise OptionError(f"The script is longer than {LONGEST_SOURCE // 1024} KiB, the most that one may have.")
    return brief_of(request, settings_of(request, settings))


def _check_options(options: Mapping[str, Any]) -> None:
    for name, value in options.items():
        if name not in _KINDS:
            raise OptionError(f"There is no option {name!r}.", remedy=f"There are {', '.join(sorted(_KINDS))}.")
        if value is not None and not _is(value, _KINDS[name]):
            raise OptionError(f"The option {name} is {_KINDS[name]}, not {value!r:.80}.")
    if (tier := options.get("tier")) is not None and tier not in _TIERS:
        raise OptionError(f"There is no tier {tier!r:.80}.", remedy=f"Choose one of {', '.join(_TIERS)}.")
    for name in ("values", "hints"):
        for key, value in (options.get(name) or {}).items():
            if not isinstance(key, str) or not isinstance(value, str) or len(value) > LONGEST_HINT:
                raise OptionError(f"The option {name} has texts by name, of at most {LONGEST_HINT} characters.")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is(value: Any, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "a number":
            return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        case "true or false":
            return isinstance(value, bool)
        case _:
            return isinstance(value, Mapping)


def brief_of(request: JobRequest, settings: Settings) -> Brief:
    """Make the brief of a request."""
    options = request.options
    watermark = options.get("watermark")
    # A script's title is no wish: nothing is read out of it.
    brief = make_brief(
        request.prompt if request.source is None else "a scene file",
        settings,
        quality=options.get("quality"),
        voice="silent" if options.get("no_voice") else options.get("voice"),
        language=options.get("language"),
        max_duration=options.get("max_duration"),
        watermark=Path(watermark) if watermark else None,
        template=options.get("template"),
        tier=options.get("tier"),
        data=options.get("data"),
        preview=bool(options.get("preview")),
    )
    if request.source is not None:
        brief = replace(brief, prompt=clean(request.prompt) or request.output.stem)
    return replace(brief, hints=dict(options.get("hints") or {}))


def settings_of(request: JobRequest, settings: Settings) -> Settings:
    """Return the settings with the model that was asked for; whether it may be is the door's to decide."""
    model = request.options.get("model")
    if model is None or model == settings.model:
        return settings
    traits = {name: getattr(settings, name) for name in settings.trait_names(config=True)}
    # The tiers' own models belong to the one that is left.
    return Settings(**traits | {"model": model, "fast_model": "", "strong_model": ""})


def columns(request: JobRequest, settings: Settings) -> dict[str, Any]:
    """Check a request, and return what a row is told of it; the script goes where scripts are kept.

    Raises
    ------
    stitcher_lab.errors.OptionError
        As :func:`check` does.

    """
    brief = check(request, settings)
    model = settings_of(request, settings).model
    return {
        "prompt": brief.prompt,
        "kind": request.kind,
        "request": as_json(request),
        "code": request.source,
        "options": as_options(brief)
        | {"values": dict(request.options.get("values") or {}), "wanted": str(request.output)}
        | ({"origin": f"file:{request.output.stem}.py"} if request.source is not None else {})
        | ({"models": {"model": model}} if model else {}),
    }


def as_json(request: JobRequest) -> dict[str, Any]:
    """Return a request as JSON values, without its script."""
    return {
        "kind": request.kind,
        "prompt": request.prompt,
        "output": str(request.output),
        "options": dict(request.options),
        "place": request.place,
        "cell": request.cell,
        "notebook": request.notebook,
        "parent": request.parent,
        "mark": mark_of(request),
    }


def from_json(data: Mapping[str, Any], code: str | None) -> JobRequest:
    """Return the request that :func:`as_json` wrote down; ``code`` is the row's script."""
    return JobRequest(
        output=Path(data["output"]),
        prompt=data["prompt"],
        source=(code or "") if data["kind"] == "render" else None,
        options=data["options"],
        place=data["place"],
        cell=data["cell"],
        notebook=data.get("notebook", ""),
        parent=data["parent"],
    )


def mark_of(request: JobRequest) -> str:
    """Return what tells one request from another. The place is left out: a door may choose a new one each time."""
    told = [request.prompt, request.source, dict(request.options), request.cell, request.parent]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()


def from_history(prompt: str, kind: str, options: Mapping[str, Any], output: Path | None) -> dict[str, Any]:
    """Return the request of a job that was made without a queue, as JSON values."""
    names = ("quality", "voice", "language", "max_duration", "template", "values", "data", "tier", "hints", "watermark",
             "preview")  # fmt: skip
    wanted = options.get("wanted") or (str(output) if output else "video.mp4")
    chosen = {name: options[name] for name in names if options.get(name)}
    if model := options.get("models", {}).get("model"):
        chosen["model"] = model
    return {
        "kind": kind,
        "prompt": prompt,
        "output": str(Path(wanted).absolute()),
        "options": chosen,
        "place": "",
        "cell": "",
        "parent": "",
        "mark": "",
    }
