"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stitcher_lab.model import QUALITIES

if TYPE_CHECKING:
    from collections.abc import Callable

# Whether a path can be read or written is told by what reads or writes it, in a sentence of ours.
PATH = click.Path(path_type=Path, readable=False)
EXISTING_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)

data_option = click.option("--data", type=PATH, help="Folder of the store (default: STITCHER_DATA, or your own).")
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")

_MODEL_OPTIONS = (
    click.option("--model", metavar="PROVIDER/NAME", help="Language model that writes, such as openai/gpt-5-mini."),
    click.option("--api-base", metavar="URL", help="The model's server, such as http://127.0.0.1:8080/v1."),
    click.option("--tier", type=click.Choice(["auto", "fast", "strong"]), help="Which model writes."),
    click.option(
        "--max-cost", type=click.FloatRange(min=0), metavar="USD", help="What the job may spend; 0: no limit."
    ),
    click.option("--no-model", is_flag=True, help="Use templates only, also where a model is configured."),
)
events_option = click.option("--events", type=PATH, help="Write each event into this file, one JSON object a line.")

_VIDEO_OPTIONS = (
    click.option("-o", "--output", type=PATH, help="The video's name, ending in .mp4 (default: made from the prompt)."),
    click.option("-q", "--quality", type=click.Choice(list(QUALITIES)), help="Size and rate (default: 720p)."),
    click.option("--voice", help="A voice such as kokoro:af_heart, an engine, or 'silent'; see: stitcher voices."),
    click.option("--language", help="Language of the narration, such as en, de, pt-br."),
    click.option("--max-duration", type=float, metavar="SECONDS", help="Longest video that will be made."),
    click.option("--watermark", type=EXISTING_FILE, help="A PNG for the lower right corner."),
    click.option("--online-voice", is_flag=True, help="Allow sending the narration to Microsoft's speech service."),
    click.option(
        "--workers", type=click.IntRange(1, 64), help="Scenes drawn at the same time (default: processors, at most 4)."
    ),
    click.option("--preview-first", is_flag=True, help="Make a small quick video first, to look at meanwhile."),
    data_option,
    json_option,
)


def video_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of every command that makes a video."""
    for option in reversed(_VIDEO_OPTIONS):
        command = option(command)
    return command


def model_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of every command that may ask a model."""
    for option in reversed(_MODEL_OPTIONS):
        command = option(command)
    return command


def model_settings(options: dict[str, Any]) -> dict[str, Any]:
    """Take the model's options out of a command's, as settings."""
    taken = {name: options.pop(name) for name in ("model", "api_base", "tier", "max_cost")}
    if options.pop("no_model"):
        taken["model"] = ""
    return {name: value for name, value in taken.items() if value is not None}
