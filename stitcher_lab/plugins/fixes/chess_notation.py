"""Games of chess in algebraic notation, played by the rules: what ``convert_from_PGN`` of manim-chess should do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"
FILES = "abcdefgh"
_STRAIGHT = ((0, 1), (1, 0), (0, -1), (-1, 0))
_DIAGONAL = ((1, 1), (1, -1), (-1, -1), (-1, 1))
_SLIDES = {"R": _STRAIGHT, "B": _DIAGONAL, "Q": _STRAIGHT + _DIAGONAL}
_STEPS = {
    "K": _STRAIGHT + _DIAGONAL,
    "N": ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)),
}
_MOVE = re.compile(r"([KQRBN])?([a-h])?([1-8])?[x:]?([a-h])([1-8])(?:=?\(?([QRBN])\)?)?(?:e\.p\.)?")
_HEADER = re.compile(r'^\s*\[(\w+)\s+"([^"]*)"\]\s*$', re.MULTILINE)
_NO_MOVES = re.compile(r"\{[^}]*\}|;[^\n]*|\$\d+|\d+\.(?:\.\.)?|1-0|0-1|1/2-1/2|\*|e\.p\.|[!?]+")
_INNERMOST = re.compile(r"\([^()]*\)")

Square = tuple[int, int]  # file and rank, each from 0
Move = tuple[str, str, str]  # from, to, and the piece that a pawn becomes


def convert_from_PGN(PGN: str, FEN: str = START) -> list[Move]:  # noqa: N802, N803 - the plugin's names
    """Return the moves of a game as ``(from, to, promotion)``; ``FEN`` is where it starts.

    Raises
    ------
    ValueError
        A move is not possible in its position, or not unambiguous; the message quotes it.

    """
    headers = dict(_HEADER.findall(PGN))
    text = _HEADER.sub(" ", PGN)
    text = _NO_MOVES.sub(" ", text)
    while "(" in text and text != (shorter := _INNERMOST.sub(" ", text)):
        text = shorter
    game = Game(headers.get("FEN", FEN) if FEN == START else FEN)
    return [game.play(word) for word in text.split()]


class Game:
    """A position, and the moves that are played from it."""

    def __init__(self, fen: str) -> None:
        placement, turn, _castling, passed, *_ = [*fen.split(), *"w--"[max(len(fen.split()) - 1, 0) :]]
        self.white = turn != "b"
        # The square that a pawn has just gone past, where it may be taken.
        self.passed = None if passed == "-" else _square(passed)
        self.pieces: dict[Square, str] = {}
        for down, row in enumerate(placement.split("/")):
            file = 0
            for sign in row:
                if sign.isdigit():
                    file += int(sign)
                else:
                    self.pieces[file, 7 - down] = sign
                    file += 1

    def play(self, written: str) -> Move:
        """Play a move in algebraic notation."""
        bare = written.rstrip("+#")
        if bare.upper().replace("0", "O") in {"O-O", "O-O-O"}:
            rank = 0 if self.white else 7
            start, end, become = (4, rank), (6 if len(bare) == 3 else 2, rank), ""  # noqa: PLR2004
            if self.pieces.get(start) != self._own("K"):
                raise ValueError(f"{written} is not possible: the king is not on its square.")
        else:
            start, end, become = self._read(bare, written)
        self._carry_out(start, end, become)
        self.white = not self.white
        return (_name(start), _name(end), become)

    def _own(self, piece: str) -> str:
        return piece if self.white else piece.lower()

    def _read(self, bare: str, written: str) -> tuple[Square, Square, str]:
        match = _MOVE.fullmatch(bare)
        if match is None:
            raise ValueError(f"{written!r} is no move in algebraic notation.")
        piece, file, rank, to_file, to_rank, become = match.groups()
        end = (FILES.index(to_file), int(to_rank) - 1)
        starts = [
            square
            for square in self._standing(self._own(piece or "P"))
            if file in {None, FILES[square[0]]}
            and rank in {None, str(square[1] + 1)}
            and self._reaches(square, end)
            and self._is_safe(square, end)
        ]
        if len(starts) != 1:
            side = "White" if self.white else "Black"
            problem = "could be played by more than one piece" if starts else "is not possible"
            raise ValueError(f"{side}'s move {written} {problem} in this position.")
        return starts[0], end, become or ""

    def _standing(self, piece: str) -> list[Square]:
        return [square for square, standing in self.pieces.items() if standing == piece]

    def _reaches(self, start: Square, end: Square) -> bool:
        """Whether the piece on ``start`` could go to ``end``, its own king's safety aside."""
        piece = self.pieces[start]
        target = self.pieces.get(end)
        if target is not None and target.isupper() == piece.isupper():
            return False
        across, up = end[0] - start[0], end[1] - start[1]
        kind = piece.upper()
        if kind == "P":
            ahead = 1 if piece.isupper() else -1
            if across:
                return abs(across) == 1 and up == ahead and (target is not None or end == self.passed)
            first = start[1] == (1 if piece.isupper() else 6)
            between = self.pieces.get((start[0], start[1] + ahead))
            return target is None and (up == ahead or (first and up == 2 * ahead and between is None))
        if kind in _STEPS:
            return (across, up) in _STEPS[kind]
        return end in self._ways(start, _SLIDES[kind])

    def _ways(self, start: Square, directions: tuple[tuple[int, int], ...]) -> Iterator[Square]:
        for across, up in directions:
            file, rank = start[0] + across, start[1] + up
            while 0 <= file <= 7 and 0 <= rank <= 7:  # noqa: PLR2004
                yield file, rank
                if (file, rank) in self.pieces:
                    break
                file, rank = file + across, rank + up

    def _is_safe(self, start: Square, end: Square) -> bool:
        """Whether the own king is not attacked after the move."""
        before = dict(self.pieces)
        passed = self.passed
        self._carry_out(start, end, "")
        kings = self._standing(self._own("K"))
        others = [square for square, piece in self.pieces.items() if piece.isupper() != self.white]
        safe = not any(self._reaches(square, king) for king in kings for square in others)
        self.pieces, self.passed = before, passed
        return safe

    def _carry_out(self, start: Square, end: Square, become: str) -> None:
        piece = self.pieces.pop(start)
        kind = piece.upper()
        if kind == "P" and end == self.passed:
            self.pieces.pop((end[0], start[1]), None)
        self.passed = (start[0], (start[1] + end[1]) // 2) if kind == "P" and abs(end[1] - start[1]) > 1 else None
        if kind == "K" and abs(end[0] - start[0]) > 1:
            corner, beside = (7, 5) if end[0] > start[0] else (0, 3)
            self.pieces[beside, start[1]] = self.pieces.pop((corner, start[1]), self._own("R"))
        self.pieces[end] = self._own(become) if become else piece


def _square(name: str) -> Square:
    return FILES.index(name[0]), int(name[1]) - 1


def _name(square: Square) -> str:
    return f"{FILES[square[0]]}{square[1] + 1}"
