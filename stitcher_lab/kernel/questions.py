"""Questions on a magic's own line: IPython would take the question mark at the end for a request of help."""

from __future__ import annotations

import re

_ASKING = re.compile(r"\s*%(stitch|stitch_error)\s+(\S.*\?)\s*")


def keep_question_marks(lines: list[str]) -> list[str]:
    """Write ``%stitch why is the sky blue?`` as the call that it means, in a cell that is no cell magic itself."""
    if lines and lines[0].startswith("%%"):
        return lines
    return [
        f"get_ipython().run_line_magic({asking[1]!r}, {asking[2]!r})\n" if (asking := _ASKING.fullmatch(line)) else line
        for line in lines
    ]
