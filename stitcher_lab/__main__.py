"""Run ``python -m stitcher_lab``, the same as ``stitcher``."""

from stitcher_lab.cli import main

main()
