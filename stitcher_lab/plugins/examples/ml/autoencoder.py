"""An autoencoder squeezes its input through a narrow layer of a neural network and rebuilds it."""

from manim import *
from manim_ml.neural_network import FeedForwardLayer, NeuralNetwork

from stitcher_lab.scene import *


class Autoencoder(Lesson):
    def construct(self):
        self.show_heading("An autoencoder")
        network = NeuralNetwork([FeedForwardLayer(n) for n in (7, 4, 2, 4, 7)], layer_spacing=0.3)
        network.scale(1.8)
        network.move_to(DOWN * 0.2)
        code = network.input_layers[2]
        label = words("code", size=26, color=AMBER).next_to(code.surrounding_rectangle, DOWN, buff=0.9)

        with self.voiceover(text="The first half makes the input smaller, the second half makes it large again."):
            self.play(Create(network), run_time=2.5)
        with self.voiceover(text="All that is known of the input must fit through the narrow middle: the code."):
            self.play(FadeIn(label), Circumscribe(code, color=AMBER), run_time=2)
        with self.voiceover(text="What comes out should be what went in."):
            self.play(network.make_forward_pass_animation(), run_time=5)
