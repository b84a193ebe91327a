"""``stitcher make``: a sentence becomes a video."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stitcher_lab.cli.display import display
from stitcher_lab.cli.options import settings_from, video_options
from stitcher_lab.cli.outcome import told_plainly
from stitcher_lab.cli.result import file_name, finish
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.errors import OptionError


@click.command()
@click.argument("prompt")
@click.option("--template", help="Take this template, whatever the prompt says; see: stitcher templates list.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Give a parameter of the template.")
@video_options
def make(prompt: str, *, template: str | None, settings: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Make a narrated video that answers PROMPT.

    \b
    Examples:
      stitcher make "explain binary search" -o binary_search.mp4
      stitcher make "binary search for 42 in 3, 9, 17, 25, 42, 60, 77"
      stitcher make "shortest path from A to D: A-B 4, A-C 1, C-B 2, B-D 5" -q 1080p
      stitcher make "taylor series of sin(x) with 5 terms" --voice pico --json
      stitcher make "merge sort" --set NUMBERS="8, 3, 5, 1"

    Beside the video come captions (vtt, srt), chapters, a transcript, a poster, the script that drew it, and a
    manifest. Running the same command again takes the video from the cache.
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json), stoppable() as cancellation:
        from stitcher_lab.brief import make_brief  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.pipeline import make as make_video  # noqa: PLC0415
        from stitcher_lab.studio import open_studio  # noqa: PLC0415

        values = _values(settings)
        knobs = settings_from(data=options["data"], online_voice=options["online_voice"], workers=options["workers"])
        brief = make_brief(
            prompt,
            knobs,
            template=template,
            **{name: options[name] for name in ("quality", "voice", "language", "max_duration", "watermark")},
        )
        with display(quiet=as_json) as show:
            video = make_video(
                brief,
                open_studio(knobs),
                output=options["output"] or Path(file_name(prompt)),
                values=values,
                cancellation=cancellation,
                on_event=show,
            )
        finish(video, as_json=as_json)


def _values(settings: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or not name.strip():
            raise OptionError(f"--set {setting!r} is not of the form NAME=VALUE.")
        values[name.strip()] = value.strip()
    return values
