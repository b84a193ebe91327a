"""``stitcher rehearse``: what a scene file says and does, in about a second and without drawing it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from stitcher_lab.cli.display import clock
from stitcher_lab.cli.options import PATH, data_option, json_option
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.cli.result import GAPS_EXIT
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.model import Rehearsal


@click.command()
@click.argument("file", type=PATH)
@data_option
@json_option
def rehearse(file: Path, *, data: Path | None, as_json: bool) -> None:
    """Run the scenes in FILE without drawing: narration, formulas, length, layout flaws, errors with their line.

    \b
    Examples:
      stitcher rehearse my_scene.py
      stitcher rehearse my_scene.py --json
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json), stoppable() as cancellation:
        from stitcher_lab import render  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.brief import find_quality  # noqa: PLC0415
        from stitcher_lab.script_file import read_script  # noqa: PLC0415
        from stitcher_lab.store.workplace import workplace  # noqa: PLC0415
        from stitcher_lab.studio import open_studio  # noqa: PLC0415

        settings = settings_from(data=data)
        script = read_script(file)
        studio = open_studio(settings)
        with workplace(studio.store.path / "work") as outbox:
            rehearsal = render.rehearse(
                script.source,
                quality=find_quality(settings.quality),
                sandbox=studio.sandbox,
                outbox=outbox,
                limits=studio.limits,
                cancellation=cancellation,
            )
        if as_json:
            write_json(facts(rehearsal))
        else:
            _say(rehearsal)
        if rehearsal.gaps:
            sys.exit(GAPS_EXIT)


def facts(rehearsal: Rehearsal) -> dict[str, Any]:
    """A rehearsal for machines; times in seconds."""
    fps = rehearsal.fps
    return {
        "seconds": round(rehearsal.duration, 3),
        "scenes": [
            {
                "name": scene.name,
                "title": scene.title,
                "seconds": round(scene.frames / fps, 3),
                "lines": [
                    {
                        **asdict(line),
                        "start": round(beat.start_frame / fps, 3),
                        "end": round(beat.end_frame / fps, 3),
                    }
                    for line, beat in zip(scene.lines, scene.beats, strict=True)
                ],
                "tex": list(scene.tex),
                "findings": [asdict(finding) for finding in scene.findings],
            }
            for scene in rehearsal.scenes
        ],
        "errors": [
            {"scene": gap.scene, "line": gap.line, "message": gap.reason, "remedy": gap.remedy, "details": gap.details}
            for gap in rehearsal.gaps
        ],
    }


def _say(rehearsal: Rehearsal) -> None:
    from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

    out = console()
    for scene in rehearsal.scenes:
        title = f"{scene.name}  «{scene.title}»  {clock(scene.frames / rehearsal.fps)}"
        out.print(plain((title, "bold")), soft_wrap=True)
        for line, beat in zip(scene.lines, scene.beats, strict=True):
            out.print(plain(f"  {clock(beat.start_frame / rehearsal.fps)}  {line.text}"), soft_wrap=True)
        for finding in scene.findings:
            mark = ("✗", "red") if finding.severity == "error" else ("!", "yellow")
            place = f" (line {finding.line})" if finding.line else ""
            out.print(plain("  ", mark, f" {finding.message}{place}"), soft_wrap=True)
    for gap in rehearsal.gaps:
        out.print(plain(("✗ ", "bold red"), gap.reason), soft_wrap=True)
        if gap.remedy:
            out.print(plain("  ", gap.remedy), soft_wrap=True)
        if gap.details:
            out.print(plain((gap.details.rstrip(), "dim")), soft_wrap=True)
    out.print(f"about {clock(rehearsal.duration)} in all")
