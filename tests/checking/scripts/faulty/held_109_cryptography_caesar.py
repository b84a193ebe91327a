# dies: AttributeError; class: attribute
from manim import *
import string


class CaesarCipher(Scene):
    def construct(self):
        alphabet = string.ascii_uppercase
        plain = VGroup(*[Text(c, font_size=26) for c in alphabet]).arrange(RIGHT, buff=0.15)
        cipher = VGroup(*[Text(c, font_size=26, color=YELLOW) for c in alphabet])
        cipher.arrange(RIGHT, buff=0.15).next_to(plain, DOWN)
        self.play(FadeIn(plain), FadeIn(cipher))

        shift = 3
        shifted = alphabet[shift:] + alphabet[:shift]
        new = VGroup(*[Text(c, font_size=26, color=YELLOW) for c in shifted]).arrange(RIGHT, buff=0.15)
        new.move_to(cipher)
        self.play(Transform(cipher, new))

        word = "HELLO"
        for letter in word:
            i = alphabet.index(letter)
            arrow = Arrow(plain[i].get_bottom(), cipher[i].get_top(), buff=0.05, stroke_width=3)
            self.play(GrowArrow(arrow), run_time=0.4)
            self.play(plain[i].animate.set_color(RED), cipher[i].animate.set_color(RED), run_time=0.3)
            self.play(FadeOut(arrow), run_time=0.2)
        result = Text("KHOOR", font_size=48).to_edge(DOWN)
        self.play(AddTextLetterByLetter(result, time_per_char=0.1))
        self.play(result.animate.set_text_color(GREEN).underline())
        self.wait()
