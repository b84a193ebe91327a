"""A lesson: depth-first search."""
