"""Lesson: projectile motion."""
