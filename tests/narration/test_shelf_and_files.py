"""The shelf of recordings, the files of the voices, the list of voices, and the finish of a recording."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from pathlib import Path

import numpy as np
import pytest

import stitcher_lab.narration.kokoro_voices as vendored
from stitcher_lab.narration import RecordingCache, list_voices
from stitcher_lab.narration.catalog import candidates
from stitcher_lab.narration.engines.kokoro import chunks, model_parts, read_model, read_voice, with_durations
from stitcher_lab.narration.engines.phonemes import Sound
from stitcher_lab.narration.engines.sounds import DamagedFileError, NothingHeardError, Utterance, finish
from stitcher_lab.narration.recordings import RecordingKey
from stitcher_lab.narration.wavs import BadWavError, Heard, to_wav, wav_facts

WAV = to_wav(b"\x01\x02" * 8000, 16_000)
HEARD = (Heard(0.0, 0.25, 0, 5), Heard(0.25, 0.5, 6, 11))


def key(spoken="hello world", **other):
    facts = {"voice": "v", "language": "en", "engine": "e", "engine_version": "1"} | other
    return RecordingKey(spoken, **facts)


@pytest.fixture
def shelf(tmp_path):
    return RecordingCache(tmp_path)


def test_what_is_stored_is_found_by_exactly_its_key(shelf):
    shelf.store(key(), WAV, HEARD)
    found = shelf.find(key())
    assert (found.wav.read_bytes(), found.duration, found.heard) == (WAV, 0.5, HEARD)
    for other in ("voice", "language", "engine", "engine_version"):
        assert shelf.find(key(**{other: "another"})) is None
    assert shelf.find(key("hello  world")) is None


@pytest.mark.parametrize("damage", [b"", b"{", b'{"format": 1}', b"[]", b'{"format": 9}', b"\xff\x00"])
def test_a_damaged_entry_is_no_entry(shelf, damage):
    shelf.store(key(), WAV, HEARD)
    (entry,) = (shelf.directory / "lines").rglob("*.json")
    entry.write_bytes(damage)
    assert shelf.find(key()) is None
    shelf.store(key(), WAV, HEARD)
    assert shelf.find(key()) is not None


def test_an_entry_that_points_elsewhere_is_no_entry(shelf, tmp_path):
    shelf.store(key(), WAV, HEARD)
    (entry,) = (shelf.directory / "lines").rglob("*.json")
    facts = json.loads(entry.read_text())
    entry.write_text(json.dumps(facts | {"sha256": "../" * 21 + "x"}))
    assert shelf.find(key()) is None


def test_pruning_throws_the_oldest_away_first(shelf):
    for number in range(4):
        recording = shelf.store(key(str(number)), to_wav(bytes([number, 0]) * 8000, 16_000), HEARD)
        os.utime(recording.wav, (number, number))
    assert shelf.find(key("0"))  # of use just now
    freed = shelf.prune(40_000)
    assert freed > 0
    assert shelf.size() <= 40_000
    assert shelf.find(key("0"))
    assert not shelf.find(key("1"))


def test_a_shelf_is_trimmed_only_where_it_is_too_full(shelf):
    for number in range(6):
        shelf.store(key(str(number)), to_wav(bytes([number, 0]) * 8000, 16_000), HEARD)
    full = shelf.size()
    shelf.trim(full)
    assert shelf.size() == full
    shelf.trim(full - 1)
    assert 0 < shelf.size() <= full * 4 // 5


def _store(directory, seed):
    shelf = RecordingCache(Path(directory))
    for number in range(seed, seed + 20):
        shelf.store(key(str(number % 30)), WAV, HEARD)


def test_two_processes_share_a_shelf(shelf):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_store, args=(str(shelf.directory), seed)) for seed in (0, 10)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert all(shelf.find(key(str(number))) for number in range(30))


@pytest.mark.parametrize(
    "wav",
    [b"", b"RIFF", WAV[:-2], WAV[:50], to_wav(b"", 16_000), to_wav(b"\0\0", 100), b"ID3" + WAV],
)
def test_only_whole_recordings_are_taken(shelf, wav):
    with pytest.raises(BadWavError):
        shelf.store(key(), wav, HEARD)


# ------------------------------------------------------------------------------------------------- files of the voices


def test_every_vendored_voice_is_the_recorded_one():
    folder = Path(vendored.__file__).parent
    files = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.npy")}
    assert files == {name: voice.sha256 for name, voice in vendored.VOICES.items()}
    assert "Apache" in (folder / "NOTICE").read_text()
    for name in files:
        assert read_voice(name).shape == (510, 256)


def test_a_voice_file_that_was_touched_is_refused(tmp_path):
    original = Path(vendored.__file__).parent / "af_heart.npy"
    touched = tmp_path / "af_heart.npy"
    data = bytearray(original.read_bytes())
    data[5000] ^= 1
    touched.write_bytes(data)
    with pytest.raises(DamagedFileError, match="af_heart"):
        read_voice("af_heart", touched)


def test_a_model_that_was_touched_is_refused(tmp_path):
    parts = model_parts()
    assert with_durations(read_model(parts)).startswith(parts[0].read_bytes()[:100])
    touched = tmp_path / "part.bin"
    data = bytearray(parts[-1].read_bytes())
    data[-1] ^= 1
    touched.write_bytes(data)
    with pytest.raises(DamagedFileError, match="model"):
        read_model([*parts[:-1], touched])


# -------------------------------------------------------------------------------------------------- the list of voices


def test_the_list_names_each_voice_once_and_what_it_is():
    voices = list_voices()
    assert len({voice.id for voice in voices}) == len(voices)
    assert {voice.engine for voice in voices} == {"edge", "kokoro", "pico", "espeak", "silent"}
    installed = {voice.id for voice in voices if voice.installed}
    assert {"kokoro:af_heart", "pico:en-GB", "espeak:en-us", "silent"} <= installed


def test_a_voice_can_be_named_in_three_ways_and_a_region_counts():
    def first(voice, language="en", **options):
        return candidates(voice, language, **options)[0].id

    assert first("auto") == first("kokoro") == first("af_heart") == first("kokoro:AF_Heart") == "kokoro:af_heart"
    assert first("auto", "en-GB") == "kokoro:bf_emma"
    assert first("pico", "en_GB") == "pico:en-GB"
    assert first("auto", "sw") == "espeak:sw"
    assert first("auto", "tlh") == "silent"
    assert first("auto", online=True) == "edge:en-US-EmmaMultilingualNeural"
    assert first("en-AU-NatashaNeural", online=True) == "edge:en-AU-NatashaNeural"


def test_a_voice_that_is_missing_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("stitcher_lab.narration.catalog._has", lambda package: package != "onnxruntime")
    (heart,) = [voice for voice in list_voices() if voice.id == "kokoro:af_heart"]
    assert not heart.installed
    assert heart.missing == "pip install 'stitcher-lab[kokoro]'"
    assert candidates("auto", "en")[0].engine == "pico"


# ------------------------------------------------------------------------------------------- the finish of a recording


def tone(*, before, sounding, after, rate=24_000, level=0.5):
    pitch = level * np.cos(2 * np.pi * 220 * np.arange(round(sounding * rate)) / rate)
    parts = [np.zeros(round(before * rate)), pitch, np.zeros(round(after * rate))]
    return np.concatenate(parts).astype(np.float32)


@pytest.mark.parametrize("before", [0.0, 0.03, 0.8])
@pytest.mark.parametrize("after", [0.0, 0.1, 1.5])
def test_silence_around_a_line_is_always_the_same_and_words_move_along(before, after):
    sound = tone(before=before, sounding=1.0, after=after)
    wav, heard = finish(
        Utterance(sound, 24_000, (Heard(before, before + 0.4, 0, 3), Heard(before + 0.4, before + 1, 4, 6)))
    )
    lead = min(before, 0.06)
    assert wav_facts(wav).duration == pytest.approx(lead + 1.0 + 0.30, abs=0.003)
    assert heard[0].start == pytest.approx(lead, abs=0.003)
    assert heard[1].start == pytest.approx(lead + 0.4, abs=0.003)
    assert heard[1].end == pytest.approx(lead + 1.0, abs=0.003)


def test_too_loud_is_turned_down_and_edges_are_soft():
    # Starting and ending at full swing: a click, unless something is done.
    wav, _ = finish(Utterance(tone(before=0, sounding=1, after=0, level=3.0), 24_000, ()))
    sound = np.frombuffer(wav[44:], dtype="<i2") / 32768
    assert 0.85 < np.abs(sound).max() < 0.9
    assert abs(sound[0]) < 0.01
    assert np.abs(np.diff(sound)).max() < 0.1


def test_silence_is_a_failure_of_the_voice():
    with pytest.raises(NothingHeardError):
        finish(Utterance(np.zeros(24_000, dtype=np.float32), 24_000, ()))


def test_a_very_long_line_is_said_in_pieces_cut_between_sentences():
    words = [Sound(mark, at, at + 1, mark.isalpha()) for at, mark in enumerate("abcdefghi. " * 90)]
    pieces = chunks(words)
    assert [sound for piece in pieces for sound in piece] == words
    assert all(len(piece) <= 400 for piece in pieces)
    assert all(piece[-1].phonemes in ". " for piece in pieces)
    assert all(piece[0].phonemes in "a " for piece in pieces)
