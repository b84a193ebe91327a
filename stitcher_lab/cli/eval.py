"""``stitcher eval``: many prompts, what became of each, and a report one can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stitcher_lab.cli.options import PATH, data_option, json_option, model_options, model_settings
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.errors import Cancelled, OptionError, StitcherError
from stitcher_lab.model import QUALITIES
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.config import Settings
    from stitcher_lab.evaluation import Case, Result, Run, RunFolder

# What changes what is measured, and so may not change within a run.
_SETTINGS = (
    "model", "fast_model", "strong_model", "vision_model", "embedding_model", "api_base", "tier", "max_cost",
    "max_tokens", "coder_lessons",
)  # fmt: skip


class _RunsByDefault(click.Group):
    """A group whose first argument may be a file: then it is the command ``run``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``run`` before what names no command."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group("eval", cls=_RunsByDefault)
def evaluate() -> None:
    """Measure: make a video for each prompt of a file, and report how many succeed, how fast, at what cost.

    \b
    Examples:
      stitcher eval prompts.jsonl
      stitcher eval prompts.jsonl --model openai/gpt-5-mini -o mini
      stitcher eval compare templates_only mini -o compare.html

    A line of the file is a JSON object: {"id": "bubble", "prompt": "explain bubble sort"}. What is stopped goes on
    with the same command. See also: stitcher eval run --help
    """  # noqa: D301 - \b is click's mark


@evaluate.command(short_help="Measure the prompts of a file (this is the default).")
@click.argument("prompts", type=PATH)
@click.option("-o", "--output", type=PATH, metavar="FOLDER", help="The run's folder (default: from the file's name).")
@click.option("--limit", type=click.IntRange(1), help="Measure at most so many prompts now.")
@click.option("--parallel", type=click.IntRange(1, 32), default=1, show_default=True, help="Prompts at a time.")
@click.option("--fresh", is_flag=True, help="Reuse nothing made before: a store of the run's own.")
@click.option("-q", "--quality", type=click.Choice(list(QUALITIES)), default="preview", show_default=True)
@click.option("--voice", default="silent", show_default=True, help="A voice, an engine, or 'auto'.")
@click.option("--language", help="Language of the narration.")
@click.option("--max-duration", type=float, metavar="SECONDS", help="Longest video that will be made.")
@model_options
@click.option("--online-voice", is_flag=True, help="Allow sending the narration to Microsoft's speech service.")
@click.option("--workers", type=click.IntRange(1, 64), help="Scenes drawn at the same time, of each prompt.")
@data_option
@json_option
def run(
    prompts: Path,
    *,
    output: Path | None,
    limit: int | None,
    parallel: int,
    fresh: bool,
    data: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Make a video for each line of PROMPTS; write results.jsonl, report.html and the videos into a folder.

    \b
    Examples:
      stitcher eval prompts.jsonl --limit 5
      stitcher eval prompts.jsonl --model ollama/qwen3 --fresh -o qwen3
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json), stoppable() as cancellation:
        from stitcher_lab import evaluation  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.evaluation.running import left_to_do  # noqa: PLC0415
        from stitcher_lab.studio import open_studio  # noqa: PLC0415

        if fresh and data is not None:
            raise OptionError(
                "--fresh takes a store of its own, so --data has no say.", remedy="Leave one of them out."
            )
        cases = evaluation.read_cases(prompts)
        folder = output or Path(f"{prompts.stem}_eval")
        models = model_settings(options)
        settings = settings_from(
            data=folder / "store" if fresh else data,
            online_voice=options.pop("online_voice"),
            workers=options.pop("workers"),
            **models,
        )
        mine = {name: value for name, value in options.items() if value is not None}
        facts = _facts(prompts, settings, {**mine, "fresh": fresh, "parallel": parallel})
        with evaluation.RunFolder.opened(folder, facts) as place:
            todo = left_to_do(cases, place)[:limit]
            progress = _Progress(len(todo), quiet=as_json)
            progress.begin(len(cases) - len(left_to_do(cases, place)), len(cases))
            ended: StitcherError | None = None
            try:
                evaluation.run(
                    todo, open_studio(settings), place, options=mine, cancellation=cancellation, at_a_time=parallel,
                    on_start=progress.started, on_result=progress.finished,
                )  # fmt: skip
            except StitcherError as error:
                ended = error
            _report(place, cases, as_json=as_json, ended=ended)
        if ended is not None:
            ended.job = ""  # one goes on with the run, not with the one job that ended it
            raise ended


@evaluate.command("report", short_help="Write the report on a run again.")
@click.argument("folder", type=PATH)
@click.option("-o", "--output", type=PATH, help="The page's name (default: report.html in the folder).")
@json_option
def write_report(folder: Path, *, output: Path | None, as_json: bool) -> None:
    """Write the report on the run in FOLDER again, from its results."""
    with told_plainly(as_json=as_json):
        from stitcher_lab import evaluation  # noqa: PLC0415 - only where it is needed
        from stitcher_lab.evaluation.run_folder import REPORT  # noqa: PLC0415

        run = evaluation.read_run(folder)
        page = output or (folder if folder.is_dir() else folder.parent) / REPORT
        _write(page, evaluation.report(run))
        _tell_run(run, page, as_json=as_json)


@evaluate.command(short_help="Put two runs side by side in one page.")
@click.argument("first", type=PATH)
@click.argument("second", type=PATH)
@click.option("-o", "--output", type=PATH, default=Path("compare.html"), show_default=True, help="The page's name.")
@json_option
def compare(first: Path, second: Path, *, output: Path, as_json: bool) -> None:
    """Put two runs side by side in one page: FIRST is what was, SECOND what is now."""
    with told_plainly(as_json=as_json):
        from stitcher_lab import evaluation  # noqa: PLC0415 - only where it is needed
        from stitcher_lab.evaluation.comparing import BETTER, CHANGED, ONLY, SAME, WORSE  # noqa: PLC0415

        runs = evaluation.read_run(first), evaluation.read_run(second)
        found = evaluation.compare(*runs)
        _write(output, evaluation.comparison(*runs))
        counts = {verdict: found.count(verdict) for verdict in (BETTER, WORSE, SAME, CHANGED, ONLY)}
        if as_json:
            names = {
                verdict: [pair.id for pair in found.pairs if pair.verdict == verdict] for verdict in (BETTER, WORSE)
            }
            write_json({"page": output, "counts": counts, "chance": found.chance, **names})
            return
        from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

        out = console()
        told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
        out.print(
            plain(("✓ ", "bold green"), (str(output), "bold"), f"  {told or 'nothing to compare'}"), soft_wrap=True
        )


def _facts(prompts: Path, settings: Settings, mine: dict[str, Any]) -> dict[str, Any]:
    from datetime import UTC, datetime  # noqa: PLC0415 - once a run
    from importlib.metadata import version  # noqa: PLC0415

    told = {name: getattr(settings, name) for name in _SETTINGS if settings.model or name == "model"}
    if "@" in str(told.get("api_base", "")):
        told["api_base"] = "(with a password, not shown)"
    return {
        "prompts": prompts.name,
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"stitcher_lab": version("stitcher-lab"), "manim": version("manim")},
        "settings": {**told, **mine},
    }


def _report(place: RunFolder, cases: Sequence[Case], *, as_json: bool, ended: StitcherError | None) -> None:
    """Write the page on what is there by now, and tell the figures."""
    from stitcher_lab import evaluation  # noqa: PLC0415 - only where it is needed
    from stitcher_lab.evaluation.run_folder import REPORT  # noqa: PLC0415

    found = place.read()
    if not found.results:
        return
    page = place.path / REPORT
    _write(page, evaluation.report(found))
    # An error is told as JSON of its own; two answers would be none.
    if not (as_json and ended is not None):
        _tell_run(found, page, as_json=as_json)
    left = sum(1 for case in cases if case.id not in found.results or not found.results[case.id].measured)
    if left and not as_json:
        from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

        whole = "Stopped. " if isinstance(ended, Cancelled) else ""
        console().print(plain(f"  {whole}{left} not measured yet; the same command goes on with them."), soft_wrap=True)


def _tell_run(run: Run, page: Path, *, as_json: bool) -> None:
    from stitcher_lab import evaluation  # noqa: PLC0415 - only where it is needed
    from stitcher_lab.evaluation import figures, summary  # noqa: PLC0415

    found = evaluation.summarize(run.results.values())
    if as_json:
        write_json({"report": page, "run": run.name, **summary.facts(found)})
        return
    from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

    out = console()
    outcomes = ", ".join(f"{count} {outcome}" for outcome, count in found.outcomes.items() if count)
    out.print(plain(("✓ ", "bold green"), (str(page), "bold"), f"  {outcomes}"), soft_wrap=True)
    rows = [
        ("whole at the first try", found.first_try),
        ("whole after fixes", found.whole),
        ("delivered", found.delivered),
    ]
    for name, rate in rows:
        out.print(f"  {name}: {figures.percent(rate.part)} ({figures.of(rate)})", soft_wrap=True)
    if found.usage is not None:
        spent = f"{figures.count(figures.tokens(found.usage))} tokens, {figures.dollars(found.usage.cost)}"
        out.print(f"  the model: {spent}", soft_wrap=True)


def _write(page: Path, html: str) -> None:
    from stitcher_lab.store import atomic  # noqa: PLC0415

    if page.is_dir():
        raise OptionError(f"{page} is a folder.", remedy="Give the page's file name with -o.")
    try:
        atomic.write(page, html.encode())
    except (FileExistsError, NotADirectoryError) as error:
        raise OptionError(f"{page} cannot be written: its folder is a file.") from error


class _Progress:
    """One line for each prompt on standard error."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._total = total
        self._quiet = quiet
        self._done = 0

    def begin(self, before: int, everything: int) -> None:
        if before:
            self._say(f"{before} of {everything} prompts were measured before.")
        if not self._total:
            self._say("Nothing is left to measure.")

    def started(self, case: Case) -> None:
        if self._total == 1 or not self._done:
            self._say(f"  {case.id}: {case.prompt[:70]} …")

    def finished(self, result: Result) -> None:
        from stitcher_lab.evaluation import figures  # noqa: PLC0415 - only where it is needed

        self._done += 1
        made = sum(scene.outcome == "made" for scene in result.scenes)
        scenes = f", {made} of {figures.plural(len(result.scenes), 'scene')}" if result.scenes else ""
        fixes = f", {result.rounds} fixed" if result.rounds else ""
        why = f": {result.message}" if result.message else ""
        took = figures.seconds(result.seconds)
        self._say(f"[{self._done}/{self._total}] {result.id}: {result.outcome}{scenes}{fixes}, {took}{why}")

    def _say(self, sentence: str) -> None:
        if self._quiet:
            return
        from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

        console(stderr=True).print(plain(sentence), soft_wrap=True)


eval = evaluate  # noqa: A001 - the command's name, by which it is found
