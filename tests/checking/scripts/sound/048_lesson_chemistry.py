from manim import *
import math

ATOMS = {"H": (WHITE, 0.25), "O": (RED, 0.45), "C": (GREY_D, 0.4)}


class Molecule(VGroup):
    """Atoms by symbol and place, bonds by index pairs."""

    def __init__(self, atoms, bonds, scale=1.0, **kwargs):
        super().__init__(**kwargs)
        self.atoms = VGroup()
        for symbol, place in atoms:
            color, radius = ATOMS[symbol]
            ball = Circle(radius=radius, color=color, fill_opacity=1, stroke_color=WHITE)
            self.atoms.add(VGroup(ball, Text(symbol, font_size=20, color=BLACK)).move_to(place))
        self.bonds = VGroup(*(self._bond(i, j, order) for i, j, order in bonds))
        self.add(self.bonds, self.atoms)
        self.scale(scale)

    def _bond(self, i, j, order=1):
        a, b = self.atoms[i].get_center(), self.atoms[j].get_center()
        side = rotate_vector(normalize(b - a), PI / 2) * 0.08
        return VGroup(*[Line(a + side * k, b + side * k) for k in range(-(order - 1), order, 2)] or [Line(a, b)])


class Reaction(Scene):
    def construct(self):
        spread = math.radians(104.5) / 2
        water = Molecule(
            [("O", ORIGIN), ("H", [math.sin(spread), -math.cos(spread), 0]), ("H", [-math.sin(spread), -math.cos(spread), 0])],
            [(0, 1, 1), (0, 2, 1)],
        )
        carbon_dioxide = Molecule([("C", ORIGIN), ("O", RIGHT), ("O", LEFT)], [(0, 1, 2), (0, 2, 2)], scale=0.9)
        VGroup(water, carbon_dioxide).arrange(RIGHT, buff=2)
        self.play(LaggedStartMap(GrowFromCenter, water.atoms), Create(water.bonds))
        self.play(FadeIn(carbon_dioxide))
        self.play(carbon_dioxide.bonds[0].animate.set_color(YELLOW), water.atoms[0][0].animate.set_fill(BLUE))
        self.play(Rotate(water, PI / 3), run_time=1)
        self.wait()
