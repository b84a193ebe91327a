"""Letters and words that move about.

A word turns into another one letter by letter; letters get indices; a text is taken away again.

- anagram, letters change places
- spelling bee, missing letter
- secret message, Caesar cipher
- word becomes another word
- delete letters from the end, backspace
- number the letters of a word
"""

from manim import *


class Letters(Scene):
    def construct(self):
        word, other = Text("LISTEN", font_size=72), Text("SILENT", font_size=72)
        self.play(Write(word))
        numbers = index_labels(word, label_height=0.25, color=YELLOW).shift(DOWN * 0.9)
        self.play(FadeIn(numbers))
        self.play(FadeOut(numbers), TransformMatchingShapes(word, other, path_arc=PI / 2))
        self.play(other[0].animate.set_color(RED), Circumscribe(other[1:3]))
        self.play(Swap(other[0], other[5]))
        sentence = Text("attack at dawn", font_size=48, slant=ITALIC).shift(DOWN * 1.5)
        cipher = Text("dwwdfn dw gdzq", font_size=48, color=GREEN).move_to(sentence)
        self.play(AddTextWordByWord(sentence), run_time=1)
        self.play(LaggedStart(*(ReplacementTransform(a, b) for a, b in zip(sentence, cipher)), lag_ratio=0.1))
        self.play(RemoveTextLetterByLetter(cipher))
        self.play(ApplyPointwiseFunction(lambda p: p + 0.3 * np.sin(2 * p[0]) * UP, other))
        self.play(Unwrite(other))
