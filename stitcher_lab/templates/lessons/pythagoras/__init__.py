"""Lesson: Pythagoras' theorem."""
