"""A lesson: breadth-first search."""
