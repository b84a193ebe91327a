from manim import *
from operator import attrgetter, itemgetter, methodcaller
from itertools import chain, cycle, pairwise, zip_longest, starmap


class Unpacking(Scene):
    def construct(self):
        shapes = {"circle": (Circle, dict(radius=0.5)), "square": (Square, {"side_length": 1}), "poly": (RegularPolygon, {"n": 5})}
        made = {name: kind(**options, color=color) for (name, (kind, options)), color in zip(shapes.items(), cycle((RED, BLUE)))}
        first, *middle, last = made.values()
        VGroup(first, *middle, last).arrange(RIGHT, buff=1)
        self.play(*(Create(shape) for shape in made.values()))
        (left, right), height = (first.get_left(), last.get_right()), 2
        self.play(Create(Line(left, right).shift(DOWN * height / 2)))
        for a, b in pairwise(made.values()):
            self.add(DashedLine(*map(methodcaller("get_center"), (a, b))))
        widest = max(made.values(), key=attrgetter("width"))
        name, _ = next(filter(lambda pair: pair[1] is widest, made.items()))
        points = [*chain.from_iterable(shape.get_vertices() for shape in (made["square"], made["poly"]))]
        dots = VGroup(*starmap(lambda k, p: Dot(p, radius=0.03 + 0.005 * k), enumerate(points)))
        self.play(FadeIn(dots), *[made[k].animate.rotate(angle) for k, angle in zip_longest(["square", "poly"], [PI / 4], fillvalue=PI / 5)])
        kinds = (Circle, Square)
        extra = [kinds[k % 2](color=WHITE).scale(0.2) for k in range(4)]
        self.play(LaggedStart(*map(FadeIn, extra)), getattr(rate_functions, "ease_in_sine")(0.5) and FadeOut(dots))
        self.play(Transform(*itemgetter(0, 1)(extra)), run_time=0.5)
        self.add(Text(name, font_size=24).to_edge(UP))
        self.wait()
