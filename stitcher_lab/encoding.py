"""How pictures are encoded: one set of H.264 settings for every clip, so that clips join without being encoded again.

No heavy import: the render room passes :func:`encoder_options` to Manim's encoder, the stitching room checks every
clip against them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stitcher_lab.errors import OptionError

if TYPE_CHECKING:
    from stitcher_lab.model import Quality

PIXEL_FORMAT = "yuv420p"
PROFILE = "High"
MACROBLOCK = 16  # pixels, each side

# ITU-T H.264 (08/2021) Annex A, table A-1: level, MaxMBPS (macroblocks per second), MaxFS (macroblocks per frame).
LEVELS = (
    ("1.0", 1_485, 99),
    ("1.1", 3_000, 396),
    ("1.2", 6_000, 396),
    ("1.3", 11_880, 396),
    ("2.0", 11_880, 396),
    ("2.1", 19_800, 792),
    ("2.2", 20_250, 1_620),
    ("3.0", 40_500, 1_620),
    ("3.1", 108_000, 3_600),
    ("3.2", 216_000, 5_120),
    ("4.0", 245_760, 8_192),
    ("4.1", 245_760, 8_192),
    ("4.2", 522_240, 8_704),
    ("5.0", 589_824, 22_080),
    ("5.1", 983_040, 36_864),
    ("5.2", 2_073_600, 36_864),
    ("6.0", 4_177_920, 139_264),
    ("6.1", 8_355_840, 139_264),
    ("6.2", 16_711_680, 139_264),
)


def h264_level(width: int, height: int, fps: float) -> str:
    """Return the lowest H.264 level that allows ``width`` x ``height`` pixels at ``fps`` frames per second.

    Three rules of Annex A.3.1: macroblocks per frame, macroblocks per second, and neither side longer than
    ``sqrt(8 * MaxFS)`` macroblocks.

    Raises
    ------
    stitcher_lab.errors.OptionError
        No level allows it, or a number is not positive.

    """
    if width <= 0 or height <= 0 or fps <= 0:
        raise OptionError(f"A picture of {width} x {height} pixels at {fps} frames per second makes no sense.")
    columns, rows = -(-width // MACROBLOCK), -(-height // MACROBLOCK)
    for level, per_second, per_frame in LEVELS:
        longest_squared = 8 * per_frame
        if (
            columns * rows <= per_frame
            and columns * rows * fps <= per_second
            and max(columns, rows) ** 2 <= longest_squared
        ):
            return level
    raise OptionError(
        f"H.264 has no level for {width} x {height} pixels at {fps} frames per second.",
        remedy="Choose a smaller picture or a lower frame rate.",
    )


def encoder_options(quality: Quality) -> dict[str, str]:
    """Return the options of libx264 (through libav) for every clip of this quality.

    ``g`` and ``keyint_min``
        a key frame at least once a second, so that seeking is quick and a frame strip needs key frames only.
    ``bf = 0``
        no B-frames: a clip of one or two frames would otherwise start before its first picture and collide with the
        clip before it when both are joined by stream copy ("non-monotonic DTS").
    ``colorspace`` and its kin
        what libswscale really makes of Manim's RGB (BT.601 matrix, sRGB curve). Untagged, players guess BT.709 for
        anything from 720p up, and the palette shifts.
    """
    rate = str(quality.fps)
    return {
        "crf": "20",
        "preset": "veryfast",
        "profile": PROFILE.lower(),
        "level": h264_level(quality.width, quality.height, quality.fps),
        "g": rate,
        "keyint_min": rate,
        "sc_threshold": "0",
        "bf": "0",
        "colorspace": "smpte170m",
        "color_primaries": "bt709",
        "color_trc": "iec61966-2-1",
        "color_range": "tv",
    }
