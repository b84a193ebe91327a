"""The chess board, its files and ranks, and where the pieces stand at the start."""

from manim import *
from manim_chess import Board

from stitcher_lab.scene import *


class StartingPosition(Lesson):
    def construct(self):
        self.show_heading("Sixty-four squares")
        board = Board()
        board.set_board_from_FEN()  # without an argument: the starting position
        board.scale(0.85).move_to(LEFT * 3.2 + DOWN * 0.1)
        notes = VGroup(words("files a to h", color=SKY), words("ranks 1 to 8", color=LEAF), words("e4: file e, rank 4"))
        notes.arrange(DOWN, buff=0.6, aligned_edge=LEFT).move_to(RIGHT * 3.6)

        with self.voiceover(text="This is how every game of chess begins."):
            self.play(FadeIn(board))
        with self.voiceover(text="The columns are called files, from a to h."):
            for rank in range(1, 9):
                board.mark_square(f"e{rank}")
            self.play(FadeIn(notes[0]))
        with self.voiceover(text="The rows are called ranks, from one to eight."):
            for file in "abcdefgh":
                board.mark_square(f"{file}4")
            self.play(FadeIn(notes[1]))
        with self.voiceover(text="A file and a rank name one square: this one is e4."):
            for square in {*(f"e{rank}" for rank in range(1, 9)), *(f"{file}4" for file in "abcdefgh")} - {"e4"}:
                board.unmark_square(square)
            self.play(FadeIn(notes[2]), Indicate(board.squares["e4"]))
