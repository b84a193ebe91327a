"""The lessons' posters: each lesson is made as a small silent video, and its poster made smaller still."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.brief import make_brief
from stitcher_lab.pipeline import make
from stitcher_lab.store import atomic
from stitcher_lab.studio import open_studio
from stitcher_lab.templates import catalogue, get
from stitcher_lab.templates.shelf import LESSONS, POSTER, POSTER_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.config import Settings

_QUALITY = 80  # of 100, WebP's: some six kilobytes a poster


def draw_posters(
    ids: Sequence[str], settings: Settings, cancellation: Cancellation, *, told: Callable[[str], None]
) -> None:
    """Write the poster of each lesson into its folder.

    Raises
    ------
    stitcher_lab.errors.StitcherError
        What :func:`stitcher_lab.pipeline.make` raises.

    """
    studio = open_studio(settings)
    for template in [get(name) for name in ids] or catalogue():
        brief = make_brief(template.title, settings, quality="preview", voice="silent", template=template.id)
        with tempfile.TemporaryDirectory() as folder:
            video = make(brief, studio, output=Path(folder) / "lesson.mp4", cancellation=cancellation)
            picture = _small(video.files["poster.png"])
        atomic.write(LESSONS / template.id / POSTER, picture)
        told(f"{template.id}: {len(picture)} bytes")


def _small(poster: Path) -> bytes:
    from PIL import Image  # noqa: PLC0415 - pictures of our own lessons, so no sandbox is needed

    out = io.BytesIO()
    with Image.open(poster) as picture:
        picture.convert("RGB").resize(POSTER_SIZE, Image.Resampling.LANCZOS).save(out, "webp", quality=_QUALITY)
    return out.getvalue()
