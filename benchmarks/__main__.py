"""``python -m benchmarks``: how many times as fast as plain manim, row by row, in one run.

Each row is measured ``--repeat`` times, plain manim and ours taking turns; printed are the medians of the seconds and
of the ratios, pair by pair. ``--only`` takes rows whose name contains a word. Every run is added to
``benchmarks/history.jsonl`` and compared with the earlier ones on a machine like this one. Below the table stand
figures that have a limit of their own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import history
from benchmarks.speed.limits import LIMITED, Limited
from benchmarks.speed.ours import Warm
from benchmarks.speed.rows import ROWS, Pair, Row


def main() -> int:
    """Measure, print, remember; 1 where something has become slower."""
    options = _options()
    rows = [row for row in ROWS if _wanted(row.name, options.only)]
    limited = [row for row in LIMITED if _wanted(row.name, options.only)]
    print(f"{len(os.sched_getaffinity(0))} processors, load {os.getloadavg()[0]:.1f}, {options.repeat} times each\n")
    print(f"{'':34}  plain s  ours s  ratio   aim  (ours: stages, seconds)")
    before = history.earlier(options.history)
    ratios: dict[str, float] = {}
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        warm = Warm(Path(folder))
        try:
            for row in rows:
                pairs = [row.measure(warm, Path(folder) / f"{len(ratios)}-{turn}") for turn in range(options.repeat)]
                ratios[row.name], figures[row.name] = _print(row, pairs)
            if limited:
                print(f"\n{'':44}     ours  limit")
            for row in limited:
                seen = [
                    row.measure(warm, Path(folder) / f"{row.name}-{turn}")
                    for turn in range(1 if row.long else options.repeat)
                ]
                figures[row.name] = _print_limited(row, seen)
        finally:
            warm.close()
    slower = history.worse(ratios, before)
    if not options.forget:
        history.add(ratios, figures, options.history)
    for sentence in slower:
        print(f"SLOWER than before: {sentence}")
    return bool(slower)


def _print(row: Row, pairs: list[Pair]) -> tuple[float, dict[str, object]]:
    ratio = statistics.median(pair.ratio for pair in pairs)
    plain = statistics.median(pair.plain for pair in pairs)
    ours = statistics.median(pair.ours for pair in pairs)
    aim = f"{row.target:.1f}" if row.target else ""
    print(f"{row.name:34}  {plain:7.2f}  {ours:6.2f}  {ratio:5.2f}  {aim:>4}  {pairs[-1].note}", flush=True)
    return round(ratio, 3), {"plain": round(plain, 3), "ours": round(ours, 3), "note": pairs[-1].note}


def _print_limited(row: Limited, seen: list[float]) -> float:
    figure = statistics.median(seen)
    over = "  OVER" if figure > row.limit else ""
    print(f"{row.name:44} {figure:8.2f} {row.limit:6.2f} {row.unit}{over}", flush=True)
    return round(figure, 4)


def _wanted(name: str, only: list[str]) -> bool:
    return not only or any(word in name for word in only)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="*", default=[], help="rows whose name contains one of these")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--history", type=Path, default=history.FILE)
    parser.add_argument("--forget", action="store_true", help="do not add this run to the history")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
