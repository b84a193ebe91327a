"""Lesson: completing the square."""
