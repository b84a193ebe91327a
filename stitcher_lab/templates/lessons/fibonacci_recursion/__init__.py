"""A lesson: the recursion tree of the Fibonacci numbers."""
