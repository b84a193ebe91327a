"""A residual connection: the input of a block of a neural network skips it and is added to its output."""

from manim import *
from manim_ml.neural_network import FeedForwardLayer, MathOperationLayer, NeuralNetwork
from manim_ml.neural_network.activation_functions.relu import ReLUFunction

from stitcher_lab.scene import *


class ResidualConnection(Lesson):
    def construct(self):
        self.show_heading("A way around")
        size = {"node_radius": 0.2, "node_spacing": 0.6, "rectangle_fill_color": PANEL}
        network = NeuralNetwork(
            {
                "first": FeedForwardLayer(3, **size),
                "block": FeedForwardLayer(3, activation_function=ReLUFunction().scale(2), **size),
                "last": FeedForwardLayer(3, **size),
                "sum": MathOperationLayer("+", font_size=40),
            },
            layer_spacing=1,
        )
        network.add_connection("first", "sum", arc_direction="down")  # by the names given above
        network.move_to(DOWN * 0.2)

        with self.voiceover(text="Deep networks are hard to train: the signal gets lost."):
            self.play(FadeIn(Group(*network.all_layers, *network.connections)), run_time=2)
        with self.voiceover(text="A residual connection goes around a block, and adds what came in to what comes out."):
            self.play(network.make_forward_pass_animation(), run_time=6)
