"""manim-chess 0.0.38 loses its way in many a game, and pieces, labels and bars come in one size on a scaled board.

Of games it skips moves of the h-pawn, trips over comments and over checks at a promotion, leaves pawns on the board
that were taken en passant, moves pinned knights, and reads nothing without headers. And Manim, to read the picture of a
piece, writes a file beside it: into the plugin, which the sandbox lends for reading only.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.plugins.fixes.chess_notation import convert_from_PGN

if TYPE_CHECKING:
    from types import ModuleType

# The plugin's own measures, in scene units: a square's side, the bar's height, and how much of it a pawn is worth.
SQUARE = 0.8
BAR = 6.4
PAWN = 0.737
SHORTEST, TALLEST = 0.32, 6.18
# Ours: wide enough for a number that can be read at 480 lines.
BAR_WIDTH = 0.55
NUMBER = 0.5  # of 48 points
INKS = ("#111827", "#f9fafb")


def mend(module: ModuleType) -> None:
    """Mend the module, as far as something is to be mended in it."""
    if module.__name__ == "manim_chess.game_player":
        module.convert_from_PGN = convert_from_PGN  # type: ignore[attr-defined]
    elif module.__name__ == "manim_chess.pieces":
        module.SVGMobject = _picture_class(module.SVGMobject)  # type: ignore[attr-defined]
    elif module.__name__ == "manim_chess.board":
        _mend_board(module.Board)
    elif module.__name__ == "manim_chess.evaluation_bar":
        _mend_bar(module.EvaluationBar)


def _picture_class(original: Any) -> Any:
    def get_file_path(self: Any) -> Path:
        return _scratch_copy(original.get_file_path(self))

    return type(original.__name__, (original,), {"get_file_path": get_file_path, "__module__": "manim_chess.pieces"})


@cache
def _scratch_copy(path: Path) -> Path:
    """Copy a picture to where Manim may write beside it."""
    return Path(shutil.copy(path, tempfile.mkdtemp(prefix="pieces-")))


def _mend_board(board: Any) -> None:
    """Size what is put on a board by the squares that are there, and write coordinates so that they can be read."""
    add_piece = board.add_piece

    def add_sized_piece(self: Any, piece_type: str, is_white: Any, coordinate: str) -> None:
        add_piece(self, piece_type, is_white, coordinate)
        piece = self.pieces[coordinate].scale(self.squares[coordinate].width / SQUARE)
        piece.is_white = is_white  # only pawns know it of themselves, and promote_piece asks

    def add_number_label(_: Any, square: Any, number: Any) -> None:
        _label(square, str(number), (-1, 1))

    def add_letter_label(_: Any, square: Any, letter: str) -> None:
        _label(square, letter, (1, -1))

    board.add_piece, board.add_number_label, board.add_letter_label = (
        add_sized_piece,
        add_number_label,
        add_letter_label,
    )


def _label(square: Any, text: str, corner: tuple[int, int]) -> None:
    """Write into a corner of a square, in place of what stood there."""
    from manim import Text  # noqa: PLC0415 - here Manim is loaded already

    labels = vars(square).setdefault("coordinate_labels", {})
    if corner in labels:
        square.remove(labels[corner])
    ink = max(INKS, key=lambda color: _contrast(square.fill_color, color))
    label = Text(text, font="Sans", font_size=16, color=ink).scale(square.width / SQUARE)
    label.move_to(
        [square.get_x() + corner[0] * 0.38 * square.width, square.get_y() + corner[1] * 0.36 * square.width, 0]
    )
    labels[corner] = label
    square.add(label)


def _contrast(first: Any, second: Any) -> float:
    """Contrast of two colours by the Web Content Accessibility Guidelines, 1 to 21."""
    from manim import ManimColor  # noqa: PLC0415

    lights = sorted(_luminance(ManimColor(color).to_rgb()) for color in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(rgb: Any) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]  # noqa: PLR2004
    return float(sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)))


def _mend_bar(bar: Any) -> None:
    """Make the bar as wide as its number, and let it be scaled."""
    make = bar.__init__

    def __init__(self: Any, evaluation: float = 0.0) -> None:  # noqa: N807
        make(self, evaluation)
        for half in (self.black_rectangle, self.white_rectangle):
            half.stretch_to_fit_width(BAR_WIDTH)
        white, text = _halves(self, evaluation)
        self.white_rectangle.become(white)
        self.bot_text.become(text)

    def set_evaluation(self: Any, evaluation: float) -> list[Any]:
        from manim import Transform  # noqa: PLC0415 - here Manim is loaded already

        self.evaluation = evaluation
        white, text = _halves(self, evaluation)
        return [Transform(self.white_rectangle, white), Transform(self.bot_text, text)]

    bar.__init__, bar.set_evaluation = __init__, set_evaluation


def _halves(bar: Any, evaluation: float) -> tuple[Any, Any]:
    """The white part and the number at ``evaluation``, in pawns, positive for White."""
    from manim import DOWN, UP, Rectangle, Text  # noqa: PLC0415 - here Manim is loaded already

    whole = bar.black_rectangle
    size = whole.height / BAR
    height = min(max(SHORTEST, PAWN * evaluation + BAR / 2), TALLEST) * size
    white = Rectangle(width=whole.width, height=height, stroke_color=bar.WHITE, fill_opacity=1).set_fill(bar.WHITE)
    white.move_to(whole.get_bottom(), aligned_edge=DOWN)
    below = evaluation >= 0
    text = Text(f"{evaluation:.1f}", font="Sans", color=bar.BLACK if below else bar.WHITE).scale(NUMBER * size)
    text.scale_to_fit_width(min(text.width, 0.9 * whole.width))
    end, inwards = (whole.get_bottom(), UP) if below else (whole.get_top(), DOWN)
    return white, text.move_to(end + inwards * 0.2 * size)
