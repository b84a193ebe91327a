"""Formulas, set many at once. Runs inside the sandbox, in the place of Manim's own one-by-one way.

Manim compiles a formula when a scene makes it, each with a run of LaTeX and one of dvisvgm. Here, the first formula
that is not there yet sends out a *scout*: a forked copy of the process, silent, which plays the scene on with boxes for
formulas (:mod:`stitcher_lab.tex.standin`) and reports which other ones it will set. All are set in one run. Loops,
format strings and functions of one's own are found like this, since the code itself says what it sets. A scout that
stumbles, over a box where a sign should be, costs nothing but itself: the next formula that is missing sends another.
Where somebody is waiting to draw the scene meanwhile, what it sets before it first plays goes first, in a run of its
own; the rest is set while that is drawn.

What cannot be set with others is left to Manim, alone, and so is what LaTeX does not take: Manim's error then names the
very formula. The seam used is ``manim.mobject.text.tex_mobject.tex_to_svg_file``.
"""

from __future__ import annotations

import contextlib
import os
import random
import select
import shutil
import signal
import time
from typing import TYPE_CHECKING, Any, Protocol, Self

from manim import config
from manim.mobject.text import tex_mobject
from manim.renderer.cairo_renderer import CairoRenderer
from manim.utils.tex_file_writing import tex_to_svg_file as set_alone

from stitcher_lab.render import pipes
from stitcher_lab.tex import Document, known
from stitcher_lab.tex.standin import stand_in
from stitcher_lab.tex.without_latex import CannotSetError, set_without_latex, setter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

MOST_SCOUTS = 4  # of one process: where formulas depend on the size of earlier ones, each sees but one more
SCOUT_SECONDS = 8.0
MOST_FORMULAS = 2000  # that one scout reports


class Press(Protocol):
    """Whoever sets formulas."""

    def __call__(self, documents: Sequence[Document], *, kept: bool) -> Mapping[str, bytes]:
        """Return SVG pictures by the documents' names: all it can set, or only those that are ``kept`` somewhere."""

    def begin(self, documents: Sequence[Document]) -> None:
        """Have these set meanwhile, if that is possible: they are asked for soon."""


class Formulas:
    """What scenes get their formulas from.

    Parameters
    ----------
    press
        Sets what is missing.
    on_scouting
        Called in a scout before it goes on: whatever would be heard or seen outside has to be silenced.

    Attributes
    ----------
    heard
        Each formula that was asked for, in order.
    used
        Names of the pictures that were given out, without their suffix.
    shelf
        A folder with further pictures.
    without_latex
        Name of what set formulas in LaTeX's place, where something did.
    hurried
        Whether somebody waits to draw the scene that is played here.

    """

    def __init__(self, press: Press, on_scouting: Callable[[], None] = lambda: None) -> None:
        self.heard: list[str] = []
        self.used: set[str] = set()
        self.press = press
        self.shelf: Path | None = None
        self.without_latex = ""
        self.hurried = False
        self._on_scouting = on_scouting
        self._scouts = 0
        self._home: int | None = None  # the pipe home, where this process is a scout
        self._reported: set[str] = set()

    def install(self) -> None:
        """Have Manim ask here."""
        tex_mobject.tex_to_svg_file = self

    def __call__(self, expression: str, environment: str | None = None, tex_template: Any = None) -> Path:
        """Return the picture of a formula: what Manim's function of the same form does.

        Raises
        ------
        ValueError, FileNotFoundError
            As Manim's: LaTeX does not take it, or is not there.

        """
        self.heard.append(expression)
        template = config["tex_template"] if tex_template is None else tex_template
        document = _document(expression, environment, template)
        self.used.add(document.name)
        place: Path = config.get_dir("tex_dir") / f"{document.name}.svg"
        if self._is_latex_missing():
            return self._set_without_latex(expression, environment, template, place)
        if place.exists():
            return place
        place.parent.mkdir(parents=True, exist_ok=True)
        if known(document) and self._home is None:
            self._supply(document, place.parent)
            if place.exists():
                return place
        if self._home is not None:
            return self._box(expression, document, place.parent)
        svg: Path = set_alone(expression, environment, tex_template)
        return svg

    @property
    def scouting(self) -> bool:
        """Whether this process is a scout."""
        return self._home is not None

    def _is_latex_missing(self) -> bool:
        return any(shutil.which(program) is None for program in ("latex", "dvisvgm"))

    def _set_without_latex(self, expression: str, environment: str | None, template: Any, place: Path) -> Path:
        """Set the formula as well as it goes; Manim says which program is missing where it does not."""
        try:
            picture = set_without_latex(expression, environment, template.body)
        except CannotSetError:
            svg: Path = set_alone(expression, environment, template)
            return svg
        self.without_latex = setter()
        place.parent.mkdir(parents=True, exist_ok=True)
        _put(place, picture.encode())
        return place

    def _supply(self, document: Document, folder: Path) -> None:
        """Put the document's picture into the folder, with those that will be missing later."""
        if self.shelf is not None and (ready := self.shelf / f"{document.name}.svg").exists():
            shutil.copyfile(ready, folder / ready.name)
            return
        found = self.press([document], kept=True)
        if not found:
            scout = self._send_scout() if self._scouts < MOST_SCOUTS else None
            if self._home is not None:
                self._reported.add(document.name)
                return
            found = self.press(self._scouted(document, scout), kept=False)
        for name, svg in found.items():
            _put(folder / f"{name}.svg", svg)

    # ------------------------------------------------------------------------------------------------- the scout

    def _scouted(self, document: Document, scout: _Scout | None) -> list[Document]:
        """Which formulas to wait for, this one and others that a scout has found; more may have been begun."""
        wanted = {document.name: document}
        if scout is None:
            return [document]
        with scout:
            if self.hurried:
                wanted |= {one.name: one for one in scout.until_play()}
                self.press.begin(list(wanted.values()))
                self.press.begin([one for one in scout.until_end() if one.name not in wanted])
            else:
                wanted |= {one.name: one for one in scout.until_end()}
        return list(wanted.values())

    def _send_scout(self) -> _Scout | None:
        """Find out which formulas the scene will set from here on, the one it is at left out.

        Returns in two processes: in the one that called, and (``None``) in the scout, which goes on into the scene.
        """
        self._scouts += 1
        ear, mouth = os.pipe()
        rolled = random.getstate()
        process = os.fork()
        if process:
            os.close(mouth)
            return _Scout(process, ear)
        random.setstate(rolled)  # Python seeds a forked process anew; the scout has to roll what the scene will
        self._home = mouth
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        self._on_scouting()
        _say_when_it_plays(mouth)
        return None

    def _box(self, expression: str, document: Document, folder: Path) -> Path:
        """Report a formula, as the scout that this process is, and give the scene boxes for it."""
        if document.name not in self._reported and known(document) and self._home is not None:
            self._reported.add(document.name)
            try:
                pipes.send(self._home, [document.source, document.compiler, document.output_format])
            except OSError:
                os._exit(0)
        boxes = folder.with_name(f"{folder.name}-boxes")
        boxes.mkdir(exist_ok=True)
        box = boxes / f"{document.name}.svg"
        _put(box, stand_in(expression).encode())
        return box


def curtain() -> None:
    """Say that a scene, or the script's top level, is over, well or not: a scout ends here."""
    if isinstance(tex_mobject.tex_to_svg_file, Formulas) and tex_mobject.tex_to_svg_file.scouting:
        os._exit(0)


def _document(expression: str, environment: str | None, template: Any) -> Document:
    if environment is None:
        source = template.get_texcode_for_expression(expression)
    else:
        source = template.get_texcode_for_expression_in_env(expression, environment)
    compiler = template.tex_compiler
    return Document(source, compiler if isinstance(compiler, str) else " ".join(compiler), template.output_format)


def _put(place: Path, picture: bytes) -> None:
    """Write a picture whole or not at all: several processes of a cell may set the same formula."""
    partial = place.with_name(f"{place.name}.{os.getpid()}")
    partial.write_bytes(picture)
    partial.replace(place)


_PLAYS: list[str] = []  # what a scout sends when the scene first plays


def _say_when_it_plays(home: int) -> None:
    play = CairoRenderer.play

    def playing(self: CairoRenderer, *args: Any, **kwargs: Any) -> None:
        CairoRenderer.play = play
        try:
            pipes.send(home, _PLAYS)
        except OSError:
            os._exit(0)
        play(self, *args, **kwargs)

    CairoRenderer.play = playing


class _Scout:
    """A scout, as the process sees it that has sent it. As a context manager: it does not outlive the block."""

    def __init__(self, process: int, ear: int) -> None:
        self._process = process
        self._ear = ear
        self._reader = pipes.Reader(ear)
        self._deadline = time.monotonic() + SCOUT_SECONDS
        self._news: Iterator[Document | None] = self._listen()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        os.close(self._ear)
        with contextlib.suppress(OSError):
            os.kill(self._process, signal.SIGTERM)
        os.waitpid(self._process, 0)

    def until_play(self) -> list[Document]:
        """Take down what it reports until the scene first plays, or to the end."""
        return list(iter(lambda: next(self._news, None), None))

    def until_end(self) -> list[Document]:
        """Take down what it reports from here on, until it is back or has been away too long."""
        return [document for document in self._news if document is not None]

    def _listen(self) -> Iterator[Document | None]:
        """What it reports, as it comes; ``None`` for the first play."""
        found = 0
        while found < MOST_FORMULAS and (left := self._deadline - time.monotonic()) > 0:
            ready, _, _ = select.select([self._ear], [], [], left)
            if not ready or not self._reader.read():
                break
            for parts in self._reader.messages():
                found += parts != _PLAYS
                yield Document(*parts) if parts != _PLAYS else None
