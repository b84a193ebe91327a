"""Activation functions of a neural network: ReLU cuts off what is negative, the sigmoid stays between 0 and 1."""

from manim import *
from manim_ml.neural_network import FeedForwardLayer, NeuralNetwork

from stitcher_lab.scene import *


class ActivationFunctions(Lesson):
    def construct(self):
        self.show_heading("Activation functions")
        network = NeuralNetwork(
            [
                FeedForwardLayer(3),
                FeedForwardLayer(4, activation_function="ReLU"),
                FeedForwardLayer(2, activation_function="Sigmoid"),
            ],
            layer_spacing=0.7,
        )
        network.scale(1.8)
        network.move_to(DOWN * 0.3)

        with self.voiceover(text="Each layer passes its sums through a function, drawn above it."):
            self.play(FadeIn(network), run_time=1.5)
        with self.voiceover(
            text="ReLU turns negative values into zero, and the sigmoid gives one between zero and one."
        ):
            self.play(network.make_forward_pass_animation(), run_time=7)
