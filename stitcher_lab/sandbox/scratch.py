"""A scratch that is a folder on the host: measured while hostile code fills it, and emptied when nobody is left.

Nothing here follows a link or trusts a path: each folder is opened from the one that holds it. Used by
:mod:`stitcher_lab.sandbox.confine` too, which is started by path: the standard library only.
"""

from __future__ import annotations

import contextlib
import os
import stat

LAUNCHER = "launcher"  # a file in it that says whose it is: the process id, which is the session's too
DEEPEST = 64  # folders within folders; honest scratches have a handful
ENOUGH = 200_000  # files and folders after which counting stops: more than any limit
FOLDER = 10  # a folder counts as so many files: on some disks, removing one takes milliseconds
_OPEN = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def measure(path: str) -> tuple[int, int]:
    """Bytes on disk, and number of files and folders below ``path``; ``ENOUGH`` files where it is nested too deeply."""
    try:
        top = os.open(path, _OPEN)
    except OSError:
        return 0, 0
    return _measure(top, 0)


def _measure(folder: int, depth: int) -> tuple[int, int]:
    """Measure an open folder, and close it."""
    size = files = 0
    folders: list[str] = []
    try:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                files += 1
                with contextlib.suppress(OSError):
                    state = entry.stat(follow_symlinks=False)
                    size += state.st_blocks * 512
                    if stat.S_ISDIR(state.st_mode):
                        files += FOLDER - 1
                        folders.append(entry.name)
                if files > ENOUGH:
                    return size, files
        if folders and depth >= DEEPEST:
            return size, ENOUGH
        for name in folders:
            with contextlib.suppress(OSError):
                more, others = _measure(os.open(name, _OPEN, dir_fd=folder), depth + 1)
                size, files = size + more, files + others
                if files > ENOUGH:
                    break
    finally:
        os.close(folder)
    return size, files


def wipe(path: str) -> None:
    """Remove the folder ``path`` and everything in it; no process may be left that could write there.

    However deep the folders lie in each other, two are open at most. What cannot be removed is left, without an error;
    a folder that is not there is fine.
    """
    with contextlib.suppress(OSError):
        _empty(os.open(path, _OPEN))
    with contextlib.suppress(OSError):
        os.rmdir(path)  # noqa: PTH106


def _empty(here: int) -> None:
    """Empty an open folder, and close it: down into each folder, and up again by its ``..``."""
    came_from: list[tuple[str, list[str]]] = []  # the folders that we are in, and what waits beside each
    waiting = _remove_files(here)
    try:
        while True:
            if waiting:
                name = waiting.pop()
                inner = _enter(here, name)
                if inner < 0:
                    continue
                os.close(here)
                here = inner
                came_from.append((name, waiting))
                waiting = _remove_files(here)
            elif came_from:
                name, waiting = came_from.pop()
                outer = os.open("..", _OPEN, dir_fd=here)
                os.close(here)
                here = outer
                with contextlib.suppress(OSError):
                    os.rmdir(name, dir_fd=here)
            else:
                return
    finally:
        os.close(here)


def _enter(folder: int, name: str) -> int:
    """Open a folder of ours whatever its permissions are; −1 where it cannot be."""
    with contextlib.suppress(OSError):
        state = os.stat(name, dir_fd=folder, follow_symlinks=False)
        if stat.S_ISDIR(state.st_mode) and state.st_mode & stat.S_IRWXU != stat.S_IRWXU:
            os.chmod(name, stat.S_IRWXU, dir_fd=folder)
        return os.open(name, _OPEN, dir_fd=folder)
    return -1


def _remove_files(folder: int) -> list[str]:
    """Remove what is no folder; the names of the folders."""
    folders: list[str] = []
    with os.scandir(folder) as entries:
        names = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    for name, is_folder in names:
        if is_folder:
            folders.append(name)
        else:
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=folder)
    return folders
