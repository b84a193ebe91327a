"""``stitcher make``: a sentence becomes a video."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from stitcher_lab.cli.display import display
from stitcher_lab.cli.events import recorded
from stitcher_lab.cli.options import events_option, model_options, model_settings, video_options
from stitcher_lab.cli.outcome import told_plainly
from stitcher_lab.cli.preview import shown_first, tell_preview
from stitcher_lab.cli.result import finish
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.errors import OptionError
from stitcher_lab.file_names import video_name
from stitcher_lab.settings_file import settings_from


@click.command()
@click.argument("prompt")
@click.option("--template", help="Take this template, whatever the prompt says; see: stitcher templates list.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Give a parameter of the template.")
@click.option("--with", "values", multiple=True, metavar="NAME=JSON", help="Give the model a value to show (or @file).")
@click.option("--fresh", is_flag=True, help="Ask the model anew, also what it has answered before.")
@model_options
@events_option
@video_options
def make(
    prompt: str,
    *,
    template: str | None,
    settings: tuple[str, ...],
    values: tuple[str, ...],
    fresh: bool,
    events: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Make a narrated video that answers PROMPT.

    \b
    Examples:
      stitcher make "explain binary search" -o binary_search.mp4
      stitcher make "binary search for 42 in 3, 9, 17, 25, 42, 60, 77"
      stitcher make "shortest path from A to D: A-B 4, A-C 1, C-B 2, B-D 5" -q 1080p
      stitcher make "taylor series of sin(x) with 5 terms" --voice pico --json
      stitcher make "why is the sky blue?" --model openai/gpt-5-mini
      stitcher make "how skewed are these?" --with marks='[3, 4, 4, 5, 9]' --model ollama/qwen3
      stitcher make "merge sort" --set NUMBERS="8, 3, 5, 1"

    Beside the video come captions (vtt, srt), chapters, a transcript, a poster, the script that drew it, and a
    manifest. Running the same command again takes the video from the cache.
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json), stoppable() as cancellation:
        from stitcher_lab.brief import make_brief  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.pipeline import make as make_video  # noqa: PLC0415
        from stitcher_lab.studio import open_studio  # noqa: PLC0415

        parameters, shown = _pairs(settings, "--set"), _parsed(_pairs(values, "--with"))
        models = model_settings(options)
        knobs = settings_from(
            data=options["data"], online_voice=options["online_voice"], workers=options["workers"], **models
        )
        brief = make_brief(
            prompt,
            knobs,
            template=template,
            data=shown,
            preview=options["preview_first"],
            **{name: options[name] for name in ("quality", "voice", "language", "max_duration", "watermark")},
        )
        output = options["output"] or Path(video_name(prompt))
        with (
            display(quiet=as_json) as show,
            recorded(events, show) as hear,
            shown_first(output, tell_preview, wanted=brief.preview) as audience,
        ):
            video = make_video(
                brief,
                open_studio(knobs),
                output=output,
                values=parameters,
                fresh=fresh,
                cancellation=cancellation,
                on_event=hear,
                audience=audience,
            )
        finish(video, as_json=as_json)


def _pairs(settings: tuple[str, ...], option: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or not name.strip():
            raise OptionError(f"{option} {setting!r} is not of the form NAME=VALUE.")
        values[name.strip()] = value.strip()
    return values


def _parsed(values: dict[str, str]) -> dict[str, Any]:
    """Read each value as JSON, from a file where it begins with @; what is no JSON is taken as text."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        text = value
        if value.startswith("@"):
            try:
                text = Path(value[1:]).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise OptionError(f"--with {name}: the file {value[1:]} cannot be read.") from error
        try:
            found[name] = json.loads(text)
        except (ValueError, RecursionError):
            found[name] = text
    return found
