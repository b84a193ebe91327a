"""From clips to a video: join by stream copy, one narration track, chapters, subtitles, poster."""

from stitcher_lab.stitching.captions import Captions
from stitcher_lab.stitching.orders import Cues, Looked, Track
from stitcher_lab.stitching.stitch import Stitched, beside, look, make_track, stitch
from stitcher_lab.stitching.timeline import Placed, Timeline, lay_out

__all__ = [
    "Captions",
    "Cues",
    "Looked",
    "Placed",
    "Stitched",
    "Timeline",
    "Track",
    "beside",
    "lay_out",
    "look",
    "make_track",
    "stitch",
]
