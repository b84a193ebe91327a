"""Dropout: while a neural network trains, some of its neurons are switched off at random."""

from manim import *
from manim_ml.neural_network import FeedForwardLayer, NeuralNetwork
from manim_ml.neural_network.animations.dropout import make_neural_network_dropout_animation

from stitcher_lab.scene import *


class Dropout(Lesson):
    def construct(self):
        self.show_heading("Dropout")
        network = NeuralNetwork([FeedForwardLayer(n) for n in (3, 5, 5, 2)], layer_spacing=0.4)
        network.scale(2)
        network.move_to(DOWN * 0.2)

        with self.voiceover(text="A network that leans on a few of its neurons learns its examples by heart."):
            self.play(Create(network), run_time=2)
        with self.voiceover(
            text="So in each round of training, some are dropped at random, and the others must do without them."
        ):
            self.play(
                make_neural_network_dropout_animation(
                    network, dropout_rate=0.4, seed=4, first_layer_stable=True, last_layer_stable=True
                ),
                run_time=7,
            )
