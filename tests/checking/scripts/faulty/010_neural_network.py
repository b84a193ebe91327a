# dies: AttributeError; class: attribute
from manim import *


class NeuralNetwork(Scene):
    def construct(self):
        title = Text("A simple neural network", font_size=40).to_edge(UP)
        self.play(Write(title))

        layer_sizes = [3, 4, 4, 2]
        layers = VGroup()
        for size in layer_sizes:
            layer = VGroup(*[
                Circle(radius=0.25, color=BLUE, fill_opacity=0.3) for _ in range(size)
            ])
            layer.arrange(DOWN, buff=0.4)
            layers.add(layer)
        layers.arrange(RIGHT, buff=1.6)

        edges = VGroup()
        for left, right in zip(layers[:-1], layers[1:]):
            for a in left:
                for b in right:
                    edge = Line(a.get_right(), b.get_left(), stroke_width=1, color=GREY)
                    edges.add(edge)

        self.play(LaggedStartMap(FadeIn, layers, lag_ratio=0.3))
        self.play(Create(edges), run_time=2)

        # Forward pass animation
        for i, layer in enumerate(layers):
            self.play(
                *[neuron.animate.set_fill(YELLOW, opacity=0.9) for neuron in layer],
                run_time=0.5,
            )
            self.play(*[neuron.animate.set_fill(BLUE, opacity=0.3) for neuron in layer], run_time=0.3)

        output = Text("Prediction", font_size=28)
        output.next_to(layers, RIGHT)
        self.play(FadeIn(output))
        self.play(edges.animate.highlight(YELLOW))
        self.wait()
