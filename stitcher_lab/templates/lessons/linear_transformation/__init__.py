"""A lesson: a 2×2 matrix as a linear transformation."""
