"""How the checker does on scripts with known endings: what it finds, what it flags wrongly, what it mends, how fast.

``python -m benchmarks.checking`` reads ``tests/checking/scripts``; ``--rehearse`` also runs what was mended in the
sandbox, so that "mended" means that it comes to its end; ``--show`` names the scripts that went wrong.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.checking import check, mend
from stitcher_lab.config import Settings
from stitcher_lab.plugins import available
from stitcher_lab.reference import open_installed

if TYPE_CHECKING:
    from stitcher_lab.checking import Fault
    from stitcher_lab.reference import Reference

SCRIPTS = Path(__file__).parents[1] / "tests" / "checking" / "scripts"
# The classes of faults that reading alone can find for certain.
NAMED = ("attribute", "keyword", "name", "import")
_HEADER = re.compile(r"# dies: (?P<error>\S+); class: (?P<kind>\S+)")


@dataclass
class Tally:
    """What came out, by class of fault."""

    scripts: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def recall(self) -> float:
        """Share found of those that die of a name, attribute, keyword or missing import."""
        return sum(self.found[kind] for kind in NAMED) / max(1, sum(self.scripts[kind] for kind in NAMED))

    def mended_share(self) -> float:
        """Share of all faulty scripts that are clean after mending."""
        return self.mended.total() / max(1, self.scripts.total())


def faulty(*, held: bool | None = None) -> dict[str, tuple[str, str]]:
    """Name, class of fault and source of the faulty scripts; ``held`` chooses those kept back, or the others."""
    found = {}
    for path in sorted((SCRIPTS / "faulty").glob("*.py")):
        source = path.read_text(encoding="utf-8")
        header = _HEADER.search(source)
        if header and held in (None, path.name.startswith("held_")):
            found[path.name] = (header["kind"], source)
    return found


def sound(reference: Reference) -> dict[str, str]:
    """Sources of the sound scripts: those written for it, and the examples of the installed Manim."""
    written = {path.name: path.read_text(encoding="utf-8") for path in sorted((SCRIPTS / "sound").glob("*.py"))}
    return written | {example.id: example.code for example in reference.examples if example.plugin is None}


def timed(source: str, reference: Reference, seconds: list[float]) -> tuple[Fault, ...]:
    """Check, and note how long it took."""
    start = time.perf_counter()
    faults = check(source, reference, plugins=available())
    seconds.append(time.perf_counter() - start)
    return faults


def tally(scripts: dict[str, tuple[str, str]], reference: Reference, *, rehearse: bool = False) -> Tally:
    """Check and mend faulty scripts; with ``rehearse``, what is clean after mending must also run."""
    result = Tally()
    clean: dict[str, str] = {}
    for name, (kind, source) in scripts.items():
        result.scripts[kind] += 1
        if timed(source, reference, result.seconds):
            result.found[kind] += 1
        else:
            result.missed.append(name)
        written, mended = mend(source, reference)
        if mended and not check(written, reference):
            clean[name] = written
    if rehearse:
        from tests.checking.scripts.rehearsing import rehearse_all  # noqa: PLC0415

        endings = rehearse_all(clean)
        result.left = [f"{name}: {end.exception}: {end.message}" for name, end in endings.items() if end.exception]
        clean = {name: source for name, source in clean.items() if not endings[name].exception}
    for name in clean:
        result.mended[scripts[name][0]] += 1
    return result


def false_flags(reference: Reference, seconds: list[float]) -> tuple[list[str], int]:
    """Sound scripts that were flagged, and how many sound ones there are."""
    scripts = sound(reference)
    flagged = []
    for name, source in scripts.items():
        faults = timed(source, reference, seconds)
        if faults:
            flagged.append(f"{name}: line {faults[0].line}: {faults[0].message}")
    return flagged, len(scripts)


def _print(title: str, result: Tally, *, show: bool) -> None:
    print(f"{title}: {result.scripts.total()} faulty scripts")
    for kind, count in result.scripts.most_common():
        print(f"  {kind:12} found {result.found[kind]:3} of {count:3}, mended {result.mended[kind]:3}")
    print(f"  names, attributes, keywords, imports: {result.recall():.1%} found")
    found = result.found.total() / max(1, result.scripts.total())
    print(f"  all: {found:.1%} found, {result.mended_share():.1%} mended")
    for name in [*result.missed, *result.left] if show else ():
        print(f"    {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rehearse", action="store_true")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    reference = open_installed(Settings().data)
    check("from manim import *", reference)  # warm
    seconds: list[float] = []
    for title, held in (("open to tuning", False), ("held back", True)):
        result = tally(faulty(held=held), reference, rehearse=given.rehearse)
        seconds += result.seconds
        _print(title, result, show=given.show)
    flagged, count = false_flags(reference, seconds)
    print(f"sound scripts flagged: {len(flagged)} of {count} ({len(flagged) / max(1, count):.1%})")
    for name in flagged:
        print(f"    {name}")
    ranked = sorted(seconds)
    most = ranked[len(ranked) * 95 // 100]
    median, most, slowest = (1000 * value for value in (statistics.median(ranked), most, ranked[-1]))
    print(f"a script takes {median:.1f} ms, 95 % under {most:.1f} ms, the slowest {slowest:.0f} ms")
    sys.exit(0)


if __name__ == "__main__":
    main()
