"""Lesson: simple harmonic motion."""
