"""A lesson: Dijkstra’s algorithm."""
