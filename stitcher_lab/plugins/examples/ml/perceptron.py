"""A perceptron: three inputs, one neuron, and the single value that it gives."""

from manim import *
from manim_ml.neural_network import FeedForwardLayer, NeuralNetwork

from stitcher_lab.scene import *


class Perceptron(Lesson):
    def construct(self):
        self.show_heading("One neuron")
        size = {"node_radius": 0.3, "node_spacing": 0.9, "rectangle_fill_color": PANEL}
        network = NeuralNetwork([FeedForwardLayer(3, **size), FeedForwardLayer(1, **size)], layer_spacing=2)
        network.move_to(LEFT * 1.5 + DOWN * 0.2)
        inputs, neuron = network.input_layers
        values = VGroup(
            *(
                words(value, size=26).next_to(node, LEFT, buff=0.5)
                for value, node in zip("101", inputs.node_group, strict=True)
            )
        )
        answer = words("1.7 > 1: fires", size=26, color=AMBER).next_to(neuron, RIGHT, buff=0.5)

        with self.voiceover(text="A single neuron has several inputs and one output."):
            self.play(Create(network), FadeIn(values), run_time=2)
        with self.voiceover(text="Each line carries a weight: the thicker, the more its input counts."):
            edges = network.connective_layers[0].edges
            self.play(*(edge.animate.set_stroke(width=width) for edge, width in zip(edges, (8, 1, 5), strict=True)))
        with self.voiceover(text="The neuron adds up what comes in, and fires if it is more than its threshold."):
            self.play(network.make_forward_pass_animation(), run_time=3)
            self.play(FadeIn(answer))
