"""What earlier runs measured, one JSON object a line, so that a regression is seen."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "history.jsonl"
# Ratios of one run on a shared machine move by this much by themselves.
NOISE = 0.15


def machine() -> dict[str, Any]:
    """Return what figures of two runs must share to be compared."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    return {
        "processor": model,
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "manim": version("manim"),
    }


def earlier(file: Path = FILE) -> dict[str, float]:
    """Each row's median ratio over the last five runs on a machine like this one."""
    here, seen = machine(), {}
    for run in _runs(file):
        if run["machine"] == here:
            for name, ratio in run["ratios"].items():
                seen.setdefault(name, []).append(ratio)
    return {name: sorted(ratios[-5:])[len(ratios[-5:]) // 2] for name, ratios in seen.items()}


def add(ratios: dict[str, float], figures: dict[str, Any], file: Path = FILE) -> None:
    """Append one run."""
    run = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "commit": _commit(),
        "load": round(os.getloadavg()[0], 1),
        "machine": machine(),
        "ratios": ratios,
        "figures": figures,
    }
    with file.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(run) + "\n")


def worse(ratios: dict[str, float], before: dict[str, float]) -> list[str]:
    """Sentences about rows that have become slower by more than noise explains."""
    return [
        f"{name}: {ratio:.2f} times as fast as plain manim, it was {before[name]:.2f}"
        for name, ratio in ratios.items()
        if name in before and ratio < before[name] * (1 - NOISE)
    ]


def _runs(file: Path) -> list[dict[str, Any]]:
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False, cwd=FILE.parent
    )
    return done.stdout.strip()
