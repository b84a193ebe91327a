"""A small picture of a digit goes into a neural network that tells which digit it is."""

from manim import *
from manim_ml.neural_network import FeedForwardLayer, ImageLayer, NeuralNetwork

from stitcher_lab.scene import *

# A seven, eight by eight pixels, each between 0 (black) and 255 (white).
SEVEN = np.zeros((8, 8), dtype=np.uint8)
SEVEN[1, 1:7] = 255
for row, column in ((2, 6), (3, 5), (4, 4), (5, 4), (6, 3)):
    SEVEN[row, column] = 255


class ImageClassifier(Lesson):
    def construct(self):
        self.show_heading("Which digit is it?")
        network = NeuralNetwork(
            [ImageLayer(SEVEN, height=1.4), FeedForwardLayer(6), FeedForwardLayer(4), FeedForwardLayer(3)],
            layer_spacing=0.4,
        )
        network.scale(1.7)
        network.move_to(DOWN * 0.2 + LEFT * 0.5)
        answers = VGroup(*(words(digit, size=24) for digit in ("9", "7", "1")))
        for answer, node in zip(answers, network.input_layers[-1].node_group, strict=True):
            answer.next_to(node, RIGHT, buff=0.3)

        with self.voiceover(text="The brightness of every pixel goes into the network."):
            self.play(FadeIn(network), run_time=1.5)
        with self.voiceover(text="Layer by layer it looks for strokes, then for shapes."):
            self.play(network.make_forward_pass_animation(), run_time=4)
        with self.voiceover(text="At the end, the neuron for seven is the brightest."):
            self.play(FadeIn(answers))
            self.play(answers[1].animate.set_color(AMBER), Indicate(network.input_layers[-1].node_group[1]))
