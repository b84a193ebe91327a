"""Where a video goes, within the server's root and nowhere else."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from stitcher_lab.file_names import slug
from stitcher_lab.server.failures import RefusedField

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUBFOLDER = "stitch"
_LONGEST_PART = 200  # bytes: a file system takes 255, and names grow endings


def find_folder(root: Path, folder: str) -> Path:
    """Return the folder below ``root`` that ``folder`` names, with slashes; it exists, and no link leads out.

    Raises
    ------
    stitcher_lab.server.failures.RefusedField
        It is absolute, hidden, outside, or not there.

    """
    parts = folder.removesuffix("/").split("/") if folder else []
    if any(part in ("", ".", "..") or "\0" in part for part in parts):
        raise _refused("must be a path below the server's root, such as lessons/week1")
    if any(part.startswith(".") for part in parts):
        raise _refused("is hidden, and browsers are not shown what is in hidden folders")
    if any(len(os.fsencode(part)) > _LONGEST_PART for part in parts):
        raise _refused("has a name in it that is too long")
    place = root.joinpath(*parts)
    try:
        inside = place.resolve(strict=True).is_relative_to(root.resolve(strict=True))
    except (OSError, RuntimeError):
        raise _refused("does not exist", remedy="Make it first, or choose another one.") from None
    if not inside:
        raise _refused("is a link that leads out of the server's root")
    if not place.is_dir():
        raise _refused("is not a folder")
    return place


def name_output(root: Path, folder: str, words: str, *, mark: str) -> Path:
    """Name a video in the subfolder of ``folder``; ``mark`` tells it from others of the same words.

    Raises
    ------
    stitcher_lab.server.failures.RefusedField
        The folder cannot be used.

    """
    place = find_folder(root, folder) / SUBFOLDER
    if place.is_symlink() or place.exists():
        place = find_folder(root, f"{folder.rstrip('/')}/{SUBFOLDER}".lstrip("/"))
    stem = os.fsdecode(os.fsencode(slug(words))[:_LONGEST_PART]).encode("utf-8", "ignore").decode("utf-8")
    return place / f"{stem}-{mark}.mp4"


def place_below(root: Path, output: Path) -> str:
    """Return ``output`` relative to ``root``, with slashes; empty where a browser cannot reach it."""
    try:
        return output.relative_to(root).as_posix()
    except ValueError:
        return ""


@contextmanager
def folder_for(output: Path) -> Iterator[None]:
    """Make the folder of ``output`` where there is none; it goes again if what follows fails."""
    from stitcher_lab.store import atomic  # noqa: PLC0415 - not at the server's start

    made = False
    with atomic.faults_named(output.parent), suppress(FileExistsError):
        output.parent.mkdir()
        made = True
    try:
        yield
    except BaseException:
        if made:
            with suppress(OSError):
                output.parent.rmdir()
        raise


def _refused(why: str, *, remedy: str = "") -> RefusedField:
    return RefusedField(f"The folder {why}.", field="folder", remedy=remedy)
