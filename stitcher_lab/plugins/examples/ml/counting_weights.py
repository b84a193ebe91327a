"""How many weights has a neural network? Its layers come one by one, then the lines between them are counted."""

from manim import *
from manim_ml.neural_network import FeedForwardLayer, NeuralNetwork

from stitcher_lab.scene import *


class CountingWeights(Lesson):
    def construct(self):
        self.show_heading("Layer by layer")
        network = NeuralNetwork(
            [FeedForwardLayer(n, node_radius=0.2, node_spacing=0.6, rectangle_fill_color=PANEL) for n in (4, 6, 3)],
            layer_spacing=1.6,
        )
        network.move_to(DOWN * 0.2)
        first, hidden, last = network.input_layers

        with self.voiceover(text="Four inputs, six hidden neurons, three outputs."):
            self.play(Create(first), run_time=0.8)
            self.play(Create(hidden), run_time=0.8)
            self.play(Create(last), run_time=0.8)
        with self.voiceover(
            text="Every line between them is a weight that is learnt: four times six, and six times three."
        ):
            self.play(*(Create(layer) for layer in network.connective_layers), run_time=2)
        with self.voiceover(text="That makes forty-two weights."):
            self.play(Write(words("24 + 18 = 42", color=AMBER).move_to(DOWN * 2.6)))
