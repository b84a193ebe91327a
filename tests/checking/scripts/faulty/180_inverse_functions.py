# dies: NameError; class: name
from manim import *


class InverseFunctions(GraphScene):
    def __init__(self, **kwargs):
        GraphScene.__init__(
            self,
            x_min=-1,
            x_max=5,
            y_min=-1,
            y_max=5,
            graph_origin=DOWN * 2 + LEFT * 3,
            **kwargs
        )

    def construct(self):
        self.setup_axes(animate=True)
        graph = self.get_graph(lambda x: x**2, x_min=0, x_max=2.2, color=BLUE)
        inverse = self.get_graph(lambda x: np.sqrt(x), x_min=0, x_max=5, color=GREEN)
        mirror = self.get_graph(lambda x: x, color=GREY)
        self.play(ShowCreation(graph))
        self.play(ShowCreation(mirror))
        self.play(TransformFromCopy(graph, inverse))
        self.wait()
