from manim import *


class Trackers(Scene):
    def construct(self):
        a = ValueTracker(1)
        a += 1.5
        a -= 0.5
        b = ValueTracker(2)
        b *= 2
        z = ComplexValueTracker(1 + 1j)
        plane = ComplexPlane(x_range=[-4, 4], y_range=[-3, 3]).add_coordinates()
        dot = Dot(color=YELLOW)
        dot.add_updater(lambda d: d.move_to(plane.n2p(z.get_value())))
        label = Variable(a.get_value(), "a", num_decimal_places=2).to_corner(UL)
        label.add_updater(lambda v: v.tracker.set_value(a.get_value()))
        self.add(plane, dot, label)
        self.play(z.animate.set_value(-1 + 2j), a.animate.increment_value(2))
        self.play(label.tracker.animate.set_value(9))
        if a:
            self.play(a.animate.set_value(0), run_time=0.5)
        print(label.value.get_value(), label.label.tex_string)
        self.wait(0.2)
