# dies: AttributeError; class: attribute
from manim import *


class DopplerEffect(Scene):
    def construct(self):
        source = Dot(LEFT * 3, color=RED)
        observer = Triangle(color=GREEN, fill_opacity=1).scale(0.3).move_to(RIGHT * 5)
        self.play(FadeIn(source), FadeIn(observer))

        waves = VGroup()

        def emit():
            wave = Circle(radius=0.1, color=BLUE).move_to(source.get_center())
            wave.add_updater(lambda m, dt: m.scale_to_fit_width(m.width + 2 * dt))
            waves.add(wave)
            self.add(wave)

        for _ in range(4):
            emit()
            self.play(source.animate.shift(RIGHT * 0.8), run_time=0.8, rate_func=linear)
        waves.clear_all_updaters()
        caption = Text("Higher pitch in front", font_size=30).to_edge(DOWN)
        self.play(Write(caption))
        self.wait()
