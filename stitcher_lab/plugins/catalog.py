"""The Manim plugins that stitcher_lab knows, and which of them are installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from stitcher_lab.plugins.records import astronomy, chemistry, chess, dsa, ml, physics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stitcher_lab.plugins.plugin import Plugin

PLUGINS: Mapping[str, Plugin] = {
    record.PLUGIN.name: record.PLUGIN for record in (chess, dsa, ml, physics, chemistry, astronomy)
}


def available() -> tuple[str, ...]:
    """Name the plugins that are installed with all that they need, without importing one."""
    return tuple(name for name, plugin in PLUGINS.items() if not lacking(plugin))


def lacking(plugin: Plugin) -> tuple[str, ...]:
    """Name the modules that are not there, of the plugin's own and of those that it imports."""
    return tuple(module for module in (plugin.module, *plugin.needs.values()) if find_spec(module) is None)


def installed_version(plugin: Plugin) -> str:
    """Return the version that is installed, empty where none is."""
    try:
        return version(plugin.distribution)
    except PackageNotFoundError:
        return ""


def import_names(names: Iterable[str] | None = None) -> tuple[str, ...]:
    """Return the modules that a script may import, of the plugins named, or of those that are available."""
    return tuple(PLUGINS[name].module for name in (available() if names is None else names))
