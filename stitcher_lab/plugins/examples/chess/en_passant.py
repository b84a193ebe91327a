"""En passant: a chess pawn that runs past another one may be taken as if it had gone one square only."""

from manim import *
from manim_chess import Board, play_game

from stitcher_lab.scene import *


class EnPassant(Lesson):
    def construct(self):
        self.show_heading("En passant")
        board = Board()
        board.set_board_from_FEN("4k3/3p4/8/4P3/8/8/8/4K3 b - - 0 1")
        board.scale(0.85).move_to(DOWN * 0.1)

        with self.voiceover(text="The white pawn on e5 guards the square d6."):
            self.play(FadeIn(board))
            board.mark_square("d6")
        with self.voiceover(text="From its first square the black pawn may go two squares, past the guard."):
            play_game(self, board, [("d7", "d5", "")])
        with self.voiceover(text="At once, and only at once, White may take it as if it had stopped on d6."):
            board.draw_arrow("e5", "d6")
            self.wait(1)
            board.remove_arrows()
            board.unmark_square("d6")
            play_game(self, board, [("e5", "d6", "")])  # play_game takes the pawn on d5 off the board
