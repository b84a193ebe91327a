"""A folder to work in, gone when the work is over, also when the worker was killed."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stitcher_lab.store.atomic import faults_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCK = ".lock"
_SURELY_LEFT = 3600.0  # seconds


@contextmanager
def workplace(parent: Path) -> Iterator[Path]:
    """Make a fresh folder below ``parent`` and remove it in the end; sweep out what killed workers left.

    The folder lies beside what is stored, so that finished files move into the store without being copied. A lock
    held by the living worker tells its folder from one that was left behind.

    Raises
    ------
    stitcher_lab.errors.DiskFull, stitcher_lab.errors.EnvironmentFault
        The folder cannot be made.

    """
    with faults_named(parent):
        parent.mkdir(parents=True, exist_ok=True)
        sweep(parent)
        folder, lock = _locked(parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _locked(parent: Path) -> tuple[Path, int]:
    """Make a folder and lock it. A sweeper may be quicker than the lock: then another one is made."""
    while True:
        folder = parent / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.fstat(lock).st_nlink:
            return folder, lock
        os.close(lock)


def sweep(parent: Path) -> int:
    """Remove the folders whose workers are gone; return how many."""
    gone = 0
    for folder in parent.iterdir():
        try:
            lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CLOEXEC)
        except OSError:  # being made this moment, removed by another sweeper, or left in the middle of being made
            if _age(folder) > _SURELY_LEFT:
                shutil.rmtree(folder, ignore_errors=True)
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            continue
        else:
            shutil.rmtree(folder, ignore_errors=True)
            gone += 1
        finally:
            os.close(lock)
    return gone


def _age(folder: Path) -> float:
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0
