"""From a script to silent clips: rehearsing, drawing, and the key under which a clip is kept."""

from stitcher_lab.render.canonical import scene_key, scene_places
from stitcher_lab.render.clips import clip_key
from stitcher_lab.render.drawing import DrawOrder, draw
from stitcher_lab.render.floor import Floor
from stitcher_lab.render.means import Ahead, Means, Watcher
from stitcher_lab.render.rehearsing import rehearse
from stitcher_lab.render.stills import stills
from stitcher_lab.render.versions import picture_version, rehearsal_key

__all__ = [
    "Ahead",
    "DrawOrder",
    "Floor",
    "Means",
    "Watcher",
    "clip_key",
    "draw",
    "picture_version",
    "rehearsal_key",
    "rehearse",
    "scene_key",
    "scene_places",
    "stills",
]
