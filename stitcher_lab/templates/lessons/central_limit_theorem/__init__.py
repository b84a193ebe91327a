"""Lesson: the central limit theorem."""
