"""Puts plugins right as they are imported; runs inside the sandbox, and in every process that looks at a plugin.

Most plugins were written for an older Manim or a newer Python. Where a few lines mend that, they are in
:mod:`stitcher_lab.plugins.fixes`, one module for each plugin, and are applied when, and only when, a script imports
that plugin. A fix touches its own plugin: Manim, the standard library and every other package are afterwards as they
were before. The one exception is Manim's habit of importing every plugin that is installed, whether or not a script
asks for it: it is kept from that, so installing comes before Manim's first import.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any

from stitcher_lab.plugins.catalog import PLUGINS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

# Module, and the module in fixes/ that mends it.
FIXES = {plugin.module: plugin.name for plugin in PLUGINS.values() if plugin.shims}
_EAGER = {"manim.plugins.plugins_flags": "manim"}


def install() -> None:
    """Have plugins mended when they are imported; costs nothing as long as none is. Calling it again does nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    """Finds what the other finders find, with a loader that mends it."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Answer the import system."""
        fix = FIXES.get(name.partition(".")[0]) or _EAGER.get(name)
        if fix is None:
            return None
        for finder in sys.meta_path:
            if isinstance(finder, _Finder):
                continue
            spec: ModuleSpec | None = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.loader is not None:
                    spec.loader = _Loader(spec.loader, fix)  # type: ignore[assignment]
                return spec
        return None


class _Loader:
    """Loads as the real loader does, and applies the fix around it."""

    def __init__(self, real: Any, fix: str) -> None:
        self._real = real
        self._fix = fix

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Make the module as the real loader would."""
        module: ModuleType | None = self._real.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code between what the fix does before and after."""
        if module.__spec__ is not None:
            module.__spec__.loader = self._real
        module.__loader__ = self._real
        fix = import_module(f"stitcher_lab.plugins.fixes.{self._fix}")
        with getattr(fix, "around", nullcontext)():
            self._real.exec_module(module)
        if mend := getattr(fix, "mend", None):
            mend(module)
