"""Lesson: the derivative as the slope of a tangent."""
