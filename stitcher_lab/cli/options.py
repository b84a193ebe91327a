"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stitcher_lab.config import Settings
from stitcher_lab.model import QUALITIES

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = click.Path(path_type=Path)
EXISTING_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)

data_option = click.option("--data", type=PATH, help="Folder of the store (default: STITCHER_DATA, or your own).")
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")

_VIDEO_OPTIONS = (
    click.option("-o", "--output", type=PATH, help="The video's name, ending in .mp4 (default: made from the prompt)."),
    click.option("-q", "--quality", type=click.Choice(list(QUALITIES)), help="Size and rate (default: 720p)."),
    click.option("--voice", help="A voice such as kokoro:af_heart, an engine, or 'silent'; see: stitcher voices."),
    click.option("--language", help="Language of the narration, such as en, de, pt-br."),
    click.option("--max-duration", type=float, metavar="SECONDS", help="Longest video that will be made."),
    click.option("--watermark", type=EXISTING_FILE, help="A PNG for the lower right corner."),
    click.option("--online-voice", is_flag=True, help="Allow sending the narration to Microsoft's speech service."),
    click.option("--workers", type=click.IntRange(1, 64), help="Scenes drawn at the same time (default: processors)."),
    data_option,
    json_option,
)


def video_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of every command that makes a video."""
    for option in reversed(_VIDEO_OPTIONS):
        command = option(command)
    return command


def settings_from(*, data: Path | None = None, online_voice: bool = False, workers: int | None = None) -> Settings:
    """Build the settings: the options outrank the environment."""
    given: dict[str, Any] = {}
    if data is not None:
        given["data_dir"] = str(data)
    if online_voice:
        given["online_voice"] = True
    if workers is not None:
        given["workers"] = workers
    return Settings(**given)
