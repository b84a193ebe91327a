from manim import *
import numpy as np

f = lambda x, a=1: a * np.sin(x)
compose = lambda *fs: lambda x: x if not fs else fs[0](compose(*fs[1:])(x))


class Functions(Scene):
    def construct(self):
        axes = Axes(x_range=[-4, 4], y_range=[-2, 2], tips=False)
        make = lambda g, **opts: axes.plot(g, **opts)
        graphs = [make(lambda x, k=k: f(x * k), color=c) for k, c in enumerate((RED, GREEN, BLUE), start=1)]
        both = make(compose(np.sin, np.cos), color=YELLOW, stroke_width=6)
        self.play(Create(axes))
        for graph in [*graphs, both]:
            self.play(Create(graph), run_time=0.5)
        t = ValueTracker()
        follow = lambda m: m.move_to(axes.c2p(t.get_value(), f(t.get_value())))
        dot = Dot().add_updater(follow)
        self.add(dot)
        self.play(t.animate.set_value(3), rate_func=(lambda s: s**2))
        dot.remove_updater(follow)
        self.play(*(lambda: [FadeOut(g) for g in graphs])())
        self.wait()
