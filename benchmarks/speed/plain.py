"""Plain manim, run as a user runs it: a fresh process of the command line for every file.

Two things are in its favour: its own caching is off, which costs a film that is drawn once (it hashes every animation),
and its look on the internet for a newer version is off. Formulas are set in the document class that we use, too: the
one it asks for comes in a package of 300 MB that need not be installed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from stitcher_lab.scenes import scene_names

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.model import Quality

START = (
    "from stitcher_lab.render.stage import use_small_tex as small; small();"
    "from manim import config; config.notify_outdated_version = False;"
    "from manim.__main__ import main; main()"
)


def render(source: str, quality: Quality, folder: Path) -> float:
    """Seconds that the command line takes to draw every scene; formulas found in ``folder`` are not set again."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "plain.py"
    file.write_text(source, encoding="utf-8")
    command = [
        sys.executable, "-c", START, "render", str(file), *scene_names(source),
        "--resolution", f"{quality.width},{quality.height}", "--frame_rate", str(quality.fps),
        "--media_dir", str(folder / "media"), "--disable_caching", "--progress_bar", "none", "--verbosity", "ERROR",
    ]  # fmt: skip
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begin
    if done.returncode:
        raise RuntimeError(f"plain manim failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return seconds
