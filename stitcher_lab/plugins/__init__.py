"""Manim plugins: which are there, what of them is broken, how they are put right, how they are installed, examples.

``available()`` finds them without importing one. Inside the sandbox, ``shims.install()`` has each of them mended when
a script imports it. ``route()`` says which of them a prompt is for.
"""

from stitcher_lab.plugins.catalog import PLUGINS, available, import_names, installed_version, lacking
from stitcher_lab.plugins.example_files import examples
from stitcher_lab.plugins.plugin import Broken, Plugin, Routing
from stitcher_lab.plugins.routing import route
from stitcher_lab.plugins.scripts import broken_in, demand, fingerprint, used_in

__all__ = [
    "PLUGINS",
    "Broken",
    "Plugin",
    "Routing",
    "available",
    "broken_in",
    "demand",
    "examples",
    "fingerprint",
    "import_names",
    "installed_version",
    "lacking",
    "route",
    "used_in",
]
