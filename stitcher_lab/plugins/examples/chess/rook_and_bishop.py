"""How far chess rooks and bishops go: the lines they rule are lit up until a piece stands in the way."""

from manim import *
from manim_chess import Board

from stitcher_lab.scene import *

FILES = "abcdefgh"


def ray(board, square, across, up):
    """The squares from ``square`` in one direction, up to the first piece, which can be taken."""
    file, rank = FILES.index(square[0]) + across, int(square[1]) + up
    while 0 <= file < 8 and 1 <= rank <= 8:
        found = f"{FILES[file]}{rank}"
        yield found
        if board.get_piece_at_square(found) is not None:
            return
        file, rank = file + across, rank + up


class RookAndBishop(Lesson):
    def construct(self):
        self.show_heading("Straight lines and diagonals")
        board = Board()
        for kind, white, square in (("R", True, "c3"), ("B", True, "f4"), ("P", False, "c6"), ("P", False, "h6")):
            board.add_piece(kind, white, square)
        board.scale(0.85).move_to(DOWN * 0.1)

        with self.voiceover(text="A rook and a bishop stand on the board, and two black pawns."):
            self.play(FadeIn(board))
        straight, diagonal = ((1, 0), (-1, 0), (0, 1), (0, -1)), ((1, 1), (-1, 1), (1, -1), (-1, -1))
        for square, directions, text in (
            ("c3", straight, "The rook goes straight, as far as the pawn, which it can take."),
            ("f4", diagonal, "The bishop goes along the diagonals, and always stays on its colour."),
        ):
            seen = [target for direction in directions for target in ray(board, square, *direction)]
            with self.voiceover(text=text):
                for target in seen:
                    board.highlight_square(target)
                self.wait(2)
            for target in seen:
                board.unmark_square(target)
