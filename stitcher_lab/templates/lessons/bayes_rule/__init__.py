"""Lesson: Bayes' rule."""
