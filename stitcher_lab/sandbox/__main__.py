"""``python -m stitcher_lab.sandbox``: can scene code be isolated here, and what does one scene file do in isolation."""

from __future__ import annotations

import argparse
import json
import math
import signal
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import OptionError, SandboxUnavailable, StitcherError
from stitcher_lab.sandbox.doctor import diagnose
from stitcher_lab.sandbox.task import MIB, Limits

if TYPE_CHECKING:
    from stitcher_lab.sandbox.running import FileRun

# As the stitcher command has them, see stitcher_lab.errors.
_EXITS = {
    "done": 0, "unreadable": 2, "failed": 3, "refused": 3, "unavailable": 4, "timeout": 5, "memory": 5, "output": 5,
    "killed": 6, "cancelled": 130,
}  # fmt: skip


class _Parser(argparse.ArgumentParser):
    """One that tells what is wrong by raising: whoever asked for JSON gets JSON."""

    def error(self, message: str) -> NoReturn:
        raise OptionError(f"{message[:1].upper()}{message[1:]}.", remedy=self.format_usage().strip())


def main(arguments: list[str]) -> int:
    """Do what the command line says; the exit code."""
    as_json = "--json" in arguments
    try:
        options = _parser().parse_args(arguments or ["doctor"])
        if options.command == "doctor":
            return _doctor(as_json=options.json)
        return _run(options)
    except StitcherError as error:
        if as_json:
            more: dict[str, object] = {"verdict": "unavailable"} if "run" in arguments else {"tier": None, "tiers": []}
            _write_json({**more, "message": error.message, "remedy": error.remedy})
        else:
            sys.stderr.write(f"{error} {error.remedy}\n")
        return error.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m stitcher_lab.sandbox", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="doctor | run")
    doctor = commands.add_parser("doctor", help="run the self-test of every tier")
    doctor.add_argument("--json", action="store_true", help="one JSON object, and nothing else")
    run = commands.add_parser("run", help="draw the scenes of one file at preview quality, isolated")
    run.add_argument("file", metavar="FILE.py")
    run.add_argument("--tier", default="", metavar="NAME", help="the tier to use; else the strongest that works")
    run.add_argument("--no-guard", action="store_true", help="leave out the look at the syntax tree")
    run.add_argument("--timeout", type=_positive, default=Limits().wall, metavar="S", help="seconds of wall clock")
    run.add_argument("--memory", type=_positive, default=Limits().memory / MIB, metavar="MIB", help="MiB of memory")
    run.add_argument("--out", metavar="DIR", help="folder for the pictures; else a new one among temporary files")
    run.add_argument("--json", action="store_true", help="one JSON object, and nothing else")
    return parser


def _positive(text: str) -> float:
    number = float(text)
    if not (math.isfinite(number) and 0 < number <= 1e6):  # noqa: PLR2004 - eleven days, a terabyte
        raise argparse.ArgumentTypeError(f"{text} is no sensible number here")
    return number


# --------------------------------------------------------------------------------------------------------- doctor


def _doctor(*, as_json: bool) -> int:
    """Print each tier's health; 0 where one works."""
    found = diagnose()
    works = [health.tier for health in found if health.works]
    if as_json:
        _write_json({"tier": works[0] if works else None, "tiers": [asdict(health) for health in found]})
    else:
        for health in found:
            sys.stdout.write(f"{health.tier}: {'works' if health.works and not health.weaker else health.detail}\n")
            if health.remedy:
                sys.stdout.write(f"    mend it with:  {health.remedy}\n")
    return 0 if works else SandboxUnavailable.exit_code


# ------------------------------------------------------------------------------------------------------------ run


def _run(options: argparse.Namespace) -> int:
    from stitcher_lab.sandbox.running import run_file  # noqa: PLC0415 - the doctor needs none of it

    cancellation = Cancellation()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: cancellation.cancel())
    folder = Path(options.out) if options.out else Path(tempfile.mkdtemp(prefix="stitcher-result-"))
    try:
        run = run_file(
            Path(options.file),
            tier=options.tier,
            guard=not options.no_guard,
            limits=Limits(wall=options.timeout, memory=int(options.memory * MIB)),
            outbox=folder,
            cancellation=cancellation,
        )
    finally:
        if not options.out:
            with suppress(OSError):
                folder.rmdir()  # where nothing came of it
    if options.json:
        _write_json(_facts(run))
    else:
        _tell(run)
    return _EXITS[run.verdict]


def _facts(run: FileRun) -> dict[str, object]:
    results = [str(path.absolute()) for path in run.files]
    return {
        "verdict": run.verdict,
        "tier": run.tier or None,
        "guard": run.guard,
        "message": run.message,
        "remedy": run.remedy,
        "line": run.line,
        "exit_code": run.exit_code,
        "seconds": round(run.seconds, 3),
        "peak_memory": run.peak_memory,
        "log": run.log,
        "result": results[0] if results else None,
        "results": results,
        "scenes": list(run.scenes),
    }


def _tell(run: FileRun) -> None:
    out = sys.stdout
    tier = f", {run.tier}" if run.tier else ""
    out.write(f"{run.verdict} (guard {run.guard}{tier}): {run.message}\n")
    if run.remedy:
        out.write(f"    {run.remedy}\n")
    if run.log:
        out.write(run.log.rstrip("\n") + "\n")
    for path in run.files:
        out.write(f"{path}\n")


def _write_json(body: object) -> None:
    sys.stdout.write(json.dumps(body, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
