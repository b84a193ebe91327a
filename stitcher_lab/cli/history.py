"""``stitcher history``: what was made, when, in which time, and what came of it."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from stitcher_lab.cli.display import clock
from stitcher_lab.cli.options import data_option, json_option
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.errors import OptionError
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.store.history import JobRecord


@click.command()
@click.argument("job", required=False)
@click.option("-n", "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many to list.")
@click.option("--code", is_flag=True, help="Print the script of JOB, and nothing else.")
@data_option
@json_option
def history(job: str | None, *, limit: int, code: bool, data: Path | None, as_json: bool) -> None:
    """List the last jobs, or show one JOB in full.

    \b
    Examples:
      stitcher history
      stitcher history 20250314-101500-3fa9c2
      stitcher history 3fa9c2 --code > lesson.py
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json):
        from stitcher_lab.store import Store  # noqa: PLC0415 - what is heavy waits until it is needed

        store = Store(settings_from(data=data).data)
        if job is None:
            if code:
                raise OptionError("--code needs the job whose script is wanted.", remedy="List them: stitcher history")
            records = store.history(limit)
            write_json([asdict(record) for record in records]) if as_json else _list(records)
            return
        record = store.job(job)
        if record is None:
            raise OptionError(f"There is no job {job!r}, or more than one.", remedy="List them: stitcher history")
        if code:
            click.echo(record.code or "", nl=False)
        elif as_json:
            write_json(asdict(record))
        else:
            _show(record)


def _list(records: list[JobRecord]) -> None:
    from rich.table import Table  # noqa: PLC0415 - only where something is shown

    from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    table.add_column("job", no_wrap=True, min_width=len(records[0].id) if records else 0)  # to be copied whole
    for heading in ("outcome", "took", "prompt"):
        table.add_column(heading)
    for record in records:
        table.add_row(record.id, record.outcome, _took(record), plain(record.prompt))
    console().print(table if records else "Nothing was made yet.")


def _show(record: JobRecord) -> None:
    from stitcher_lab.cli.terminal import printable  # noqa: PLC0415 - only where something is shown

    started = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(record.created))
    lines = [
        ("job", record.id),
        ("trace", record.trace_id),
        ("prompt", record.prompt),
        ("template", record.template or ""),
        ("parameters", ", ".join(f"{name} = {value}" for name, value in record.parameters.items())),
        ("model", record.options.get("models", {}).get("model", "")),
        ("cost", f"${record.cost:.4f}" if record.cost else ""),
        ("started", started),
        ("took", _took(record)),
        ("outcome", f"{record.outcome}{f': {record.sentence}' if record.sentence else ''}"),
        ("remedy", record.remedy),
        ("video", str(record.output or "")),
        *((str(stage.name), f"{stage.seconds:.1f} s" if stage.seconds is not None else "") for stage in record.stages),
    ]
    width = max(len(name) for name, _ in lines)
    for name, value in lines:
        if value:
            click.echo(f"{name.ljust(width)}  {printable(value)}")


def _took(record: JobRecord) -> str:
    return clock(record.finished - record.created) if record.finished else ""
