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


#: Quantiser (0 to 51, finer is smaller) of each frame by the picture's height, up to which it holds: see below.
QUANTISERS = ((576, 22), (900, 25), (1300, 27))
COARSEST = 28


def encoder_options(quality: Quality) -> dict[str, str]:
    """Return the options of libx264 (through libav) for every clip of this quality.

    ``g`` and ``keyint_min``
        a key frame at least once a second, so that seeking is quick and a frame strip needs key frames only.
    ``bf = 0``
        no B-frames: a clip of one or two frames would otherwise start before its first picture and collide with the
        clip before it when both are joined by stream copy ("non-monotonic DTS").
    ``refs = 1``
        each frame refers to the one before it, which is what lets a picture that stays be repeated without encoding.
    ``colorspace`` and its kin
        what libswscale really makes of Manim's RGB (BT.601 matrix, sRGB curve). Untagged, players guess BT.709 for
        anything from 720p up, and the palette shifts.
    ``preset``, ``qp``, ``aq-mode``, ``weightp``
        by measurement, below. Flat animation needs no rate control: with a constant quantiser every frame is as good
        as any other, and nothing has to be looked at before it is encoded.

    CPU time, size and likeness of 25 seconds of words, formulas, a bending plane and a graph (for 720p and 1080p every
    fifth second of it; PSNR over all three planes, of the mean error, and of the worst twentieth of the frames):

    ================= =========================== ======= ======= ==============
    picture           settings                    ms      kB      dB (worst)
    ================= =========================== ======= ======= ==============
    854x480, 15 fps   medium, crf 23 (Manim's)    4.6     879     50.7 (44.2)
    .                 veryfast, crf 20            1.9     1137    52.0 (44.8)
    .                 superfast, crf 23           1.4     1388    51.9 (44.0)
    .                 **superfast, qp 22, no aq** 1.1     1526    51.6 (45.3)
    .                 ultrafast, crf 20           1.0     2950    57.8 (48.7)
    1280x720, 30 fps  medium, crf 23 (Manim's)    9.6     390     48.5 (41.7)
    .                 veryfast, crf 20            3.8     603     49.3 (42.4)
    .                 superfast, crf 23           2.6     741     49.1 (41.3)
    .                 **superfast, qp 25, no aq** 2.0     758     49.3 (42.3)
    .                 ultrafast, crf 20           1.6     2182    55.6 (46.9)
    1920x1080, 60 fps medium, crf 23 (Manim's)    20.1    758     48.3 (41.5)
    .                 veryfast, crf 20            8.1     1146    48.6 (41.7)
    .                 superfast, crf 23           6.6     1405    48.5 (40.9)
    .                 **superfast, qp 27, no aq** 4.4     1425    48.8 (41.8)
    ================= =========================== ======= ======= ==============

    (Of the ultrafast presets none came near: without CABAC and 8x8 transform files double, with them nothing is won.)
    """
    rate = str(quality.fps)
    return {
        "preset": "superfast",
        "qp": str(next((qp for height, qp in QUANTISERS if quality.height <= height), COARSEST)),
        "crf": "-1",  # off; Manim would put its own there, and libav would prefer it
        "aq-mode": "0",
        "weightp": "0",
        # Not as many as there are processors: a clip comes out alike on every machine.
        "threads": "1" if quality.height <= QUANTISERS[0][0] else "2",
        "profile": PROFILE.lower(),
        "level": h264_level(quality.width, quality.height, quality.fps),
        "g": rate,
        "keyint_min": rate,
        "sc_threshold": "0",
        "bf": "0",
        "refs": "1",
        "colorspace": "smpte170m",
        "color_primaries": "bt709",
        "color_trc": "iec61966-2-1",
        "color_range": "tv",
    }
