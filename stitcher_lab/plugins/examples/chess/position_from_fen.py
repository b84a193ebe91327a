"""A chess position is set up from its FEN string, rank by rank, and a player is found to be in check."""

from manim import *
from manim_chess import Board

from stitcher_lab.scene import *

FEN = "r1bqk2r/pppp1Bpp/2n2n2/2b1p3/4P3/2N2N2/PPPP1PPP/R1BQK2R b KQkq - 0 5"


class PositionFromFen(Lesson):
    def construct(self):
        self.show_heading("A position in one line of text")
        board = Board(color_dark="#4a6fa5", color_light="#dbe5f1")
        board.set_board_from_FEN(FEN)
        board.scale(0.8).move_to(LEFT * 3.4 + DOWN * 0.2)
        rows = FEN.partition(" ")[0].split("/")
        text = VGroup(*(words(row, size=26) for row in rows))
        text.arrange(DOWN, buff=0.25, aligned_edge=LEFT).move_to(RIGHT * 2.6)

        with self.voiceover(text="FEN lists the board from the top row to the bottom one."):
            self.play(FadeIn(board), FadeIn(text, lag_ratio=0.2))
        with self.voiceover(text="Letters are pieces, capitals are White's, and digits count empty squares."):
            self.play(text[1].animate.set_color(AMBER))
        with self.voiceover(text="Here the white bishop on f7 gives check to the black king."):
            board.mark_square("e8")
            board.draw_arrow("f7", "e8")
            self.play(Indicate(board.pieces["e8"], color=ROSE))
