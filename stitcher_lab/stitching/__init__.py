"""From clips to a video: join by stream copy, one narration track, chapters, subtitles, poster."""

from stitcher_lab.stitching.captions import Captions
from stitcher_lab.stitching.stitch import Stitched, beside, stitch
from stitcher_lab.stitching.timeline import Placed, Timeline, lay_out

__all__ = ["Captions", "Placed", "Stitched", "Timeline", "beside", "lay_out", "stitch"]
