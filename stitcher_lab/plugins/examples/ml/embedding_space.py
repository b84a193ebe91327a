"""An encoder puts its input into an embedding space, where like things lie close together."""

from manim import *
from manim_ml.neural_network import EmbeddingLayer, FeedForwardLayer, NeuralNetwork

from stitcher_lab.scene import *


class EmbeddingSpace(Lesson):
    def construct(self):
        self.show_heading("A space of meanings")
        embedding = EmbeddingLayer(point_radius=0.04)
        network = NeuralNetwork(
            [FeedForwardLayer(5), FeedForwardLayer(3), embedding, FeedForwardLayer(3), FeedForwardLayer(5)],
            layer_spacing=0.4,
        )
        network.scale(1.6)
        network.move_to(DOWN * 0.2)

        with self.voiceover(text="In the middle of this network is a plane, and every input becomes a point of it."):
            self.play(FadeIn(network), run_time=2.5)
        with self.voiceover(text="A variational autoencoder puts down a cloud instead of a point, and draws from it."):
            self.play(
                network.make_forward_pass_animation(
                    layer_args={
                        embedding: {"dist_args": {"mean": [0.4, 0.3], "cov": np.array([[0.6, 0.2], [0.2, 0.4]])}}
                    }
                ),
                run_time=6,
            )
