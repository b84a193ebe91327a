"""A file has its old content or its new, whatever happens to who writes it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from stitcher_lab.errors import DiskFull, EnvironmentFault
from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from pathlib import Path


def partials(folder: Path) -> list[Path]:
    return list(folder.glob(f"{atomic.PARTIAL}*"))


def test_a_full_disk_is_told_in_a_sentence_and_changes_nothing(small_disk: Path) -> None:
    old, other = small_disk / "a", small_disk / "b"
    atomic.write(old, b"old")
    with pytest.raises(DiskFull, match="no space left") as told:
        atomic.write_all({old: b"new", other: bytes(2 << 20)})
    assert told.value.remedy
    assert old.read_bytes() == b"old"
    assert sorted(path.name for path in small_disk.iterdir()) == ["a"]


def test_a_read_only_file_system_is_told_in_a_sentence(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(EnvironmentFault, match="may not be written: Read-only file system"):
        atomic.write(small_disk / "a", b"x")


WRITER = """
import sys
from pathlib import Path
from stitcher_lab.store import atomic
place = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"abc":
        atomic.write(place, bytes([letter]) * 3_000_000)
"""


def test_killed_at_any_moment_the_file_is_whole_and_the_next_writer_cleans_up(tmp_path: Path) -> None:
    place = tmp_path / "file"
    left = 0
    for attempt in range(12):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, place], stdout=subprocess.PIPE)
        writer.stdout.readline()
        time.sleep(0.01 + 0.007 * attempt)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        left += len(partials(tmp_path))
        if place.exists():
            content = place.read_bytes()
            assert len(content) == 3_000_000
            assert len(set(content)) == 1
    assert left, "no writer was killed in the middle: this test has shown nothing"
    atomic.write(place, b"after")
    assert not partials(tmp_path)
    assert place.read_bytes() == b"after"


def test_sweeping_leaves_a_living_writer_alone(tmp_path: Path) -> None:
    (tmp_path / f"{atomic.PARTIAL}left").touch()
    with atomic.partial_file(tmp_path) as (stream, path):
        assert atomic.sweep(tmp_path) == 1
        stream.write(b"x")
        assert path.exists()
    assert not partials(tmp_path)


def test_many_writers_of_one_file_end_with_one_of_their_contents(tmp_path: Path) -> None:
    place = tmp_path / "file"
    code = (
        "import sys; from pathlib import Path; from stitcher_lab.store import atomic\n"
        "for _ in range(40): atomic.write(Path(sys.argv[1]), sys.argv[2].encode() * 100_000)"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, place, letter]) for letter in "abc"]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert len(set(place.read_bytes())) == 1
    assert not partials(tmp_path)
