r"""A LaTeX that has read what nearly all formulas begin with, and waits for the formulas. Runs inside the sandbox.

Reading the preamble is most of what LaTeX has to do for a few formulas. Started by :mod:`stitcher_lab.tex.preload` in a
cell that waits for its only task; it sets that task's first batch, if this has the usual preamble, and is gone.
"""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
from pathlib import Path

from stitcher_lab.tex.document import BEGIN, END

#: What Manim's own template begins with, as :func:`stitcher_lab.render.stage.use_small_tex` makes it.
USUAL = r"""\documentclass{article}
\usepackage[active,tightpage]{preview}
\usepackage[english]{babel}
\usepackage{amsmath}
\usepackage{amssymb}
"""
NAME = "standing"
# It is started before the task's own limits are known; these are no wider than what a formula needs.
_LIMITS = {resource.RLIMIT_AS: 512 << 20, resource.RLIMIT_FSIZE: 64 << 20, resource.RLIMIT_CPU: 20}

_standing: list[Standing] = []


class Standing:
    """One waiting LaTeX, and the folder that it works in."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / f"{NAME}.tex").write_text(f"{USUAL}{BEGIN}\n", encoding="utf-8")
        # Where the file ends without an end of the document, LaTeX goes on with what it is told; in batch mode it
        # would not.
        self._process = subprocess.Popen(
            ["latex", "-interaction=scrollmode", "-halt-on-error", "-output-format=dvi", f"{NAME}.tex"],
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,  # nobody writes there; that it closes tells the end
            env=environment(),
            preexec_fn=_limit,  # noqa: PLW1509 - there is one thread
        )

    def finish(self, pages: str, seconds: float) -> int | None:
        """Set the pages; the exit code, or ``None`` where it took too long."""
        try:
            self._process.communicate(f"{pages}\n{END}\n".encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return None
        return self._process.returncode


def environment() -> dict[str, str]:
    """What TeX's programs are started with: it reads and writes below its own folders only, and starts nothing."""
    return {**os.environ, "openin_any": "p", "openout_any": "p", "shell_escape": "f"}


def stand() -> None:
    """Have one wait, where LaTeX is installed."""
    try:
        _standing.append(Standing())
    except OSError:
        return


def take(preamble: str) -> Standing | None:
    """Return the one that waits, if the preamble is the one it has read."""
    return _standing.pop() if _standing and preamble == USUAL else None


def _limit() -> None:
    # Lowered, not given up: the hard ones are the cell's.
    for name, value in _LIMITS.items():
        _, hard = resource.getrlimit(name)
        resource.setrlimit(name, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
