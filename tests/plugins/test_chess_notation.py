"""Games of chess are read as they are written in the wild."""

import pytest

from stitcher_lab.plugins.fixes.chess_notation import START, convert_from_PGN

# Kasparov against Topalov, Wijk aan Zee 1999: castling on both sides, pieces told apart, a king hunt.
FAMOUS = """
[Event "Hoogovens"]
[Site "Wijk aan Zee"]

1. e4 d6 2. d4 Nf6 3. Nc3 g6 4. Be3 Bg7 5. Qd2 c6 6. f3 b5 7. Nge2 Nbd7 8. Bh6 Bxh6 9. Qxh6 Bb7 10. a3 e5
11. O-O-O Qe7 12. Kb1 a6 13. Nc1 $6 O-O-O $2 14. Nb3 exd4 15. Rxd4 c5 16. Rd1 Nb6 17. g3 Kb8 18. Na5 Ba8 19. Bh3 d5
20. Qf4+ Ka7 21. Rhe1 d4 22. Nd5 Nbxd5 23. exd5 Qd6 24. Rxd4 cxd4 25. Re7+ Kb6 26. Qxd4+ Kxa5 27. b4+ Ka4 28. Qc3 Qxd5
29. Ra7 Bb7 30. Rxb7 Qc4 31. Qxf6 Kxa3 32. Qxa6+ Kxb4 33. c3+ Kxc3 34. Qa1+ Kd2 35. Qb2+ Kd1 36. Bf1 Rd2 37. Rd7 Rxd7
38. Bxc4 bxc4 39. Qxh8 Rd3 40. Qa8 c3 41. Qa4+ Ke1 42. f4 f5 43. Kc1 Rd2 44. Qa7 1-0
"""


def read(text, fen=START):
    return ["".join(move) for move in convert_from_PGN(text, fen)]


def test_a_famous_game_is_read_to_its_end():
    moves = read(FAMOUS)
    assert len(moves) == 87
    assert moves[20] == "e1c1"
    assert moves[25] == "e8c8"
    assert moves[40] == "h1e1"
    assert moves[-1] == "a4a7"


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("1. h3 h5 2. h4", ["h2h3", "h7h5", "h3h4"]),  # the h-pawn
        ("1.e4 e5 2.Nf3", ["e2e4", "e7e5", "g1f3"]),  # no blank after the number
        ("e4 e5", ["e2e4", "e7e5"]),  # no numbers, no headers
        ("1. e4 {best by test} e5 ; a comment\n2. d4", ["e2e4", "e7e5", "d2d4"]),
        ("1. e4 (1. d4 d5 (1... Nf6 2. c4)) e5", ["e2e4", "e7e5"]),  # variations, one in another
        ("1. e4! e5?? 2. Bc4!? $14 *", ["e2e4", "e7e5", "f1c4"]),
        ("1. e4 d5 2. e5 f5 3. exf6 e.p.", ["e2e4", "d7d5", "e4e5", "f7f5", "e5f6"]),
        ("1. e4 e5 2. Nf3 Nc6 3. Bc4 Bc5 4. 0-0", ["e2e4", "e7e5", "g1f3", "b8c6", "f1c4", "f8c5", "e1g1"]),
    ],
)
def test_what_people_write(text, moves):
    assert read(text) == moves


@pytest.mark.parametrize(
    ("fen", "text", "moves"),
    [
        ("2k5/6P1/8/8/8/8/8/4K3 w - - 0 1", "g8=Q+ Kd7", ["g7g8Q", "c8d7"]),  # a check at a promotion
        ("7k/P7/8/8/8/8/8/K7 w - - 0 1", "a8Q", ["a7a8Q"]),
        ("4k3/8/8/8/4n3/8/3N4/3RK1N1 w - - 0 1", "Ngf3", ["g1f3"]),
        # Both knights reach f3, and one of them is pinned.
        ("4k3/8/8/8/1b6/8/3N4/4K1N1 w - - 0 1", "Nf3", ["g1f3"]),
        ("4k3/8/8/3pP3/8/8/8/4K3 w - d6 0 1", "exd6", ["e5d6"]),  # en passant at once
        ("k7/8/8/8/8/8/8/RK5R w - - 0 1", "Rf1", ["h1f1"]),  # the other one's way is barred
        ("k7/8/8/R7/8/8/8/RK6 w - - 0 1", "R5a3", ["a5a3"]),
        ("4k3/8/8/8/8/8/8/4K2R b", "Kd8", ["e8d8"]),  # a FEN that stops early
    ],
)
def test_positions_that_are_easily_misread(fen, text, moves):
    assert read(text, fen) == moves


def test_a_header_may_say_where_the_game_starts():
    assert read('[FEN "4k3/8/8/8/8/8/8/4K2R w K - 0 1"]\n\n1. O-O') == ["e1g1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. e5", "White's move e5 is not possible"),
        ("1. e4 e6 2. Ke3", "White's move Ke3 is not possible"),
        ("1. e4 hello", "'hello' is no move"),
        ("1. O-O-O-O", "no move"),
    ],
)
def test_a_move_that_is_none_is_named(text, said):
    with pytest.raises(ValueError, match=said):
        convert_from_PGN(text)


def test_two_pieces_that_could_both_go_are_told():
    with pytest.raises(ValueError, match="more than one piece"):
        convert_from_PGN("Rd1", "k7/8/8/8/8/8/4K3/R6R w - - 0 1")
