"""What the lesson on Fibonacci recursion teaches, and what can be asked of it."""

from __future__ import annotations

from stitcher_lab.templates.spec import Count, Template

TEMPLATE = Template(
    id="fibonacci_recursion",
    title="Recursion: the Fibonacci tree",
    summary="The calls of the recursive Fibonacci function grow into a tree, and a memory prunes it.",
    subject="computer science",
    concepts=(
        "recursion",
        "Fibonacci by recursion",
        "recursion tree",
        "recursive Fibonacci function",
        "a function that calls itself",
        "call tree of fib(5)",
        "why the naive recursive Fibonacci is slow",
        "base case and recursive case",
        "memoization",
        "overlapping subproblems in a recursive function",
        "exponential growth of recursive calls",
        "remembering results to avoid computing them twice",
        "how does recursion work in programming",
        "Fibonacci numbers computed with a function calling itself twice",
        "breaking a problem into smaller versions of itself",
    ),
    examples=(
        "explain recursion",
        "show the recursion tree of fib(4)",
        "why is recursive Fibonacci so slow?",
    ),
    parameters=(
        Count(
            "N",
            "Which Fibonacci number to compute.",
            cues=("fibonacci", "fib", "fibonacci number", "n", "number", "of…", "for…"),
            low=4,
            high=6,
        ),
    ),
    beyond=(
        "golden ratio",
        "binet",
        "closed form",
        "matrix exponentiation",
        "towers of hanoi",
        "tower of hanoi",
        "factorial",
        "tail recursion",
        "mutual recursion",
        "rabbits",
        "spiral",
        "master theorem",
        "backtracking",
        "mathematical induction",
    ),
)
