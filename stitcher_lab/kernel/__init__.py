"""The notebook's side: ``%%stitch``, its client, and what a cell shows.

A cell's words become an :class:`~stitcher_lab.kernel.order.Order`. A :class:`~stitcher_lab.kernel.client.Client` has it
made, by the Jupyter server that this kernel belongs to or within this process. What a person sees of that is one
display, updated in place, which ends as the video.

This room is the only one that knows IPython; it never imports the server's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Register the magics: what ``%load_ext stitcher_lab`` does."""
    from stitcher_lab.kernel.magics import StitchMagics  # noqa: PLC0415 - imports IPython, which a server has no use for
    from stitcher_lab.kernel.questions import keep_question_marks  # noqa: PLC0415

    shell.register_magics(StitchMagics)
    if keep_question_marks not in shell.input_transformers_cleanup:
        shell.input_transformers_cleanup.append(keep_question_marks)
