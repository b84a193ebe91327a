"""Where a chess knight can go: eight squares from the middle of the board, two from the corner."""

from manim import *
from manim_chess import Board

from stitcher_lab.scene import *

FILES = "abcdefgh"
JUMPS = ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2))


def targets(square):
    """The squares that a knight on ``square`` reaches."""
    file, rank = FILES.index(square[0]), int(square[1])
    return [f"{FILES[file + x]}{rank + y}" for x, y in JUMPS if 0 <= file + x < 8 and 1 <= rank + y <= 8]


class KnightMoves(Lesson):
    def construct(self):
        self.show_heading("How a knight jumps")
        board = Board()
        board.add_piece("N", is_white=True, coordinate="d4")
        board.scale(0.85).move_to(LEFT * 3 + DOWN * 0.1)
        count = words("8 squares", color=AMBER).move_to(RIGHT * 3.5)

        with self.voiceover(text="A knight goes two squares straight and one to the side."):
            self.play(FadeIn(board))
            board.draw_arrow("d4", "e6")
        with self.voiceover(text="From the middle of the board it reaches eight squares."):
            board.remove_arrows()
            for square in targets("d4"):
                board.mark_square(square)
            self.play(FadeIn(count))
        with self.voiceover(text="In the corner only two are left."):
            for square in targets("d4"):
                board.unmark_square(square)
            board.move_piece("d4", "a1")
            for square in targets("a1"):
                board.mark_square(square)
            self.play(Transform(count, words("2 squares", color=AMBER).move_to(count)))
