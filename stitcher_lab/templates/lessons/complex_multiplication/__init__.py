"""Lesson: multiplying complex numbers."""
