"""``python -m stitcher_lab.sandbox doctor`` tells whether scene code can be isolated on this machine."""

from __future__ import annotations

import sys

from stitcher_lab.errors import SandboxUnavailable, StitcherError
from stitcher_lab.sandbox.doctor import diagnose


def main(arguments: list[str]) -> int:
    """Print each tier's health; 0 where one works."""
    if arguments not in ([], ["doctor"]):
        sys.stderr.write("usage: python -m stitcher_lab.sandbox doctor\n")
        return 2
    try:
        found = diagnose()
    except StitcherError as error:
        sys.stderr.write(f"{error} {error.remedy}\n")
        return error.exit_code
    for health in found:
        sys.stdout.write(f"{health.tier}: {'works' if health.works else health.why}\n")
        if health.remedy:
            sys.stdout.write(f"    mend it with:  {health.remedy}\n")
    return 0 if any(health.works for health in found) else SandboxUnavailable.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
