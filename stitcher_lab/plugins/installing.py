"""Puts plugins into the environment that stitcher_lab runs in, as pip alone would not.

What the plugins say of themselves is out of date: manim-physics asks for a Manim of 2024, manim-chess for Python 3.12
though it runs on 3.11, manim-astronomy for 565 MB that it does not use. So the wheel is fetched by its exact version
and checked against the recorded sha256, without heeding its own demands; before it, pip installs the few packages that
it truly needs, and may change nothing else that is there.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import tempfile
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.errors import DamagedInstall, MissingTool, OptionError
from stitcher_lab.plugins.catalog import PLUGINS, installed_version, lacking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from stitcher_lab.plugins.plugin import Plugin

_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "--timeout", "20", "--retries", "2")
_OFFLINE = ("NewConnectionError", "ConnectTimeout", "ReadTimeout", "name resolution", "Network is unreachable",
            "Connection refused", "ProxyError", "Connection to")  # fmt: skip


def choose(names: Sequence[str]) -> tuple[Plugin, ...]:
    """Return the plugins named; ``all`` means every one.

    Raises
    ------
    stitcher_lab.errors.OptionError
        There is no plugin of that name.

    """
    if "all" in names:
        return tuple(PLUGINS.values())
    return tuple({plugin.name: plugin for plugin in map(find, names)}.values())


def find(name: str) -> Plugin:
    """Return the plugin called ``name``, or its distribution's or module's name; raises what :func:`choose` does."""
    for plugin in PLUGINS.values():
        if name.lower().replace("_", "-") in {plugin.name, plugin.distribution.lower()}:
            return plugin
    raise OptionError(f"There is no plugin called {name!r}.", remedy=f"Choose from: {', '.join(PLUGINS)}.")


def is_installed(plugin: Plugin) -> bool:
    """Whether the plugin is there in the version that we know, with all that it needs."""
    return not lacking(plugin) and installed_version(plugin) == plugin.version


def install(plugins: Iterable[Plugin], *, say: Callable[[str], None] = lambda _: None) -> tuple[Plugin, ...]:
    """Install the plugins that are not there yet, and return them; ``say`` hears a sentence before each step.

    Raises
    ------
    stitcher_lab.errors.MissingTool
        The package index cannot be reached, there is no pip, or pip cannot do it; the sentence says which.
    stitcher_lab.errors.DamagedInstall
        What was fetched is not the file that was recorded; nothing of it is installed.

    """
    wanted = tuple(plugin for plugin in plugins if not is_installed(plugin))
    for plugin in wanted:
        with tempfile.TemporaryDirectory(prefix="stitcher-") as name:
            folder = Path(name)
            missing = [need for need, module in plugin.needs.items() if module in lacking(plugin)]
            if missing:
                say(f"{plugin.name}: installing what it needs ({', '.join(missing)})")
                kept = folder / "kept.txt"
                kept.write_text("".join(f"{line}\n" for line in _kept(plugin)), encoding="utf-8")
                _pip(plugin, "--prefer-binary", "-c", str(kept), *missing)
            say(f"{plugin.name}: installing {plugin.distribution} {plugin.version}")
            pin = folder / "pin.txt"
            pin.write_text(f"{plugin.distribution}=={plugin.version} --hash=sha256:{plugin.sha256}\n", encoding="utf-8")
            _pip(
                plugin,
                "--no-deps",
                "--ignore-requires-python",
                "--only-binary=:all:",
                "--require-hashes",
                "-r",
                str(pin),
            )
        importlib.invalidate_caches()
        if still := lacking(plugin):
            raise MissingTool(f"pip reported no error, yet {' and '.join(still)} cannot be found.")
    return wanted


def _kept(plugin: Plugin) -> Iterator[str]:
    """Yield what is installed, as constraints: a plugin is no reason to change the version of anything else."""
    replaced = {need.partition(">")[0] for need in plugin.needs} | {plugin.distribution}
    for found in distributions():
        if found.name and found.name not in replaced:
            yield f"{found.name}=={found.version}"


def _pip(plugin: Plugin, *arguments: str) -> None:
    command = [sys.executable, *_PIP, "install", "-q", *arguments]
    # Root's scenes run as another user, who must be able to read what is installed.
    done = subprocess.run(command, capture_output=True, text=True, check=False, umask=0o022)
    if done.returncode:
        raise _failure(plugin, done.stdout + done.stderr)


def _failure(plugin: Plugin, output: str) -> MissingTool | DamagedInstall:
    """Say in one sentence why pip gave up."""
    if "No module named pip" in output:
        return MissingTool(
            f"This Python has no pip, so {plugin.distribution} cannot be installed.",
            remedy=f"Run: {sys.executable} -m ensurepip",
        )
    if "DO NOT MATCH THE HASHES" in output:
        return DamagedInstall(
            f"{plugin.distribution} {plugin.version} was not installed: what came is not the file that was recorded.",
            remedy="Use another package index.",
        )
    if any(sign in output for sign in _OFFLINE):
        return MissingTool(
            f"{plugin.distribution} could not be fetched: the package index cannot be reached.",
            remedy=f"Connect to the network (this once) and run again: stitcher plugins install {plugin.name}",
        )
    complaints = [line.removeprefix("ERROR: ") for line in output.splitlines() if line.startswith("ERROR: ")]
    reason = complaints[-1] if complaints else (output.strip().splitlines() or ["it did not say why"])[-1]
    return MissingTool(f"pip could not install {plugin.distribution} {plugin.version}: {reason.strip().rstrip('.')}.")
