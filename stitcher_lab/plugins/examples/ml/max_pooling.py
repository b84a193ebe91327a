"""Max pooling after a convolution: of every two by two cells only the largest value is kept."""

import manim_ml
from manim import *
from manim_ml.neural_network import Convolutional2DLayer, MaxPooling2DLayer, NeuralNetwork

from stitcher_lab.scene import *

manim_ml.config.three_d_config.rotation_angle = (
    50 * DEGREES
)  # of feature maps; as it comes, they are seen almost edge-on


class MaxPooling(Lesson):
    def construct(self):
        self.show_heading("Max pooling")
        network = NeuralNetwork(
            [
                Convolutional2DLayer(1, 8, 3, cell_width=0.4),
                MaxPooling2DLayer(kernel_size=2, cell_width=0.4),
            ],
            layer_spacing=2,
        )
        network.move_to(DOWN * 0.2)

        with self.voiceover(text="Pooling makes a feature map smaller."):
            self.play(FadeIn(network), run_time=1.5)
        with self.voiceover(
            text="It is cut into fields of two by two cells, and of each only the largest value goes on."
        ):
            self.play(network.make_forward_pass_animation(), run_time=6)
