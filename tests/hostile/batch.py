"""The throw-away process that plants canaries, runs scripts, and says of each what became of it, a line of JSON each.

``python batch.py ORDER``, where the order is JSON: names, tier, guard, control, user. It leads a session of its own, so
that a terminal can be its terminal, and ends without harm to whoever started it.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import control  # noqa: E402
from canaries import Canaries  # noqa: E402
from corpus import scripts  # noqa: E402

MIB = 1024 * 1024
PRELOAD = "stitcher_lab.render.preload"
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: whatever is orphaned below this process becomes its child
LOOKS = 4
PATIENCE = 5.0  # seconds for a process that was killed to be gone


class Batch:
    """Runs scripts one after the other with one set of canaries, planted anew after each that was touched."""

    def __init__(self, order: dict) -> None:
        self.order = order
        self.sandbox, self.pool = (None, None) if order["control"] else open_tier(order["tier"], warm=order["pool"])
        self.canaries = None

    def run(self, name: str) -> dict:
        """Run one script, and its second part where it has one."""
        script = next(script for script in scripts() if script.name == name)
        if self.canaries is None:
            self.canaries = Canaries()
        folder = Path(tempfile.mkdtemp(prefix="hostile-run-"))
        folder.chmod(0o755)
        began = time.monotonic()
        source = script.source(self.canaries.facts)
        refusal = refused(source) if self.order["guard"] else None  # it reads in a child that waits for the next script
        before = set(_members())
        try:
            if refusal is not None:
                verdict, came, found = "refused", [refusal.encode()], []
            else:
                verdict, came, found = self._play(script, source, folder)
        finally:
            found_left = self._leftovers(before)
            _remove(folder)
        found += self.canaries.changes() + self.canaries.leaks(*came) + found_left
        if not self.order["control"] and verdict not in script.verdicts:
            found.append(f"the verdict is {verdict}")
        if found:
            self.canaries.close()
            self.canaries = None
        return {
            "name": name, "verdict": verdict, "found": found, "seconds": round(time.monotonic() - began, 2),
            "said": b"\n".join(came)[-600:].decode(errors="replace") if self.order["said"] else "",
        }  # fmt: skip

    def _play(self, script, source, folder):
        manim = (b"import *" in source and b"from manim import *" in source) or b"manim." in source
        if self.order["control"]:
            return control.run(source, manim=manim, folder=folder)
        return self._sandboxed(script, source, folder, manim=manim)

    def _sandboxed(self, script, source, folder, *, manim):
        from stitcher_lab.cancellation import Cancellation  # noqa: PLC0415
        from stitcher_lab.sandbox import Limits, Task  # noqa: PLC0415

        if script.needs == "film":
            return self._film(script, source, folder)
        limits = script.limits
        wall = limits["wall"] + (20 if manim else 0)
        task = Task(
            "driver",
            {"manim": manim},
            {"driver.py": (HERE / "driver.py").read_bytes(), "scene.py": source},
            Limits(wall, limits["memory"] * MIB, limits["scratch"] * MIB, limits["processes"], limits["result"] * MIB),
        )
        if self.order["pool"]:
            self.pool.settle(60)
            task = replace(task, preload=PRELOAD, limits=replace(task.limits, scratch=Limits().scratch))
        said, outbox = [], folder / "outbox"
        outcome = self.sandbox.run(task, outbox, cancellation=Cancellation(), on_message=said.append)
        files = sorted(outbox.rglob("*")) if outbox.exists() else []
        found = [f"an odd thing among the results: {path.name!r}" for path in files
                 if path.is_symlink() or not path.is_file() or path.parent != outbox]  # fmt: skip
        if sum(path.lstat().st_size for path in files) > limits["result"] * MIB:
            found.append("more results than allowed")
        if set("\x1b\x07\x08\x9b") & set(outcome.log):
            found.append("control characters in the log")
        came = [outcome.log.encode(), json.dumps(said).encode()]
        came += [path.read_bytes()[: 4 * MIB] for path in files[:300]]
        return str(outcome.verdict), came, found

    def _film(self, script, source, folder):
        """Run it as an administrator would: a scene file that is drawn, and its film looked at in a second sandbox."""
        from stitcher_lab.cancellation import Cancellation  # noqa: PLC0415
        from stitcher_lab.sandbox import Limits  # noqa: PLC0415
        from stitcher_lab.sandbox.running import run_file  # noqa: PLC0415

        path, outbox = folder / "scene.py", folder / "outbox"
        path.write_bytes(source)
        limits = Limits(script.limits["wall"] + 30, 900 * MIB)
        ran = run_file(
            path, outbox=outbox, cancellation=Cancellation(), guard=False, limits=limits, sandbox=self.sandbox
        )
        found = [f"an odd result: {name}" for name in ran.files if name.parent != outbox or name.is_symlink()]
        if ran.files and ran.verdict == "done" and "done" not in script.verdicts:
            found.append("a picture was told")
        came = [ran.log.encode(), ran.message.encode(), *(name.read_bytes()[: 4 * MIB] for name in ran.files)]
        return ran.verdict, came, found

    def _leftovers(self, before: set[int]) -> list[str]:
        """Processes that are still there; they are ended then."""
        deadline = time.monotonic() + (0.5 if self.order["control"] else PATIENCE)
        left, empty = self._strangers(before), 0
        # Processes that replace each other can be missed by one look.
        while empty < LOOKS and time.monotonic() < deadline:
            time.sleep(0.01)
            left = self._strangers(before)
            empty = 0 if left else empty + 1
        for pid in left:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            for pid in left:
                os.waitpid(pid, 0)
        return [f"{len(left)} processes outlive the task"] if left else []

    def _strangers(self, before: set[int]) -> list[int]:
        known = before | set(self._waiting()) | ({self.canaries.victim.pid} if self.canaries else set())
        return [pid for pid in _members() if pid not in known]

    def _waiting(self) -> list[int]:
        """Processes of warm cells, which wait for the next task."""
        if self.pool is None:
            return []
        roots = self.pool.roots
        return [*roots, *(pid for root in roots for pid in _members(root))]

    def close(self) -> None:
        """Take everything away, and see that we are as healthy as before."""
        if self.canaries is not None:
            self.canaries.close()
        if self.pool is not None:
            self.pool.close()


def refused(source: bytes) -> str | None:
    """Why the guard refuses a script; ``None`` where it lets it pass."""
    from stitcher_lab.errors import StitcherError  # noqa: PLC0415
    from stitcher_lab.sandbox import check  # noqa: PLC0415

    try:
        check(source.decode())
    except (StitcherError, UnicodeDecodeError) as error:
        return str(error)
    return None


def open_tier(name: str, *, warm: bool):
    """Return a sandbox of the named tier, which has passed its own self-test."""
    from stitcher_lab.sandbox.opening import tiers  # noqa: PLC0415
    from stitcher_lab.sandbox.selftest import try_out  # noqa: PLC0415
    from stitcher_lab.sandbox.supervisor import Supervised  # noqa: PLC0415

    (tier,) = [tier for tier in tiers() if tier.name == name]
    obstacle = try_out(tier)
    if obstacle is not None:
        sys.exit(f"{name} does not work here: {obstacle.why} {obstacle.remedy}")
    if not warm:
        return Supervised(tier), None
    from stitcher_lab.sandbox.warm import WarmPool  # noqa: PLC0415

    pool = WarmPool(tier, 2)
    pool.expect(PRELOAD, 2)
    return Supervised(tier, pool), pool


def _members(root: int | None = None) -> list[int]:
    """Every living process below ``root``, or this one: seen in one look, since some do not live long."""
    parents: dict[int, list[int]] = {}
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):
                stat = (process / "stat").read_bytes().rpartition(b")")[2].split()
                if stat[0] not in b"ZX":
                    parents.setdefault(int(stat[1]), []).append(int(process.name))
    found, waiting = [], [root or os.getpid()]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found


def _remove(folder: Path) -> None:
    """Remove what a control run made, however it tried to keep it."""
    for place, folders, _ in os.walk(folder):
        for name in folders:
            with contextlib.suppress(OSError):
                (Path(place) / name).chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Follow the order."""
    order = json.loads(sys.argv[1])
    os.umask(0o022)
    with contextlib.suppress(OSError):
        os.setsid()  # a control run is not yet the leader of its session
    home = tempfile.mkdtemp(prefix="hostile-home-")
    if os.geteuid() != 0:
        os.environ["HOME"] = home
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    batch = Batch(order)
    try:
        for name in order["names"]:
            sys.stdout.write(json.dumps({"began": name}) + "\n")
            sys.stdout.flush()
            try:
                line = batch.run(name)
            except Exception as error:  # noqa: BLE001 - a sandbox that breaks down is a finding like any other
                line = {"name": name, "verdict": "error", "found": [f"{type(error).__name__}: {error}"], "seconds": 0,
                        "said": ""}  # fmt: skip
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
    finally:
        batch.close()
        _remove(Path(home))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(json.dumps({"peak": peak}) + "\n")


if __name__ == "__main__":
    main()
