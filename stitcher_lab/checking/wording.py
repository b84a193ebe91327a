"""Words in names: which mean the same, and which only tell how something looks."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# A word of a keyword, and what Manim says for it.
_SAME = {
    "thickness": ("width",), "weight": ("width",), "alpha": ("opacity",), "colour": ("color",),
    "transparency": ("opacity",),
    "line": ("stroke",), "border": ("stroke",), "outline": ("stroke",), "edge": ("stroke",), "bg": ("background",),
    "text": ("font", "label"), "position": ("point",), "pos": ("point",), "time": ("run_time",),
    "duration": ("run_time",),
    "function": ("func",), "fn": ("func",), "centre": ("center",), "location": ("point",), "spacing": ("buff",),
    "gap": ("buff",), "padding": ("buff",), "margin": ("buff",), "buffer": ("buff",), "distance": ("buff",),
    "node": ("vertex",), "nodes": ("vertices",), "columns": ("cols",), "column": ("col",), "number": ("num",),
    "increase": ("increment",), "raise": ("increment",), "size": ("radius", "side_length", "font_size"),
}  # fmt: skip
_COSMETIC = re.compile(
    r"colou?r|opacity|alpha|width$|thickness|dash|style|font|glow|shadow|smooth|gloss|shin|gradient|texture|resolution"
    r"|label_|tip_|_scale|scale_val|size$|align|justify|bold|italic|underline|weight|slant|rounded|corner|antialias"
    r"|aspect_ratio|delay|eas(e|ing)$|speed$|padding|margin|highlight|letter_|line_|wrap|cap_|joint|background|border"
    r"|depth_test|reflect|environment|^name$|^id$|^label$|^title$|^caption$|^tooltip$|^subcaption$|stroke|trail"
)


def synonym(name: str, names: Collection[str]) -> str | None:
    """Find the one name that says the same in Manim's words: ``stroke_thickness`` is ``stroke_width``."""
    words = name.lower().split("_")
    choices = [(word, *_SAME.get(word, ())) for word in words]
    found = {written for parts in itertools.product(*choices) if (written := "_".join(parts)) in names}
    return next(iter(found)) if len(found) == 1 else None


def is_cosmetic(name: str) -> bool:
    """Whether a keyword only tells how something looks: left out, the picture is still the one that was described."""
    return bool(_COSMETIC.search(name.lower()))
