"""A convolution: a small filter slides over an image and writes what it finds into a feature map."""

import manim_ml
from manim import *
from manim_ml.neural_network import Convolutional2DLayer, NeuralNetwork

from stitcher_lab.scene import *

manim_ml.config.three_d_config.rotation_angle = (
    50 * DEGREES
)  # of feature maps; as it comes, they are seen almost edge-on


class Convolution(Lesson):
    def construct(self):
        self.show_heading("A filter slides over the image")
        network = NeuralNetwork(
            [
                # how many maps, how many cells on a side, and on a side of the filter
                Convolutional2DLayer(1, 7, 3, cell_width=0.4),
                Convolutional2DLayer(1, 5, 3, cell_width=0.4),
            ],
            layer_spacing=2,
        )
        network.move_to(DOWN * 0.2)

        with self.voiceover(text="On the left is the image, on the right its feature map."):
            self.play(FadeIn(network), run_time=1.5)
        with self.voiceover(text="The filter looks at nine cells at a time, and each look gives one value."):
            self.play(network.make_forward_pass_animation(), run_time=6)
