"""The key under which a clip is kept: everything that decides how it comes out."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from stitcher_lab.render.canonical import scene_key
from stitcher_lab.render.versions import picture_version

if TYPE_CHECKING:
    from stitcher_lab.render.drawing import DrawOrder


def clip_key(order: DrawOrder) -> str:
    """Everything that decides how the clip comes out, as one string: see DrawOrder for what there is."""
    facts = {
        "scene": scene_key(order.source, order.scene),
        "name": order.scene,
        "lines": list(order.manifest),
        "quality": [order.quality.width, order.quality.height, order.quality.fps],
        "encoder": dict(order.encoder_options),
        "watermark": hashlib.sha256(order.watermark.read_bytes()).hexdigest() if order.watermark else None,
        "version": picture_version(order.source),
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
