"""Type a sentence, get a narrated, animated Manim video, with the code that drew it in an editable cell."""

__version__ = "0.1.0"
