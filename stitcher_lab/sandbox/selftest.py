"""Proves a tier by using it: the real command line, and outside of it things that must not be seen or touched."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import EnvironmentFault, SandboxUnavailable
from stitcher_lab.sandbox.supervisor import Supervised
from stitcher_lab.sandbox.task import Limits, Task, Verdict
from stitcher_lab.sandbox.tier import Obstacle
from stitcher_lab.store.atomic import faults_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stitcher_lab.sandbox.tier import Tier

CANARY = "stitcher_lab.sandbox.canary"
VARIABLE = "STITCHER_CANARY"
PREFIX = "stitcher-canary-"
STALE_SECONDS = 600.0
# Never lent, on any machine.
OUTSIDE = ("/proc/self", "/proc/1", "/sys/kernel", "/etc/shadow", "/etc/hostname", "/var/log", "/run")


def try_out(tier: Tier) -> Obstacle | None:
    """Run the canaries in ``tier``; ``None`` where it isolates as it should, else what is wrong.

    Raises
    ------
    stitcher_lab.errors.EnvironmentFault
        There is no room for the file that must not be seen.

    """
    obstacle = tier.obstacle()
    if obstacle is not None:
        return obstacle
    said: list[Mapping[str, Any]] = []
    with _secret() as secret, _listener() as port, _abstract() as name, _variable(VARIABLE), _open(secret) as held:
        before = _look(secret)
        request = {
            "secret": str(secret), "hides": tier.hides, "outside": OUTSIDE, "host": os.getpid(), "open": held,
            "port": port, "abstract": name, "variable": VARIABLE,
        }  # fmt: skip
        task = Task(CANARY, request, limits=Limits(wall=30))
        outbox = secret.parent / "outbox"
        try:
            outcome = Supervised(tier).run(task, outbox, cancellation=Cancellation(), on_message=said.append)
        except SandboxUnavailable as error:
            return Obstacle(error.message, error.remedy)
        touched = _look(secret) != before
    if outcome.verdict is not Verdict.DONE or len(said) != 1:
        return Obstacle(f"The self-test in the sandbox did not come to its end ({outcome.verdict}): {outcome.log}")
    broken = [*said[0]["broken"], *(["it changes files outside"] if touched else [])]
    return Obstacle(f"The sandbox is not tight: {'; '.join(broken)}.") if broken else None


def _look(secret: Path) -> tuple[object, ...]:
    """What can be seen of the secret, and of what lies beside it."""
    state = secret.stat()
    names = sorted(path.name for path in secret.parent.iterdir())
    return names, state.st_mode, state.st_mtime_ns, state.st_nlink, state.st_size


@contextmanager
def _secret() -> Iterator[Path]:
    """A file that anybody could read and change, but for the sandbox."""
    with ExitStack() as cleanup:
        with faults_named(_temporary()):
            sweep(_temporary())
            folder = Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix=PREFIX)))
            folder.chmod(0o777)
            secret = folder / secrets.token_hex(8)
            secret.write_text("secret")
            secret.chmod(0o666)
        yield secret


def sweep(temporary: Path) -> None:
    """Remove what self-tests that were killed have left behind."""
    for folder in temporary.glob(f"{PREFIX}*"):
        with suppress(OSError):
            state = folder.lstat()
            if state.st_uid == os.geteuid() and time.time() - state.st_mtime > STALE_SECONDS:
                shutil.rmtree(folder)  # refuses links


def _temporary() -> Path:
    """The folder for temporary files; Python looks for one in which a file can be made."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        raise EnvironmentFault(
            "There is no folder for temporary files that can be written, or no space is left in it.",
            remedy="Free some space, or set TMPDIR to a folder that has some.",
        ) from error


@contextmanager
def _variable(name: str) -> Iterator[None]:
    os.environ[name] = "secret"
    try:
        yield
    finally:
        os.environ.pop(name, None)


@contextmanager
def _open(secret: Path) -> Iterator[list[int]]:
    """Hold the secret open as careless programs do, for every child to have; its device and inode."""
    with secret.open("rb") as stream:
        os.set_inheritable(stream.fileno(), True)  # noqa: FBT003
        state = os.fstat(stream.fileno())
        yield [state.st_dev, state.st_ino]


@contextmanager
def _abstract() -> Iterator[str]:
    """Name a socket that is no file."""
    name = f"\0{PREFIX}{secrets.token_hex(8)}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(name)
        server.listen()
        yield name


@contextmanager
def _listener() -> Iterator[int]:
    """A port on this machine that answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]
