import cmath
import math
import string
import textwrap
from collections import ChainMap, OrderedDict
from random import Random, choice, shuffle

from manim import *
from scipy.integrate import odeint, quad
from scipy.optimize import brentq
from sympy import latex, solve, symbols


class NumbersAndStrings(Scene):
    def construct(self):
        rng = Random(3)
        x = symbols("x")
        roots = sorted(float(r) for r in solve(x**2 - 2, x))
        area, _ = quad(math.exp, 0, 1)
        path = odeint(lambda y, t: -y, 1.0, np.linspace(0, 2, 20)).ravel()
        root = brentq(lambda v: math.cos(v) - v, 0, 1)
        z = cmath.rect(1, math.tau / 8)
        values = np.round([*roots, area, path[-1], root, z.real, z.imag], 3).tolist()
        lines = textwrap.wrap(" ".join(map(str, values)), 30)
        block = VGroup(*[Text(line, font_size=24) for line in lines]).arrange(DOWN, aligned_edge=LEFT)
        formula = MathTex(latex(x**2 - 2), font_size=40).next_to(block, UP)
        self.play(FadeIn(block), Write(formula))
        letters = list(string.ascii_uppercase[:5])
        shuffle(letters)
        order = OrderedDict((c, Text(c)) for c in sorted(letters, key=str.lower))
        order.move_to_end("A")
        row = VGroup(*order.values()).arrange(RIGHT).to_edge(DOWN)
        self.play(LaggedStart(*(FadeIn(m) for m in row)))
        options = ChainMap({"color": RED}, {"color": BLUE, "width": 2})
        grid = np.indices((2, 3)).reshape(2, -1).T @ np.array([[1, 0, 0], [0, 1, 0]])
        dots = VGroup(*[Dot(p * 0.4) for p in grid.astype(float)]).move_to(UP * 2.5)
        line = Line(LEFT, RIGHT, color=options["color"], stroke_width=options["width"])
        self.add(dots, line)
        matrix = np.eye(3)[::-1]
        self.play(dots.animate.apply_matrix(matrix[:2, :2]), row.animate.set_color(choice([RED, BLUE])))
        mask = np.linalg.norm(dots.get_center()) > 0 and rng.random() < 2
        assert mask and str(values).isascii() and "{:>5}".format("a").strip() == "a"
        self.wait()
