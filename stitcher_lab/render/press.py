"""Who sets formulas for a script: the host, which keeps what was set before, or the cell itself.

Runs inside the sandbox. The question is ``{"formulas": [[source, compiler, output_format], …], "kept": bool}``, the
answer's files are ``<name>.svg``; ``{"set": false}`` in the answer says that the host could not set any this time. With
``"begin": true``, nothing is waited for and nothing comes back: the same formulas are asked for again, soon.
:mod:`stitcher_lab.tex.formulary` answers.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.sandbox.channel import NobodyAnswers
from stitcher_lab.tex import compile_together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stitcher_lab.sandbox import Channel
    from stitcher_lab.tex import Document

MOST_QUESTIONS = 200  # a task that asks more than the sandbox lets it is stopped; this is below that
MOST_TOGETHER = 400  # formulas in one question


class CellPress:
    """Asks the host, where it takes questions; compiles in the cell where it does not."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._questions = 0

    def __call__(self, documents: Sequence[Document], *, kept: bool) -> Mapping[str, bytes]:
        """See :class:`stitcher_lab.render.formulas.Press`."""
        found: dict[str, bytes] = {}
        for first in range(0, len(documents), MOST_TOGETHER):
            found |= self._some(documents[first : first + MOST_TOGETHER], kept=kept)
        return found

    def begin(self, documents: Sequence[Document]) -> None:
        """See :class:`stitcher_lab.render.formulas.Press`; where nobody answers, they are set when they are needed."""
        for first in range(0, len(documents), MOST_TOGETHER):
            self._ask(documents[first : first + MOST_TOGETHER], kept=False, begin=True)

    def _some(self, documents: Sequence[Document], *, kept: bool) -> Mapping[str, bytes]:
        answer = self._ask(documents, kept=kept)
        if answer is not None or kept:
            return answer or {}
        with tempfile.TemporaryDirectory(dir=self._channel.scratch) as folder:
            try:
                return compile_together(documents, Path(folder))
            except FileNotFoundError:
                return {}  # Manim misses the program as well, and the error is told from there

    def _ask(self, documents: Sequence[Document], *, kept: bool, begin: bool = False) -> Mapping[str, bytes] | None:
        if self._questions >= MOST_QUESTIONS:
            return None
        self._questions += 1
        formulas = [[document.source, document.compiler, document.output_format] for document in documents]
        try:
            body, files = self._channel.ask({"formulas": formulas, "kept": kept, "begin": begin})
        except NobodyAnswers:
            self._questions = MOST_QUESTIONS
            return None
        if not kept and not body.get("set"):
            return None
        return {name.removesuffix(".svg"): svg for name, svg in files.items()}
