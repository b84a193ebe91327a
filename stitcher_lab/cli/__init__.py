"""The command line: one door to the pipeline."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run ``stitcher``; the exit code is the program's."""
    # A terminal that has no tick gets a question mark, not a traceback after the video is made.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    from stitcher_lab.cli.app import app  # noqa: PLC0415 - so that importing the package costs nothing

    app(prog_name="stitcher")
