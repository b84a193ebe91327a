"""What a task may use up, and what the supervisor then says it died of."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, LimitExceeded
from stitcher_lab.sandbox import Limits, Verdict

MIB = 1024 * 1024


def test_an_endless_loop_is_stopped(attack):
    ran = attack("def main(r, c):\n while True: pass", limits=Limits(wall=1))
    assert ran.verdict is Verdict.TIMEOUT
    assert "stopped after 1 seconds" in ran.log


def test_a_sleeper_that_ignores_signals_is_stopped(attack):
    ran = attack(
        """
        import signal, time
        def main(r, c):
            for number in range(1, 65):
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
            while True:
                time.sleep(1)
        """,
        limits=Limits(wall=1),
    )
    assert ran.verdict is Verdict.TIMEOUT


def test_a_memory_bomb_of_one_process(attack):
    ran = attack("def main(r, c):\n x = []\n while True: x.append(bytearray(1 << 20))", limits=Limits(memory=300 * MIB))
    assert ran.verdict is Verdict.MEMORY
    assert 300 * MIB < ran.outcome.peak_memory < 1500 * MIB


def test_one_request_beyond_all_measure(attack):
    ran = attack("def main(r, c):\n bytearray(1 << 40)", limits=Limits(memory=300 * MIB))
    assert ran.verdict is Verdict.MEMORY


@pytest.mark.parametrize("size", [60, 4])  # MiB each; none of the processes is large
def test_a_memory_bomb_of_many_processes(attack, size):
    ran = attack(
        f"""
        import os, time
        def main(r, c):
            for _ in range(60):
                if os.fork() == 0:
                    hoard = bytearray({size} << 20)
                    for place in range(0, len(hoard), 4096):
                        hoard[place] = 1
                    time.sleep(30)
            time.sleep(30)
        """,
        limits=Limits(memory=200 * MIB),
    )
    assert ran.verdict is Verdict.MEMORY


def test_memory_shared_by_copies_is_counted_once(attack):
    """Twenty copies of one large process are not twenty large processes."""
    ran = attack(
        """
        import os, time
        def main(r, c):
            hoard = bytearray(100 << 20)
            for place in range(0, len(hoard), 4096):
                hoard[place] = 1
            for _ in range(20):
                if os.fork() == 0:
                    time.sleep(1)
                    os._exit(0)
            time.sleep(1)
        """,
        limits=Limits(memory=300 * MIB),
    )
    assert ran.verdict is Verdict.DONE


@pytest.mark.parametrize(
    "way",
    ["__import__('mmap').mmap(-1, 1 << 20)", "open('/dev/shm/x', 'wb')", "os.memfd_create('x')"],
)
def test_no_memory_that_no_process_answers_for(tried, way):
    assert tried(way) in ("PermissionError", "FileNotFoundError")


def test_a_fork_bomb_runs_into_a_wall(attack):
    counts = [processes()]
    attack(
        """
        import os, time
        def main(request, channel):
            for _ in range(1000):
                try:
                    os.fork()
                except OSError:
                    time.sleep(0.001)
            channel.message({"refused": True})
            time.sleep(1)
        """,
        limits=Limits(wall=20),
        on_message=lambda _: counts.append(processes()),
    )
    assert len(counts) > 1
    assert max(counts) - counts[0] < 100


def processes():
    return sum(path.name.isdigit() for path in Path("/proc").iterdir())


def test_the_disk_cannot_be_filled(attack):
    ran = attack(
        """
        import errno, os
        def main(request, channel):
            written, number = 0, 0
            try:
                while True:
                    number += 1
                    with open(f"hoard{number}", "wb") as stream:
                        for _ in range(10):
                            written += stream.write(bytes(1 << 20))
            except OSError as error:
                channel.message({"error": errno.errorcode[error.errno], "written": written})
        """,
        limits=Limits(scratch=50 * MIB),
    )
    (said,) = ran.said
    assert said["error"] == "ENOSPC"
    assert said["written"] <= 50 * MIB


def test_the_disk_cannot_be_filled_with_empty_files(attack):
    ran = attack(
        "def main(r, c):\n n = 0\n while True:\n  n += 1\n  open(f'{n}', 'w').close()",
        limits=Limits(wall=60, scratch=50 * MIB),
    )
    assert ran.verdict is Verdict.FAILED
    assert "files in the scratch folder" in ran.log


def test_a_flood_of_prints_is_cut_and_then_stopped(attack):
    ran = attack("def main(r, c):\n print('the beginning')\n while True: print('x' * 10_000)")
    assert ran.verdict is Verdict.OUTPUT
    assert "the beginning" in ran.log
    assert "bytes left out" in ran.log
    assert len(ran.log) < 70_000


def test_a_talkative_script_keeps_its_first_and_last_words(attack):
    ran = attack("def main(r, c):\n print('first')\n for n in range(50_000): print(n)\n print('last')")
    assert ran.verdict is Verdict.DONE
    assert ran.log.startswith("first")
    assert ran.log.endswith("last\n")


def test_a_log_cannot_play_with_the_terminal(attack):
    ran = attack(r"def main(r, c): print('\x1b[2J\x1b]0;gotcha\x07 still here \x9b31m')")
    assert not set(ran.log) & {"\x1b", "\x07", "\x9b"}
    assert "still here" in ran.log


def test_a_flood_of_messages_is_stopped(attack):
    heard = []
    ran = attack("def main(r, c):\n while True: c.message({'x': 'y' * 100_000})", on_message=heard.append)
    assert ran.verdict is Verdict.OUTPUT
    assert len(heard) < 1000


def test_a_flood_of_files_is_stopped(attack):
    ran = attack(
        "def main(r, c):\n n = 0\n while True:\n  n += 1\n  c.file(f'f{n}', bytes(1 << 20))",
        limits=Limits(result=20 * MIB),
    )
    assert ran.verdict is Verdict.OUTPUT
    assert sum(path.stat().st_size for path in ran.outbox.iterdir()) <= 20 * MIB


def test_stop_ends_everything_at_once(attack):
    cancellation = Cancellation()
    stopped = []

    def stop(_message):
        stopped.append(time.monotonic())
        cancellation.cancel()

    ran = attack(
        """
        import os, time
        def main(r, c):
            for _ in range(5):
                if os.fork() == 0:
                    os.setsid()
                    while True: pass
            c.message({})
            time.sleep(60)
        """,
        cancellation=cancellation,
        on_message=stop,
        limits=Limits(wall=60),
    )
    assert ran.verdict is Verdict.CANCELLED
    assert time.monotonic() - stopped[0] < 10


def test_nothing_starts_after_stop(attack):
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled):
        attack("def main(r, c): pass", cancellation=cancellation)


def test_a_scene_that_hoards_memory_is_told_as_such(play):
    with pytest.raises(LimitExceeded, match="memory") as caught:
        play(
            """
            from manim import *
            class Hoarder(Scene):
                def construct(self):
                    hoard = []
                    while True:
                        hoard.append(np.ones((1000, 1000)))
            """,
            limits=Limits(memory=500 * MIB),
        )
    assert caught.value.limit == "memory"
    assert caught.value.scene == "Hoarder"


def test_a_scene_without_end_is_told_as_such(play):
    with pytest.raises(LimitExceeded, match="still running") as caught:
        play(
            """
            from manim import *
            class Endless(Scene):
                def construct(self):
                    while True:
                        self.wait()
            """,
            limits=Limits(wall=6),
        )
    assert caught.value.limit == "time"
