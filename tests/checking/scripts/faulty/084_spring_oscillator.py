# dies: AttributeError; class: attribute
from manim import *


class SpringOscillator(Scene):
    def construct(self):
        wall = Line(UP * 1.5, DOWN * 1.5).shift(LEFT * 5)
        mass = Square(side_length=1, color=BLUE, fill_opacity=0.8).shift(RIGHT)
        time = ValueTracker(0)

        def make_spring():
            start = wall.get_center()
            end = mass.get_left()
            spring = VMobject(color=GREY)
            xs = np.linspace(start[0], end[0], 25)
            points = [start]
            for i, x in enumerate(xs[1:-1]):
                points.append(np.array([x, 0.2 * (-1) ** i, 0]))
            points.append(end)
            spring.set_points_as_corners(points)
            return spring

        spring = always_redraw(make_spring)
        mass.add_updater(lambda m: m.set_x(1 + 1.5 * np.cos(3 * time.get_value())))
        self.add(wall, spring, mass)
        self.play(time.animate.increase_value(6), run_time=6, rate_func=linear)
        self.wait()
