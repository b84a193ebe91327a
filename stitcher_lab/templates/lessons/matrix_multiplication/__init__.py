"""A lesson: matrix multiplication."""
