"""Chess pieces slide over the board: each move is animated, then told to the board."""

from manim import *
from manim_chess import Board, convert_from_PGN

from stitcher_lab.scene import *


class SlidingPieces(Lesson):
    def construct(self):
        self.show_heading("The Italian Game")
        board = Board()
        board.set_board_from_FEN()
        board.scale(0.85).move_to(DOWN * 0.1)
        self.add(board)

        told = (
            "White takes the centre with a pawn.",
            "Black does the same.",
            "The knight attacks the pawn on e5,",
            "and a knight defends it.",
            "The bishop goes to c4: this is the Italian Game.",
        )
        for (start, end, _), text in zip(convert_from_PGN("1. e4 e5 2. Nf3 Nc6 3. Bc4"), told, strict=True):
            with self.voiceover(text=text):
                piece = board.pieces[start]
                self.play(piece.animate.move_to(board.squares[end]), run_time=1)
                board.move_piece(start, end)  # the board learns of it, and lights both squares
