"""What comes out is data from hostile code: only whole, well-formed, well-named things get through."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.errors import DiskFull
from stitcher_lab.sandbox import Limits, Verdict, frames
from stitcher_lab.sandbox.frames import ForgedFrame, FrameReader, TooMuchOutput

READY, BEGUN = {"ready": True}, {"begun": True}


def frame(header, payload=b""):
    data = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(data).to_bytes(4, "big") + data + payload


@pytest.fixture
def reader(tmp_path):
    heard = []
    made = FrameReader(tmp_path / "outbox", 1000, heard.append)
    made.heard = heard
    yield made
    made.close()


START = frame(READY) + frame(BEGUN)
STREAM = (
    START
    + frame({"message": {"scene": "Idea", "π": [1, 2.5, None]}})
    + frame({"file": "clip.mp4", "size": 7}, b"\x00\x01video")
    + frame({"file": "empty", "size": 0})
    + frame({"message": {}})
)


@given(cuts=st.lists(st.integers(0, len(STREAM)), max_size=8))
def test_pieces_of_any_size_make_the_same_whole(tmp_path_factory, cuts):
    folder = tmp_path_factory.mktemp("outbox")
    heard = []
    reader = FrameReader(folder, 1000, heard.append)
    places = [0, *sorted(cuts), len(STREAM)]
    for start, end in pairwise(places):
        reader.feed(STREAM[start:end])
    assert heard == [{"scene": "Idea", "π": [1, 2.5, None]}, {}]
    contents = {name: path.read_bytes() for name, path in reader.files.items()}
    assert contents == {"clip.mp4": b"\x00\x01video", "empty": b""}
    assert sorted(path.name for path in folder.iterdir()) == ["clip.mp4", "empty"]
    assert reader.complete


FORGERIES = {
    "no JSON": frame(b"{"),
    "not UTF-8": frame(b'{"message": {"a": "\xff"}}'),
    "NaN": frame(b'{"message": {"a": NaN}}'),
    "half a character": frame(b'{"message": {"a": "\\ud800"}}'),
    "nested too deeply": frame(b'{"message": ' + b"[" * 100_000),
    "a number of a million digits": frame(b'{"message": {"a": ' + b"9" * 1_000_000 + b"}}"),
    "a list": frame(b"[]"),
    "a header that never ends": b"\xff\xff\xff\xff",
    "ready twice": frame(READY),
    "begun twice": frame(BEGUN),
    "an unknown kind": frame({"order": {}}),
    "two kinds at once": frame({"message": {}, "file": "x", "size": 1}),
    "a message that is no object": frame({"message": [1]}),
    "a path": frame({"file": "a/b", "size": 1}),
    "the parent": frame({"file": "..", "size": 1}),
    "a hidden file": frame({"file": ".bashrc", "size": 1}),
    "no name": frame({"file": "", "size": 1}),
    "a null character": frame({"file": "a\x00b", "size": 1}),
    "a newline": frame({"file": "a\n", "size": 1}),
    "a name that never ends": frame({"file": "a" * 300, "size": 1}),
    "a negative size": frame({"file": "x", "size": -1}),
    "a fractional size": frame({"file": "x", "size": 1.5}),
    "a truth for a size": frame({"file": "x", "size": True}),
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_forged_frames_are_refused(reader, tmp_path, forgery):
    reader.feed(START)
    with pytest.raises(ForgedFrame):
        reader.feed(forgery)
    assert reader.heard == []
    assert not (tmp_path / "outbox").exists()


@pytest.mark.parametrize("said", [[], [READY], [BEGUN], [BEGUN, READY]])
def test_nobody_speaks_before_the_launcher(reader, said):
    with pytest.raises(ForgedFrame):
        reader.feed(b"".join(map(frame, [*said, {"message": {}}])))


def test_a_file_cannot_be_sent_twice(reader):
    reader.feed(START + frame({"file": "x", "size": 1}, b"a"))
    with pytest.raises(ForgedFrame):
        reader.feed(frame({"file": "x", "size": 1}, b"b"))


def test_files_together_stay_below_their_limit(reader):
    reader.feed(START + frame({"file": "a", "size": 600}, bytes(600)))
    with pytest.raises(TooMuchOutput):
        reader.feed(frame({"file": "b", "size": 600}))


def test_more_files_than_anybody_needs(reader):
    stream = b"".join(frame({"file": f"f{number}", "size": 0}) for number in range(frames.MOST_FILES + 1))
    with pytest.raises(TooMuchOutput):
        reader.feed(START + stream)


def test_an_unfinished_file_is_no_file(reader, tmp_path):
    reader.feed(START + frame({"file": "x", "size": 10}, b"half"))
    assert not reader.complete
    reader.close()
    assert reader.files == {}
    assert list((tmp_path / "outbox").iterdir()) == []


def test_a_link_in_the_outbox_is_replaced_and_not_followed(reader, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    (tmp_path / "outbox").mkdir()
    (tmp_path / "outbox" / "x").symlink_to(victim)
    reader.feed(START + frame({"file": "x", "size": 3}, b"bad"))
    assert victim.read_text() == "untouched"
    assert (tmp_path / "outbox" / "x").read_bytes() == b"bad"


def test_a_full_disk_is_told_as_such(reader, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    reader.feed(START)
    monkeypatch.setattr(frames, "partial_file", full)
    with pytest.raises(DiskFull):
        reader.feed(frame({"file": "x", "size": 1}, b"a"))


# ------------------------------------------------------------------------------------------------ through the wall


def test_files_and_messages_arrive(attack):
    ran = attack(
        """
        def main(request, channel):
            (channel.scratch / "a.bin").write_bytes(bytes(range(256)) * 4096)
            channel.message({"got": request["number"]})
            channel.file("a.bin", channel.scratch / "a.bin")
        """,
        request={"number": 42},
    )
    assert ran.said == [{"got": 42}]
    assert ran.outcome.files["a.bin"].read_bytes() == bytes(range(256)) * 4096


def test_a_link_inside_leads_nowhere(attack, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    ran = attack(
        """
        import os
        def main(request, channel):
            for number, target in enumerate(request["targets"]):
                link = channel.scratch / f"link{number}"
                os.symlink(target, link)
                try:
                    channel.file(f"stolen{number}", link)
                except OSError as error:
                    channel.message({"refused": type(error).__name__})
        """,
        request={"targets": [str(secret), "/etc/shadow", "/proc/1/environ", "../../../../etc/shadow"]},
    )
    assert ran.said == [{"refused": "FileNotFoundError"}] * 4
    assert ran.outcome.files == {}


@pytest.mark.parametrize(
    "bytes_written",
    ["b'hello, this is no frame'", "b'\\x00\\x00\\x00\\x02[]'", "b'\\x00\\x00\\x00\\x05junk!'"],
)
def test_a_task_that_writes_junk_is_stopped(attack, bytes_written):
    ran = attack(
        f"""
        import os, time
        def main(request, channel):
            os.write(channel._stream.fileno(), {bytes_written})
            time.sleep(30)
        """,
        limits=Limits(wall=20),
    )
    assert ran.verdict is Verdict.FAILED
    assert "into the result" in ran.log
    assert ran.said == []


def test_a_listener_that_fails_takes_the_task_with_it(attack):
    def broken(_message):
        raise RuntimeError("of our own")

    with pytest.raises(RuntimeError, match="of our own"):
        attack("import time\ndef main(r, c):\n c.message({})\n time.sleep(60)", on_message=broken)


@pytest.mark.parametrize("wait", ["", "; __import__('time').sleep(60)"], ids=["at the end", "midway"])
def test_a_listener_may_fail_in_any_way(attack, wait):
    def broken(_message):
        raise KeyError("of our own")

    with pytest.raises(KeyError, match="of our own"):
        attack(f"def main(r, c): c.message({{}}){wait}", on_message=broken)
