"""Proves a tier by using it: the real command line, a file that must not be seen, a port that must not be reached."""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import SandboxUnavailable
from stitcher_lab.sandbox.supervisor import Supervised
from stitcher_lab.sandbox.task import Limits, Task, Verdict
from stitcher_lab.sandbox.tier import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stitcher_lab.sandbox.tier import Tier

CANARY = "stitcher_lab.sandbox.canary"
VARIABLE = "STITCHER_CANARY"
# Never lent, on any machine.
OUTSIDE = ("/proc/self", "/proc/1", "/sys/kernel", "/etc/shadow", "/etc/hostname", "/var/log", "/run")


def try_out(tier: Tier) -> Obstacle | None:
    """Run the canaries in ``tier``; ``None`` where it isolates as it should, else what is wrong."""
    obstacle = tier.obstacle()
    if obstacle is not None:
        return obstacle
    said: list[Mapping[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="stitcher-canary-") as folder, _listener() as port:
        Path(folder).chmod(0o755)  # anybody could read the file, but for the sandbox
        secret = Path(folder) / secrets.token_hex(8)
        secret.write_text("secret")
        secret.chmod(0o644)
        request = {"secret": str(secret), "outside": OUTSIDE, "port": port, "variable": VARIABLE}
        task = Task(CANARY, request, limits=Limits(wall=30))
        with _variable(VARIABLE):
            try:
                outcome = Supervised(tier).run(
                    task, Path(folder) / "outbox", cancellation=Cancellation(), on_message=said.append
                )
            except SandboxUnavailable as error:
                return Obstacle(error.message, error.remedy)
    if outcome.verdict is not Verdict.DONE or len(said) != 1:
        return Obstacle(f"The self-test in the sandbox did not come to its end ({outcome.verdict}): {outcome.log}")
    broken = said[0]["broken"]
    return Obstacle(f"The sandbox is not tight: {'; '.join(broken)}.") if broken else None


@contextmanager
def _variable(name: str) -> Iterator[None]:
    os.environ[name] = "secret"
    try:
        yield
    finally:
        os.environ.pop(name, None)


@contextmanager
def _listener() -> Iterator[int]:
    """A port on this machine that answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]
