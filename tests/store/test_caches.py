"""What a cache gives out is what was put in, or nothing. Damage of any kind is a miss."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from stitcher_lab.errors import DiskFull
from stitcher_lab.model import BeatSpan, Clip, Finding, Line, RehearsedScene
from stitcher_lab.store import Store
from stitcher_lab.store.caches import KeptScene

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def clip(folder: Path, name: str = "One", content: bytes = b"moving pictures") -> Clip:
    path = folder / f"{name}.mp4"
    path.write_bytes(content)
    return Clip(name, f"About {name}", path, 31, 15, (BeatSpan("key", 3, 20), BeatSpan("other", 20, 31)))


def same_but_path(found: Clip, clip: Clip) -> bool:
    return (found.scene, found.title, found.frames, found.fps, found.beats) == (
        clip.scene, clip.title, clip.frames, clip.fps, clip.beats,
    )  # fmt: skip


def blobs(store: Store) -> list[Path]:
    return list((store.path / "blobs").glob("??/*"))


def index(store: Store) -> list[Path]:
    return list((store.path / "index").rglob("*.json"))


def test_a_clip_comes_back_also_in_another_process(tmp_path: Path, store: Store) -> None:
    made = clip(tmp_path)
    assert store.clips.get("key", tmp_path / "w") is None
    store.clips.put("key", made)
    for again in (store, Store(store.path)):
        found = again.clips.get("key", tmp_path / "w")
        assert found is not None
        assert same_but_path(found, made)
        assert found.path.read_bytes() == b"moving pictures"
    assert store.clips.get("another key", tmp_path / "w") is None


def test_clips_taken_into_one_folder_do_not_meet(tmp_path: Path, store: Store) -> None:
    for name in ("One", "Two"):
        store.clips.put(name, clip(tmp_path, name, name.encode()))
    found = [store.clips.get(name, tmp_path / "w") for name in ("One", "Two")]
    assert [one.path.read_bytes() for one in found] == [b"One", b"Two"]


def test_a_clip_in_use_outlives_a_prune_by_another_process(tmp_path: Path, store: Store) -> None:
    store.clips.put("key", clip(tmp_path))
    found = store.clips.get("key", tmp_path / "w")
    assert Store(store.path).prune(max_bytes=0) == len(b"moving pictures")
    assert found.path.read_bytes() == b"moving pictures"
    assert store.clips.get("key", tmp_path / "w2") is None


@pytest.mark.parametrize("fresh", [True, False], ids=["read from disk", "remembered"])
@pytest.mark.parametrize("damage", ["flipped bit", "cut off", "gone", "empty"])
def test_a_damaged_blob_is_a_miss_and_goes(tmp_path: Path, store: Store, damage: str, *, fresh: bool) -> None:
    store.clips.put("key", clip(tmp_path))
    (blob,) = blobs(store)
    content = bytearray(blob.read_bytes())
    if damage == "gone":
        blob.unlink()
    else:
        content[3] ^= 1
        blob.write_bytes({"flipped bit": content, "cut off": content[:5], "empty": b""}[damage])
    reader = Store(store.path) if fresh else store
    assert reader.clips.get("key", tmp_path / "w") is None
    assert not blobs(store)
    assert not index(store)
    store.clips.put("key", clip(tmp_path))
    assert reader.clips.get("key", tmp_path / "w") is not None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b'{"sha256": "0", "entry": {}}', b"\xff\xfe", b"[" * 100_000, b'{"entry": 1}'],
)
def test_a_damaged_entry_is_a_miss_and_goes(tmp_path: Path, store: Store, content: bytes) -> None:
    store.clips.put("key", clip(tmp_path))
    (entry,) = index(store)
    entry.write_bytes(content)
    assert Store(store.path).clips.get("key", tmp_path / "w") is None
    assert not index(store)


def test_an_entry_with_one_changed_number_is_a_miss(tmp_path: Path, store: Store) -> None:
    store.clips.put("key", clip(tmp_path))
    (entry,) = index(store)
    text = entry.read_text()
    assert '"frames": 31' in text
    entry.write_text(text.replace('"frames": 31', '"frames": 32'))
    assert Store(store.path).clips.get("key", tmp_path / "w") is None


def test_an_entry_under_another_keys_name_is_a_miss(tmp_path: Path, store: Store) -> None:
    store.clips.put("key", clip(tmp_path))
    store.clips.put("other", clip(tmp_path))
    one, two = index(store)
    two.write_bytes(one.read_bytes())
    reader = Store(store.path)
    assert [reader.clips.get(key, tmp_path / "w") is None for key in ("key", "other")].count(True) == 1


def test_what_another_version_stored_is_a_miss(tmp_path: Path, store: Store) -> None:
    path = clip(tmp_path).path
    store.clips.entries.put("old", {"scene": "One", "frames": 3}, {"clip.mp4": path})
    store.clips.entries.put("nameless", {"scene": "One", "title": "", "frames": 3, "fps": 15, "beats": []}, {})
    assert store.clips.get("old", tmp_path / "w") is None
    assert store.clips.get("nameless", tmp_path / "w") is None


def test_a_rehearsed_scene_comes_back_whole(tmp_path: Path, store: Store) -> None:
    tex = tmp_path / "tex.zip"
    tex.write_bytes(b"formulas")
    lines = (Line("x² is a square", "x squared is a square", "a square"), Line("Done.", "Done."))
    scene = RehearsedScene(
        name="One",
        title="About one",
        lines=lines,
        beats=(BeatSpan(lines[0].key, 0, 40), BeatSpan(lines[1].key, 40, 60)),
        tex=("x^2",),
        frames=61,
        findings=(
            Finding("overlap", "error", "One", 1, "A lies over B.", 12),
            Finding("blank", "warning", "One", 0, ""),
        ),
    )
    made = KeptScene(scene, (4, -1), tex)
    store.rehearsals.put("key", made)
    found = Store(store.path).rehearsals.get("key", tmp_path / "w")
    assert (found.scene, found.places) == (made.scene, made.places)
    assert found.formulas.read_bytes() == b"formulas"
    store.rehearsals.put("plain", KeptScene(scene, (4, -1)))
    assert store.rehearsals.get("plain", tmp_path / "w") == KeptScene(scene, (4, -1))
    store.rehearsals.put("none", KeptScene(None))
    assert store.rehearsals.get("none", tmp_path / "w") == KeptScene(None)


def test_a_video_comes_back_with_all_its_files(tmp_path: Path, store: Store) -> None:
    video = tmp_path / "a.mp4"
    video.write_bytes(b"video")
    store.videos.put("key", {"duration": 3.5, "notes": ["ä"]}, {"mp4": video, "vtt": b"WEBVTT"})
    facts, files = Store(store.path).videos.get("key", tmp_path / "w")
    assert facts == {"duration": 3.5, "notes": ["ä"]}
    assert {name: path.read_bytes() for name, path in files.items()} == {"mp4": b"video", "vtt": b"WEBVTT"}
    (store.blobs.path(next(iter(store.blobs)))).unlink()
    assert store.videos.get("key", tmp_path / "w2") is None


def test_pruning_takes_what_was_not_used_for_longest(tmp_path: Path, store: Store) -> None:
    for number, name in enumerate("abc"):
        store.clips.put(name, clip(tmp_path, name, name.encode() * 1000))
        old = time.time() - 1000 + number
        os.utime(store.blobs.path(store.clips.entries.get(name).files["clip.mp4"]), (old, old))
    assert store.clips.get("a", tmp_path / "w") is not None  # used now
    assert store.prune(max_bytes=2500) == 1000
    reader = Store(store.path)
    assert [reader.clips.get(name, tmp_path / "w2") is None for name in "abc"] == [False, True, False]
    assert (reader.sizes().blob_bytes, reader.sizes().clips) == (2000, 2)
    old = time.time() - 1000
    os.utime(store.blobs.path(store.clips.entries.get("a").files["clip.mp4"]), (old, old))
    assert reader.prune(older_than=500) == 1000
    assert [reader.clips.get(name, tmp_path / "w3") is None for name in "abc"] == [True, True, False]


def test_trimming_starts_only_above_the_limit(tmp_path: Path, store: Store) -> None:
    for number, name in enumerate("abc"):
        store.clips.put(name, clip(tmp_path, name, name.encode() * 1000))
        old = time.time() - 1000 + number
        os.utime(store.blobs.path(store.clips.entries.get(name).files["clip.mp4"]), (old, old))
    assert store.trim(3000) == 0
    assert store.trim(2900) == 1000
    assert store.sizes().blob_bytes == 2000


def test_pruning_sweeps_what_killed_writers_left(tmp_path: Path, store: Store) -> None:
    store.clips.put("key", clip(tmp_path))
    for folder in (store.path / "blobs" / "incoming", index(store)[0].parent):
        (folder / ".stitcher-partial-0123").write_bytes(b"half")
    store.prune()
    assert not list(store.path.rglob(".stitcher-partial-*"))
    assert store.clips.get("key", tmp_path / "w") is not None


def fill(store: Store, made: Clip) -> None:
    """Store the same blob under more and more keys, until an entry finds no room."""
    for number in range(2000):
        store.clips.put(f"key {number}", made)


def test_a_full_disk_breaks_no_entry(tmp_path: Path, small_disk: Path) -> None:
    store = Store(small_disk / "data")
    store.clips.put("small", clip(tmp_path))
    with pytest.raises(DiskFull):
        store.clips.put("large", clip(tmp_path, "Large", os.urandom(2 << 20)))
    with pytest.raises(DiskFull):
        fill(store, clip(tmp_path))
    assert not list(store.path.rglob(".stitcher-partial-*"))
    reader = Store(store.path)
    assert reader.clips.get("large", tmp_path / "w") is None
    assert all(reader.clips.get(entry.key, tmp_path / "w") for entry in reader.clips.entries)
    assert reader.clips.get("small", tmp_path / "w") is not None
    reader.prune(max_bytes=0)
    reader.clips.put("again", clip(tmp_path))
    assert reader.clips.get("again", tmp_path / "w") is not None


WRITER = """
import itertools, sys
from pathlib import Path
from stitcher_lab.model import Clip
from stitcher_lab.store import Store
store, source = Store(Path(sys.argv[1])), Path(sys.argv[2])
print("ready", flush=True)
for number in itertools.count():
    source.write_bytes(str(number).encode() * 100_000)
    store.clips.put(f"key {number % 7}", Clip(str(number), "", source, number + 1, 15, ()))
"""


def write_until_killed(store: Store, source: Path, seconds: float) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, store.path, source], stdout=subprocess.PIPE)
    writer.stdout.readline()
    time.sleep(seconds)
    writer.kill()
    writer.communicate()


def test_killed_at_any_moment_every_entry_is_whole(tmp_path: Path, store: Store) -> None:
    left = 0
    for attempt in range(12):
        write_until_killed(store, tmp_path / "source", 0.02 + 0.009 * attempt)
        left += len(list(store.path.rglob(".stitcher-partial-*")))
        reader = Store(store.path)
        keys = [entry.key for entry in reader.clips.entries]
        assert len(keys) == len(index(store))  # none was damaged
        for key in keys:
            found = reader.clips.get(key, tmp_path / "w")
            assert found.path.read_bytes() == found.scene.encode() * 100_000
            assert found.frames == int(found.scene) + 1
    assert left, "no writer was killed in the middle: this test has shown nothing"
    store.prune()
    assert not list(store.path.rglob(".stitcher-partial-*"))


def test_two_processes_that_write_and_one_that_prunes_at_once(tmp_path: Path, store: Store) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, store.path, tmp_path / name], stdout=subprocess.PIPE)
        for name in ("one", "two")
    ]
    for writer in writers:
        writer.stdout.readline()
    hits = freed = rounds = 0
    while (hits < 50 or not freed) and rounds < 2000:
        rounds += 1
        for key in range(7):
            found = store.clips.get(f"key {key}", tmp_path / "w")
            if found is not None:
                hits += 1
                assert found.path.read_bytes() == found.scene.encode() * 100_000
        freed += store.prune(max_bytes=1_500_000)
    assert [writer.poll() for writer in writers] == [None, None]
    for writer in writers:
        writer.kill()
        writer.communicate()
    assert hits
    assert freed
