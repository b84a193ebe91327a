"""How WebVTT and SubRip write times and text: for captions and for chapters."""

from __future__ import annotations


def stamp(milliseconds: int, point: str = ".") -> str:
    """Write a time: ``hh:mm:ss.mmm``; SubRip wants a comma for the ``point``."""
    seconds, thousandths = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{thousandths:03}"


def escaped(text: str) -> str:
    """Write text so that WebVTT sees no markup in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
