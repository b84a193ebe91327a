"""What went wrong in sandboxes before this one, and in its own first drafts; what no other test here looks at."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from stitcher_lab.sandbox import Verdict, tree

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
DOCTOR = [sys.executable, "-m", "stitcher_lab.sandbox", "doctor"]


@pytest.mark.parametrize("path", ["/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/sys/kernel/uevent_helper"])
def test_the_kernels_own_settings_cannot_be_opened(tried, path):
    """A sandbox that root starts, and that stays root for the kernel, runs what is written there as the host's root."""
    assert tried(f"os.open({path!r}, os.O_WRONLY)") == "FileNotFoundError"


def test_a_daemon_is_dead_and_not_just_dying_when_the_verdict_is_there(attack):
    """The kernel kills a namespace's processes one after the other, and tells nobody when it is done."""
    for _ in range(3):
        seen, before = [], set(tree.members(os.getpid()))
        ran = attack(
            """
            import os, time
            def main(request, channel):
                for _ in range(30):
                    if os.fork() == 0:
                        os.setsid()
                        while True:
                            time.sleep(1)
                channel.message({})
                time.sleep(1)
            """,
            on_message=lambda _, seen=seen, before=before: seen.extend(set(tree.members(os.getpid())) - before),
        )
        there = [pid for pid in seen if os.path.exists(f"/proc/{pid}")]  # noqa: PTH110 - the quickest look there is
        assert ran.verdict is Verdict.DONE
        assert len(seen) > 30
        assert there == []


CROWD = """
import os, subprocess, sys
from pathlib import Path
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Limits, Task, open_sandbox

others = [subprocess.Popen(["/bin/sleep", "60"]) for _ in range(60)]
source = b'''
import os, time
def main(request, channel):
    count = 0
    try:
        while True:
            if os.fork() == 0:
                time.sleep(60)
            count += 1
    except OSError:
        channel.message({"forked": count})
'''
said = []
outcome = open_sandbox(tier="bubblewrap").run(
    Task("hostile", {}, {"hostile.py": source}, Limits(wall=30, processes=32)),
    Path(sys.argv[1]), cancellation=Cancellation(), on_message=said.append,
)
for other in others:
    other.kill()
print(outcome.verdict, 25 <= said[0]["forked"] <= 32)
"""


@as_root
def test_other_processes_of_the_user_do_not_count(tmp_path):
    """A limit on processes that is set outside counts all of its user's: with many, the sandbox cannot even start."""
    tmp_path.chmod(0o777)
    for folder in list(tmp_path.parents)[:2]:
        folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", CROWD, str(tmp_path / "outbox")],
        capture_output=True, text=True, check=False, user=12345, group=12345, extra_groups=[], cwd="/",
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
    )  # fmt: skip
    assert done.stdout.split() == ["done", "True"], done.stderr


@as_root
def test_it_works_where_parts_of_proc_are_masked():
    """As in every container: no new proc file system can be mounted there."""
    masks = (
        "mount --bind -o ro /proc/sys /proc/sys",
        "mount -t tmpfs none /proc/bus",
        "mount --bind /dev/null /proc/interrupts",
        f"exec {shlex.join(DOCTOR)}",
    )
    command = ["unshare", "--mount", "sh", "-c", " && ".join(masks)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "bubblewrap: works" in done.stdout, done.stdout + done.stderr
