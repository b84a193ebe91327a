"""Castling in chess, to both sides: the king goes two squares and the rook jumps over him."""

from manim import *
from manim_chess import Board, play_game

from stitcher_lab.scene import *


class Castling(Lesson):
    def construct(self):
        self.show_heading("Castling")
        board = Board()
        board.set_board_from_FEN("r3k2r/pppppppp/8/8/8/8/PPPPPPPP/R3K2R w KQkq - 0 1")
        board.scale(0.85).move_to(LEFT * 3 + DOWN * 0.1)
        rules = VGroup(
            words("king and rook have not moved", size=26),
            words("nothing stands between them", size=26),
            words("the king is not in check,", size=26),
            words("and passes no attacked square", size=26),
        )
        rules.arrange(DOWN, buff=0.4, aligned_edge=LEFT).move_to(RIGHT * 3.6)

        with self.voiceover(text="Once in a game, the king may leave the middle and a rook come to it, in one move."):
            self.play(FadeIn(board))
            self.play(Indicate(board.pieces["e1"]), Indicate(board.pieces["e8"]), run_time=2)
        with self.voiceover(text="White castles kingside: the king goes two squares, and the rook lands beside him."):
            board.draw_arrow("e1", "g1")
            self.wait(1)
            board.remove_arrows()
            play_game(self, board, [("e1", "g1", "")])  # play_game moves the rook as well
        with self.voiceover(text="Black castles queenside, with the other rook."):
            play_game(self, board, [("e8", "c8", "")])
        with self.voiceover(text="It is allowed only under these conditions."):
            self.play(FadeIn(rules, lag_ratio=0.3))
