"""Opening the reference: from disk where it is kept, else harvested first, in a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.errors import EnvironmentFault, MissingTool
from stitcher_lab.reference.reference import Reference
from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).parents[1]
# What decides the harvest, beside versions: how we read, and our own scene library.
_OUR_PARTS = ("reference", "scene", "formula", "plugins/fixes")
_SECONDS = 180
# Nothing of the user's environment is of use to the harvest, and some of it is secret.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


def open_reference(folder: Path, *, plugins: Mapping[str, str] | None = None, prepare: str = "") -> Reference:
    """Open the reference of what is installed now.

    Parameters
    ----------
    folder
        Where harvests are kept: the data folder.
    plugins
        Modules to describe beside Manim, each with the name of its distribution, which tells its version.
    prepare
        ``module:function`` that is called in the harvesting process before anything is imported.

    Raises
    ------
    stitcher_lab.errors.MissingTool
        Manim is not installed.
    stitcher_lab.errors.EnvironmentFault
        It cannot be imported, or the folder cannot be written.

    """
    plugins = plugins or {}
    path = folder / "reference" / f"{_key(plugins, prepare)}.json"
    try:
        return Reference(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError):
        content = _harvest(sorted(plugins), prepare)
    reference = Reference(json.loads(content))
    atomic.write(path, content)
    return reference


def open_installed(folder: Path) -> Reference:
    """Open the reference of Manim and of every plugin that is there, mended as the sandbox mends them.

    ``folder`` and the errors raised are those of :func:`open_reference`.
    """
    from stitcher_lab.plugins import PLUGINS, available  # noqa: PLC0415 - a room of its own

    there = {PLUGINS[name].module: PLUGINS[name].distribution for name in available()}
    return open_reference(folder, plugins=there, prepare="stitcher_lab.plugins.shims:install")


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "none"


def _key(plugins: Mapping[str, str], prepare: str) -> str:
    manim = _version("manim")
    if manim == "none":
        raise MissingTool("Manim is not installed.", remedy="pip install manim==0.22.0")
    others = [f"{name} {_version(name)}" for name in ("numpy", "scipy", "sympy", "networkx")]
    told = [*others, sys.version, prepare, *(f"{name} {_version(plugins[name])}" for name in sorted(plugins))]
    digest = hashlib.sha256("\n".join([_our_hash(), *told]).encode())
    return f"manim-{manim}-{digest.hexdigest()[:16]}"


@lru_cache(maxsize=1)
def _our_hash() -> str:
    digest = hashlib.sha256()
    for part in _OUR_PARTS:
        for path in sorted((_PACKAGE / part).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _harvest(plugins: list[str], prepare: str) -> bytes:
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment["PYTHONPATH"] = str(_PACKAGE.parent)
    command = [sys.executable, "-P", "-m", "stitcher_lab.reference.harvest", f"--prepare={prepare}", *plugins]
    with tempfile.TemporaryDirectory(prefix="stitcher-harvest-") as elsewhere:
        try:
            done = subprocess.run(
                command, cwd=elsewhere, env=environment, capture_output=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise EnvironmentFault(f"Reading the installed Manim took more than {_SECONDS} s.") from error
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise EnvironmentFault(
            f"The installed Manim cannot be imported: {last}.", remedy='"stitcher doctor" says what is missing.'
        )
    return done.stdout
