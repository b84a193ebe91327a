"""Starts batches, listens to them, and ends those that hang: the part of the harness that no script comes near."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import select
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from corpus import scripts

HERE = Path(__file__).resolve().parent
STRANGER = 54321  # a user without anything
PATIENCE = 150.0  # seconds for one script, far beyond any limit of a task
NOBODY_ELSE = ("unshare", "--pid", "--fork", "--mount-proc", "--kill-child=SIGKILL", "--ipc", "--net")


@dataclass(frozen=True)
class Row:
    """What became of one script in one setting."""

    name: str
    tier: str
    guard: bool
    verdict: str
    found: tuple[str, ...]
    seconds: float
    said: str = ""

    @property
    def held(self) -> bool:
        """Whether the script got nothing; of a control run, the contrary is hoped for."""
        return not self.found


def run(names, *, tier="bubblewrap", guard=False, control=False, pool=False, user=None, said=False):
    """Yield a row for each script, in order; ``user`` is a number to become first (where we are root)."""
    biting = {script.name for script in scripts() if script.biting}
    waiting = [name for name in names if name in biting or not control]
    while waiting:
        order = {"names": waiting, "tier": tier, "guard": guard, "control": control, "pool": pool, "said": said}
        done = 0
        for row in _listen(order, user):
            done += 1
            yield row
        waiting = waiting[done:]
        if not done:
            raise RuntimeError(f"The batch ended without a word, at {waiting[0]}.")


def _listen(order, user):
    settings = {"tier": "none" if order["control"] else order["tier"], "guard": order["guard"]}
    process = _start(order, user)
    name, began = order["names"][0], time.monotonic()
    lines = b""
    try:
        while True:
            ready, _, _ = select.select([process.stdout], [], [], 1.0)
            if not ready:
                if time.monotonic() - began > PATIENCE:
                    yield Row(name, **settings, verdict="hang", found=("the supervisor hangs",), seconds=PATIENCE)
                    return
                continue
            piece = os.read(process.stdout.fileno(), 65536)
            if not piece:
                if name:
                    yield Row(name, **settings, verdict="gone", found=("the supervisor was ended",), seconds=0)
                return
            lines += piece
            *whole, lines = lines.split(b"\n")
            for line in map(json.loads, whole):
                began = time.monotonic()
                if "began" in line:
                    name = line["began"]
                elif "peak" in line:
                    name = ""
                else:
                    name = ""
                    yield Row(line["name"], **settings, verdict=line["verdict"], found=tuple(line["found"]),
                              seconds=line["seconds"], said=line["said"])  # fmt: skip
    finally:
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        process.stdout.close()


def _start(order, user):
    command = [sys.executable, "-B", str(HERE / "batch.py"), json.dumps(order)]
    if user is None and order["control"] and os.geteuid() == 0:
        user = STRANGER
    if user is not None:
        command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--", *command]
    if order["control"]:
        # What a control run does stays among its own processes; the loopback device is its own too.
        if os.geteuid() == 0:
            command = [*NOBODY_ELSE, "sh", "-c", 'ip link set lo up; "$0" "$@"; exit $?', *command]
        elif shutil.which("unshare"):
            command = [NOBODY_ELSE[0], "--user", "--map-current-user", *NOBODY_ELSE[1:-1], *command]
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"HOSTILE_SECRET": f"hunter-environment-{secrets.token_hex(8)}"},
        cwd="/",
    )


def all_names(kind=None, *, quick=False):
    """Names of the scripts, of one kind or of the quick third."""
    return [script.name for script in scripts() if kind in (None, script.kind) and (script.quick or not quick)]
