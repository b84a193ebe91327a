"""What joining, looking at clips and making sound import: read in a sandbox's cell while it waits for its task."""

import av
import numpy as np
import scipy.ndimage
import scipy.signal
from PIL import Image

from stitcher_lab.stitching import (
    bench_inside,
    clips,
    inside,
    joining,
    loudness,
    pictures,
    probing,
    sound,
    stills,
    track,
)
from stitcher_lab.stitching.early import inside as early_inside
from stitcher_lab.stitching.early import voices

Image.preinit()  # PNG and JPEG
loudness.reach()

__all__ = [
    "av",
    "bench_inside",
    "clips",
    "early_inside",
    "inside",
    "joining",
    "loudness",
    "np",
    "pictures",
    "probing",
    "scipy",
    "sound",
    "stills",
    "track",
    "voices",
]
