"""``stitcher render``: a scene file of one's own becomes a video."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stitcher_lab.cli.display import display
from stitcher_lab.cli.options import PATH, video_options
from stitcher_lab.cli.outcome import told_plainly
from stitcher_lab.cli.preview import shown_first, tell_preview
from stitcher_lab.cli.result import finish
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.file_names import video_name
from stitcher_lab.settings_file import settings_from


@click.command()
@click.argument("file", type=PATH)
@video_options
def render(file: Path, *, as_json: bool, **options: Any) -> None:
    """Make a video of the Manim scenes in FILE, with or without voiceover.

    \b
    Examples:
      stitcher render my_scene.py
      stitcher render binary_search.py -q 1080p -o lecture.mp4

    Every Scene class of the file becomes a chapter, in order. Scenes speak with
    "with self.voiceover(text=...) as tracker:", as in manim-voiceover. A scene that fails is left out and named
    (exit code 3); a scene that did not change is not drawn again.
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json), stoppable() as cancellation:
        from stitcher_lab.brief import make_brief  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.pipeline import render_script  # noqa: PLC0415
        from stitcher_lab.script_file import read_script  # noqa: PLC0415
        from stitcher_lab.studio import open_studio  # noqa: PLC0415

        script = read_script(file)
        knobs = settings_from(data=options["data"], online_voice=options["online_voice"], workers=options["workers"])
        brief = make_brief(
            file.name,
            knobs,
            preview=options["preview_first"],
            **{name: options[name] for name in ("quality", "voice", "language", "max_duration", "watermark")},
        )
        output = options["output"] or Path(video_name(file.stem))
        with (
            display(quiet=as_json) as show,
            shown_first(output, tell_preview, wanted=brief.preview) as audience,
        ):
            video = render_script(
                script,
                brief,
                open_studio(knobs),
                output=output,
                cancellation=cancellation,
                on_event=show,
                audience=audience,
            )
        finish(video, as_json=as_json)
