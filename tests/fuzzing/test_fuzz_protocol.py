"""The result pipe: whatever bytes come, only well-formed things get through, and never more than allowed."""

from __future__ import annotations

import json
from itertools import pairwise

from fuzz import examples
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.sandbox.channel import HEADER_LIMIT
from stitcher_lab.sandbox.frames import ForgedFrame, FrameReader, TooMuchOutput

LIMIT = 2000
plain_name = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,9}", fullmatch=True)
bad_name = st.sampled_from(["../x", "/etc/x", "", ".", "..", ".x", "a/b", "a\0", "a\n", "é", "x" * 101, "a b", "-x"])
number = st.one_of(st.integers(-3, 40), st.sampled_from([True, 1.5, 2**63, -(2**70), "3", None, [1]]))
value = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5)
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=5,
)


def frame(header, payload=b""):
    data = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(data).to_bytes(4, "big") + data + payload


good = st.one_of(
    st.dictionaries(st.text(max_size=4), value, max_size=3).map(lambda body: frame({"message": body})),
    st.tuples(plain_name, st.binary(max_size=50)).map(lambda p: frame({"file": p[0], "size": len(p[1])}, p[1])),
    st.tuples(plain_name, st.integers(0, 2), st.binary(max_size=50)).map(
        lambda p: frame({"piece": p[0], "number": p[1], "size": len(p[2])}, p[2])
    ),
    st.dictionaries(st.text(max_size=4), value, max_size=2).map(lambda body: frame({"question": body})),
)
bad = st.one_of(
    st.binary(max_size=40),
    value.map(lambda body: frame(json.dumps(body).encode())),
    st.tuples(bad_name, number).map(lambda p: frame({"file": p[0], "size": p[1]}, b"payload")),
    st.tuples(plain_name, number, number).map(lambda p: frame({"piece": p[0], "number": p[1], "size": p[2]}, b"xyz")),
    st.just(frame({"ready": True})),
    st.sampled_from(
        [b"\xff\xff\xff\xff", b"\0\0\0\0", frame(b"{" * 5000), frame(b'{"message": {"a": NaN}}'), frame(b"[]")]
    ),
    st.tuples(st.sampled_from(["order", "answer", "verdict"]), value).map(lambda p: frame({p[0]: p[1]})),
    st.tuples(plain_name, value).map(lambda p: frame({"file": p[0], "size": 1, "more": p[1]}, b"x")),
)


class Host:
    """Feeds a reader, and knows what it has handed on."""

    def __init__(self, outbox, *, asked):
        self.messages, self.pieces, self.questions = [], [], []
        self.end = None
        self.reader = FrameReader(
            outbox,
            LIMIT,
            self.messages.append,
            on_piece=lambda *piece: self.pieces.append(piece),
            on_question=self.questions.append if asked else None,
        )

    def feed(self, data):
        try:
            self.reader.feed(data)
        except (ForgedFrame, TooMuchOutput) as error:
            self.end = type(error)
        return self.end is None

    def heard(self):
        files = {name: path.read_bytes() for name, path in self.reader.files.items()}
        return self.messages, self.pieces, self.questions, files, self.end


@examples(150)
@given(st.lists(st.one_of(good, bad), max_size=12), st.lists(st.integers(0, 3000), max_size=6), st.booleans())
def test_whatever_comes_only_what_is_allowed_gets_through(tmp_path_factory, parts, cuts, asked):
    stream = frame({"ready": True}) + b"".join(parts)
    folder = tmp_path_factory.mktemp("fuzz")
    host = Host(folder / "cut", asked=asked)
    for start, end in pairwise([0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]):
        if not host.feed(stream[start:end]):
            break
        assert len(host.reader._buffer) <= HEADER_LIMIT + len(stream)
    host.reader.close()
    outbox = folder / "cut"
    on_disk = {path.name for path in outbox.rglob("*")} if outbox.exists() else set()
    assert on_disk == set(host.reader.files)
    assert {path.name for path in folder.iterdir()} <= {"cut"}
    for name, path in host.reader.files.items():
        assert path.parent == outbox
        assert path.name == name
        assert not path.is_symlink()
        assert name[0] not in ".-"
        assert "/" not in name
    sizes = sum(path.stat().st_size for path in host.reader.files.values()) + sum(len(p[2]) for p in host.pieces)
    assert sizes <= LIMIT
    seen = {}
    for name, place, content in host.pieces:
        assert isinstance(content, bytes)
        assert place == seen.get(name, 0)
        seen[name] = place + 1
    assert all(isinstance(body, dict) for body in (*host.messages, *host.questions))
    assert asked or not host.questions
    json.dumps([host.messages, host.questions], allow_nan=False, ensure_ascii=False).encode()
    # The same stream in one piece gives the same.
    whole = Host(folder / "whole", asked=asked)
    whole.feed(stream)
    whole.reader.close()
    assert whole.heard() == host.heard()


@examples(50)
@given(st.lists(good, max_size=8), st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_one_wrong_byte_never_makes_more_than_was_sent(tmp_path_factory, parts, place, put):
    stream = bytearray(frame({"ready": True}) + b"".join(parts))
    place = min(place, len(stream))
    stream[place : place + len(put)] = put
    host = Host(tmp_path_factory.mktemp("fuzz") / "outbox", asked=True)
    host.feed(bytes(stream))
    host.reader.close()
    messages, pieces, questions, files, _ = host.heard()
    sent = sum(map(len, files.values())) + sum(len(piece[2]) for piece in pieces)
    assert sent <= len(stream)
    assert len(messages) + len(questions) + len(files) + len(pieces) <= len(parts) + 1
