"""Coder lessons: what a failure that was fixed has taught, kept for the prompts of later jobs."""

from stitcher_lab.agent.lessons.book import LessonBook, lessons_for

__all__ = ["LessonBook", "lessons_for"]
