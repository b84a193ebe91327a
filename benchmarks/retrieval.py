"""How well retrieval finds what a prompt needs, with every stage and without each.

    python benchmarks/retrieval.py                 # tune and held, all ablations
    python benchmarks/retrieval.py --half tune --brief
    python benchmarks/retrieval.py --misses plain  # which names were not shown, prompt by prompt

The prompts and what each needs are in tests/retrieval/benchmark (its README says how they were made). Coverage is the
share of a prompt's needed names that occur in the code of the six chosen examples.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.plugins import PLUGINS
from stitcher_lab.retrieval import BUDGET, EXAMPLES, Rewrite, Stages, ground, open_installed
from stitcher_lab.retrieval.rewriting import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stitcher_lab.model import Chosen
    from stitcher_lab.retrieval import Index

FOLDER = Path(__file__).parents[1] / "tests" / "retrieval" / "benchmark"
HALVES = ("tune", "held")
WORDINGS = ("plain", "colloquial", "rewrite")
FULL = Stages()
ABLATIONS = {
    "full": FULL,
    "no rewrite": replace(FULL, rewrite=False),
    "no dense": replace(FULL, dense=False),
    "no BM25": replace(FULL, sparse=False),
    "no RRF": replace(FULL, fusion=False),
    "no greedy": replace(FULL, greedy=False),
    "no routing": replace(FULL, routing=False),
}


@dataclass(frozen=True)
class Result:
    """One prompt: the share of needed names shown, which were not, and what was chosen."""

    prompt: str
    coverage: float
    missing: tuple[str, ...]
    plugin_hit: bool | None
    strayed: bool | None
    size: int
    chosen: tuple[str, ...]


def prompts(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def measure(rows: Iterable[dict[str, Any]], wording: str, index: Index, stages: Stages | None = FULL) -> list[Result]:
    """Search for every prompt in one wording; ``stages=None`` takes examples at random."""
    return list(_results(rows, wording, index, stages))


def _results(rows: Iterable[dict[str, Any]], wording: str, index: Index, stages: Stages | None) -> Iterator[Result]:
    for row in rows:
        prompt = row["plain"] if wording == "rewrite" else row[wording]
        if not prompt:
            continue
        if stages is None:
            chosen = at_random(index, row["id"])
        else:
            rewrite: Rewrite | None = None
            if wording == "rewrite":
                rewrite, _ = read(row["rewrite"], index=index, plugins=index.plugins)
            chosen = ground(prompt, index=index, rewrite=rewrite, stages=stages).chosen
        shown = set(re.findall(r"\w+", "\n".join(entry.example.code for entry in chosen)))
        missing = tuple(name for name in row["needed"] if name not in shown)
        plugins = {entry.example.plugin for entry in chosen}
        yield Result(
            prompt,
            1 - len(missing) / len(row["needed"]),
            missing,
            row["plugin"] in plugins if row["plugin"] else None,
            row["near_miss"] in plugins if row.get("near_miss") else None,
            sum(len(entry.example.code) for entry in chosen),
            tuple(entry.example.id for entry in chosen),
        )


def at_random(index: Index, seed: str) -> tuple[Chosen, ...]:
    from stitcher_lab.model import Chosen  # noqa: PLC0415

    documents = random.Random(seed).sample(list(index.documents), EXAMPLES)  # noqa: S311 - no secret
    return tuple(Chosen(document.example, "at random", 0.0) for document in documents)


def coverage(results: list[Result]) -> float:
    return statistics.fmean(result.coverage for result in results)


def summary(results: list[Result]) -> str:
    hits = [result.plugin_hit for result in results if result.plugin_hit is not None]
    strays = sum(bool(result.strayed) for result in results)
    sizes = [result.size for result in results]
    return (
        f"{coverage(results):.3f}  {statistics.fmean(not result.missing for result in results):.2f}"
        f"  {statistics.fmean(hits) if hits else 0:4.2f}  {strays:2d}"
        f"  {statistics.fmean(sizes):5.0f}  {max(sizes):5d}"
    )


def open_all(folder: Path, *, without_vectors: bool = False) -> Index:
    """Open the index with every plugin's examples, whether the plugin is installed or not."""
    return open_installed(folder, offered=PLUGINS, without_vectors=without_vectors)


def timings(index: Index, folder: Path, rows: list[dict[str, Any]]) -> str:
    ground(rows[0]["plain"], index=index)
    taken = []
    for row in rows:
        start = time.process_time()
        ground(row["plain"], index=index)
        taken.append(1000 * (time.process_time() - start))
    start = time.process_time()
    open_all(folder)
    loaded = time.process_time() - start
    return (
        f"query, warm: median {statistics.median(taken):.1f} ms, 95th {sorted(taken)[int(0.95 * len(taken))]:.1f} ms"
        f" of processor time; reference and index opened in {loaded:.2f} s; {len(index.documents)} documents,"
        f" {len(index.owners)} vectors"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--half", choices=HALVES, action="append", help="only this half")
    parser.add_argument("--brief", action="store_true", help="no ablations")
    parser.add_argument("--misses", choices=WORDINGS, help="show what was not shown, in this wording")
    parser.add_argument("--data", type=Path, default=Path("/tmp/stitcher-benchmark"), help="where indexes are kept")  # noqa: S108
    options = parser.parse_args()
    index = open_all(options.data)
    print(f"{'':24} coverage@{EXAMPLES}  all  plugin stray  size (mean, most; budget {BUDGET})")
    for half in options.half or HALVES:
        rows = prompts(half)
        if options.misses:
            for result in measure(rows, options.misses, index):
                print(f"{result.coverage:.2f} {result.prompt[:90]} | {' '.join(result.missing)}")
                print(f"       {' '.join(result.chosen)}")
        for wording in WORDINGS:
            for name, stages in ({"full": FULL} if options.brief else ABLATIONS).items():
                print(f"{half} {wording:10} {name:12} {summary(measure(rows, wording, index, stages))}")
            if not options.brief:
                print(f"{half} {wording:10} {'random':12} {summary(measure(rows, wording, index, None))}")
    print(timings(index, options.data, prompts("tune")))


if __name__ == "__main__":
    main()
