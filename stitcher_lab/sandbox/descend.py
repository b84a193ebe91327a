"""The step down from root: runs before bubblewrap where the caller is root, becomes nobody in particular, and goes on.

Started by path with the interpreter's isolated mode; uses the standard library only::

    descend.py UID HIDDEN [PATH …] -- PROGRAM [ARGUMENT …]

Bubblewrap that is started by root keeps root's powers where it counts: inside, the kernel's own settings can be opened
for writing, and the limit on processes does not hold. So the whole of it runs as a user that exists nowhere. Such a
user cannot look into root's home; for what must be lent from there (``PATH``), this process makes itself a mount
namespace in which the closed folder (each of ``HIDDEN``, colon-separated) is replaced by an empty one that has only
those paths in it. Nobody else sees any of that, and it is gone when the last process in it is.
"""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from pathlib import Path

NEW_MOUNTS = 0x00020000  # CLONE_NEWNS
BIND, RECURSIVE, PRIVATE = 0x1000, 0x4000, 0x40000  # MS_BIND, MS_REC, MS_PRIVATE
NO_SETUID, NO_DEVICES = 0x2, 0x4  # MS_NOSUID, MS_NODEV


def mount(source: str, target: str, kind: str, flags: int) -> None:
    """Call mount(2); raises ``OSError``."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), b"mode=0755"):
        raise OSError(ctypes.get_errno(), f"mounting on {target}: {os.strerror(ctypes.get_errno())}")


def show_only(paths: list[str], hidden: list[str]) -> None:
    """Empty the ``hidden`` folders, for this process and its children, of everything but ``paths``."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(NEW_MOUNTS):
        raise OSError(ctypes.get_errno(), f"a mount namespace: {os.strerror(ctypes.get_errno())}")
    mount("none", "/", "none", RECURSIVE | PRIVATE)
    held = {path: os.open(path, os.O_PATH | os.O_CLOEXEC) for path in paths}
    for folder in hidden:
        mount("tmpfs", folder, "tmpfs", NO_SETUID | NO_DEVICES)
    for path, descriptor in held.items():
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            Path(path).mkdir(parents=True, exist_ok=True)
        else:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).touch()
        mount(f"/proc/self/fd/{descriptor}", path, "none", BIND | RECURSIVE)
        os.close(descriptor)


def main() -> None:
    """Step down and become the program."""
    end = sys.argv.index("--")
    uid, hidden, paths = int(sys.argv[1]), sys.argv[2], sys.argv[3:end]
    program = sys.argv[end + 1 :]
    os.umask(0o022)
    if paths:
        show_only(paths, [folder for folder in hidden.split(":") if folder])
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    os.chdir("/")
    os.execv(program[0], program)  # noqa: S606 - no shell is the point


if __name__ == "__main__":
    try:
        main()
    except OSError as error:
        sys.exit(f"descend: {error}")
