"""Lesson: Taylor series."""
