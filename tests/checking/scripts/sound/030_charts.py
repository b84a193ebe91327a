from manim import *


class Charts(Scene):
    def construct(self):
        chart = BarChart(
            values=[3, -2, 5],
            bar_names=["a", "b", "c"],
            y_range=[-3, 6, 1],
            y_length=4,
            x_length=6,
            x_axis_config={"font_size": 30},
            bar_width=0.5,
        )
        labels = chart.get_bar_labels(font_size=30, color=WHITE)
        self.play(Create(chart), FadeIn(labels))
        self.play(chart.animate.change_bar_values([1, 2, 3]), FadeOut(labels))
        self.play(chart.bars[0].animate.set_color(RED), chart.bars.animate.set_stroke(WHITE, 2))
        axes = Axes(x_range=[0, 6], y_range=[0, 4], x_axis_config={"scaling": LinearBase()}, axis_config={"tip_shape": StealthTip})
        area_curve = axes.plot(lambda x: 2 + 0.3 * x, x_range=(0, 6), use_smoothing=False, color=BLUE)
        pieces = axes.get_riemann_rectangles(
            area_curve, x_range=(1, 5), dx=0.5, color=(GREEN, YELLOW), stroke_width=0.5, input_sample_type="center"
        )
        self.play(FadeOut(chart), Create(axes), Create(area_curve), FadeIn(pieces))
        line = axes.get_vertical_line(axes.i2gp(3, area_curve), line_func=Line, color=RED)
        t_label = axes.get_T_label(3, area_curve, label=MathTex("x_0"))
        secant = axes.get_secant_slope_group(2, area_curve, dx=1, dy_label="dy", secant_line_color=PINK)
        self.play(Create(line), Create(t_label), Create(secant))
        log = Axes(x_range=[0, 4], y_range=[0, 3], y_axis_config={"scaling": LogBase(custom_labels=True)}).scale(0.3)
        log.x_axis.add_labels({1: Text("one"), 2: Text("two")})
        log.y_axis.add_numbers([0, 1])
        self.play(FadeIn(log.to_corner(UL)))
        self.wait()
