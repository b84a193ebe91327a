"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import platformdirs
from traitlets import TraitError
from traitlets.config import Config
from traitlets.config.loader import ConfigLoaderError, JSONFileConfigLoader

from stitcher_lab.config import Settings
from stitcher_lab.errors import OptionError
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


def settings_from(
    *,
    data: Path | None = None,
    online_voice: bool = False,
    workers: int | None = None,
    **others: Any,
) -> Settings:
    """Build the settings: the options outrank the environment, and that the settings file.

    ``others`` are settings by name.

    Raises
    ------
    stitcher_lab.errors.OptionError
        The settings file cannot be read, names a setting that there is none of, or gives one a value of the wrong kind.

    """
    given: dict[str, Any] = dict(others)
    if data is not None:
        given["data_dir"] = str(data)
    elif os.environ.get("STITCHER_DATA"):
        given["data_dir"] = os.environ["STITCHER_DATA"]
    if online_voice:
        given["online_voice"] = True
    if workers is not None:
        given["workers"] = workers
    path = settings_file()
    try:
        from_file = JSONFileConfigLoader(path.name, str(path.parent)).load_config() if path.is_file() else Config()
        _check_names(from_file)
        return Settings(config=from_file, **given)
    except (OSError, ValueError, TraitError, ConfigLoaderError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise OptionError(f"The settings in {path} cannot be used: {reason}.", remedy="Mend that file.") from error


def settings_file() -> Path:
    """Where the settings file is, or would be: ``STITCHER_CONFIG``, else the user's own configuration folder."""
    given = os.environ.get("STITCHER_CONFIG")
    return Path(given) if given else platformdirs.user_config_path("stitcher_lab", appauthor=False) / "stitcher.json"


def _check_names(config: Config) -> None:
    """Hold the file's names against ours: Traitlets passes over what it does not know, and a slip would do nothing."""
    if others := config.keys() - {"Settings"}:
        raise ValueError(f'it says {min(others)!r} where all settings belong under "Settings"')
    if unknown := config.get("Settings", {}).keys() - Settings.class_trait_names(config=True):
        raise ValueError(f"there is no setting {min(unknown)!r}")
