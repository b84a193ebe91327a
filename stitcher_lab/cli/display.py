"""What a person sees while a video is made: stages, fractions, elapsed time and the estimate."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from stitcher_lab.model import EventKind, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console
    from rich.progress import Progress, Task, TaskID

    from stitcher_lab.model import Event

_WIDTH = len("rendering scene 10 of 10")
_BESIDE_BAR = _WIDTH + len(" 100% 0:00 elapsed, about 00:00 left") + 1
_WIDE = _BESIDE_BAR + 10  # columns: on a narrower terminal, a bar would push out the times


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
    from stitcher_lab.cli.terminal import console  # noqa: PLC0415 - only where something is shown

    out = console(stderr=True)
    if out.is_terminal:
        with _live(out) as show:
            yield show
    else:
        yield _Lines(out)


class _Lines:
    """One line for each stage and note, for log files and pipes."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __call__(self, event: Event) -> None:
        if event.kind is EventKind.NOTE:
            from stitcher_lab.cli.terminal import plain  # noqa: PLC0415

            self._console.print(plain(f"note: {event.message}"), soft_wrap=True)
        elif event.kind is EventKind.STEP:
            from stitcher_lab.cli.terminal import plain  # noqa: PLC0415

            self._console.print(plain(f"  {event.message}"), soft_wrap=True)
        elif event.kind is EventKind.FINISHED:
            self._console.print(f"{event.stage} done after {clock(event.elapsed)}", soft_wrap=True)


@contextmanager
def _live(console: Console) -> Iterator[Callable[[Event], None]]:
    from rich.progress import BarColumn, Progress, ProgressColumn, TaskProgressColumn, TextColumn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    class Times(ProgressColumn):
        """Goes on counting between two events: a stage may have nothing to report for a while."""

        def render(self, task: Task) -> Text:
            since = time.monotonic() - task.fields["heard"]
            return Text(_times(task.fields["event"], since, in_full=wide), style="dim", no_wrap=True)

    wide = console.width >= _WIDE
    columns: list[ProgressColumn] = [TextColumn("{task.description}"), TaskProgressColumn(), Times()]
    if wide:
        columns.insert(1, BarColumn(bar_width=min(console.width - _BESIDE_BAR, 30)))
    with Progress(*columns, console=console, transient=False) as progress:
        yield _Live(progress)


class _Live:
    """A bar for each stage; the current one carries elapsed time and estimate."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[Stage, TaskID] = {}

    def __call__(self, event: Event) -> None:
        if event.kind in {EventKind.NOTE, EventKind.STEP}:
            from stitcher_lab.cli.terminal import plain  # noqa: PLC0415

            style = "" if event.kind is EventKind.NOTE else "dim"
            self._progress.console.print(plain(("· ", "dim"), (event.message, style)), soft_wrap=True)
            return
        done = event.kind is EventKind.FINISHED
        facts: dict[str, Any] = {
            "completed": 1.0 if done else event.fraction or 0.0,
            "description": (str(event.stage) if done else label(event)).ljust(_WIDTH),
            "event": event,
            "heard": time.monotonic(),
        }
        if event.stage in self._bars:
            self._progress.update(self._bars[event.stage], **facts)
        else:
            self._bars[event.stage] = self._progress.add_task(total=1.0, **facts)


def _times(event: Event, since: float, *, in_full: bool) -> str:
    """Elapsed time and estimate, ``since`` seconds after the event."""
    elapsed, about = (" elapsed", "about ") if in_full else ("", "")
    if event.kind is EventKind.FINISHED:
        return clock(event.elapsed) + elapsed
    left = f", {about}{clock(max(event.remaining - since, 1.0))} left" if event.remaining is not None else ""
    return clock(event.elapsed + since) + elapsed + left
