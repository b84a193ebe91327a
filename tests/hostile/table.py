"""What became of the corpus, as lines on a terminal, as sums, and as a report."""

from __future__ import annotations

import os
import sys
from collections import Counter

COLUMNS = ("script", "kind", "proves", "tier", "as", "cell", "guard", "verdict", "held", "without a sandbox")
KNOWN, HELD, BROKEN = "known limit", "held", "NOT HELD"


class Table:
    """Takes rows one by one; ``known`` are the scripts and ``bites`` the rows of the control run, both by name."""

    def __init__(self, known, bites) -> None:
        self._known = known
        self._bites = bites
        self._lines: list[tuple[str, ...]] = []
        self._found: list[str] = []

    @property
    def held(self) -> bool:
        """Whether everything was held, known limits left aside."""
        return all(line[8] != BROKEN for line in self._lines)

    def add(self, row, *, user=None, warm=False) -> None:
        """Take a row, and print it."""
        script, bite = self._known[row.name], self._bites.get(row.name)
        state = HELD if row.held else KNOWN if row.tier in script.limit else BROKEN
        control = "not tried" if not script.biting else "" if bite is None else "bites" if bite.found else "no bite"
        who = "root" if user is None and os.geteuid() == 0 else "user"
        cell, guard = ("warm" if warm else "cold"), ("guard on" if row.guard else "guard off")
        self._lines.append(
            (row.name, script.kind, script.title, row.tier, who, cell, guard, row.verdict, state, control)
        )
        shown = f"{row.name:28} {row.tier:10} {who} {cell} {guard:9} {row.verdict:8} {state:11} {control:9} "
        sys.stdout.write(f"{shown}{script.title}\n")
        for line in row.found:
            sys.stdout.write(f"{'':30}{line}\n")
            self._found.append(f"{row.name} ({row.tier}, {who}, {cell}, {guard}): {line}")
        sys.stdout.write(row.said)
        sys.stdout.flush()

    def sums(self) -> str:
        """How many were held, by tier and setting; how many bite."""
        counted = Counter(", ".join((*line[3:7], line[8])) for line in self._lines)
        lines = [f"{count:5}  {key}" for key, count in sorted(counted.items())]
        if self._bites:
            biting = sum(bool(row.found) for row in self._bites.values())
            lines.append(f"{biting:5}  bite without a sandbox, of {len(self._bites)} that can be tried so")
        return "\n".join(lines) + "\n"

    def markdown(self) -> str:
        """The report: sums, what was found, and every row."""
        rows = [f"| {' | '.join(line)} |" for line in self._lines]
        found = [f"- {line}" for line in self._found] or ["Nothing."]
        tried = [f"- {name}: {script.tries.splitlines()[0]}" for name, script in self._known.items()]
        parts = ["# The hostile corpus", "```\n" + self.sums() + "```", "## What came through", *found, "## All rows",
                 f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}\n" + "\n".join(rows), "## What each tries",
                 *tried]  # fmt: skip
        return "\n\n".join(parts) + "\n"
