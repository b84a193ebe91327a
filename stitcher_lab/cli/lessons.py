"""``stitcher lessons``: what coders have learnt from their mistakes, to look at, delete, give away and take in."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from stitcher_lab.cli.options import PATH, data_option, json_option
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.errors import LimitExceeded, OptionError, ScriptError
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from stitcher_lab.agent.lessons import LessonBook
    from stitcher_lab.agent.lessons.sharing import Taken
    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.model import CoderLesson


@click.group()
def lessons() -> None:
    """What was learnt when a scene failed and was fixed; later prompts are told.

    \b
    Examples:
      stitcher lessons list
      stitcher lessons show 3fa9c2
      stitcher lessons export ours.json
      stitcher lessons import theirs.json
    """  # noqa: D301 - \b is click's mark


@lessons.command("list")
@click.option("--learnt", is_flag=True, help="Only what was learnt here, not the lessons that come with the program.")
@data_option
@json_option
def list_(*, learnt: bool, data: Path | None, as_json: bool) -> None:
    """List all lessons."""
    with told_plainly(as_json=as_json):
        book = _book(data)
        found = book.own() if learnt else book.all()
        write_json([asdict(lesson) for lesson in found]) if as_json else _list(found)


@lessons.command()
@click.argument("lesson")
@data_option
@json_option
def show(lesson: str, *, data: Path | None, as_json: bool) -> None:
    """Show one LESSON: its advice, what fails and what works."""
    with told_plainly(as_json=as_json):
        found = _book(data).get(lesson)
        if found is None:
            raise _unknown(lesson)
        write_json(asdict(found)) if as_json else _show(found)


@lessons.command()
@click.argument("lesson")
@data_option
@json_option
def delete(lesson: str, *, data: Path | None, as_json: bool) -> None:
    """Delete a LESSON; it is not learnt again."""
    with told_plainly(as_json=as_json):
        book = _book(data)
        found = book.get(lesson)
        if found is None:
            raise _unknown(lesson)
        book.delete(found.id)
        write_json({"deleted": found.id}) if as_json else click.echo(f"Deleted {found.id} ({found.symbol}).")


@lessons.command()
@click.argument("file", type=PATH)
@click.option("--all", "everything", is_flag=True, help="Also the lessons that come with the program.")
@data_option
@json_option
def export(file: Path, *, everything: bool, data: Path | None, as_json: bool) -> None:
    """Write the lessons learnt here into FILE, to share. It holds short pieces of your scenes' code."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.agent.lessons.sharing import export_lessons  # noqa: PLC0415 - what is heavy waits

        book = _book(data)
        found = book.all() if everything else book.own()
        export_lessons(found, file)
        facts = {"file": str(file), "lessons": len(found)}
        write_json(facts) if as_json else click.echo(f"Wrote {len(found)} lessons to {file}.")


@lessons.command("import")
@click.argument("file", type=PATH)
@data_option
@json_option
def import_(file: Path, *, data: Path | None, as_json: bool) -> None:
    """Take in the lessons of FILE that do what they say: each is run in the sandbox, both ways, before it is kept."""
    with told_plainly(as_json=as_json), stoppable() as cancellation:
        from stitcher_lab.agent.lessons.sharing import import_lessons  # noqa: PLC0415

        def progress(done: int, count: int) -> None:
            if not as_json and sys.stderr.isatty():
                click.echo(f"\rtrying lesson {done + 1} of {count}", nl=done + 1 == count, err=True)

        with _verifier(data, cancellation) as verify:
            taken = import_lessons(file, _book(data), verify=verify, on_lesson=progress)
        write_json([_taken_facts(each) for each in taken]) if as_json else _say(taken)


def _book(data: Path | None) -> LessonBook:
    from stitcher_lab.agent.lessons import LessonBook  # noqa: PLC0415
    from stitcher_lab.store import Store  # noqa: PLC0415

    return LessonBook(Store(settings_from(data=data).data))


@contextmanager
def _verifier(data: Path | None, cancellation: Cancellation) -> Iterator[Callable[[str], bool]]:
    """Give what runs a scene file in the sandbox and says whether it ran to its end."""
    from stitcher_lab.brief import find_quality  # noqa: PLC0415
    from stitcher_lab.rehearsal import rehearse  # noqa: PLC0415
    from stitcher_lab.store.workplace import workplace  # noqa: PLC0415
    from stitcher_lab.studio import open_studio  # noqa: PLC0415

    studio = open_studio(settings_from(data=data))
    quality = find_quality("preview")
    with workplace(studio.store.path / "work") as workdir:

        def verify(source: str) -> bool:
            try:
                return not rehearse(source, quality, studio, workdir=workdir, cancellation=cancellation).gaps
            except (ScriptError, LimitExceeded):
                return False

        yield verify


def _unknown(lesson: str) -> OptionError:
    return OptionError(f"There is no lesson {lesson!r}, or more than one.", remedy="List them: stitcher lessons list")


def _list(found: list[CoderLesson]) -> None:
    from rich.table import Table  # noqa: PLC0415 - only where something is shown

    from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    table.add_column("lesson", no_wrap=True)
    table.add_column("symbol", no_wrap=True)
    table.add_column("advice")
    for lesson in found:
        table.add_row(lesson.id, plain(lesson.symbol), plain(lesson.advice))
    console().print(table if found else "Nothing was learnt yet.")


def _show(lesson: CoderLesson) -> None:
    from stitcher_lab.cli.terminal import printable  # noqa: PLC0415

    click.echo(f"{lesson.id}  {printable(lesson.symbol)}  (Manim {printable(lesson.manim_version)})")
    click.echo(printable(lesson.advice))
    for heading, code in (("fails", lesson.failing), ("works", lesson.fixed)):
        click.echo(f"\n{heading}:")
        for line in code.splitlines():
            click.echo(f"  {printable(line)}")
    if lesson.error:
        click.echo(f"\nerror: {printable(lesson.error)}")


def _taken_facts(taken: Taken) -> dict[str, str | None]:
    return {
        "symbol": taken.symbol,
        "outcome": taken.outcome,
        "reason": taken.reason,
        "id": taken.lesson.id if taken.lesson else None,
    }


def _say(taken: list[Taken]) -> None:
    from stitcher_lab.cli.terminal import printable  # noqa: PLC0415

    for each in taken:
        if each.outcome == "refused":
            click.echo(f"✗ {printable(each.symbol)}: {printable(each.reason)}", err=True)
    counts = {outcome: sum(each.outcome == outcome for each in taken) for outcome in ("kept", "known", "refused")}
    click.echo(f"{counts['kept']} kept, {counts['known']} known before, {counts['refused']} refused.")
