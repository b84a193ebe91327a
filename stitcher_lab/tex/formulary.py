"""Formulas for scripts in the sandbox: those that were set before, and the others set in a cell of their own.

What comes out of that cell may be kept for every job: it runs TeX and no scene's code, on formulas that are known to
change nothing (:func:`stitcher_lab.tex.known.known`, asked here again: the question comes from hostile code). All
others are the asking cell's own affair.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import StitcherError
from stitcher_lab.sandbox import Limits, Task, Verdict
from stitcher_lab.sandbox.task import MIB, Answer
from stitcher_lab.tex.document import Document
from stitcher_lab.tex.known import LONGEST, known

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from stitcher_lab.sandbox import Sandbox
    from stitcher_lab.store.caches import FormulaCache

_logger = logging.getLogger(__name__)
INSIDE, PRELOAD = "stitcher_lab.tex.inside", "stitcher_lab.tex.preload"
LIMITS = Limits(wall=40.0, memory=512 * MIB, processes=16, result=32 * MIB)
MOST = 500  # formulas in one question
_LARGEST_PICTURE = 2 * MIB
_STARTS, _ENDS = b"<?xml", b"</svg>"


class _UnderWay:
    """Which formulas are being set just now, in this process: whoever else wants one waits for it."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._changed = threading.Condition()

    def claim(self, keys: Collection[str]) -> set[str]:
        """Return those that nobody is setting; they are the caller's, who has to :meth:`release` them."""
        with self._changed:
            mine = set(keys) - self._keys
            self._keys |= mine
            return mine

    def release(self, keys: Collection[str]) -> None:
        """Say that these are set, or will not be."""
        with self._changed:
            self._keys -= set(keys)
            self._changed.notify_all()

    def wait(self, keys: Collection[str], cancellation: Cancellation) -> bool:
        """Wait until none of these is being set; ``False`` where none was."""
        with cancellation.on_cancel(self._wake), self._changed:
            waited = not self._keys.isdisjoint(keys)
            self._changed.wait_for(lambda: cancellation.cancelled or self._keys.isdisjoint(keys), LIMITS.wall)
        cancellation.check()
        return waited

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


_under_way = _UnderWay()


class Formulary:
    """Answers a script's questions for formulas.

    Its :meth:`answer` is what :meth:`stitcher_lab.sandbox.task.Sandbox.run` takes as ``on_question``. As a context
    manager: what was begun and is not set by the end of the block is dropped.
    """

    #: How many cells with formulas that were begun there may be at a time.
    AT_ONCE = 2

    def __init__(self, cache: FormulaCache, sandbox: Sandbox, workdir: Path, cancellation: Cancellation) -> None:
        self._cache = cache
        self._sandbox = sandbox
        self._workdir = workdir
        self._cancellation = cancellation
        self._halt = Cancellation()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what was begun."""
        self._halt.cancel()
        for thread in self._threads:
            thread.join()

    def answer(self, question: Mapping[str, Any]) -> Answer:
        """Give what is kept and, unless only that is wanted, set the rest; see :mod:`stitcher_lab.render.press`.

        What is being set just now is waited for, and counts as kept.

        Raises
        ------
        stitcher_lab.errors.Cancelled
            The job was stopped meanwhile.

        """
        documents = _read(question)
        if documents is None:
            return Answer({"set": False})
        version = tex_version()
        keys = {_key(document, version): document for document in documents}
        found = dict(self._cache.get_all(list(keys)))
        missing = keys.keys() - found.keys()
        could = True
        if question.get("begin"):
            self._begin({key: keys[key] for key in missing})
            return Answer({"set": True})
        if missing:
            kept_only = bool(question.get("kept"))
            mine = set() if kept_only else _under_way.claim(missing)
            try:
                could = not mine or self._set_and_keep({key: keys[key] for key in keys if key in mine}, found)
            finally:
                _under_way.release(mine)
            others = missing - mine
            if others and (_under_way.wait(others, self._cancellation) or not kept_only):
                found |= self._cache.get_all(list(others))
        return Answer({"set": could}, {f"{keys[key].name}.svg": svg for key, svg in found.items()})

    def _begin(self, documents: Mapping[str, Document]) -> None:
        """Have formulas set by a thread; not by many at a time, whatever a script asks for."""
        if sum(thread.is_alive() for thread in self._threads) >= self.AT_ONCE:
            return
        mine = _under_way.claim(documents.keys())
        if not mine:
            return

        def work() -> None:
            try:
                self._set_and_keep({key: documents[key] for key in documents if key in mine}, {})
            except StitcherError as error:  # whoever needs them asks again, and hears of it
                _logger.debug("Formulas that were begun were not set: %s", error)
            finally:
                _under_way.release(mine)

        self._threads.append(threading.Thread(target=work, name="stitcher-formulas"))
        self._threads[-1].start()

    def _set_and_keep(self, documents: Mapping[str, Document], found: dict[str, bytes]) -> bool:
        """Set formulas, given by their keys; add what came of it to the kept ones and to ``found``."""
        fresh = self._set(list(documents.values()))
        if fresh is None:
            return False
        new = {key: fresh[document.name] for key, document in documents.items() if document.name in fresh}
        self._cache.put_all(new)
        found |= new
        return True

    def _set(self, documents: Sequence[Document]) -> Mapping[str, bytes] | None:
        """Set formulas in a cell of their own; ``None`` where that did not come to its end."""
        request = {"formulas": [[one.source, one.compiler, one.output_format] for one in documents]}
        names = {document.name for document in documents}
        with tempfile.TemporaryDirectory(dir=self._workdir) as folder:
            try:
                task = Task(INSIDE, request, limits=LIMITS, preload=PRELOAD)
                with self._cancellation.on_cancel(self._halt.cancel):
                    outcome = self._sandbox.run(task, Path(folder), cancellation=self._halt)
            except StitcherError:
                self._cancellation.check()
                return None
            self._cancellation.check()
            if outcome.verdict is not Verdict.DONE:
                return None
            found = {}
            for file, path in outcome.files.items():
                name = file.removesuffix(".svg")
                if name in names and path.stat().st_size <= _LARGEST_PICTURE:
                    svg = path.read_bytes()
                    if svg.startswith(_STARTS) and svg.rstrip().endswith(_ENDS):
                        found[name] = svg
            return found


def _read(question: Mapping[str, Any]) -> list[Document] | None:
    """The documents of a question that are known to be harmless; ``None`` where it is no such question."""
    entries = question.get("formulas")
    if not isinstance(entries, list) or len(entries) > MOST:
        return None
    found = []
    for entry in entries:
        match entry:
            case [str(source), str(compiler), str(output_format)] if len(source) <= LONGEST:
                document = Document(source, compiler, output_format)
                if known(document):
                    found.append(document)
            case _:
                return None
    return found


def _key(document: Document, version: str) -> str:
    return hashlib.sha256(f"{version}\0{document.source}".encode()).hexdigest()


@lru_cache(maxsize=1)
def tex_version() -> str:
    """Tell which LaTeX and dvisvgm are installed, without running them: their files' sizes and times."""
    facts = []
    for name in ("latex", "dvisvgm"):
        program = shutil.which(name)
        if program is not None:
            facts.append(_stamp(program))
    facts += [_stamp(place) for place in ("/var/lib/texmf/ls-R", "/usr/share/texlive/texmf-dist/ls-R")]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _stamp(path: str) -> tuple[str, int, int]:
    try:
        status = Path(os.path.realpath(path)).stat()
    except OSError:
        return path, 0, 0
    return path, status.st_size, status.st_mtime_ns
