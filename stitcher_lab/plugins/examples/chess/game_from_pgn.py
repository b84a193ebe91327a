"""A short game of chess, read from PGN and played move by move: Scholar's Mate."""

from manim import *
from manim_chess import Board, convert_from_PGN, play_game

from stitcher_lab.scene import *

PGN = """
[Event "Lesson"]
[Result "1-0"]

1. e4 e5 2. Qh5 Nc6 3. Bc4 Nf6 4. Qxf7# 1-0
"""


class GameFromPgn(Lesson):
    def construct(self):
        self.show_heading("Scholar's Mate")
        board = Board()
        board.set_board_from_FEN()
        board.scale(0.85).move_to(LEFT * 3.2 + DOWN * 0.1)
        moves = convert_from_PGN(PGN)  # [("e2", "e4", ""), ("e7", "e5", ""), ...]
        written = ["1.  e4   e5", "2.  Qh5   Nc6", "3.  Bc4   Nf6", "4.  Qxf7 mate"]
        column = VGroup(*(words(line) for line in written)).arrange(DOWN, buff=0.5, aligned_edge=LEFT)
        column.move_to(RIGHT * 3.4)

        with self.voiceover(text="Four moves can be enough to win a game of chess."):
            self.play(FadeIn(board))
        told = (
            "Both sides open with the king's pawn.",
            "White brings out the queen early, and Black defends the pawn.",
            "The bishop aims at f7, too, but Black attacks the queen and overlooks it.",
            "The queen takes on f7: checkmate.",
        )
        for number, text in enumerate(told):
            with self.voiceover(text=text):
                self.play(FadeIn(column[number]), run_time=0.5)
                play_game(self, board, moves[2 * number : 2 * number + 2])
