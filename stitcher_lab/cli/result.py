"""What is said when a video is done."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from stitcher_lab.cli.display import clock
from stitcher_lab.cli.outcome import write_json
from stitcher_lab.outcomes import video_facts

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.model import Making, Video

GAPS_EXIT = 3


def finish(video: Video, *, as_json: bool) -> None:
    """Say what was made and where it lies; exit with 3 when a scene is missing from it."""
    if as_json:
        write_json(video_facts(video))
    else:
        _say(video)
    if video.gaps:
        sys.exit(GAPS_EXIT)


def _say(video: Video) -> None:
    from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

    out = console()
    again = ", made before and taken from the cache" if video.reused else ""
    facts = f"  {clock(video.duration)}, voice: {video.voice}{again}"
    out.print(plain(("✓ ", "bold green"), (str(video.path), "bold"), facts), soft_wrap=True)
    beside = ", ".join(_ending(path, video.path) for path in video.files.values())
    out.print(plain((f"  beside it: {beside}", "dim")), soft_wrap=True)
    if video.making is not None:
        out.print(plain((f"  {cost(video.making)}", "dim")), soft_wrap=True)
    for gap in video.gaps:
        what = "is narrated over a title card only" if gap.title_card else "is missing"
        out.print(plain(("! ", "bold yellow"), f"{gap.scene} {what}. {gap.reason}"), soft_wrap=True)
        if gap.title_card:
            again = f'stitcher resume {video.job} --scene {gap.scene} --hint "…"'
            out.print(plain("  ", f"Try it again alone, with a hint: {again}"), soft_wrap=True)
        if gap.remedy:
            out.print(plain("  ", gap.remedy), soft_wrap=True)


def cost(making: Making) -> str:
    """What the model took, in words."""
    used = making.usage
    tokens = f"{used.prompt_tokens + used.completion_tokens} tokens in {used.calls} calls of the model"
    if used.cost is None:
        return f"{tokens}, price unknown"
    settled = ""
    if making.settled is not None and making.settled < used.cost:
        settled = f", ${making.settled:.4f} without the scenes that failed"
    return f"{tokens}, ${used.cost:.4f}{settled}"


def _ending(path: Path, video: Path) -> str:
    return path.name.removeprefix(video.stem)
