"""Lesson: gradient descent."""
