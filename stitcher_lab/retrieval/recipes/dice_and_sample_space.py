"""Dice, and the square of all chances.

A die is thrown a few times; then the unit square is divided in proportion to the chances.

- rolling dice, random numbers
- lottery, cards, spinner, game of luck
- the square is divided into the possible cases
- conditional chance, given that it rains
- how often does a six come up, fair or loaded
- false alarms, screening test
- simulation, experiment repeated many times
"""

from manim import *


def die(number):
    face = RoundedRectangle(width=1.6, height=1.6, corner_radius=0.2, color=WHITE)
    spots = {1: [4], 2: [0, 8], 3: [0, 4, 8], 4: [0, 2, 6, 8], 5: [0, 2, 4, 6, 8], 6: [0, 2, 3, 5, 6, 8]}
    grid = VGroup(*(Dot(radius=0.12) for _ in range(9))).arrange_in_grid(3, 3, buff=0.2)
    return VGroup(face, VGroup(*(grid[at] for at in spots[number])))


class Luck(Scene):
    def construct(self):
        rng = np.random.default_rng(4)
        thrown = die(1).shift(LEFT * 4)
        self.play(FadeIn(thrown))
        for _ in range(3):
            self.play(Transform(thrown, die(int(rng.integers(1, 7))).shift(LEFT * 4)), Wiggle(thrown), run_time=0.5)
        space = SampleSpace(height=3.5, width=3.5).shift(RIGHT * 2.5)
        space.divide_horizontally([0.3, 0.7], colors=[GREEN_E, BLUE_E])
        sides = VGroup(
            *(BraceLabel(part, name, LEFT) for part, name in zip(space.horizontal_parts, (r"P(A)", r"P(\bar A)")))
        )
        self.play(FadeIn(space))
        self.play(LaggedStartMap(FadeIn, sides))
        space.horizontal_parts[0].divide_vertically([0.6, 0.4], colors=[YELLOW_E, TEAL_E])
        self.play(FadeIn(space.horizontal_parts[0].vertical_parts))
