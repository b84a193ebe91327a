"""``stitcher resume``: go on with a job that broke off, or try one of its scenes again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stitcher_lab.cli.display import display
from stitcher_lab.cli.events import recorded
from stitcher_lab.cli.options import PATH, data_option, events_option, json_option, model_options, model_settings
from stitcher_lab.cli.outcome import told_plainly
from stitcher_lab.cli.result import finish
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.errors import OptionError
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from stitcher_lab.store.history import JobRecord

_NO_HINT = "Draw it another way than before, and more simply."


@click.command()
@click.argument("job")
@click.option("--scene", help="Write this scene of the job again; all others stay as they are.")
@click.option("--hint", help="What to do differently in that scene, in your words.")
@click.option("-o", "--output", type=PATH, help="The video's name (default: the job's own).")
@model_options
@events_option
@data_option
@json_option
def resume(
    job: str,
    *,
    scene: str | None,
    hint: str | None,
    output: Path | None,
    events: Path | None,
    data: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Go on with JOB (an id from stitcher history, or its end): what was done by then is not done again.

    \b
    Examples:
      stitcher resume 3f9a1c
      stitcher resume 3f9a1c --scene Halving --hint "draw the list as a row of boxes"
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json), stoppable() as cancellation:
        from stitcher_lab.brief import from_options  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.pipeline import make, render_script  # noqa: PLC0415
        from stitcher_lab.store import Store  # noqa: PLC0415
        from stitcher_lab.studio import open_studio  # noqa: PLC0415

        chosen = model_settings(options)
        record = Store(settings_from(data=data).data).job(job)
        if record is None:
            raise OptionError(f"There is no job {job!r}, or more than one.", remedy="See: stitcher history")
        models = record.options.get("models", {})
        settings = settings_from(data=data, **{**models, **chosen} if "model" not in chosen else chosen)
        brief = from_options(record.prompt, record.options)
        if hint is not None and scene is None:
            raise OptionError("A hint needs a scene.", remedy="Name it: --scene NAME")
        if scene is not None:
            brief = replace(brief, hints={**brief.hints, scene: hint or _NO_HINT})
        place = output or Path(record.options.get("wanted") or record.output or "video.mp4")
        with display(quiet=as_json) as show, recorded(events, show) as hear:
            studio = open_studio(settings)
            if record.options.get("origin", "").startswith("file:"):
                script = _script(record)
                video = render_script(script, brief, studio, output=place, cancellation=cancellation, on_event=hear)
            else:
                video = make(
                    brief,
                    studio,
                    output=place,
                    values=record.options.get("values", {}),
                    cancellation=cancellation,
                    on_event=hear,
                )
        finish(video, as_json=as_json)


def _script(record: JobRecord) -> Any:
    from stitcher_lab.model import Script  # noqa: PLC0415
    from stitcher_lab.scenes import scene_names  # noqa: PLC0415

    if not record.code:
        raise OptionError("The job broke off before its script was read.", remedy="Render the file again.")
    origin = record.options["origin"]
    title = Path(origin.removeprefix("file:")).stem.replace("_", " ").strip().capitalize()
    return Script(source=record.code, scenes=scene_names(record.code), title=title, origin=origin)
