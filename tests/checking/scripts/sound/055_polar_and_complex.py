from manim import *


class Planes(Scene):
    def construct(self):
        polar = PolarPlane(
            azimuth_units="PI radians", azimuth_step=8, size=5, azimuth_label_font_size=24, radius_config={"font_size": 20},
        ).add_coordinates()
        rose = polar.plot_polar_graph(lambda t: 3 * np.sin(3 * t), [0, PI], color=ORANGE)
        point = polar.pr2pt(2, PI / 3)
        self.play(FadeIn(polar), Create(rose))
        self.add(Dot(point), Dot(polar.polar_to_point(3, 0)))
        radius, angle = polar.pt2pr(point)
        assert abs(radius - 2) < 1e-6 and abs(angle - PI / 3) < 1e-6
        self.play(FadeOut(polar, rose))
        plane = ComplexPlane(x_range=[-3, 3], y_range=[-2, 2]).add_coordinates(1, 2, 1j, -1j)
        z = complex(1, 1)
        dot = Dot(plane.n2p(z), color=YELLOW)
        w = plane.p2n(dot.get_center())
        self.play(Create(plane), FadeIn(dot))
        self.play(dot.animate.move_to(plane.number_to_point(w**2 / 2)))
        plane.prepare_for_nonlinear_transform()
        self.play(plane.animate.apply_complex_function(lambda v: v**2 / 4 + v), run_time=1)
        self.play(plane.animate.apply_function(lambda p: p + np.array([0, 0.1 * np.sin(p[0]), 0])))
        line = NumberLine(
            x_range=[-5, 5], unit_size=1, numbers_with_elongated_ticks=[0], longer_tick_multiple=3, include_numbers=True,
            numbers_to_exclude=[0], decimal_number_config={"num_decimal_places": 1}, label_direction=UP, rotation=0,
        )
        self.add(line.to_edge(DOWN), UnitInterval().to_edge(UP))
        self.play(line.get_tick(1).animate.scale(2), FadeIn(line.get_number_mobject(2)))
        self.wait()
