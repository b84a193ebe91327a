"""The folders of a cell that has no filesystem of its own: a scratch on the host, and beside it what is only read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from stitcher_lab.errors import EnvironmentFault, SandboxUnavailable
from stitcher_lab.sandbox import hidden, leftovers, ordering, scratch
from stitcher_lab.store.atomic import faults_named

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACES = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - candidates; what is made there is for its owner alone


class Room(NamedTuple):
    """Folders by what they are for; all of them lie in ``top``, which nobody but their owner may enter."""

    top: Path
    free: Path  # may be written, as are work and home, which lie in it
    work: Path
    home: Path
    given: Path  # inputs that are there from the start
    told: Path  # inputs that come with the order
    lent: Path  # where our package is found; empty where that is lent anyway

    @classmethod
    def make(cls, inputs: Mapping[str, Path | bytes], package: Path | None, owner: int | None) -> Room:
        """Make the folders, with copies of the inputs and a link to our ``package``, and hand them to ``owner``.

        Raises
        ------
        stitcher_lab.errors.EnvironmentFault
            There is no room for them.
        stitcher_lab.errors.SandboxUnavailable
            Their owner could not reach them, or we may not hand them over.

        """
        names = ordering.named(inputs)
        place = _place(everybodys=owner is not None)
        leftovers.sweep_once(place)
        with faults_named(place):
            top = Path(tempfile.mkdtemp(prefix=leftovers.PREFIX, dir=place))
        free = top / "tmp"
        room = cls(top, free, free / "work", free / "home", top / "inputs", free / "inputs", top / "lent")
        try:
            with faults_named(top):
                for folder in (room.free, room.work, room.home, room.given, room.lent):
                    folder.mkdir(mode=0o700)
                if package is not None:
                    (room.lent / package.name).symlink_to(package)
                for name, content in names.items():
                    _copy(content, room.given / name)
            if owner is not None:
                _hand_over(room, owner)
        except BaseException:
            scratch.wipe(str(top))
            raise
        return room


def _place(*, everybodys: bool) -> Path:
    """The folder for temporary files; Python looks for one in which a file can be made."""
    try:
        usual = Path(tempfile.gettempdir()).absolute()
    except FileNotFoundError as error:
        raise EnvironmentFault(
            "There is no folder for temporary files that can be written, or no space is left in it.",
            remedy="Free some space, or set TMPDIR to a folder that has some.",
        ) from error
    if not everybodys:
        return usual
    for place in (usual, *map(Path, _PLACES)):
        if place.is_dir() and all(hidden.open_to_all(folder) for folder in (place, *place.parents)):
            return place
    raise SandboxUnavailable(
        "There is no folder for temporary files that the sandbox's own user could reach.",
        remedy="Set TMPDIR to a folder that everybody may enter, such as /var/tmp.",
    )


def _copy(content: Path | bytes, target: Path) -> None:
    with target.open("xb") as copy:
        if isinstance(content, bytes):
            copy.write(content)
        else:
            with content.open("rb") as original:
                while os.sendfile(copy.fileno(), original.fileno(), None, 1 << 30):
                    pass
    target.chmod(0o444)


def _hand_over(room: Room, owner: int) -> None:
    """Give everything to ``owner``, the outermost folder last: from then on we may not be able to enter."""
    try:
        for folder in (room.given, room.lent, room.work, room.home, room.free, room.top):
            for path in (*folder.iterdir(), folder):
                os.chown(path, owner, owner, follow_symlinks=False)
    except OSError as error:
        raise SandboxUnavailable(
            f"The sandbox must not run as root, and root here may not become another user. ({error.strerror})",
            remedy="Run stitcher_lab as an ordinary user.",
        ) from error
