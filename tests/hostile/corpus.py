"""The corpus: scene files that try to do harm, each with a head that says what it tries and how one would notice.

A head is the script's docstring: sentences on what it tries and what a success would look like, then lines
``key: value``::

    title     what is proved when it is held, in a few words
    kind      the family it belongs to
    canary    what would show a success: a canary of canaries.py, the verdict, or the script's own word ("says so")
    control   no (reason): what it does cannot be tried without a sandbox; otherwise it is, and ought to bite
    limits    the task's limits where they differ: wall (seconds), memory, scratch, result (MiB), processes
    verdicts  the only verdicts that are right; without this line any but "killed" and "cancelled"
    quick     yes: part of the normal test run
    needs     pool: run together with another script, in the named order; film: only as a film of a file makes sense
    limit     TIER (reason): known not to hold there, and said so in docs/security.md

``HOST = {}`` is filled in with all that a very well informed attacker could know about this machine.
"""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "scripts"
MIB = 1024 * 1024
PLACE = b"HOST = {}"
KEYS = {"title", "kind", "canary", "control", "limits", "verdicts", "quick", "needs", "limit"}
DEFAULTS = {"wall": 15, "memory": 400, "scratch": 64, "result": 16, "processes": 40}
ANY = frozenset({"done", "failed", "timeout", "memory", "output", "refused"})


@dataclass(frozen=True)
class Script:
    """One script of the corpus, and what its head says."""

    name: str
    path: Path
    tries: str
    title: str
    kind: str
    canary: str
    control: str = "yes"
    quick: bool = False
    needs: str = ""
    limit: str = ""
    limits: dict[str, int] = field(default_factory=lambda: dict(DEFAULTS))
    verdicts: frozenset[str] = ANY

    @property
    def biting(self) -> bool:
        """Whether it may be run without a sandbox."""
        return not self.control.startswith("no")

    def source(self, facts: dict[str, object]) -> bytes:
        """The script with what it knows about the host."""
        known = facts | self.limits
        return self.path.read_bytes().replace(PLACE, b"HOST = " + ascii(known).encode(), 1)


@functools.cache
def scripts() -> tuple[Script, ...]:
    """All of them, by name."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.py")))


def read(path: Path) -> Script:
    """Read one head."""
    head = ast.get_docstring(ast.parse(path.read_bytes())) or ""
    tries, _, listed = head.rpartition("\n\n")
    told: dict[str, str] = {}
    for line in listed.splitlines():
        key, _, value = line.partition(": ")
        if key not in KEYS:
            raise ValueError(f"{path.name}: {line!r} is no line of a head")
        told[key] = value.strip()
    limits = DEFAULTS | {name: int(value) for name, value in
                         (word.split("=") for word in told.pop("limits", "").split())}  # fmt: skip
    verdicts = frozenset(told.pop("verdicts", "").replace(",", " ").split()) or ANY
    if not verdicts <= ANY | {"killed", "cancelled"}:
        raise ValueError(f"{path.name}: {verdicts} are no verdicts")
    if PLACE not in path.read_bytes():
        raise ValueError(f"{path.name}: nowhere to put what it knows")
    return Script(
        path.stem, path, tries, told.pop("title"), told.pop("kind"), told.pop("canary"),
        quick=told.pop("quick", "") == "yes", limits=limits, verdicts=verdicts | {"refused"}, **told,
    )  # fmt: skip
