"""From a script to silent clips: rehearsing, drawing, and the key under which a clip is kept."""

from stitcher_lab.render.canonical import scene_key, scene_names
from stitcher_lab.render.drawing import DrawOrder, draw
from stitcher_lab.render.rehearsing import rehearse

__all__ = ["DrawOrder", "draw", "rehearse", "scene_key", "scene_names"]
