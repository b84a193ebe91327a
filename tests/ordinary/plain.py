"""Draws a script as the sandbox would, without a sandbox: ``plain.py SCRIPT FOLDER``. The pictures' yardstick."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path


class Folder:
    """Takes what a task sends, and keeps it."""

    def __init__(self, folder: Path) -> None:
        self.inputs = folder / "inputs"
        self.scratch = folder
        self._folder = folder

    def message(self, body) -> None:
        """Print what is said."""
        sys.stdout.write(json.dumps(body) + "\n")

    def file(self, name: str, content) -> None:
        """Keep a file."""
        if isinstance(content, bytes):
            (self._folder / name).write_bytes(content)
        else:
            shutil.copyfile(content, self._folder / name)


    def ask(self, question) -> None:
        """Say that nobody answers: formulas are set here."""
        from stitcher_lab.sandbox.channel import NobodyAnswers  # noqa: PLC0415

        raise NobodyAnswers(str(question)[:80])


def main() -> None:
    """Draw every scene of the script."""
    from stitcher_lab import encoding  # noqa: PLC0415
    from stitcher_lab.model import QUALITIES  # noqa: PLC0415
    from stitcher_lab.render import trial  # noqa: PLC0415
    from stitcher_lab.sandbox import source  # noqa: PLC0415

    quality = QUALITIES["preview"]
    request = {
        "op": "draw", "source": source.decode(source.read(Path(sys.argv[1]))), "width": quality.width,
        "height": quality.height, "fps": quality.fps, "encoder_options": encoding.encoder_options(quality),
    }  # fmt: skip
    trial.main(request, Folder(Path(sys.argv[2])))


if __name__ == "__main__":
    main()
