"""Scenes side by side: each in a forked copy of the process, and one of us who sets the formulas of all.

A copy that needs formulas waits. When no other copy has anything to do meanwhile, or nothing has been heard of them
for a while, what all of them need is set in one run.
"""

from __future__ import annotations

import os
import random
import select
import time
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stitcher_lab.render import pipes
from stitcher_lab.tex import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from stitcher_lab.render.formulas import Press

PATIENCE = 0.5  # seconds without news for which a copy waits for others to need formulas too
MOST_COPIES = 12  # waiting ones included: each has some tens of megabytes of its own


class ForkedPress:
    """Sets formulas by asking the process that this one was forked from."""

    def __init__(self, question: int, answer: int) -> None:
        self._question = question
        self._answer = answer

    def __call__(self, documents: Sequence[Document], *, kept: bool) -> Mapping[str, bytes]:
        """See :class:`stitcher_lab.render.formulas.Press`."""
        wanted = [[document.source, document.compiler, document.output_format] for document in documents]
        try:
            pipes.send(self._question, {"formulas": wanted, "kept": kept})
            answer = pipes.receive(self._answer)
        except OSError:
            return {}
        return {name: svg.encode() for name, svg in (answer or {}).items()}

    def begin(self, _documents: Sequence[Document]) -> None:
        """Do nothing: what several copies need is set together, once they wait for it."""


@dataclass
class _Copy:
    """One forked process, as its parent sees it."""

    name: str
    process: int
    reader: pipes.Reader
    answer: int
    needs: list[Document] = field(default_factory=list)


def side_by_side(
    names: Sequence[str],
    play: Callable[[str, Press], None],
    processes: int,
    press: Press,
) -> Iterator[tuple[str, int]]:
    """Call ``play`` for each name in a process of its own, at most ``processes`` of them at work at a time.

    With one process, they come strictly one after the other. Yields each name whose process ended badly, with
    how: the signal's number, negative, or the exit code.
    """
    waiting = list(names)
    copies: list[_Copy] = []
    most = MOST_COPIES if processes > 1 else 1
    news = time.monotonic()
    while waiting or copies:
        while waiting and len(copies) < most and sum(not copy.needs for copy in copies) < processes:
            copies.append(_fork(waiting.pop(0), play, copies))
            news = time.monotonic()
        idle = [copy for copy in copies if copy.needs]
        if idle and (len(idle) == len(copies) or time.monotonic() - news > PATIENCE):
            _set(idle, press)
            continue
        ready, _, _ = select.select([copy.reader.pipe for copy in copies], [], [], PATIENCE if idle else None)
        news = time.monotonic() if ready else news
        for copy in [copy for copy in copies if copy.reader.pipe in ready]:
            if not _hear(copy, press):
                copies.remove(copy)
                ended = _bury(copy)
                if ended:
                    yield copy.name, ended


def _fork(name: str, play: Callable[[str, Press], None], others: Sequence[_Copy]) -> _Copy:
    question_out, question_in = os.pipe()
    answer_out, answer_in = os.pipe()
    rolled = random.getstate()
    process = os.fork()
    if process:
        os.close(question_in)
        os.close(answer_out)
        return _Copy(name, process, pipes.Reader(question_out), answer_in)
    code = 1
    random.setstate(rolled)  # Python seeds a forked process anew
    try:
        for other in others:
            os.close(other.reader.pipe)
            os.close(other.answer)
        os.close(question_out)
        os.close(answer_in)
        play(name, ForkedPress(question_in, answer_out))
        code = 0
    except BaseException:  # noqa: BLE001 - this is another process: nobody above may see it
        traceback.print_exc()
    finally:
        os._exit(code)


def _hear(copy: _Copy, press: Press) -> bool:
    """Take what a copy says; ``False`` where it is gone."""
    try:
        if not copy.reader.read():
            return False
        for message in copy.reader.messages():
            documents = [Document(*parts) for parts in message["formulas"]]
            if message["kept"]:
                _answer(copy, press(documents, kept=True))
            else:
                copy.needs = documents
    except (ValueError, KeyError, TypeError, OSError):
        return False
    return True


def _set(idle: Sequence[_Copy], press: Press) -> None:
    """Set what all of them need, and let them go on."""
    wanted = {document.name: document for copy in idle for document in copy.needs}
    found = press(list(wanted.values()), kept=False)
    for copy in idle:
        _answer(copy, {need.name: found[need.name] for need in copy.needs if need.name in found})
        copy.needs = []


def _answer(copy: _Copy, pictures: Mapping[str, bytes]) -> None:
    try:
        pipes.send(copy.answer, {name: svg.decode("utf-8", "replace") for name, svg in pictures.items()})
    except OSError:
        return  # it is gone; its pipe will say so


def _bury(copy: _Copy) -> int:
    """Wait for the end of a copy whose pipe has ended; how it ended, 0 for well."""
    os.close(copy.reader.pipe)
    os.close(copy.answer)
    _, status = os.waitpid(copy.process, 0)
    return os.waitstatus_to_exitcode(status)
