"""What bubblewrap says when it cannot set up a sandbox, why that is, and what mends it."""

from __future__ import annotations

import re
from pathlib import Path

from stitcher_lab.sandbox.tier import Obstacle

KERNEL = Path("/proc/sys/kernel")

# Settings that keep ordinary users from making namespaces: file, the value that forbids, why, what mends it.
_SETTINGS = (
    (
        "apparmor_restrict_unprivileged_userns",
        "1",
        "AppArmor keeps ordinary programs from making user namespaces, as on Ubuntu 23.10 and later.",
        "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
    ),
    (
        "unprivileged_userns_clone",
        "0",
        "The kernel is set to keep ordinary users from making namespaces.",
        "sudo sysctl -w kernel.unprivileged_userns_clone=1",
    ),
)
_CONTAINER = Obstacle(
    "The system does not let an ordinary user make namespaces, as in most containers.",
    "Run it outside of the container, or give the container that right "
    "(for Docker: --security-opt seccomp=unconfined --security-opt apparmor=unconfined).",
)
_NOT_PERMITTED = re.compile(r"No permissions to creat|Operation not permitted|Permission denied|Failed RTM_NEWADDR")
_REASONS = (
    (
        r"descend: .*(mounting on|a mount namespace)",
        "What the sandbox needs lies in a folder that only root may enter, and root here may not mount anything.",
        "Install stitcher_lab where every user may read it, or run it as an ordinary user.",
    ),
    (
        r"descend: \[Errno",
        "The sandbox must not run as root, and root here may not become another user.",
        "Run stitcher_lab as an ordinary user.",
    ),
    (
        r"confine: .*Permission denied",
        "The sandbox's own user cannot reach the Python interpreter or a folder that it needs.",
        "Install Python and stitcher_lab where every user may read them, or: chmod -R go+rX FOLDER",
    ),
    (
        r"confine: this user may start no more processes",
        "This user may start no more processes.",
        "End some, or raise the limit (ulimit -u).",
    ),
    (
        r"confine: ",
        "The kernel did not take the rules that Landlock and the filter of system calls were to keep.",
        "",
    ),
    (
        r"No space left on device|ENOSPC|max_user_namespaces",
        "The system allows no (more) user namespaces.",
        "sudo sysctl -w user.max_user_namespaces=15000",
    ),
    (
        r"execvp|Can't find source path|[Cc]an't open file",
        "The sandbox's own user cannot reach the Python interpreter or a folder that it needs.",
        "Install Python and stitcher_lab where every user may read them, or: chmod -R go+rX FOLDER",
    ),
)


def explain(complaint: str) -> Obstacle:
    """Put what was printed in place of a running sandbox into plain words."""
    last = next((line.strip() for line in reversed(complaint.splitlines()) if line.strip()), "it gave no reason")
    for pattern, why, remedy in _REASONS:
        if re.search(pattern, complaint):
            return Obstacle(f"{why} ({last})", remedy)
    if _NOT_PERMITTED.search(complaint):
        for name, forbidding, why, remedy in _SETTINGS:
            if _setting(name) == forbidding:
                return Obstacle(f"{why} ({last})", remedy)
        return Obstacle(f"{_CONTAINER.why} ({last})", _CONTAINER.remedy)
    return Obstacle(f"bubblewrap could not set up the sandbox: {last}")


def _setting(name: str) -> str:
    try:
        return (KERNEL / name).read_text().strip()
    except OSError:
        return ""
