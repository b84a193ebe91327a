from manim import *


def turn(mobject, dt):
    mobject.rotate(dt)


class Updaters(Scene):
    def follow(self, mobject):
        mobject.next_to(self.leader, UP)

    def construct(self):
        self.leader = Square()
        self.speed = 1
        self.leader.add_updater(turn)
        label = Text("up", font_size=24).add_updater(self.follow)
        line = always_redraw(lambda: Line(LEFT * 3, self.leader.get_left()))
        number = DecimalNumber(0).to_corner(UR)
        number.add_updater(lambda m, dt: m.increment_value(dt * self.speed))
        always_shift(number, DOWN, rate=0.1)
        dot = Dot()
        f_always(dot.move_to, lambda: self.leader.get_corner(UR))
        always(dot.set_color, YELLOW)
        arrow = turn_animation_into_updater(GrowArrow(Arrow(RIGHT * 2, RIGHT * 4)))
        self.add(self.leader, label, line, number, dot, arrow)
        self.add_updater(lambda dt: setattr(self, "speed", self.speed + dt))
        self.wait(1)
        self.leader.suspend_updating()
        self.play(self.leader.animate.shift(DOWN))
        self.leader.resume_updating()
        label.remove_updater(self.follow)
        trace = TracedPath(dot.get_center, dissipating_time=0.5, stroke_opacity=[0, 1])
        self.add(trace)
        self.play(self.leader.animate.shift(LEFT * 2), UpdateFromAlphaFunc(label, lambda m, a: m.set_opacity(a)))
        self.wait_until(lambda: self.speed > 1.5, max_time=1)
