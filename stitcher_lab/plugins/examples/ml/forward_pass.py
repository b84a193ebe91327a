"""A signal passes through a neural network, from the inputs through a hidden layer to the outputs."""

from manim import *
from manim_ml.neural_network import FeedForwardLayer, NeuralNetwork

from stitcher_lab.scene import *


class ForwardPass(Lesson):
    def construct(self):
        self.show_heading("A neural network")
        network = NeuralNetwork(
            [
                FeedForwardLayer(size, node_radius=0.22, node_spacing=0.65, rectangle_fill_color=PANEL)
                for size in (3, 5, 2)
            ],
            layer_spacing=1.6,
        )
        network.move_to(DOWN * 0.2)
        names = VGroup(
            *(
                words(name, size=26, color=MUTED).next_to(layer.surrounding_rectangle, DOWN, buff=0.3)
                for name, layer in zip(("inputs", "hidden", "outputs"), network.input_layers, strict=True)
            ),
        )

        with self.voiceover(
            text="A neural network is made of layers of neurons, and each is joined to all of the next layer."
        ):
            self.play(Create(network), run_time=3)
        with self.voiceover(text="Values come in on the left, and the answer comes out on the right."):
            self.play(FadeIn(names, lag_ratio=0.4))
        with self.voiceover(text="In a forward pass, each layer computes its values from the layer before."):
            self.play(network.make_forward_pass_animation(), run_time=5)
