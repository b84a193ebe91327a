"""An image enters a convolutional neural network: it is laid into the first feature map, then filters slide over it."""

import manim_ml
from manim import *
from manim_ml.neural_network import Convolutional2DLayer, FeedForwardLayer, ImageLayer, NeuralNetwork

from stitcher_lab.scene import *

manim_ml.config.three_d_config.rotation_angle = (
    50 * DEGREES
)  # of feature maps; as it comes, they are seen almost edge-on

CROSS = np.full((7, 7), 30, dtype=np.uint8)
CROSS[3, 1:6] = CROSS[1:6, 3] = 255


class ImageThroughFilters(Lesson):
    def construct(self):
        self.show_heading("From image to answer")
        network = NeuralNetwork(
            [
                ImageLayer(CROSS, height=2),
                Convolutional2DLayer(1, 7, 3, cell_width=0.3),
                Convolutional2DLayer(3, 5, 3, filter_spacing=0.7, cell_width=0.3),
                FeedForwardLayer(3, node_radius=0.15, node_spacing=0.5),
            ],
            layer_spacing=0.6,
        )
        network.move_to(DOWN * 0.2)

        with self.voiceover(text="The image is laid into the first layer."):
            self.play(FadeIn(network), run_time=1.5)
        with self.voiceover(text="Then filters slide over it, one after the other, and the last layer decides."):
            self.play(network.make_forward_pass_animation(), run_time=8)
