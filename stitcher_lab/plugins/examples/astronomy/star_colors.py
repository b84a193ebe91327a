"""The colour of a star tells its temperature: red stars are cool, blue ones hot."""

from manim import *
from manim_Astronomy import *

from stitcher_lab.scene import *

STARS = (
    ("red dwarf", 3000, 0.3, (RED_E, RED_C), "The coolest stars glow red."),
    ("like the Sun", 5800, 0.6, (GOLD, YELLOW_A), "Our Sun, at nearly six thousand kelvin, is yellowish white."),
    ("blue giant", 20000, 1.2, (BLUE_C, WHITE), "The hottest stars are blue."),
)


class StarColors(Lesson):
    def construct(self):
        self.show_heading("The colour of a star")
        for x, (name, kelvin, size, (color, bright), line) in zip((-4.3, -0.6, 4), STARS):
            # A few particles as specks on a plain disc: each is a sphere of 64 faces, slow to draw.
            specks = Star(
                radius=size * 0.9,
                num_of_particles=24,
                size_of_particle=size * 0.08,
                colors=[bright, color],
                temperature=kelvin,
            )
            star = VGroup(Dot(radius=size, color=color), specks).move_to([x, 0.6, 0])
            label = words(name).next_to([x, -1.2, 0], DOWN)
            kelvins = words(f"{specks.temperature:,} K", SMALL_SIZE, MUTED).next_to([x, -1.9, 0], DOWN)
            with self.voiceover(text=line):
                self.play(FadeIn(star[0], scale=0.6), FadeIn(label, kelvins))
                self.add(specks)
