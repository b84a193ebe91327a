"""Padding: with a rim of zeros around the image, the feature map of a convolution stays as large as the image."""

import manim_ml
from manim import *
from manim_ml.neural_network import Convolutional2DLayer, NeuralNetwork

from stitcher_lab.scene import *

manim_ml.config.three_d_config.rotation_angle = (
    50 * DEGREES
)  # of feature maps; as it comes, they are seen almost edge-on


class Padding(Lesson):
    def construct(self):
        self.show_heading("Padding")
        network = NeuralNetwork(
            [
                Convolutional2DLayer(1, 6, 3, padding=1, padding_dashed=True, cell_width=0.4),
                Convolutional2DLayer(1, 6, 3, cell_width=0.4),
            ],
            layer_spacing=2,
        )
        network.move_to(DOWN * 0.2)
        size = words("6 × 6 stays 6 × 6", size=26, color=AMBER).move_to(DOWN * 2.6)

        with self.voiceover(text="At the edge, a filter would stick out of the image."):
            self.play(FadeIn(network), run_time=1.5)
        with self.voiceover(text="A rim of zeros gives it room, and nothing is lost at the edges."):
            self.play(FadeIn(size))
            self.play(network.make_forward_pass_animation(), run_time=5)
