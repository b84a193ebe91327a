from manim import *
import numpy as np

G = 9.81


class InclinedPlane(Scene):
    def construct(self):
        alpha = ValueTracker(20 * DEGREES)
        base = Line(LEFT * 4, RIGHT * 2).shift(DOWN * 2)

        slope = always_redraw(
            lambda: Line(base.get_start(), base.get_start() + 6 * np.array([np.cos(alpha.get_value()), np.sin(alpha.get_value()), 0]))
        )
        block = always_redraw(
            lambda: Square(0.8, color=ORANGE, fill_opacity=0.8)
            .rotate(alpha.get_value())
            .move_to(slope.point_from_proportion(0.6) + 0.4 * rotate_vector(UP, alpha.get_value()))
        )
        weight = always_redraw(lambda: Arrow(block.get_center(), block.get_center() + DOWN * 1.5, buff=0, color=RED))
        normal = always_redraw(
            lambda: Arrow(
                block.get_center(),
                block.get_center() + 1.5 * np.cos(alpha.get_value()) * rotate_vector(UP, alpha.get_value()),
                buff=0,
                color=GREEN,
            )
        )
        readout = VGroup(MathTex(r"\alpha ="), DecimalNumber(20, num_decimal_places=0, unit=r"^\circ"))
        readout.arrange(RIGHT).to_corner(UL)
        readout[1].add_updater(lambda d: d.set_value(alpha.get_value() / DEGREES))
        arc = always_redraw(lambda: Angle(base, slope, radius=1, color=YELLOW))
        self.play(Create(base), Create(slope))
        self.add(block, arc)
        self.play(GrowArrow(weight), GrowArrow(normal), FadeIn(readout))
        self.play(alpha.animate.set_value(45 * DEGREES), run_time=3)
        force = MathTex(r"F = mg\sin\alpha", f"= {2 * G * np.sin(alpha.get_value()):.1f}", r"\,\mathrm{N}")
        self.play(Write(force.to_edge(RIGHT)))
        self.wait()
