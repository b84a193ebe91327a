"""A fork in chess: one knight attacks the king and the rook, and wins the rook."""

from manim import *
from manim_chess import Board

from stitcher_lab.scene import *


class KnightFork(Lesson):
    def construct(self):
        self.show_heading("The fork")
        board = Board()
        board.set_board_from_FEN("r3k3/ppp2ppp/8/3N4/8/8/PPP2PPP/4K3 w - - 0 1")
        board.scale(0.85).move_to(DOWN * 0.1)

        def slide(start, end):
            self.play(board.pieces[start].animate.move_to(board.squares[end]))
            board.move_piece(start, end)

        with self.voiceover(text="The knight on d5 sees a square from which it attacks two pieces."):
            self.play(FadeIn(board))
            board.mark_square("c7")
        with self.voiceover(text="It takes on c7: check to the king, and the rook is attacked as well."):
            slide("d5", "c7")
            board.draw_arrow("c7", "e8")
            board.draw_arrow("c7", "a8")
            self.wait(1)
        with self.voiceover(text="The king must go, and the knight takes the rook."):
            board.remove_arrows()
            slide("e8", "d7")
            slide("c7", "a8")
