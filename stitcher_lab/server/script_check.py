"""Checking a script in a process of its own: parsing a long one would hold up everything that the server does.

``python -m stitcher_lab.server.script_check DATA`` reads the script from standard input and writes what was found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from stitcher_lab.errors import LimitExceeded, WorkerDied

# Characters: what is shorter, as nearly every lesson is, takes milliseconds, and starting a process would take longer.
_SHORT = 30_000
_PATIENCE = 60.0  # seconds


def look(source: str, data: Path) -> dict[str, Any]:
    """Return the faults of a script and what mending makes of it, as JSON values; blocks.

    Raises
    ------
    stitcher_lab.errors.LimitExceeded, stitcher_lab.errors.WorkerDied
        It takes too long, or the process died of it.

    """
    if len(source) <= _SHORT:
        return check(source, data)
    command = [sys.executable, "-m", __name__, str(data)]
    try:
        done = subprocess.run(
            command, input=source.encode(), capture_output=True, timeout=_PATIENCE, check=True, env=_environment()
        )
        return dict(json.loads(done.stdout))
    except subprocess.TimeoutExpired as error:
        raise LimitExceeded("Checking the script takes too long.", limit="time") from error
    except (subprocess.CalledProcessError, ValueError) as error:
        raise WorkerDied("Checking the script failed: it is too long, or nested too deeply.") from error


def _environment() -> dict[str, str]:
    """Return what the process needs of the server's environment, in which there are keys."""
    needed = ("PATH", "HOME", "LANG", "PYTHONPATH", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in needed if name in os.environ}


def check(source: str, data: Path) -> dict[str, Any]:
    """Check and mend in this process."""
    from stitcher_lab import checking  # noqa: PLC0415 - what is heavy waits until it is needed
    from stitcher_lab.plugins import available  # noqa: PLC0415
    from stitcher_lab.reference import open_installed  # noqa: PLC0415

    plugins = available()
    reference = open_installed(data)
    faults = checking.check(source, reference, plugins=plugins)
    mended, _ = checking.mend(source, reference, plugins=plugins) if faults else (source, ())
    return {
        "faults": [{"line": fault.line, "message": fault.message, "fix": fault.mended} for fault in faults],
        "mended": mended if mended != source else None,
    }


def main() -> None:
    """Check standard input."""
    os.nice(10)
    found = check(sys.stdin.buffer.read().decode("utf-8"), Path(sys.argv[1]))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
