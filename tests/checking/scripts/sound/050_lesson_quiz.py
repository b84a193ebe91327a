from manim import *


class Card(RoundedRectangle):
    def __init__(self, question: str, answer: str, **kwargs):
        kwargs.setdefault("corner_radius", 0.2)
        kwargs.setdefault("fill_opacity", 0.1)
        super().__init__(width=5, height=2.5, **kwargs)
        self.front = Text(question, font_size=32)
        self.back = Text(answer, font_size=32, color=GREEN)
        self.add(self.front)
        self.shown = False

    def flip_card(self):
        self.shown = not self.shown
        self.remove(self.front)
        self.back.move_to(self)
        self.add(self.back)
        return self


class Quiz(Scene):
    questions = [("2 + 2 = ?", "4"), ("Capital of France?", "Paris")]

    def ask(self, question, answer, /, *, think: float = 0.5, **card_options) -> Card:
        card = Card(question, answer, **card_options)
        self.play(FadeIn(card, shift=UP))
        self.wait(think)
        card.flip_card()
        self.play(Rotate(card, PI, axis=UP, run_time=0.01), Wait(0.3))
        return card

    def construct(self):
        score = Integer(0).to_corner(UR)
        self.add(score)
        done = []
        for number, (q, a) in enumerate(self.questions, 1):
            card = self.ask(q, a, think=0.2, stroke_color=[BLUE, GOLD][number % 2])
            self.play(card.animate.scale(0.4).to_corner(DL if number == 1 else DR), score.animate.set_value(number))
            done.append(card)
        assert all(card.shown for card in done)
        self.play(*(card.back.animate.set_color(YELLOW) for card in done))
        self.wait()
