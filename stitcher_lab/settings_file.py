"""The settings as a door gets them: from the user's settings file, the environment, and what was given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import platformdirs
from traitlets import TraitError
from traitlets.config import Config
from traitlets.config.loader import ConfigLoaderError, JSONFileConfigLoader

from stitcher_lab.config import Settings
from stitcher_lab.errors import OptionError


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
