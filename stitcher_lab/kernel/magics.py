"""The magics themselves; what they do is told by the modules they call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from IPython.core.magic import Magics, cell_magic, line_cell_magic, line_magic, magics_class, no_var_expand
from IPython.core.magic_arguments import magic_arguments

from stitcher_lab.errors import StitcherError
from stitcher_lab.kernel.desk import Desk
from stitcher_lab.kernel.faults import as_cell_error
from stitcher_lab.kernel.options import read_line, scene_options, stitch_options

if TYPE_CHECKING:
    from types import TracebackType


@magics_class
class StitchMagics(Magics):
    """``%%stitch`` and what belongs to it."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self._desk = Desk(shell)

    @no_var_expand
    @line_cell_magic
    @magic_arguments()  # type: ignore[untyped-decorator, no-untyped-call]
    @stitch_options
    def stitch(self, line: str, cell: str | None = None) -> None:
        """Make a narrated, animated video of what the cell says.

        Examples::

            %%stitch
            Explain binary search for 42 in 3, 9, 17, 25, 42, 60, 77

            %%stitch --quality 1080p --voice kokoro:am_michael --out clip
            The shortest path from A to D: A-B 4, A-C 1, C-B 2, B-D 5

            %%stitch --data marks
            Sort these marks with merge sort

        The video appears below the cell, with captions, chapters and a transcript, and the script that
        drew it as a cell of its own: change it and run it, and only what you changed is made again.
        Interrupting the kernel stops it. %stitch alone shows what is ready here.
        """
        with _plainly():
            asked = read_line(_parser(self.stitch), line)
            prompt = " ".join([asked.words, cell or ""]).strip()
            if not prompt:
                self._desk.help()
            else:
                self._desk.make(prompt, asked)

    @no_var_expand
    @cell_magic
    @magic_arguments()  # type: ignore[untyped-decorator, no-untyped-call]
    @scene_options
    def stitch_scene(self, line: str, cell: str) -> None:
        """Render the Manim scenes in this cell; scenes and sentences that you did not change are kept.

        The cell below a %%stitch cell is one of these. It may also hold scenes of your own::

            %%stitch_scene --quality preview
            from manim import *

            class Hello(Scene):
                def construct(self):
                    self.play(Write(Text("Hello")))

        Errors name the cell's own line. Where it is clear what was meant, %stitch_fix writes it.
        """
        with _plainly():
            self._desk.render(cell, read_line(_parser(self.stitch_scene), line))

    @no_var_expand
    @line_magic
    def stitch_fix(self, line: str) -> None:  # noqa: ARG002 - IPython gives the line
        """Turn this cell into the mended script of the %%stitch_scene cell that just failed; then run it."""
        with _plainly():
            self._desk.fix()

    @no_var_expand
    @line_cell_magic
    def stitch_error(self, line: str, cell: str | None = None) -> None:
        """Explain the last error of this notebook; a question may follow: %stitch_error why is it None here?"""  # noqa: D400 - ends with the question
        with _plainly():
            self._desk.explain_error(" ".join([line, cell or ""]).strip())


def _parser(magic: Any) -> Any:
    """The parser that ``magic_arguments`` has hung on to a magic."""
    return magic.parser


class _plainly:  # noqa: N801 - reads as a word
    """Errors of ours as a sentence, without a stack trace."""

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, StitcherError):
            raise as_cell_error(error) from None
