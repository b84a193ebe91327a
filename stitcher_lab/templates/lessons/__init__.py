"""The lessons: one folder each, holding ``spec.py`` (what it teaches) and ``scene.py`` (how it is drawn)."""
