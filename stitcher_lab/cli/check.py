"""``stitcher check``: what in a scene file the installed Manim will not take, told without running it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from stitcher_lab.cli.options import PATH, data_option, json_option
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.cli.result import GAPS_EXIT
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.checking import Fault


@click.command()
@click.argument("file", type=PATH)
@click.option("--fix", is_flag=True, help="Put right what can only be meant one way; FILE.bak keeps the old text.")
@data_option
@json_option
def check(file: Path, *, fix: bool, data: Path | None, as_json: bool) -> None:
    """Hold the scenes in FILE against the installed Manim without running them: names, attributes, keywords, points.

    Exit code 0 means that nothing was found, 3 that something was (after --fix: that something is left).

    \b
    Examples:
      stitcher check my_scene.py
      stitcher check my_scene.py --fix
      stitcher check my_scene.py --json
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json):
        from stitcher_lab import checking  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.plugins import available  # noqa: PLC0415
        from stitcher_lab.reference import open_installed  # noqa: PLC0415

        source = _read(file)
        plugins = available()
        reference = open_installed(settings_from(data=data).data)
        mended: tuple[Fault, ...] = ()
        if fix:
            written, mended = checking.mend(source, reference, plugins=plugins)
            if written != source:
                _write(file, source, written)
                source = written
        left = checking.check(source, reference, plugins=plugins)
        if as_json:
            write_json({"manim": reference.manim_version, "findings": [_facts(fault) for fault in left],
                        "mended": [_facts(fault) for fault in mended]})  # fmt: skip
        else:
            _say(left, mended)
        if left:
            sys.exit(GAPS_EXIT)


def _facts(fault: Fault) -> dict[str, object]:
    """A finding for machines; ``suggestion`` is what --fix writes."""
    facts = asdict(fault)
    facts["suggestion"] = facts.pop("mended")
    return facts


def _read(file: Path) -> str:
    from stitcher_lab.errors import OptionError  # noqa: PLC0415

    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise OptionError(f"{file} cannot be read: {reason}.") from error


def _write(file: Path, old: str, new: str) -> None:
    from stitcher_lab.store import atomic  # noqa: PLC0415

    atomic.write_all({file.with_name(f"{file.name}.bak"): old.encode(), file: new.encode()})


def _say(left: tuple[Fault, ...], mended: tuple[Fault, ...]) -> None:
    from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

    out = console()
    for fault in mended:
        out.print(plain(("✓ ", "green"), f"line {fault.line}: {fault.message} Now: {fault.mended}."), soft_wrap=True)
    for fault in left:
        out.print(plain(("✗ ", "bold red"), f"line {fault.line}: {fault.message}"), soft_wrap=True)
        if fault.signature:
            out.print(plain((f"    {fault.signature}", "dim")), soft_wrap=True)
        if fault.nearest:
            out.print(plain(f"    Nearest: {', '.join(fault.nearest)}."), soft_wrap=True)
        if fault.mended:
            out.print(plain(f"    --fix writes: {fault.mended}"), soft_wrap=True)
    if not left:
        out.print("nothing to mend" if not mended else "nothing is left")
