from manim import *


class Configured(MovingCameraScene):
    def __init__(self, *args, grid_size=4, accent=ORANGE, **kwargs):
        self.grid_size = grid_size
        self.accent = accent
        self._log = []
        super().__init__(*args, **kwargs)

    def log(self, what):
        self._log.append(what)

    def play(self, *animations, **kwargs):
        self.log(len(animations))
        kwargs.setdefault("run_time", 0.4)
        super().play(*animations, **kwargs)

    def wait(self, duration=0.2, **kwargs):
        super().wait(duration, **kwargs)

    def add_label(self, mobject, text, **options):
        label = Text(text, **({"font_size": 24} | options)).next_to(mobject, UP)
        mobject.label = label
        self.add(label)
        return label

    def construct(self):
        grid = VGroup(*[Square(0.5) for _ in range(self.grid_size**2)]).arrange_in_grid(self.grid_size)
        self.play(FadeIn(grid))
        self.add_label(grid, "grid", color=self.accent, weight=BOLD)
        self.play(grid.label.animate.set_color(RED), grid[0].animate.set_fill(self.accent, 1))
        self.play(self.camera.frame.animate.set_height(4))
        self.wait()
        assert sum(self._log) >= 4


class Reconfigured(Configured):
    def __init__(self, **kwargs):
        super().__init__(grid_size=2, **kwargs)
