"""How much memory is left here: of the machine, and of the container that it may be."""

from __future__ import annotations

from pathlib import Path

_UNLIMITED = 1 << 62
# Limit and use of the control group that a container sees as its root: version 2, version 1.
_FENCES = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
)


def memory() -> int:
    """Bytes that new processes can have before something is pushed out; very many where nobody says."""
    left = _UNLIMITED
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                left = int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    for limit, used in _FENCES:
        try:
            left = min(left, int(Path(limit).read_text(encoding="ascii")) - int(Path(used).read_text(encoding="ascii")))
        except (OSError, ValueError):  # not there, or "max"
            continue
    return left
