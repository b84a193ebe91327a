"""What a person sees while a video is made: stages, fractions, elapsed time and the estimate."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from stitcher_lab.model import EventKind, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console
    from rich.progress import Progress, TaskID

    from stitcher_lab.model import Event

_WIDTH = 27


def label(event: Event) -> str:
    """The stage in words: "rendering scene 2 of 4"."""
    if event.scene is not None and event.scenes:
        return f"{event.stage} scene {event.scene} of {event.scenes}"
    return str(event.stage)


def clock(seconds: float | None) -> str:
    """Minutes and seconds: ``"1:05"``; nothing when unknown."""
    if seconds is None:
        return ""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


@contextmanager
def display(*, quiet: bool) -> Iterator[Callable[[Event], None]]:
    """Show events on standard error: a live display on a terminal, one line a stage elsewhere, or nothing."""
    if quiet:
        yield lambda _event: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where something is shown

    console = Console(stderr=True, highlight=False)
    if console.is_terminal:
        with _live(console) as show:
            yield show
    else:
        yield _Lines(console)


class _Lines:
    """One line for each stage and note, for log files and pipes."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __call__(self, event: Event) -> None:
        if event.kind is EventKind.NOTE:
            self._console.print(f"note: {event.message}", soft_wrap=True)
        elif event.kind is EventKind.FINISHED:
            self._console.print(f"{event.stage} done after {clock(event.elapsed)}", soft_wrap=True)


@contextmanager
def _live(console: Console) -> Iterator[Callable[[Event], None]]:
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415

    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TaskProgressColumn(),
        TextColumn("{task.fields[times]}", style="dim"),
        console=console,
        transient=False,
    )
    with progress:
        yield _Live(progress)


class _Live:
    """A bar for each stage; the current one carries elapsed time and estimate."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[Stage, TaskID] = {}

    def __call__(self, event: Event) -> None:
        if event.kind is EventKind.NOTE:
            self._progress.console.print(f"[dim]·[/dim] {_escaped(event.message)}", soft_wrap=True)
            return
        bar = self._bars.get(event.stage)
        if bar is None:
            bar = self._bars[event.stage] = self._progress.add_task("", total=1.0, times="")
        done = event.kind is EventKind.FINISHED
        times = f"{clock(event.elapsed)} elapsed"
        if not done and event.remaining is not None:
            times += f", about {clock(event.remaining)} left"
        words = str(event.stage) if done else label(event)
        self._progress.update(
            bar,
            completed=1.0 if done else event.fraction or 0.0,
            description=words.ljust(_WIDTH),
            times=times,
        )


def _escaped(text: str) -> str:
    from rich.markup import escape  # noqa: PLC0415

    return escape(text)
