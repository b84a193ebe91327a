"""A convolutional neural network (CNN), from the image through two convolutions to the answer."""

import manim_ml
from manim import *
from manim_ml.neural_network import Convolutional2DLayer, FeedForwardLayer, NeuralNetwork

from stitcher_lab.scene import *

manim_ml.config.three_d_config.rotation_angle = (
    50 * DEGREES
)  # of feature maps; as it comes, they are seen almost edge-on


class ConvolutionalNetwork(Lesson):
    def construct(self):
        self.show_heading("A convolutional network")
        network = NeuralNetwork(
            [
                Convolutional2DLayer(1, 7, 3, cell_width=0.4),
                Convolutional2DLayer(3, 5, 3, cell_width=0.4, filter_spacing=0.9),
                FeedForwardLayer(3, node_radius=0.2, node_spacing=0.7),
            ],
            layer_spacing=1.2,
        )
        network.move_to(DOWN * 0.2)

        with self.voiceover(text="A convolutional network reads an image with small filters."):
            self.play(FadeIn(network), run_time=1.5)
        with self.voiceover(text="Three filters make three feature maps, and the last layer weighs them up."):
            self.play(network.make_forward_pass_animation(), run_time=7)
