"""The checker: what the installed Manim will not take, found before anything runs, and mended where that is clear.

Precision comes first: every name, attribute and keyword is resolved against the :mod:`stitcher_lab.reference` by the
inferred kind of what it is asked of, and where that is not known there is no finding.
"""

from stitcher_lab.checking.check import check, mend
from stitcher_lab.checking.fault import Fault

__all__ = ["Fault", "check", "mend"]
