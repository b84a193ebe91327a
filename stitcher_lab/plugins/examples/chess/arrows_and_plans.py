"""Arrows on a chess board show plans: three pieces aim at one square."""

from manim import *
from manim_chess import Board

from stitcher_lab.scene import *


class ArrowsAndPlans(Lesson):
    def construct(self):
        self.show_heading("Three against one")
        board = Board(color_dark="#8a6d4b", color_light="#ead9bd")
        board.set_board_from_FEN("r2q1rk1/ppp2ppp/3p1n2/8/2B5/3Q1N2/PPP2PPP/4R1K1 w - - 0 1")
        board.scale(0.85).move_to(DOWN * 0.1)

        with self.voiceover(text="Which pieces can White bring against the king?"):
            self.play(FadeIn(board))
            board.mark_square("g8")
        with self.voiceover(text="The bishop looks at f7 along the diagonal."):
            board.draw_arrow("c4", "f7")
            self.wait(0.5)
        with self.voiceover(text="The knight can jump to g5: its arrow has a bend."):
            board.draw_arrow("f3", "g5")
            self.wait(0.5)
        with self.voiceover(text="And the queen looks at h7. Now the plan is clear."):
            board.draw_arrow("d3", "h7")
            self.wait(1)
            board.remove_arrows()
