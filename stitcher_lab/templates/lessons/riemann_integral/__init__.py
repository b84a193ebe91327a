"""Lesson: Riemann sums and the integral."""
