"""How tasks end: with which verdict, and that nothing of them is left."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled
from stitcher_lab.sandbox import Verdict, tree

DAEMON = """
import os, time
def main(request, channel):
    heard, tell = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            channel.message({"daemon": True})
            os.write(tell, b"!")
            while True:
                time.sleep(1)
        os._exit(0)
    os.read(heard, 1)
"""


def alive(pids):
    """Which of the processes still run; one that is dead and not yet collected does not."""
    found = []
    for pid in pids:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            continue
        if stat.rpartition(")")[2].split()[0] not in "ZX":
            found.append(pid)
    return found


def test_a_daemon_does_not_outlive_its_task(attack):
    seen, before = [], set(tree.members(os.getpid()))
    ran = attack(DAEMON, on_message=lambda _: seen.extend(set(tree.members(os.getpid())) - before))
    assert ran.said == [{"daemon": True}]
    assert ran.verdict is Verdict.DONE
    assert len(seen) >= 3
    assert alive(seen) == []


def test_a_task_that_closes_everything_is_still_watched(attack):
    ran = attack(
        """
        import os, time
        def main(request, channel):
            os.closerange(0, 256)
            os._exit(7)
        """,
    )
    assert ran.verdict is Verdict.FAILED
    assert ran.outcome.exit_code == 7


@pytest.mark.parametrize(
    ("source", "verdict", "words"),
    [
        ("pass", Verdict.DONE, ""),
        ("raise SystemExit", Verdict.DONE, ""),
        ("raise SystemExit('no more')", Verdict.FAILED, "no more"),
        ("raise ValueError('bad idea')", Verdict.FAILED, "ValueError: bad idea"),
        ("__import__('os')._exit(3)", Verdict.FAILED, ""),
        ("__import__('ctypes').string_at(0)", Verdict.FAILED, "signal 11"),
        ("raise MemoryError", Verdict.MEMORY, ""),
        ("def f(): f()\n f()", Verdict.FAILED, "RecursionError"),
        (
            "c._stream.write(b'junk' * 99)\n c._stream.flush()\n __import__('os')._exit(0)",
            Verdict.FAILED,
            "longer than",
        ),
        ("c.file('x', b'12')\n c._stream.write(b'half a fra')\n c._stream.flush()", Verdict.FAILED, ""),
    ],
)
def test_the_verdict_tells_what_happened(attack, source, verdict, words):
    ran = attack(f"def main(r, c):\n {source}")
    assert ran.verdict is verdict
    assert words in ran.log


def test_a_kill_from_outside_is_not_blamed_on_the_script(attack):
    """What the kernel does when the machine runs short of memory."""

    def kill(_message):
        (launcher,) = [pid for pid in tree.members(os.getpid()) if b"inside.py" in _command(pid) and not _children(pid)]
        os.kill(launcher, signal.SIGKILL)

    ran = attack("import time\ndef main(r, c):\n c.message({})\n time.sleep(30)", on_message=kill)
    assert ran.verdict is Verdict.KILLED


def _command(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _children(pid):
    return tree.members(pid)[1:]


def test_ctrl_c_in_the_terminal_reaches_the_supervisor_only(attack):
    """The terminal signals a whole group of processes; a sandbox that dies of it has no verdict."""
    groups, before = [], set(tree.members(os.getpid()))
    attack(
        "import time\ndef main(r, c): c.message({}); time.sleep(1)",
        on_message=lambda _: groups.extend(os.getpgid(pid) for pid in set(tree.members(os.getpid())) - before),
    )
    assert groups
    assert os.getpgrp() not in groups


SUPERVISOR = """
import os, sys, json
from pathlib import Path
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Task, open_sandbox, tree

def tell(message):
    print(json.dumps(sorted(set(tree.members(os.getpid())) - {os.getpid()})), flush=True)

open_sandbox().run(
    Task("hostile", inputs={"hostile.py": sys.argv[1].encode()}),
    Path(sys.argv[2]), cancellation=Cancellation(), on_message=tell,
)
"""
STUBBORN = DAEMON.replace("os.read(heard, 1)", "os.closerange(0, 256)\n    while True: time.sleep(1)")


@pytest.fixture
def heir():
    """Whoever is orphaned below this process becomes its child, and can be found."""
    libc = ctypes.CDLL(None)
    libc.prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    yield
    libc.prctl(36, 0, 0, 0, 0)


def left_after(seconds, pids=()):
    """Sandboxes below this process, or of ``pids``, that are still there after a while, and what they are doing."""
    deadline = time.monotonic() + seconds
    while True:
        left = [pid for pid in alive(tree.members(os.getpid())) if pid in pids or b"inside.py" in _command(pid)]
        if not left or time.monotonic() > deadline:
            return [_description(pid) for pid in left]
        time.sleep(0.02)


def _description(pid):
    try:
        status = Path(f"/proc/{pid}/status").read_text().splitlines()
        wanted = ("State", "PPid", "NSpid", "SigPnd", "ShdPnd")
        facts = [line.replace("\t", " ") for line in status if line.startswith(wanted)]
        return [pid, *facts, Path(f"/proc/{pid}/wchan").read_text(), _command(pid)[:40]]
    except OSError:
        return [pid]


@pytest.mark.usefixtures("heir")
def test_kill_9_of_the_supervisor_leaves_no_process_and_no_scratch(tmp_path):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, STUBBORN, str(tmp_path / "outbox")],
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(temporary)},
    )
    pids = json.loads(supervisor.stdout.readline())
    assert len(alive(pids)) >= 3
    mounts = Path("/proc/self/mountinfo").read_text()
    supervisor.kill()
    supervisor.wait()
    assert left_after(20, pids) == []
    assert list(temporary.iterdir()) == []
    assert Path("/proc/self/mountinfo").read_text() == mounts


@pytest.mark.usefixtures("heir")
@pytest.mark.parametrize("command", [SUPERVISOR, "from stitcher_lab.sandbox import open_sandbox\nopen_sandbox()"])
def test_kill_9_while_the_sandbox_is_being_set_up(tmp_path, command):
    for moment in range(12):
        supervisor = subprocess.Popen(
            [sys.executable, "-c", command, STUBBORN, str(tmp_path / "outbox")],
            env=os.environ | {"TMPDIR": str(tmp_path)},
        )
        deadline = time.monotonic() + 20
        while len(tree.members(supervisor.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(moment * 0.005)
        supervisor.kill()
        supervisor.wait()
    assert left_after(20) == []


@pytest.mark.usefixtures("heir")
@pytest.mark.parametrize("moment", [0.0, 0.005, 0.01, 0.02, 0.03, 0.04])  # seconds
def test_stop_while_the_sandbox_is_being_set_up(attack, moment):
    cancellation = Cancellation()
    timer = threading.Timer(moment, cancellation.cancel)
    timer.start()
    with suppress(Cancelled):
        assert attack("import time\ndef main(r, c): time.sleep(60)", cancellation=cancellation).verdict == "cancelled"
    assert left_after(20) == []


def test_no_descriptor_of_the_supervisor_is_lost(attack):
    attack("def main(r, c): pass")
    before = open_files()
    for source in ("pass", "raise ValueError", "c.file('x', bytes(9))", "c._stream.write(b'junkjunk')"):
        attack(f"def main(r, c):\n {source}")
    assert open_files() == before


def open_files():
    return {path.name for path in Path("/proc/self/fd").iterdir()}
