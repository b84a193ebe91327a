"""A take: every line by one voice, sound and word times that fit each other, and what happens when a voice fails."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from takes import Broken, Closed, samples

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.cores import Cores
from stitcher_lab.errors import Cancelled, DamagedInstall, DiskFull, OptionError, ScriptError, VoiceError
from stitcher_lab.model import Line
from stitcher_lab.narration import RecordingCache, manifest
from stitcher_lab.sandbox import Verdict
from stitcher_lab.scene.booth import Booth

LINES = (
    Line("Suppose we look for 42 in a sorted list.", "", "A row of nine cells"),
    Line("Compare node A with node B, where x² ≤ 3.", "Compare node A with node B, where x squared is at most three."),
    Line("Yes.", ""),
)


@pytest.fixture(scope="module", params=["kokoro", "pico", "espeak"])
def spoken(request, sandbox, tmp_path_factory):
    from stitcher_lab.narration import speak  # noqa: PLC0415

    folder = tmp_path_factory.mktemp(request.param)
    steps = []
    narration = speak(
        LINES,
        voice=request.param,
        recordings=RecordingCache(folder / "shelf"),
        sandbox=sandbox,
        cancellation=Cancellation(),
        workdir=folder,
        on_progress=lambda fraction, message: steps.append((fraction, message)),
    )
    return narration, steps


def test_every_line_is_heard(spoken):
    narration, _ = spoken
    assert set(narration.lines) == {line.key for line in LINES}
    for line in narration.lines.values():
        sound = samples(line.wav)
        with wave.open(str(line.wav)) as file:
            assert file.getnframes() / file.getframerate() == pytest.approx(line.duration)
        assert 20 * np.log10(np.sqrt(np.mean(sound**2))) > -35, "nearly silent"
        assert np.abs(sound).max() < 0.95, "clipped"
        assert max(abs(sound[0]), abs(sound[-1])) < 0.01, "a click at an edge"
    assert narration.lines[LINES[0].key].duration > 2 * narration.lines[LINES[2].key].duration


def test_words_follow_the_caption_and_the_sound(spoken):
    narration, _ = spoken
    for line in narration.lines.values():
        assert [word.text for word in line.words] == line.line.text.split()
        assert all(line.line.text[word.char_start : word.char_end] == word.text for word in line.words)
        starts = [word.start for word in line.words]
        assert starts == sorted(starts)
        assert all(0 <= word.start <= word.end <= line.duration for word in line.words)
        # Between the words' first start and last end is the sound.
        sound = np.abs(samples(line.wav))
        rate = len(sound) / line.duration
        inside = sound[round(line.words[0].start * rate) : round(line.words[-1].end * rate)]
        assert inside.sum() > 0.9 * sound.sum()


def test_the_scene_finds_its_lines_and_words(spoken):
    narration, _ = spoken
    booth = Booth(manifest(narration))
    take = booth.take(LINES[1].text, LINES[1].say)
    assert take.duration == narration.lines[LINES[1].key].duration
    assert 0 < take.time_of("node") < take.time_of("node", 2) < take.time_of("x²") < take.duration


def test_progress_ends_at_one(spoken):
    _, steps = spoken
    fractions = [fraction for fraction, _ in steps]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert steps[0][0] == 0.0
    assert [message for _, message in steps[1:]] == ["line 1 of 3", "line 2 of 3", "line 3 of 3", "3 lines"]


def test_the_same_line_always_sounds_the_same(take, tmp_path):
    line = LINES[2]
    first, second = (
        take([line], voice="kokoro", recordings=RecordingCache(tmp_path / name)).lines[line.key].wav.read_bytes()
        for name in "ab"
    )
    assert first == second


def test_what_was_spoken_is_not_spoken_again(take):
    before = take(LINES, voice="espeak")
    after = take(LINES, voice="espeak", sandbox=Closed())
    assert after.lines == before.lines


def test_another_caption_for_the_same_words_needs_no_new_recording(take):
    take([Line("It has three nodes.", "")], voice="espeak")
    again = take([Line("It has 3 nodes.", "")], voice="espeak", sandbox=Closed())
    (line,) = again.lines.values()
    assert [word.text for word in line.words] == ["It", "has", "3", "nodes."]


def test_a_damaged_recording_is_made_again(take):
    before = take(LINES[:1], voice="espeak").lines[LINES[0].key]
    sound = before.wav.read_bytes()
    middle = len(sound) // 2
    before.wav.write_bytes(sound[:middle] + bytes([sound[middle] ^ 1]) + sound[middle + 1 :])
    after = take(LINES[:1], voice="espeak").lines[LINES[0].key]
    assert after.wav.read_bytes() == sound


@pytest.mark.parametrize("verdict", [Verdict.FAILED, Verdict.TIMEOUT, Verdict.MEMORY, Verdict.KILLED])
def test_when_a_voice_fails_the_whole_take_goes_to_the_next(take, sandbox, verdict):
    narration = take(LINES, sandbox=Broken(sandbox, {"kokoro": verdict}))
    assert narration.engine == "pico"
    assert len(narration.lines) == len(LINES)
    assert "kokoro:af_heart" in narration.notes[0]
    assert "pico:en-US" in narration.notes[1]


def test_one_line_it_cannot_say_and_the_take_is_not_mixed(take, sandbox):
    """Half of the lines are on the first voice's shelf already; the second voice speaks all of them all the same."""
    take(LINES[:2], voice="pico")
    narration = take(LINES, voice="pico", sandbox=Broken(sandbox, {"pico": Verdict.FAILED, "kokoro": Verdict.FAILED}))
    assert narration.engine == "espeak"
    rates = set()
    for line in narration.lines.values():
        with wave.open(str(line.wav)) as file:
            rates.add(file.getframerate())
    assert len(rates) == 1


def test_a_line_nobody_can_say_ends_in_silence_and_says_so(take):
    narration = take([Line("…", "")])
    assert narration.engine == "silent"
    assert narration.notes[-1] == "The video has captions, but no voice."


def test_when_every_permitted_voice_fails_there_is_an_error(take, sandbox):
    broken = Broken(sandbox, {"kokoro": Verdict.FAILED, "espeak": Verdict.TIMEOUT})
    with pytest.raises(VoiceError) as caught:
        take(LINES, sandbox=broken, engines=("kokoro", "espeak"))
    assert "the voice has a cold" in str(caught.value)
    assert "took too long" in str(caught.value)
    assert caught.value.remedy


@pytest.mark.slow
def test_a_worker_that_somebody_killed_is_started_once_more(take):
    killed = []

    def kill(fraction, _message):
        if not killed and 0 < fraction < 1:
            killed.extend(_descendants(os.getpid()))
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    lines = [Line(f"This is line number {number} of a longer lesson about lists.", "") for number in range(4)]
    narration = take(lines, voice="kokoro", on_progress=kill)
    assert killed
    assert narration.engine == "kokoro"
    assert len(narration.lines) == len(lines)


def test_stopping_stops_in_the_middle_and_keeps_what_is_done(take, tmp_path):
    stop = Cancellation()

    def press(fraction, _message):
        if fraction > 0:
            stop.cancel()

    lines = [Line(f"This is line number {number} of a longer lesson about lists.", "") for number in range(6)]
    with pytest.raises(Cancelled):
        take(lines, voice="kokoro", cancellation=stop, on_progress=press)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("take-")]
    kept = list((tmp_path / "shelf" / "sound").rglob("*.wav"))
    assert 0 < len(kept) < len(lines)
    assert take(lines[:1], voice="kokoro").engine == "kokoro"


def test_stopping_before_the_start_records_nothing(take):
    stop = Cancellation()
    stop.cancel()
    with pytest.raises(Cancelled):
        take(LINES, cancellation=stop, sandbox=Closed())


def test_damaged_files_are_named_with_their_cure(take, sandbox):
    broken = Broken(sandbox, {"kokoro": Verdict.DONE}, {"kokoro": {"fault": "damaged", "what": "the Kokoro model"}})
    with pytest.raises(DamagedInstall, match="the Kokoro model") as caught:
        take(LINES, sandbox=broken)
    assert "pip install --force-reinstall" in caught.value.remedy


def test_silence_needs_no_sandbox_and_lasts_as_long_as_reading(take):
    narration = take(LINES, voice="silent", sandbox=Closed())
    assert narration.notes == ()
    assert not samples(narration.lines[LINES[0].key].wav).any()
    assert narration.lines[LINES[0].key].duration == pytest.approx(9 / 2.5)


def test_speaking_works_where_an_event_loop_runs_already(take):
    """A notebook's main thread has a loop; a server speaks in threads."""
    found = []
    thread = threading.Thread(target=lambda: found.append(take(LINES[:1], voice="espeak")))
    thread.start()
    thread.join()
    assert found[0].engine == "espeak"


@pytest.mark.parametrize(
    ("options", "sentence", "remedy"),
    [
        ({"voice": "af_hart"}, "There is no voice 'af_hart'", "af_heart"),
        ({"voice": "kokoro:bob"}, "There is no voice", "stitcher voices"),
        ({"voice": "ef_dora"}, "speaks es-ES, but the narration is in en", "language to es"),
        ({"voice": "edge"}, "needs the internet", "online"),
        ({"language": "english please"}, "is no language code", "en-GB"),
        ({"voice": "pico", "language": "hi"}, "has no voice for the language hi", "auto"),
        ({"voice": "pico", "engines": ("kokoro",)}, "not permitted", ""),
    ],
)
def test_a_voice_that_cannot_be_had_is_refused_with_a_way_out(take, options, sentence, remedy):
    with pytest.raises(OptionError, match=sentence) as caught:
        take(LINES, sandbox=Closed(), **options)
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        ("es", "La búsqueda binaria empieza en el medio: x² ≤ 3.", "kokoro:ef_dora"),
        ("fr-FR", "La recherche commence au milieu de la liste.", "kokoro:ff_siwis"),
        ("de", "Wir suchen in der Mitte, also x² = 4.", "pico:de-DE"),
        ("zh", "二分查找从中间开始。", "espeak:cmn"),
    ],
)
def test_other_languages_get_their_best_voice(take, language, text, voice):
    narration = take([Line(text, "")], language=language)
    assert f"{narration.engine}:{narration.voice}" == voice
    (line,) = narration.lines.values()
    assert np.abs(samples(line.wav)).max() > 0.05
    assert [word.text for word in line.words] == text.split()


def _descendants(root: int) -> list[int]:
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.parent.name)] = int(fields[1])
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found[1:]


def test_a_full_disk_is_one_sentence_and_leaves_nothing_broken(take, small_disk):
    shelf = RecordingCache(small_disk / "shelf")
    lines = [Line(f"Line number {number} of a lesson that is far too long for this disk.", "") for number in range(12)]
    with pytest.raises(DiskFull, match="no space left"):
        take(lines, voice="espeak", recordings=shelf)
    assert not list(small_disk.rglob(".partial-*"))
    with pytest.raises(DiskFull):
        take(lines, voice="silent", recordings=shelf)
    shelf.prune(0)
    assert take(lines[:2], voice="espeak", recordings=shelf).engine == "espeak"


_CHILD = """
import sys
from pathlib import Path
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.model import Line
from stitcher_lab.narration import RecordingCache, speak
from stitcher_lab.sandbox import open_sandbox

folder = Path(sys.argv[1])
lines = [Line(f"Line number {number}, a little longer than the others.", "") for number in range(200)]
speak(lines, voice="espeak", recordings=RecordingCache(folder / "shelf"), sandbox=open_sandbox(),
      cancellation=Cancellation(), workdir=folder, on_progress=lambda *_: print("line", flush=True))
"""


def test_a_killed_job_keeps_what_it_recorded_and_leaves_nothing_running(take, tmp_path):
    child = subprocess.Popen([sys.executable, "-c", _CHILD, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout
    for _ in range(6):  # the first tells that the voice is being opened
        assert child.stdout.readline()
    workers = _descendants(child.pid)
    child.kill()
    child.wait()
    child.stdout.close()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
    shelf = RecordingCache(tmp_path / "shelf")
    sounds = list((tmp_path / "shelf" / "sound").rglob("*.wav"))
    assert len(sounds) >= 5
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.stem for path in sounds)
    shelf.prune(10**9)
    assert not list((tmp_path / "shelf").rglob(".partial-*"))
    assert take([Line("Line number 3, a little longer than the others.", "")], voice="espeak").engine == "espeak"


@pytest.mark.parametrize(
    "lines", [[Line("0" * 1501, "")], [Line("Hm.", "a " * 800)], [Line(f"{n} " * 300, "") for n in range(1000, 1200)]]
)
def test_lines_that_no_lesson_has_are_refused_before_any_work(take, lines):
    with pytest.raises(ScriptError, match="more than") as caught:
        take(lines, sandbox=Closed())
    assert caught.value.remedy


def test_a_take_of_hundreds_of_lines_is_spoken_by_one_voice(take):
    lines = [Line(f"{number}.", "") for number in range(270)]
    narration = take(lines, voice="espeak")
    assert narration.engine == "espeak"
    assert len(narration.lines) == len(lines)
    assert narration.notes == ()


def test_what_has_no_word_is_silent_and_does_not_cost_the_voice(take):
    lines = [Line("Well done!", ""), Line("😀", ""), Line("—", "")]
    narration = take(lines, voice="espeak")
    assert narration.engine == "espeak"
    loud = [np.abs(samples(narration.lines[line.key].wav)).max() > 0 for line in lines]
    assert loud == [True, False, False]


def test_a_take_is_heard_of_as_it_grows_in_playing_order(take):
    heard = []
    narration = take(LINES, voice="espeak", on_line=heard.append)
    assert [len(part.lines) for part in heard] == [1, 2, 3]
    assert [list(part.lines) for part in heard] == [[line.key for line in LINES[:count]] for count in (1, 2, 3)]
    assert heard[-1].lines == narration.lines
    assert {part.voice for part in heard} == {narration.voice}


def test_where_nothing_is_to_be_recorded_nothing_grows(take):
    take(LINES, voice="espeak")
    heard = []
    take(LINES, voice="espeak", on_line=heard.append)
    assert heard == []


def test_what_was_heard_of_a_voice_that_fails_is_void(take, sandbox):
    """It fails after a line: what was told of it must be told to be void before the next voice is heard of."""

    class Hoarse(Broken):
        def run(self, task, outbox, *, cancellation, on_message, **options):
            if task.request["engine"] == "kokoro" and len(task.request["lines"]) > 1:
                request = {**task.request, "engine": "espeak", "voice": "en-us", "lines": task.request["lines"][:1]}
                self.sandbox.run(
                    replace(task, request=request), outbox, cancellation=cancellation, on_message=on_message, **options
                )
            return super().run(task, outbox, cancellation=cancellation, on_message=on_message, **options)

    said = []
    narration = take(
        LINES, sandbox=Hoarse(sandbox, {"kokoro": Verdict.FAILED}), on_line=lambda part: said.append(part.engine),
        on_take=lambda: said.append("void"),
    )  # fmt: skip
    assert said == ["kokoro", "void", *[narration.engine] * 3]


def test_who_speaks_several_lines_at_once_waits_for_a_processor(take):
    cores = Cores(2)
    held = []

    def heard(_part):
        held.append(cores.free)

    assert cores.take(1) == 1
    take(LINES, voice="kokoro", cores=cores, workers=2, on_line=heard)
    # One was taken by somebody else: lines were spoken one after the other, and what was held was given back.
    assert set(held) <= {0, 1}
    assert cores.free == 1
