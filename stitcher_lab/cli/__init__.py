"""The command line: one door to the pipeline."""

from __future__ import annotations


def main() -> None:
    """Run ``stitcher``; the exit code is the program's."""
    from stitcher_lab.cli.app import app  # noqa: PLC0415 - so that importing the package costs nothing

    app(prog_name="stitcher")
