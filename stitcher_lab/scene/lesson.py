"""The scene that lessons derive from: the house style, a heading, text and formulas that fit."""

from __future__ import annotations

from typing import Any

from manim import DOWN, UP, FadeIn, FadeOut, MathTex, Mobject, Text, VGroup

from stitcher_lab.scene import style
from stitcher_lab.scene.voiceover import VoiceoverScene


def words(text: str, size: float = style.BODY_SIZE, color: Any = style.INK, **options: Any) -> Text:
    """Running text in the lesson's typeface; ``size`` in points."""
    return Text(text, font=style.FONT, font_size=size, color=color, **options)


def formula(*tex: str, size: float = 44, color: Any = style.INK, **options: Any) -> MathTex:
    """A formula; ``size`` in points."""
    return MathTex(*tex, font_size=size, color=color, **options)


def fit(mobject: Mobject, width: float = style.SAFE_RIGHT - style.SAFE_LEFT, height: float | None = None) -> Mobject:
    """Shrink (never enlarge) a mobject until it is at most ``width`` by ``height`` scene units; returns it."""
    if mobject.width > width:
        mobject.scale_to_fit_width(width)
    if height is not None and mobject.height > height:
        mobject.scale_to_fit_height(height)
    return mobject


class Lesson(VoiceoverScene):
    """A narrated scene in the house style.

    Keep what is drawn between ``style.SAFE_BOTTOM`` and ``style.SAFE_TOP``: the heading is above, captions below.
    """

    def setup(self) -> None:
        """Lay the ground."""
        super().setup()
        self.camera.background_color = style.GROUND
        self.heading: Mobject | None = None

    def show_heading(self, text: str, run_time: float = 0.8) -> Text:
        """Put a heading at the top, in place of the one before; returns it."""
        heading = fit(words(text, style.HEADING_SIZE, weight="BOLD")).move_to(UP * 3.35)
        if self.heading is None:
            self.play(FadeIn(heading, shift=DOWN * 0.2), run_time=run_time)
        else:
            self.play(FadeOut(self.heading, shift=UP * 0.2), FadeIn(heading, shift=UP * 0.2), run_time=run_time)
        self.heading = heading
        return heading

    def show_title(self, title: str, subtitle: str = "", run_time: float = 1.2) -> VGroup:
        """Open a lesson: a large title in the middle with a line under it; returns the group, to be faded out."""
        group = VGroup(fit(words(title, 60, weight="BOLD"), 11.5))
        if subtitle:
            group.add(fit(words(subtitle, style.BODY_SIZE, style.MUTED), 11.5))
        group.arrange(DOWN, buff=0.45)
        self.play(FadeIn(group, shift=UP * 0.3), run_time=run_time)
        return group

    def clear_stage(self, run_time: float = 0.6) -> None:
        """Fade out everything that is on the picture, the heading too."""
        if self.mobjects:
            self.play(*(FadeOut(mobject) for mobject in self.mobjects), run_time=run_time)
        self.heading = None
