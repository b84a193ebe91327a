"""A lesson: insertion into a binary search tree."""
