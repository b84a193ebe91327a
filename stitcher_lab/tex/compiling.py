r"""Many formulas in one run of LaTeX and one of dvisvgm. Runs inside the sandbox.

Each formula stands on a page of its own and in a group of its own, and is of a kind that changes nothing: its picture
is the one that it has when it is compiled alone. LaTeX stops at the first error. The pages before it are good;
the formula it was at is left out, and the run goes on behind it.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from stitcher_lab.tex import standing
from stitcher_lab.tex.document import BEGIN, END
from stitcher_lab.tex.known import known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.tex.document import Document

MOST_RUNS = 12  # a batch with more faults than this is not worth it: what is left is compiled one by one
SECONDS = 15.0  # of one program; a formula takes milliseconds

_PAGE = re.compile(rb"<g id='page\d+'>")


def compile_together(documents: Sequence[Document], folder: Path) -> Mapping[str, bytes]:
    """Set those formulas that are known to be harmless together; return SVG pictures by their documents' names.

    Parameters
    ----------
    documents
        What to set. One that is not harmless (:func:`stitcher_lab.tex.known.known`) or that LaTeX does not take is
        not in the answer: who asked compiles it alone, and hears what is wrong with it.
    folder
        An empty folder to work in.

    Raises
    ------
    FileNotFoundError
        ``latex`` or ``dvisvgm`` is not installed; ``filename`` says which.

    """
    batches: dict[str, dict[str, Document]] = {}
    for document in documents:
        if known(document):
            batches.setdefault(document.preamble, {})[document.name] = document
    found: dict[str, bytes] = {}
    for number, (preamble, batch) in enumerate(batches.items()):
        place = folder / f"batch{number}"
        place.mkdir(parents=True)
        found |= _compile_batch(preamble, list(batch.values()), place)
    return found


def _compile_batch(preamble: str, documents: list[Document], folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for run in range(MOST_RUNS):
        if not documents:
            break
        pictures, whole = _run(preamble, documents, folder, f"run{run}")
        if (len(pictures) == len(documents)) is not whole or len(pictures) > len(documents):
            break  # pages and formulas do not go together: no telling which is which
        found |= {document.name: svg for document, svg in zip(documents, pictures, strict=False)}
        documents = documents[len(pictures) + 1 :]
    return found


def _run(preamble: str, documents: Sequence[Document], folder: Path, name: str) -> tuple[list[bytes], bool]:
    """Set the formulas as far as LaTeX goes; the pictures of the pages it made, and whether it came to its end."""
    pages = "\n".join(f"\\begingroup\n{document.body}\n\\endgroup" for document in documents)
    waiting = standing.take(preamble)
    if waiting is not None:
        folder, name = waiting.folder, standing.NAME
        code = waiting.finish(pages, SECONDS)
    else:
        source = folder / f"{name}.tex"
        source.write_text(f"{preamble}{BEGIN}\n{pages}\n{END}\n", encoding="utf-8")
        code = _call(folder, "latex", "-interaction=batchmode", "-halt-on-error", "-output-format=dvi", source.name)
    if code is None:
        return [], True  # too long, of so many formulas: the batch ends here
    if not (folder / f"{name}.dvi").exists():
        return [], code == 0
    # Numbers in the names of pages have as many digits as the last page's.
    _call(folder, "dvisvgm", "--page=1-", "--no-fonts", "--verbosity=0", f"--output={name}-%p.svg", f"{name}.dvi")
    svgs = sorted(folder.glob(f"{name}-*.svg"), key=lambda path: int(path.stem.rpartition("-")[2]))
    # Manim gives groups their names, and a picture of its own has one page.
    return [_PAGE.sub(b"<g id='page1'>", svg.read_bytes(), count=1) for svg in svgs], code == 0


def _call(folder: Path, *command: str) -> int | None:
    """Run a program in ``folder``; its exit code, or ``None`` where it took too long."""
    try:
        return subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # nobody reads it; that it closes tells the end, which is otherwise polled for
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
            env=standing.environment(),
        ).returncode
    except subprocess.TimeoutExpired:
        return None
