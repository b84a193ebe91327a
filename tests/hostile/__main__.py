"""``python -m tests.hostile``: run the corpus and print what became of it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from batches import STRANGER, run
from corpus import scripts
from table import Table

TIERS = ("bubblewrap", "landlock")


def main() -> int:
    """Run what is asked for; 0 where everything was held."""
    options = _options()
    chosen = {script.name: script for script in scripts() if options.only in ("", script.name, script.kind)}
    if not chosen:
        sys.exit(f"There is no script or kind called {options.only}.")
    table = Table(chosen, {row.name: row for row in _control(list(chosen), options)})
    for tier in () if options.only_control else TIERS if options.tier is None else (options.tier,):
        for user, guard in _settings(options):
            for row in run(list(chosen), tier=tier, guard=guard, user=user, said=options.said):
                table.add(row, user=user)
        if not options.cold:
            for row in run(pooled(chosen), tier=tier, pool=True, said=options.said):
                table.add(row, warm=True)
    sys.stdout.write(table.sums())
    if options.report:
        options.report.write_text(table.markdown(), encoding="utf-8")
    return int(not table.held)


def _control(names, options):
    for row in run(names, control=True, said=options.said) if options.control or options.only_control else ():
        bites = "bites" if row.found else "DOES NOT BITE"
        sys.stdout.write(f"{row.name:28} without a sandbox: {bites:13} {'; '.join(row.found)[:70]}\n{row.said}")
        sys.stdout.flush()
        yield row


def _settings(options):
    """Users and guards, in turn."""
    users = (None, STRANGER) if options.users and os.geteuid() == 0 else (options.user,)
    guards = (False, True) if options.guard == "both" else (options.guard == "on",)
    return [(user, guard) for user in users for guard in guards]


def pooled(names):
    """Those that are of interest in warm cells: what is about the pool, in its order, and one of each kind."""
    first = [name for name in ("pool_leave", "pool_find", "pool_state") if name in names]
    kinds = {script.kind: script.name for script in scripts() if script.quick and script.name in names}
    return [*first, *(name for name in kinds.values() if name not in first), *first[1:]]


def _options():
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--tier", choices=TIERS, help="one tier only (default: both)")
    parser.add_argument("--only", default="", metavar="NAME", help="one script, or one kind")
    parser.add_argument("--guard", choices=("on", "off", "both"), default="both")
    parser.add_argument("--control", action="store_true", help="also without a sandbox, in a throw-away process")
    parser.add_argument("--only-control", action="store_true", help="nothing but that")
    parser.add_argument("--user", type=int, help="become this user first (default: stay)")
    parser.add_argument("--users", action="store_true", help="as root and as an ordinary user")
    parser.add_argument("--cold", action="store_true", help="not in warm cells too")
    parser.add_argument("--said", action="store_true", help="show the end of what came out")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write everything as Markdown")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
