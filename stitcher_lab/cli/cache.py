"""``stitcher cache``: how much is kept, and throwing the oldest of it away."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from stitcher_lab.cli.options import data_option, json_option
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.config import Settings

_DAY = 86_400.0


@click.group()
def cache() -> None:
    """Look at what is kept (clips, rehearsals, videos, recordings), or make room.

    \b
    Examples:
      stitcher cache size
      stitcher cache prune --keep 1
      stitcher cache prune --days 30
    """  # noqa: D301 - \b is click's mark


@cache.command()
@data_option
@json_option
def size(*, data: Path | None, as_json: bool) -> None:
    """Say how much is kept."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.narration import RecordingCache  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.store import Store  # noqa: PLC0415

        settings = settings_from(data=data)
        sizes = Store(settings.data).sizes()
        recordings = RecordingCache(_recordings(settings)).size()
        if as_json:
            write_json({"folder": settings.data, **asdict(sizes), "recording_bytes": recordings})
            return
        click.echo(f"{settings.data}")
        click.echo(f"  pictures     {_readable(sizes.blob_bytes)}")
        click.echo(f"               {sizes.clips} clips, {sizes.videos} videos, {sizes.rehearsals} rehearsals")
        click.echo(f"  recordings   {_readable(recordings)}")
        click.echo(f"  history      {_readable(sizes.history_bytes)}")


def _number(_context: click.Context, _option: click.Parameter, value: float | None) -> float | None:
    if value is not None and not (math.isfinite(value) and value >= 0):
        raise click.BadParameter(f"{value} is no amount.")
    return value


@cache.command()
@click.option("--keep", type=float, callback=_number, metavar="GIB", help="Keep this much (default: as set).")
@click.option("--days", type=float, callback=_number, help="Remove what was not used for this many days.")
@data_option
@json_option
def prune(*, keep: float | None, days: float | None, data: Path | None, as_json: bool) -> None:
    """Remove what was not used for longest; the history and finished videos outside stay."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.config import RECORDINGS_PART  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.narration import RecordingCache  # noqa: PLC0415
        from stitcher_lab.store import GIB, Store  # noqa: PLC0415

        settings = settings_from(data=data)
        limit = int((settings.cache_gib if keep is None else keep) * GIB)
        freed = Store(settings.data).prune(
            max_bytes=limit if keep is not None or days is None else None,
            older_than=days * _DAY if days is not None else None,
        )
        freed += RecordingCache(_recordings(settings)).prune(int(limit * RECORDINGS_PART))
        if as_json:
            write_json({"freed_bytes": freed})
        else:
            click.echo(f"{_readable(freed)} freed")


def _recordings(settings: Settings) -> Path:
    return settings.data / "recordings"


def _readable(count: float) -> str:
    for unit in ("B", "KiB", "MiB"):
        if count < 1024:  # noqa: PLR2004 - binary units
            return f"{count:.0f} {unit}"
        count /= 1024
    return f"{count:.1f} GiB"
