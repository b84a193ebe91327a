"""Lesson: from the unit circle to the sine wave."""
