"""Early pictures: the first scenes can be watched while the others are being drawn.

Pieces of a scene leave the cell that draws it as they are encoded. They were written beside hostile code, so a second
cell reads each, holds it against what it must be, decodes its key frames, lays the recorded lines under it, and writes
it anew onto one clock (:mod:`~stitcher_lab.stitching.early.inside`). What passed is added to a growing file, which the
server hands out. A piece that does not pass ends the film: what was shown before stays, and the job goes on.
"""

from stitcher_lab.stitching.early.film import EarlyFilm
from stitcher_lab.stitching.early.making import Making
from stitcher_lab.stitching.early.playlist import Cue

__all__ = ["Cue", "EarlyFilm", "Making"]
