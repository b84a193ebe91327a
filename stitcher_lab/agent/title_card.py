"""What stands in for a scene that could not be made: its narration, over a card with its title and its points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stitcher_lab.model import StoryScene

_LONGEST_POINT = 90
_MOST_POINTS = 7


def title_card(scene: StoryScene) -> str:
    """Write the card as a scene's code: one point appears with each line, and stays."""
    rows = [
        "from manim import *",
        "from stitcher_lab.scene import *",
        "",
        "",
        f"class {scene.name}(Lesson):",
        f"    {_docstring(scene.title)}",
        "",
        "    def construct(self):",
        f"        self.show_heading({scene.title!r})",
        f"        points = [{', '.join(repr(_point(line.text)) for line in scene.lines[:_MOST_POINTS])}]",
        "        rows = [fit(words(point, SMALL_SIZE + 2), 11.5) for point in points]",
        "        for row in rows:",
        "            row.add_to_back(Dot(color=SKY, radius=0.06).next_to(row, LEFT, buff=0.3))",
        "        card = VGroup(*rows).arrange(DOWN, buff=0.4, aligned_edge=LEFT)",
        "        fit(card, 12.4, 4.8).move_to(DOWN * 0.1)",
    ]
    for number, line in enumerate(scene.lines):
        spoken = f"text={line.text!r}, say={line.say!r}, visual={line.visual!r}"
        rows.append(f"        with self.voiceover({spoken}):")
        if number < _MOST_POINTS:
            rows.append(f"            self.play(FadeIn(rows[{number}], shift=RIGHT * 0.2), run_time=0.8)")
        else:
            rows.append("            self.wait(0.1)")
    return "\n".join(rows) + "\n"


def _point(text: str) -> str:
    """The first sentence of a line, shortened at a word."""
    first = re.split(r"(?<=[.!?…])\s", text, maxsplit=1)[0]
    if len(first) <= _LONGEST_POINT:
        return first
    return first[:_LONGEST_POINT].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _docstring(title: str) -> str:
    safe = title.replace("\\", "").replace('"', "'")
    return f'"""{safe}."""'
