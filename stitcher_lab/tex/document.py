r"""One formula as a TeX document: what Manim would compile on its own, and its parts.

A document is ``preamble`` + ``\begin{document}`` + ``body`` + ``\end{document}``. Formulas whose preambles are equal
can be set in one run, each on a page of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

BEGIN, END = r"\begin{document}", r"\end{document}"
OPEN, CLOSE = r"\begin{preview}", r"\end{preview}"


@dataclass(frozen=True, slots=True)
class Document:
    r"""The whole source of one formula, the compiler that Manim would call, and the format it would ask for."""

    source: str
    compiler: str = "latex"
    output_format: str = ".dvi"

    @property
    def name(self) -> str:
        """The first 16 digits of the source's sha256: what Manim calls the files of this formula."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:16]

    @property
    def preamble(self) -> str:
        r"""What stands before ``\begin{document}``; empty where that is not there once."""
        before, begin, _ = self.source.partition(BEGIN)
        return before if begin else ""

    @property
    def body(self) -> str:
        r"""What stands between ``\begin{document}`` and the last ``\end{document}``; empty where it is not there."""
        return self.source.partition(BEGIN)[2].rpartition(END)[0].strip("\n")
