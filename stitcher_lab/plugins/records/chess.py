"""Boards, pieces, games."""

from __future__ import annotations

from stitcher_lab.plugins.plugin import Broken, Plugin, Routing, names, phrases

PLUGIN = Plugin(
    name="chess",
    title="Chess",
    summary="Chess boards from FEN, games from PGN, castling, en passant, marked squares, arrows, an evaluation bar.",
    module="manim_chess",
    imports="from manim_chess import Board, EvaluationBar, convert_from_PGN, play_game",
    distribution="manim-chess",
    version="0.0.38",
    sha256="300b717e0248261a2fb38217211cbfb8172c51abb4f9e48805ac9cf8dd42fb9e",
    licence="MIT",
    home="https://github.com/swoyer2/manim_chess",
    symbols=names("""
        Board EvaluationBar convert_from_PGN play_game Pawn Knight Bishop Rook Queen King
    """),
    by_extra="3.12",
    broken=(
        Broken("Board.clear_highlights", "The method is spelled clear_higlights.", "Call board.clear_higlights()."),
    ),
    shims=(
        "Games are read by the rules: h-pawn moves, promotions, en passant, pins, comments, PGN without headers.",
        "Pieces, labels and the evaluation bar keep their proportions on a board that was scaled.",
        "Pictures of pieces are read from a copy: Manim would write beside them, into the plugin.",
    ),
    advice=(
        "Board, EvaluationBar and the pieces are no VMobjects: show them with FadeIn, never with Create or Write.",
        "board.set_board_from_FEN() without an argument sets up the starting position.",
        "Methods of the board change it at once: call self.wait() or play something after them.",
        "A piece is board.pieces['e2'], its square board.squares['e2'].",
        "To slide it, play board.pieces['e2'].animate.move_to(board.squares['e4']), then board.move_piece('e2', 'e4').",
        "play_game(self, board, moves) jumps from move to move, a second each; moves are ('e2', 'e4', '') triples.",
        "The third of a triple is the piece that a pawn becomes: ('e7', 'e8', 'Q').",
        "play_game also moves the rook when castling and takes pawns en passant; board.move_piece does neither.",
        "eval_bar.set_evaluation(1.5) is a list of animations: self.play(*eval_bar.set_evaluation(1.5)).",
        "A board is 6.4 high, which is too much below a heading: board.scale(0.85).move_to(DOWN * 0.1).",
    ),
    routing=Routing(
        surely=phrases(r"""
            chess\w* | checkmat\w+ | stalemat\w+ | en passant | zugzwang | fianchetto\w* | grandmasters? | pgn
            fen (?:string|code)s? | (?:king|queen)'?s?[- ]?side castling
            castl(?:e|es|ing) (?:king|queen)'?s?[- ]?side | castling rights?
            (?:sicilian|french|caro-kann|(?:king's|queen's|nimzo)[- ]indian|scandinavian|pirc) (?:defen[cs]e|opening)
            ruy lopez | queen's gambit | king's gambit | italian game | vienna game | london system
            (?:scholar|fool)'?s'? mate | smothered mate | back[- ]rank mate | mate in (?:\d+|one|two|three|four)
            (?:rook|pawn|bishop|knight|queen|king)s? (?:endgame|ending|promotion|sacrifice|fork)s? | pawn structures?
            (?:king|rook|queen|bishop|knight|pawn)s? (?:versus|vs\.?|against) (?:a |the )*(?:lone )?(?:king|rook|pawn)s?
            1\. ?(?:e4|d4|c4|nf3|g3|b3|f4)
        """),
        perhaps=phrases(r"""
            rooks? | pawns? | knights? | bishops? | castl(?:e|es|ing) | gambits? | endgames? | skewers? | forks?
            pinned | opening moves? | piece | move | board | black and white | white to (?:move|play)
            black to (?:move|play)
        """),
        unless=phrases(r"""
            how many\b.*\bchess\w*
            chess (?:club|tournament|championship|player|rating|clock)s? | elo(?: rating)?s? | mutilated chess ?board
            (?:grains?|wheat|rice)\b.{0,40}\bchess ?boards? | chess ?boards?\b.{0,40}\b(?:grains?|wheat|rice)
            (?:eight|n|4|8)[- ]queens?(?: (?:problem|puzzle))? | knight'?s'? tours? | chess ?board pattern
        """),
    ),
)
