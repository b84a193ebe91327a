"""The whole job on one page: from a Brief, or a Script of one's own, to a Video.

It knows nothing of terminals, notebooks or queues. It reports through :class:`~stitcher_lab.model.Event` and raises
what :mod:`stitcher_lab.errors` draws.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from stitcher_lab import delivery, templates
from stitcher_lab.audience import NOBODY
from stitcher_lab.brief import as_options
from stitcher_lab.errors import NoTemplateError, StitcherError
from stitcher_lab.model import Stage
from stitcher_lab.palette import without_colors
from stitcher_lab.production import Run, produce
from stitcher_lab.progress import Progress
from stitcher_lab.store import atomic
from stitcher_lab.store.workplace import workplace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from stitcher_lab.audience import Audience
    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.gateway import Models
    from stitcher_lab.model import Brief, Event, Script, Video
    from stitcher_lab.store.history import Job
    from stitcher_lab.studio import Studio


def make(
    brief: Brief,
    studio: Studio,
    *,
    output: Path,
    values: Mapping[str, str] | None = None,
    fresh: bool = False,
    cancellation: Cancellation,
    on_event: Callable[[Event], None] = lambda _: None,
    job: str | None = None,
    audience: Audience = NOBODY,
) -> Video:
    """Turn a sentence into a finished video at ``output``.

    With a model configured, and no template asked for, the model writes; else a template does. ``values`` are
    parameters of the template, given by name; they outrank what the sentence says. ``fresh`` asks the model anew for
    what it has answered before. ``job`` goes on with a row that a queue has made in the history.
    ``audience`` sees what can be seen before it is finished.

    Raises
    ------
    stitcher_lab.errors.StitcherError
        Any of them; nothing half-written is left.

    """
    with studio.warmed(), _job(studio, brief, output, values=values or {}, held=job) as own:
        run = Run(studio, own, cancellation, Progress(on_event), audience)
        models = studio.open_models(fresh=fresh) if brief.template is None and not values else None
        if models is not None:
            return _with_model(brief, models, run, output, fresh=fresh)
        with run.stage(Stage.THINKING):
            brief, script = write(brief, values or {}, vectors=studio.store.path / "vectors")
            own.note(template=script.origin.removeprefix("template:"), parameters=delivery.plain(script.parameters))
        return produce(script, brief, run, output)


def _with_model(brief: Brief, models: Models, run: Run, output: Path, *, fresh: bool) -> Video:
    """Have a model write the script, and make the video of it."""
    from stitcher_lab.authoring import Authoring, Learning, author  # noqa: PLC0415 - only where a model is configured

    learning = Learning(run.studio.lessons())
    with workplace(run.studio.store.path / "work") as workdir, learning.beside():
        try:
            brief, script = author(
                Authoring(
                    brief=brief,
                    studio=run.studio,
                    models=models,
                    progress=run.progress,
                    stage=run.stage,
                    workdir=workdir,
                    cancellation=run.cancellation,
                    learning=learning,
                    fresh=fresh,
                )
            )
        finally:
            run.job.note(cost=models.usage().cost or 0.0)
        return produce(script, brief, run, output)


def render_script(
    script: Script,
    brief: Brief,
    studio: Studio,
    *,
    output: Path,
    cancellation: Cancellation,
    on_event: Callable[[Event], None] = lambda _: None,
    job: str | None = None,
    audience: Audience = NOBODY,
) -> Video:
    """Turn a scene file of one's own into a finished video at ``output``; raises what :func:`make` does."""
    with studio.warmed(len(script.scenes)), _job(studio, brief, output, origin=script.origin, held=job) as own:
        return produce(script, brief, Run(studio, own, cancellation, Progress(on_event), audience), output)


def write(brief: Brief, values: Mapping[str, str], *, vectors: Path) -> tuple[Brief, Script]:
    """Find the template that answers the brief and fill it in; ``vectors`` is where matching keeps its index.

    Raises
    ------
    stitcher_lab.errors.NoTemplateError, stitcher_lab.errors.ParameterError
        No template fits; a value makes no sense.

    """
    notes: tuple[str, ...] = ()
    given: dict[str, Any] = {}
    if brief.template is None:
        try:
            found = templates.match(without_colors(brief.prompt) if brief.palette else brief.prompt, folder=vectors)
        except NoTemplateError as error:
            error.remedy = f"{error.remedy} Or connect a language model, for any prompt: --model; see docs/models.md."
            raise
        template, notes = found.template, found.notes
        given = {name: found.parameters[name] for name in found.parameters.given}
    else:
        template = templates.get(brief.template)
        read = templates.extract(template, brief.prompt)
        given, notes = dict(read.values), tuple(read.notes)
    if values:
        typed, more = templates.parse_settings(template, values)
        given |= {name: typed[name] for name in typed.given}
        notes = (*notes, *more)
    if brief.palette:
        notes = (*notes, "Lessons made without a model have colours of their own: those that you named are not used.")
    if not brief.language.startswith("en"):
        notes = (*notes, "Lessons made without a model are in English, so English is spoken.")
        brief = replace(brief, language="en")
    return brief, templates.fill(template, given, notes=notes)


@contextmanager
def _job(
    studio: Studio,
    brief: Brief,
    output: Path,
    *,
    values: Mapping[str, str] | None = None,
    origin: str = "",
    held: str | None = None,
) -> Iterator[Job]:
    """Write the job into the history, however it ends; a full disk becomes one sentence wherever it strikes."""
    delivery.check_output(output)
    options = as_options(brief) | {"values": dict(values or {}), "origin": origin, "wanted": str(output.absolute())}
    job = studio.store.open_job(brief.prompt, options=options | studio.model_options(), held=held)
    try:
        with atomic.faults_named(studio.store.path):
            yield job
    except BaseException as error:
        if isinstance(error, StitcherError):
            error.job = job.id
        job.finish(error=error)
        raise
    job.finish(output=output)
    studio.trim()
