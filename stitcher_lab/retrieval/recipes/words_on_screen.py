"""Words: coloured, typed, underlined, in bullet points.

A title, a sentence with coloured words, letters that appear one by one, and points of a list.

- key points of the lesson, list with bullets, summary
- definition with the important word in colour
- quotation, poem, lyrics
- letters appear one by one like on a typewriter
- spelling, parts of a word, grammar, vocabulary
- opening title and closing words, credits
- bold and italic text
- multiple choice question with the answers
"""

from manim import *


class Words(Scene):
    def construct(self):
        title = Title("Photosynthesis")
        self.play(Write(title))
        sentence = Text("Plants turn light into sugar", t2c={"light": YELLOW, "sugar": ORANGE}, font_size=40)
        self.play(AddTextLetterByLetter(sentence, time_per_char=0.05))
        line = Underline(sentence, color=YELLOW)
        self.play(Create(line))
        self.play(VGroup(sentence, line).animate.next_to(title, DOWN, buff=0.4))
        points = BulletedList("needs light", "needs water", "gives oxygen", font_size=40).shift(DOWN * 0.3)
        self.play(LaggedStart(*(FadeIn(point, shift=RIGHT) for point in points), lag_ratio=0.4))
        points.fade_all_but(1, opacity=0.5)
        rich = MarkupText('<b>light</b> + <span foreground="#58C4DD">water</span>', font_size=36).shift(
            DOWN * 2.5 + LEFT * 3
        )
        self.play(FadeIn(rich))
        lines = Paragraph("first line", "second line", alignment="center", font_size=28).shift(DOWN * 2.3 + RIGHT * 3.5)
        self.play(Unwrite(sentence), FadeOut(line), Write(lines))
