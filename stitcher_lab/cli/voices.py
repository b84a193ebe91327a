"""``stitcher voices``: who can speak."""

from __future__ import annotations

import click

from stitcher_lab.cli.options import json_option
from stitcher_lab.cli.outcome import told_plainly, write_json


@click.command()
@click.option("--language", help="Only voices of this language, such as en.")
@json_option
def voices(*, language: str | None, as_json: bool) -> None:
    """List the voices for --voice, the best first.

    \b
    Examples:
      stitcher voices
      stitcher voices --language fr --json
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json):
        from stitcher_lab.narration import list_voices  # noqa: PLC0415 - what is heavy waits until it is needed

        found = [voice for voice in list_voices() if not language or voice.language in ("", language.lower()[:2])]
        if as_json:
            write_json(
                [
                    {
                        "id": voice.id,
                        "engine": voice.engine,
                        "locale": voice.locale,
                        "quality": voice.quality,
                        "online": voice.online,
                        "installed": voice.installed,
                        "install": voice.missing,
                    }
                    for voice in found
                ],
            )
            return
        from rich.table import Table  # noqa: PLC0415

        from stitcher_lab.cli.terminal import console  # noqa: PLC0415

        table = Table(box=None, pad_edge=False)
        table.add_column("voice", no_wrap=True, overflow="fold")
        for heading in ("language", "quality", "sounds like", ""):
            table.add_column(heading)
        for voice in found:
            remark = "online, only with --online-voice" if voice.online else ""
            table.add_row(voice.id, voice.locale, voice.quality, voice.sounds_like, voice.missing or remark)
        console().print(table)
