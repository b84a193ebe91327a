"""An evaluation bar beside the chess board rises and falls with the moves: a blunder is seen at once."""

from manim import *
from manim_chess import Board, EvaluationBar, convert_from_PGN, play_game

from stitcher_lab.scene import *


class Evaluation(Lesson):
    def construct(self):
        self.show_heading("Who is better?")
        board = Board()
        board.set_board_from_FEN()
        bar = EvaluationBar()
        both = Group(board, bar)
        bar.next_to(board, LEFT, buff=0.25)
        both.scale(0.85).move_to(LEFT * 2.5 + DOWN * 0.1)
        moves = convert_from_PGN("1. e4 g5 2. d4 f6 3. Qh5#")
        key = VGroup(words("+1: White is a pawn ahead", size=26), words("−1: Black is", size=26))
        key.arrange(DOWN, buff=0.4, aligned_edge=LEFT).move_to(RIGHT * 4.2)

        with self.voiceover(text="The bar tells who stands better, counted in pawns."):
            self.play(FadeIn(both), FadeIn(key))
        with self.voiceover(text="After two careless moves by Black it rises for White."):
            play_game(self, board, moves[:4], bar, [0.3, 1.2, 1.4, 3.5])
        with self.voiceover(text="With mate it is full."):
            play_game(self, board, moves[4:])
            self.play(*bar.set_evaluation(9))
