# dies: NameError; class: import
from stitcher_lab.scene import Lesson, words, formula


class GoldenRatio(Lesson):
    """The golden ratio"""

    def construct(self):
        with self.voiceover(text="Cut a line so that the whole is to the long part as the long to the short."):
            whole = Line(LEFT * 4, RIGHT * 4)
            cut = Dot(LEFT * 4 + RIGHT * 8 / 1.618)
            self.play(Create(whole))
            self.play(FadeIn(cut))

        with self.voiceover(text="This ratio is called the golden ratio."):
            phi = formula(r"\varphi = \frac{1 + \sqrt{5}}{2} \approx 1.618")
            phi.next_to(whole, DOWN, buff=1)
            self.play(Write(phi))
