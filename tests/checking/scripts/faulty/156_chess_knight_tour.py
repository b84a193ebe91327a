# dies: AttributeError; class: attribute
from manim import *


class KnightMoves(Scene):
    def construct(self):
        board = VGroup()
        for row in range(8):
            for col in range(8):
                square = Square(side_length=0.7, stroke_width=0, fill_opacity=1)
                square.set_fill(GREY_BROWN if (row + col) % 2 else LIGHT_GREY)
                square.move_to([col * 0.7 - 2.45, row * 0.7 - 2.45, 0])
                board.add(square)
        self.play(FadeIn(board))
        knight = Text("♞", font_size=44, color=BLACK).move_to(board[3 * 8 + 3])
        self.play(FadeIn(knight))
        targets = []
        for dr, dc in ((1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)):
            r, c = 3 + dr, 3 + dc
            if 0 <= r < 8 and 0 <= c < 8:
                targets.append(board[r * 8 + c])
        self.play(*[t.animate.set_fill(GREEN) for t in targets])
        self.play(knight.animate.jump_to(targets[0]))
        self.wait()
