"""From a script to silent clips: rehearsing, drawing, and the key under which a clip is kept."""

from stitcher_lab.render.canonical import scene_key
from stitcher_lab.render.clips import draw_all
from stitcher_lab.render.drawing import DrawOrder, draw
from stitcher_lab.render.rehearsing import rehearse
from stitcher_lab.render.stills import stills
from stitcher_lab.render.versions import picture_version, rehearsal_key

__all__ = ["DrawOrder", "draw", "draw_all", "picture_version", "rehearsal_key", "rehearse", "scene_key", "stills"]
