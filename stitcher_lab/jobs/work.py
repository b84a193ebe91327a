"""One run of the pipeline for a job."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from stitcher_lab.jobs.asking import brief_of, settings_of
from stitcher_lab.store.atomic import faults_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.config import Settings
    from stitcher_lab.jobs.early import Show
    from stitcher_lab.model import Event, JobRequest, Video


def perform(
    request: JobRequest,
    settings: Settings,
    *,
    job: str,
    going_on: bool,
    cancellation: Cancellation,
    on_event: Callable[[Event], None],
    show: Show,
) -> Video:
    """Make the video of ``request`` for the row ``job``; ``going_on`` says that it was begun before.

    ``show`` is where what can be watched meanwhile is shown.

    Raises
    ------
    stitcher_lab.errors.StitcherError
        Whatever the pipeline raises.

    """
    from stitcher_lab.jobs.early import Projection  # noqa: PLC0415 - what is heavy waits until it is needed
    from stitcher_lab.pipeline import make, render_script  # noqa: PLC0415
    from stitcher_lab.script_file import as_script  # noqa: PLC0415
    from stitcher_lab.store.workplace import workplace  # noqa: PLC0415
    from stitcher_lab.studio import open_studio  # noqa: PLC0415

    settings = settings_of(request, settings)
    brief = brief_of(request, settings)
    with faults_named(request.output.parent):
        request.output.parent.mkdir(parents=True, exist_ok=True)
    studio = open_studio(settings)
    with (
        workplace(studio.store.path / "work") as folder,
        closing(Projection(studio.sandbox, folder, show)) as audience,
    ):
        if request.source is not None:
            script = as_script(request.source, f"{request.output.stem}.py", title=request.prompt)
            return render_script(
                script,
                brief,
                studio,
                output=request.output,
                cancellation=cancellation,
                on_event=on_event,
                job=job,
                audience=audience,
            )
        return make(
            brief,
            studio,
            output=request.output,
            values=request.options.get("values") or {},
            # What was asked anew before the job broke off is not asked once more.
            fresh=bool(request.options.get("fresh")) and not going_on,
            cancellation=cancellation,
            on_event=on_event,
            job=job,
            audience=audience,
        )
