"""Smothered mate: the chess king is shut in by his own pieces, and a knight gives check."""

from manim import *
from manim_chess import Board, convert_from_PGN

from stitcher_lab.scene import *

FEN = "5rk1/5Npp/8/8/2Q5/8/6PP/6K1 w - - 0 1"


class SmotheredMate(Lesson):
    def construct(self):
        self.show_heading("Smothered mate")
        board = Board()
        board.set_board_from_FEN(FEN)
        board.scale(0.85).move_to(DOWN * 0.1)
        self.add(board)
        told = (
            "The knight jumps away, and the queen behind it gives check as well.",
            "From two checks at once the king can only flee, into the corner.",
            "Now the surprise: the queen offers herself right beside him.",
            "Only the rook can take her.",
            "And the rook shuts the king in. The knight comes back: mate.",
        )
        for (start, end, _), text in zip(convert_from_PGN("1. Nh6+ Kh8 2. Qg8+ Rxg8 3. Nf7#", FEN), told, strict=True):
            with self.voiceover(text=text):
                self.play(board.pieces[start].animate.move_to(board.squares[end]))
                board.move_piece(start, end)
        board.mark_square("h8")
        self.wait(1)
