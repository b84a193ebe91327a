"""What a cell for formulas has ready before it is told which: the code, and a LaTeX that has read the preamble.

Imported by the launcher; importing this starts a process.
"""

from __future__ import annotations

from stitcher_lab.tex import inside, standing  # noqa: F401 - the code

standing.stand()
