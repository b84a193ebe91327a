"""Write down the API of the installed Manim, and of plugins, as JSON: run as a program, in a process of its own.

``python -m stitcher_lab.reference.harvest [--prepare MODULE:FUNCTION] [PLUGIN_MODULE ...]`` prints it. Importing Manim
takes seconds and hundreds of megabytes: whoever only wants to know what it holds reads the JSON (see
:mod:`stitcher_lab.reference.opening`).
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import warnings
from contextlib import redirect_stdout
from importlib.metadata import version
from typing import Any

from stitcher_lab.reference.collecting import Collection
from stitcher_lab.reference.sources import COMPUTE_KNOWN_NAMES

# Beside Manim: what scene files import. Numbers of names, not signatures: most of them are written in C.
PLAIN_MODULES = (
    "math", "cmath", "random", "itertools", "functools", "collections", "string", "re", "json", "time", "datetime",
    "copy", "statistics", "fractions", "decimal", "operator", "bisect", "heapq", "textwrap", "typing", "dataclasses",
    "enum", "abc", "colorsys", "calendar", "contextlib", "numbers", "array", "pprint", "unicodedata",
    "numpy", "numpy.linalg", "numpy.random", "numpy.fft", "numpy.ma", "numpy.polynomial", "numpy.typing",
    "scipy", "scipy.integrate", "scipy.interpolate", "scipy.linalg", "scipy.optimize", "scipy.signal", "scipy.special",
    "scipy.stats", "scipy.spatial", "scipy.fft", "scipy.constants", "networkx", "sympy",
)  # fmt: skip
PLAIN_CLASSES = ("str", "list", "dict", "tuple", "set", "frozenset", "bytes", "complex", "object", "Exception", "range")
HOUSE = ("stitcher_lab.scene", "stitcher_lab.formula")
_NOT_OURS = (
    "manim.cli", "manim.__main__", "manim.renderer.shader", "manim.utils.docbuild", "manim.plugins",
    "manim.utils.testing",
)  # fmt: skip


def harvest(plugins: list[str], prepare: str = "") -> dict[str, Any]:  # noqa: C901 - one list after the other
    """Import everything and describe it."""
    if prepare:  # first: Manim imports the plugins that are installed
        module_name, _, function = prepare.partition(":")
        getattr(importlib.import_module(module_name), function)()
    manim = importlib.import_module("manim")
    _import_below("manim")
    missing = {name: why for name in plugins if (why := _import(name))}
    for name in plugins:
        if name not in missing:
            missing |= _import_below(name)
    roots = ["manim", *HOUSE, *(name for name in plugins if name not in missing)]
    for name in [*HOUSE, *PLAIN_MODULES]:
        _import(name)
    _give_voice(manim.Scene)
    found = Collection(roots)
    for name in sorted(sys.modules):
        if any(name == root or name.startswith(f"{root}.") for root in roots):
            found.add_module(name, sys.modules[name])
    for name in PLAIN_MODULES:
        if name in sys.modules:
            found.add_plain_module(name, sys.modules[name])
    for name in PLAIN_CLASSES:
        found.add_class(getattr(__import__("builtins"), name))
    for name in sorted(COMPUTE_KNOWN_NAMES):
        found.add_instance(manim.config if name == "ManimConfig" else getattr(manim, name)())
    numpy = sys.modules["numpy"]
    for cls in (numpy.ndarray, numpy.float64):
        found.add_class(cls)
    found.finish()
    return {"manim": version("manim"), "missing": missing, **found.described()}


def _give_voice(scene: type) -> None:
    """Give every scene what a narrated one has, as the sandbox does before it runs a script."""
    narrated = importlib.import_module("stitcher_lab.scene.voiceover").VoiceoverScene
    for name, member in vars(narrated).items():
        if not name.startswith("__") and not hasattr(scene, name):
            setattr(scene, name, member)


def _import_below(package: str) -> dict[str, str]:
    """Import every module of a package; say which could not be, and why."""
    paths = getattr(sys.modules[package], "__path__", ())
    below = pkgutil.walk_packages(paths, f"{package}.", onerror=lambda _: None)
    names = [module.name for module in below if not module.name.startswith(_NOT_OURS)]
    return {name: why for name in names if not name.endswith("__main__") and (why := _import(name))}


def _import(name: str) -> str:
    """Import a module; say why it could not be."""
    try:
        importlib.import_module(name)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a foreign module raises
        return f"{type(error).__name__}: {error}"
    return ""


def main() -> None:
    """Print the harvest."""
    parser = argparse.ArgumentParser(prog="stitcher_lab.reference.harvest")
    parser.add_argument("--prepare", default="")
    parser.add_argument("plugins", nargs="*")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    with redirect_stdout(sys.stderr):  # what modules say when they are imported is not part of the answer
        found = harvest(given.plugins, given.prepare)
    json.dump(found, sys.stdout, separators=(",", ":"))


if __name__ == "__main__":
    main()
