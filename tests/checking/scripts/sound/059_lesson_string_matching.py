from manim import *


class NaiveSearch(Scene):
    TEXT, PATTERN = "abracadabra", "cad"

    def letters(self, word, **kwargs):
        return VGroup(*(Text(c, font="Monospace", **kwargs) for c in word)).arrange(RIGHT, buff=0.25)

    def construct(self):
        text, pattern = self.letters(self.TEXT), self.letters(self.PATTERN, color=YELLOW)
        pattern.next_to(text, DOWN, buff=0.6).align_to(text[0], LEFT)
        self.play(FadeIn(text), FadeIn(pattern))
        found = -1
        for start in range(len(self.TEXT) - len(self.PATTERN) + 1):
            self.play(pattern.animate.align_to(text[start], LEFT), run_time=0.2)
            for offset, letter in enumerate(self.PATTERN):
                same = self.TEXT[start + offset] == letter
                text[start + offset].set_color(GREEN if same else RED)
                self.wait(0.1)
                if not same:
                    break
            else:
                found = start
                break
            text.set_color(WHITE)
        if found >= 0:
            frame = SurroundingRectangle(*text[found:found + len(pattern)], color=GREEN)
            self.play(Create(frame))
        self.wait()
