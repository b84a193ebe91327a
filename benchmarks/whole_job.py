"""What the whole job costs, against plain ``manim`` on the same scenes, in one run on one machine.

Run it with::

    python benchmarks/whole_job.py [--template binary_search] [--quality 720p] [--voice pico]

It times, one after the other and each into an empty data folder: plain ``manim`` drawing every scene of the lesson
with its own settings; our job with one worker and without a voice; the same with the voice; with all processors; once
more (everything cached); and after one scene was changed. Every figure is also given as a ratio to plain manim's.

The overhead of a part is the difference of two of these rows, or its stage as the job's history has it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from stitcher_lab.model import QUALITIES
from stitcher_lab.scenes import scene_names
from stitcher_lab.templates import fill, get


def main() -> None:
    """Time everything and print a table."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        script = fill(get(options.template))
        source = place / "lesson.py"
        source.write_text(script.source, encoding="utf-8")
        rows: list[tuple[str, float, str]] = []
        plain = _plain_manim(source, options.quality, place / "media")
        rows.append(("plain manim, scene by scene", plain, ""))
        for label, data, voice, workers in (
            ("whole job, silent, 1 worker", "silent", "silent", 1),
            (f"whole job, {options.voice}, 1 worker", "spoken", options.voice, 1),
            (f"whole job, {options.voice}, {os.cpu_count()} workers", "parallel", options.voice, os.cpu_count() or 1),
            ("the same again (cached)", "parallel", options.voice, os.cpu_count() or 1),
        ):
            seconds = _job(source, place / data, options.quality, voice, workers)
            rows.append((label, seconds, _stages(place / data)))
        _change_one_scene(source)
        seconds = _job(source, place / "parallel", options.quality, options.voice, os.cpu_count() or 1)
        rows.append(("after one scene was changed", seconds, _stages(place / "parallel")))
        print(f"{options.template}, {options.quality}, {len(script.scenes)} scenes, {os.cpu_count()} processors\n")
        width = max(len(label) for label, _, _ in rows)
        print(f"{''.ljust(width)}  seconds  ratio  stages (seconds)")
        for label, seconds, stages in rows:
            print(f"{label.ljust(width)}  {seconds:7.1f}  {seconds / plain:5.2f}  {stages}")
        _print_overheads(plain, rows, place, options)


def _print_overheads(
    plain: float,
    rows: list[tuple[str, float, str]],
    place: Path,
    options: argparse.Namespace,
) -> None:
    narration = rows[2][1] - rows[1][1]
    finishing = _stage_seconds(place / "silent", "finalizing")
    inside, outside = _sandboxed(place / "lesson.py", options.quality)
    print(f"\nnarration  {narration:+.1f} s, {narration / plain:+.2f} of plain manim ({options.voice})")
    print(f"finishing  {finishing:+.1f} s, {finishing / plain:+.2f} of plain manim")
    print(f"sandbox    a scene in {inside:.2f} s, without a sandbox in {outside:.2f} s: {inside / outside:.2f}")
    print(f"           {_start_up()}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--template", default="binary_search")
    parser.add_argument("--quality", default="720p", choices=list(QUALITIES))
    parser.add_argument("--voice", default="pico")
    return parser.parse_args()


def _plain_manim(source: Path, quality: str, media: Path) -> float:
    """``manim render`` on every scene, in one process, as a user would; lines take their estimated length.

    Formulas are set in the document class that we use too: the one that manim asks for need not be installed.
    """
    size = QUALITIES[quality]
    start = "from stitcher_lab.render.stage import use_small_tex as t; t(); from manim.__main__ import main; main()"
    command = [
        sys.executable, "-c", start, "render", str(source), *scene_names(source.read_text(encoding="utf-8")),
        "--resolution", f"{size.width},{size.height}", "--frame_rate", str(size.fps),
        "--media_dir", str(media), "--disable_caching", "--progress_bar", "none", "--verbosity", "ERROR",
    ]  # fmt: skip
    return _timed(command)


def _job(source: Path, data: Path, quality: str, voice: str, workers: int) -> float:
    output = source.with_name("lesson.mp4")
    command = [
        sys.executable, "-m", "stitcher_lab", "render", str(source), "-o", str(output), "-q", quality,
        "--voice", voice, "--workers", str(workers), "--data", str(data), "--json",
    ]  # fmt: skip
    return _timed(command)


def _timed(command: list[str]) -> float:
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return time.perf_counter() - begin


def _stages(data: Path) -> str:
    return ", ".join(f"{stage['name']} {stage['seconds']:.1f}" for stage in _last_job(data)["stages"])


def _stage_seconds(data: Path, name: str) -> float:
    return next(float(stage["seconds"]) for stage in _last_job(data)["stages"] if stage["name"] == name)


def _last_job(data: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "stitcher_lab", "history", "--data", str(data), "--json", "-n", "1"]
    (job,) = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return dict(job)


def _change_one_scene(source: Path) -> None:
    """Let the first scene rest half a second longer."""
    text = source.read_text(encoding="utf-8")
    at = text.index("    def construct(self):\n") + len("    def construct(self):\n")
    first = text[at:].split("\n", 1)[0]
    if first.strip().startswith('"""'):
        at += len(first) + 1
    source.write_text(f"{text[:at]}        self.wait(0.5)\n{text[at:]}", encoding="utf-8")


def _sandboxed(source: Path, quality: str) -> tuple[float, float]:
    """Seconds to draw the first scene by the same code, in the sandbox and as a plain process."""
    from stitcher_lab import encoding  # noqa: PLC0415 - only here
    from stitcher_lab.cancellation import Cancellation  # noqa: PLC0415
    from stitcher_lab.sandbox import Task, open_sandbox  # noqa: PLC0415

    size, text = QUALITIES[quality], source.read_text(encoding="utf-8")
    request = {
        "op": "draw", "source": text, "scenes": [scene_names(text)[0]], "width": size.width, "height": size.height,
        "fps": size.fps, "encoder_options": encoding.encoder_options(size),
    }  # fmt: skip
    alone = (
        "import json, sys, pathlib; from stitcher_lab.render.inside import main;"
        "from stitcher_lab.sandbox.channel import Channel; place = pathlib.Path(sys.argv[1]);"
        "main(json.load(sys.stdin), Channel(open(place / 'out', 'wb'), place / 'inputs', place))"
    )
    sandbox = open_sandbox()
    inside, outside = [], []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            begin = time.perf_counter()
            sandbox.run(Task("stitcher_lab.render.inside", request), Path(folder), cancellation=Cancellation())
            inside.append(time.perf_counter() - begin)
        with tempfile.TemporaryDirectory() as folder:
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", alone, folder], input=json.dumps(request), text=True, check=True)
            outside.append(time.perf_counter() - begin)
    return min(inside), min(outside)


def _start_up() -> str:
    """What starting a task (one that ends at once, having no main) costs, beside the same interpreter without."""
    from stitcher_lab.cancellation import Cancellation  # noqa: PLC0415 - only here
    from stitcher_lab.sandbox import Task, open_sandbox  # noqa: PLC0415

    sandbox = open_sandbox()
    inside, plain = [], []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as outbox:
            begin = time.perf_counter()
            sandbox.run(Task("json"), Path(outbox), cancellation=Cancellation())
            inside.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", "pass"], check=True)
        plain.append(time.perf_counter() - begin)
    return f"{min(inside):.3f} s to start and end a task, {min(plain):.3f} s for the bare interpreter"


if __name__ == "__main__":
    main()
