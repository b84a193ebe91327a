"""What stands on the board when a lesson sums up: numbered steps, a small table, one framed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manim import DOWN, LEFT, RIGHT, UP, Circle, Line, ManimColor, SurroundingRectangle, Text, VGroup

from stitcher_lab.scene import style
from stitcher_lab.scene.cells import on_baseline
from stitcher_lab.scene.lesson import fit, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_ACCENTS = (style.SKY, style.AMBER, style.LEAF)
_WIDEST = 11.5


def numbered(*steps: str, size: float = 34, buff: float = 0.45) -> VGroup:
    """Steps of a recipe, one below the other, each with a numbered badge; one member a step."""
    lines = VGroup()
    for number, step in enumerate(steps, start=1):
        color = _ACCENTS[(number - 1) % len(_ACCENTS)]
        badge = VGroup(
            Circle(radius=0.36, color=color, fill_opacity=0.25), words(str(number), style.BODY_SIZE, color)
        )
        lines.add(VGroup(badge, words(step, size)).arrange(RIGHT, buff=0.4))
    lines.arrange(DOWN, buff=buff, aligned_edge=LEFT)
    fit(lines, _WIDEST)
    return lines


def headed(*rows: tuple[str, str, ManimColor]) -> VGroup:
    """Sentences, each below a heading of its colour: ``(heading, sentence, colour)``; one member a row."""
    lines = VGroup()
    for heading, sentence, color in rows:
        head = words(heading, style.BODY_SIZE, color, weight="BOLD")
        lines.add(VGroup(head, words(sentence, 28)).arrange(DOWN, buff=0.2, aligned_edge=LEFT))
    fit(lines.arrange(DOWN, buff=0.6, aligned_edge=LEFT), 12)
    return lines


def framed(text: str, color: ManimColor = style.AMBER, size: float = 36) -> VGroup:
    """One sentence in a frame; its members are the frame and the text."""
    sentence = words(text, size, color)
    group = VGroup(SurroundingRectangle(sentence, color=color, buff=0.3, corner_radius=0.15), sentence)
    fit(group, _WIDEST)
    return group


def table(
    header: Sequence[str], rows: Sequence[Sequence[str]], accents: Sequence[ManimColor], pitch: float = 4.0
) -> VGroup:
    """A table of short entries on common baselines; its members are the header with a rule under it, then the rows.

    ``accents`` gives each column's colour below the header, ``pitch`` the distance of the columns' middles. The
    middle of the header is 0.45 above the rule, rows are 0.95 apart; the whole is centred on the origin.
    """
    middle = (len(header) - 1) / 2
    colors = [[style.MUTED] * len(header), *([accents] * len(rows))]
    lines = VGroup()
    for number, (entries, tones) in enumerate(zip((header, *rows), colors, strict=True)):
        line = VGroup()
        for column, (entry, tone) in enumerate(zip(entries, tones, strict=True)):
            text: Text = fit(on_baseline(entry, 36, tone), pitch - 0.3)
            line.add(text.shift(RIGHT * (column - middle) * pitch + DOWN * 0.95 * number))
        lines.add(line)
    half = (middle + 0.5) * pitch
    lines[0].add(Line(LEFT * half, RIGHT * half, color=style.MUTED, stroke_width=2).shift(DOWN * 0.45))
    return lines.shift(UP * 0.95 * len(rows) / 2)
