"""A task may ask its caller, and send what it makes piece by piece; neither is a way out."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Limits, Task, Verdict
from stitcher_lab.sandbox.frames import ForgedFrame, FrameReader, TooMuchOutput
from stitcher_lab.sandbox.task import Answer
from tests.sandbox.test_channel import START, frame


@pytest.fixture
def ask(sandbox, tmp_path):
    def run(source, on_question, *, cancellation=None, limits=None, on_message=lambda _: None, on_piece=None):
        task = Task("curious", inputs={"curious.py": source.encode()}, limits=limits or Limits(wall=20))
        return sandbox.run(
            task,
            tmp_path / "outbox",
            cancellation=cancellation or Cancellation(),
            on_message=on_message,
            on_question=on_question,
            on_piece=on_piece,
        )

    return run


def test_a_question_is_answered_with_words_and_files(ask):
    said, asked = [], []
    source = """
def main(request, channel):
    for number in range(3):
        body, files = channel.ask({"number": number, "word": "π"})
        channel.message({"body": body, "sizes": {name: len(data) for name, data in files.items()},
                         "same": files["large"] == bytes(range(256)) * 20_000})
"""

    def answer(question):
        asked.append(question)
        return Answer({"double": 2 * question["number"]}, {"empty": b"", "large": bytes(range(256)) * 20_000})

    outcome = ask(source, answer, on_message=said.append)
    assert outcome.verdict is Verdict.DONE, outcome.log
    assert asked == [{"number": number, "word": "π"} for number in range(3)]
    sizes = {"empty": 0, "large": 256 * 20_000}
    assert said == [{"body": {"double": 2 * number}, "sizes": sizes, "same": True} for number in range(3)]


def test_where_nobody_answers_the_task_is_told_so(ask):
    said = []
    source = """
def main(request, channel):
    try:
        channel.ask({})
    except RuntimeError as error:
        channel.message({"error": type(error).__name__})
"""
    assert ask(source, None, on_message=said.append).verdict is Verdict.DONE
    assert said == [{"error": "NobodyAnswers"}]


def test_a_forked_child_cannot_ask(ask):
    said = []
    source = """
import os
def main(request, channel):
    if os.fork() == 0:
        try:
            channel.ask({})
        except RuntimeError as error:
            channel.message({"error": type(error).__name__})
        os._exit(0)
    os.wait()
"""
    assert ask(source, lambda _: Answer({}), on_message=said.append).verdict is Verdict.DONE
    assert said == [{"error": "NobodyAnswers"}]


def test_the_clock_stands_still_while_the_caller_works(ask):
    source = "def main(r, c): c.ask({})"

    def slow(_question):
        time.sleep(2.5)
        return Answer({})

    assert ask(source, slow, limits=Limits(wall=2)).verdict is Verdict.DONE
    assert ask(source, slow, limits=Limits(wall=1, answering=0.5)).verdict is Verdict.TIMEOUT


def test_the_task_is_watched_while_the_caller_works(ask):
    source = (
        "import threading\ndef main(r, c):\n threading.Thread(target=c.ask, args=({},)).start()\n bytearray(900 << 20)"
    )
    source += "\n x = [bytearray(b'x' * (1 << 20)) for _ in range(900)]\n import time; time.sleep(60)"
    limits = replace(Limits(wall=30), memory=300 * 1024 * 1024)
    done = threading.Event()
    outcome = ask(source, lambda _: Answer({"waited": done.wait(3)}), limits=limits)
    assert outcome.verdict is Verdict.MEMORY


def test_stop_is_heard_while_the_caller_works(ask):
    cancellation = Cancellation()

    def work(_question):
        cancellation.cancel()
        return Answer({})

    assert ask("def main(r, c): c.ask({})", work, cancellation=cancellation).verdict is Verdict.CANCELLED


def test_a_caller_that_fails_takes_the_task_with_it(ask):
    def broken(_question):
        raise KeyError("of our own")

    with pytest.raises(KeyError, match="of our own"):
        ask("import time\ndef main(r, c): c.ask({}); time.sleep(60)", broken)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("c._write(c._header({'question': {}}) * 2); __import__('time').sleep(30)", "asked again|second question"),
        ("for _ in range(9): c.ask({})", "more questions"),
        ("c.ask({'large': 1})", "larger answers"),
        ("c._write(c._header({'question': [1]})); __import__('time').sleep(30)", "no known kind"),
    ],
)
def test_questions_have_limits(ask, source, words):
    limits = Limits(wall=20, questions=5, answers=1000)

    def answer(question):
        return Answer({}, {"x": bytes(2000 if "large" in question else 1)})

    outcome = ask(f"def main(r, c):\n {source}", answer, limits=limits)
    assert outcome.verdict in {Verdict.FAILED, Verdict.OUTPUT}
    assert any(word in outcome.log for word in words.split("|")), outcome.log


def test_who_does_not_read_an_answer_gets_no_other(ask):
    source = """
import time
def main(request, channel):
    for _ in range(2):
        channel._write(channel._header({"question": {}}))
        time.sleep(1)
    time.sleep(30)
"""
    outcome = ask(source, lambda _: Answer({}, {"large": bytes(3_000_000)}))
    assert outcome.verdict is Verdict.FAILED
    assert "before it had read the answer" in outcome.log


def test_a_question_is_a_forgery_where_nobody_takes_any(ask):
    outcome = ask("def main(r, c):\n c._write(c._header({'question': {}}))\n __import__('time').sleep(30)", None)
    assert outcome.verdict is Verdict.FAILED
    assert "a question that nobody takes" in outcome.log


def test_no_descriptor_and_no_thread_is_left(ask):
    ask("def main(r, c): c.ask({})", lambda _: Answer({}))
    before = len(list(Path("/proc/self/fd").iterdir())), threading.active_count()
    ask("def main(r, c): c.ask({})", lambda _: Answer({}))
    ask("def main(r, c): raise ValueError", lambda _: Answer({}))
    assert (len(list(Path("/proc/self/fd").iterdir())), threading.active_count()) == before


# ------------------------------------------------------------------------------------------------------- pieces


def test_pieces_arrive_while_the_task_goes_on(ask):
    heard = []
    source = """
def main(request, channel):
    channel.piece("clip", 0, b"init")
    channel.message({"between": True})
    channel.piece("clip", 1, bytes(range(256)) * 9999)
    channel.piece("other", 0, b"")
    channel.file("clip", b"whole")
"""
    outcome = ask(source, None, on_piece=lambda *piece: heard.append(piece), on_message=heard.append)
    assert outcome.verdict is Verdict.DONE, outcome.log
    assert heard == [("clip", 0, b"init"), {"between": True}, ("clip", 1, bytes(range(256)) * 9999), ("other", 0, b"")]
    assert outcome.files["clip"].read_bytes() == b"whole"


def test_pieces_that_nobody_wants_are_dropped(ask):
    outcome = ask("def main(r, c): c.piece('clip', 0, bytes(99))", None)
    assert outcome.verdict is Verdict.DONE
    assert outcome.files == {}


@pytest.mark.parametrize(
    "header",
    [
        {"piece": "a/b", "number": 0, "size": 1},
        {"piece": "x", "number": 1, "size": 1},
        {"piece": "x", "number": -1, "size": 1},
        {"piece": "x", "number": False, "size": 1},
        {"piece": "x", "number": 0, "size": -1},
        {"piece": "x", "number": 0, "size": True},
        {"piece": "x", "number": 0.0, "size": 1},
        {"piece": "x", "number": 0},
        {"piece": "x", "size": 1},
    ],
)
def test_forged_pieces_are_refused(tmp_path, header):
    heard = []
    reader = FrameReader(tmp_path, 1000, heard.append, on_piece=lambda *piece: heard.append(piece))
    with pytest.raises(ForgedFrame):
        reader.feed(START + frame(header, b"x"))
    assert heard == []


def test_pieces_and_files_share_one_limit(tmp_path):
    reader = FrameReader(tmp_path, 1000, print)
    reader.feed(START + frame({"piece": "a", "number": 0, "size": 600}, bytes(600)))
    with pytest.raises(TooMuchOutput):
        reader.feed(frame({"file": "b", "size": 600}))
    with pytest.raises(TooMuchOutput):
        reader.feed(frame({"piece": "b", "number": 0, "size": 600}))


def test_children_of_a_task_do_not_write_into_each_others_frames(ask):
    heard = []
    source = """
import os
def main(request, channel):
    for child in range(4):
        if os.fork() == 0:
            for number in range(8):
                channel.piece(f"child{child}", number, bytes([child]) * 300_000)
                channel.message({"child": child, "number": number})
            os._exit(0)
    for _ in range(4):
        os.wait()
"""
    outcome = ask(source, None, on_piece=lambda *piece: heard.append(piece))
    assert outcome.verdict is Verdict.DONE, outcome.log
    assert sorted((name, number) for name, number, _ in heard) == [(f"child{c}", n) for c in range(4) for n in range(8)]
    assert all(data == bytes([int(name[-1])]) * 300_000 for name, _, data in heard)
