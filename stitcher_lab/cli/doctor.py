"""``stitcher doctor``: what is there, what is missing, and the command that mends it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from stitcher_lab.cli.options import data_option, json_option
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.errors import EnvironmentFault
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@data_option
@json_option
def doctor(*, data: Path | None, as_json: bool) -> None:
    """Look at every part that a video needs. Exit code 4 when one is missing that no video can do without.

    \b
    Examples:
      stitcher doctor
      stitcher doctor --json
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json):
        from stitcher_lab.doctor import examine  # noqa: PLC0415 - what is heavy waits until it is needed

        parts = examine(settings_from(data=data))
        healthy = all(part.found for part in parts if part.required)
        if as_json:
            write_json({"healthy": healthy, "parts": [asdict(part) for part in parts]})
        else:
            from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415

            out = console()
            width = max(len(part.name) for part in parts)
            for part in parts:
                mark = ("✓", "green") if part.found else ("✗", "bold red") if part.required else ("!", "yellow")
                out.print(plain(mark, f" {part.name.ljust(width)}  {part.detail}"), soft_wrap=True)
                if part.remedy:
                    out.print(plain(f"  {' ' * width}  mend it with: {part.remedy}"), soft_wrap=True)
        if not healthy:
            sys.exit(EnvironmentFault.exit_code)
