"""Some lessons, from sentence to MP4, probed: streams, length, pictures, sound, captions."""

import looking
import pytest
import webvtt

PROMPTS = {
    "sort 7, 2, 9, 4 by merging": "merge_sort",
    "what does the derivative of x^3 at x = 1 mean": "derivative_tangent",
    "shortest path from A to D: A-B 4, A-C 1, C-B 2, B-D 5": "dijkstra",
    "bayes rule for a disease that 2% have, a test with 90% sensitivity and 5% false positives": "bayes_rule",
    "a ball is thrown at 15 m/s under an angle of 40 degrees": "projectile_motion",
}


QUICK = list(PROMPTS)[:1]  # the others run with the slow tests


@pytest.mark.parametrize("prompt", [
    pytest.param(prompt, marks=() if prompt in QUICK else pytest.mark.slow) for prompt in PROMPTS
])  # fmt: skip
def test_a_lesson_is_a_finished_video(prompt, shared, tmp_path):
    output = tmp_path / "lesson.mp4"
    answer = shared.json("make", prompt, "-o", output, "-q", "preview", "--voice", "pico")
    found = looking.facts(output)
    assert (found.video, found.audio, found.subtitles) == ("h264", "aac", 1)
    assert found.duration == pytest.approx(answer["duration"], abs=0.1)
    assert 30 < found.duration < 200
    assert len(found.chapters) >= 3
    shots = looking.pictures(output, every=3.0)
    assert sum(shot.std() < 2 for shot in shots) <= len(shots) / 10
    loudness, peak = looking.loudness(output)
    assert loudness == pytest.approx(-16, abs=0.5)
    assert peak <= -1.4
    cues = list(webvtt.read(str(output.with_suffix(".vtt"))))
    assert cues
    assert all(0 <= cue.start_in_seconds < cue.end_in_seconds <= found.duration + 0.05 for cue in cues)
    assert f'"origin": "template:{PROMPTS[prompt]}"' in output.with_suffix(".manifest.json").read_text()
