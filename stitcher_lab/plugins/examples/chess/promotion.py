"""A chess pawn reaches the last rank and becomes a queen, or a knight where that is better."""

from manim import *
from manim_chess import Board, play_game

from stitcher_lab.scene import *


class Promotion(Lesson):
    def construct(self):
        self.show_heading("Promotion")
        board = Board()
        board.set_board_from_FEN("8/3q1P1k/8/8/8/8/8/4K3 w - - 0 1")
        board.scale(0.85).move_to(LEFT * 3.2 + DOWN * 0.1)
        choices = VGroup(*(words(name) for name in ("queen", "rook", "bishop", "knight")))
        choices.arrange(DOWN, buff=0.4, aligned_edge=LEFT).move_to(RIGHT * 3.5)

        with self.voiceover(text="White's pawn stands one step before the last rank."):
            self.play(FadeIn(board))
        with self.voiceover(text="A pawn that arrives there becomes another piece, mostly a queen."):
            self.play(FadeIn(choices, lag_ratio=0.2))
            play_game(self, board, [("f7", "f8", "Q")])  # the third part names the new piece
        with self.voiceover(text="Here a knight is better: it gives check, and attacks the queen as well."):
            board.promote_piece("f8", "N")
            board.draw_arrow("f8", "h7")
            board.draw_arrow("f8", "d7")
            self.play(choices[3].animate.set_color(AMBER))
