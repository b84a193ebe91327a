"""Every frame of a scene before it is encoded, from plain Manim and from our way of drawing, to be compared.

Plain Manim is its own ``CairoRenderer`` and ``SceneFileWriter``, with nothing replaced but the method that takes a
finished frame. Ours is ``stitcher_lab.render.inside`` as the sandbox runs it, with nothing replaced but the method of
the encoder (or of Manim's writer, where the encoder is not on) that takes a frame. Either runs in a process of its own
that imports Manim once and forks for each scene, so that no scene sees what another one did.

    shots = film([Shot(source, "Name")], tmp_path)          # plain
    shots = film([Shot(source, "Name", ours=True)], tmp_path)

or, for one scene, ``frames(source, "Name", speed=["drawing"])``.
"""

from __future__ import annotations

import ast
import functools
import json
import os
import subprocess
import sys
import tempfile
import traceback
import zlib
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
TOLERANCE = 1  # of 255

#: Those of Manim's own examples that cannot be asked for pixels: what they need is not there.
CANNOT = {
    "LabeledCountryExample": "downloads a map",
    "SVGExample": "needs a file",
}


@dataclass(frozen=True)
class Shot:
    """One scene to film. ``speed`` names the speed-ups (``None``: all) and counts with ``ours`` only."""

    source: str
    scene: str
    ours: bool = False
    speed: Sequence[str] | None = None
    processes: int = 1
    chunk_frames: int | None = None  # how many a process draws at a time; None: as measured
    width: int = 240
    height: int = 136
    fps: int = 10


@dataclass
class Film:
    """What came of it: ``frames`` (n x height x width x 4, RGBA), or why there are none."""

    frames: np.ndarray
    error: str = ""
    counts: list[int] = field(default_factory=list)


def frames(source: str, scene: str, **how: object) -> np.ndarray:
    """Film one scene in a process of its own; as :class:`Shot`, with ``speed`` given it is ours."""
    how = {"ours": "speed" in how or "processes" in how} | how
    with tempfile.TemporaryDirectory() as folder:
        (film_,) = film([Shot(source, scene, **how)], Path(folder))  # type: ignore[arg-type]
        if film_.error:
            raise AssertionError(film_.error)
        return film_.frames.copy()


def film(shots: Sequence[Shot], folder: Path, *, tex: Path | None = None) -> list[Film]:
    """Film each in turn; formulas are set into ``tex``, and found there."""
    import numpy as np  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "shots.json").write_text(json.dumps([asdict(shot) for shot in shots]))
    done = subprocess.run(
        [sys.executable, __file__, str(folder), str(tex or folder / "tex")],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise AssertionError(done.stderr[-4000:])
    films = []
    for number, shot in enumerate(shots):
        place = folder / str(number)
        raw = [np.fromfile(path, np.uint8) for path in sorted(place.glob("*.raw"))]
        pictures = np.concatenate(raw) if raw else np.zeros(0, np.uint8)
        error = place / "error"
        films.append(
            Film(
                pictures.reshape(-1, shot.height, shot.width, 4),
                error.read_text() if error.exists() else "",
            )
        )
    return films


def difference(plain: np.ndarray, ours: np.ndarray) -> str:
    """Say how two films differ by more than the tolerance; empty where they do not."""
    import numpy as np  # noqa: PLC0415

    if plain.shape != ours.shape:
        return f"{len(ours)} frames where plain Manim draws {len(plain)}"
    for number, (one, other) in enumerate(zip(plain, ours, strict=True)):
        off = np.abs(one.astype(np.int16) - other)
        if off.max() > TOLERANCE:
            return f"frame {number} is off by up to {off.max()} of 255 in {np.count_nonzero(off > TOLERANCE)} values"
    return ""


def equal_frames(plain: np.ndarray, ours: np.ndarray) -> int:
    """Count the frames that are the same to the bit."""
    return sum(bool((one == other).all()) for one, other in zip(plain, ours, strict=True))


# What shows itself without moving is looked at for two frames, too.
_LOOK = """

_construct = {name}.construct


def _construct_and_look(self):
    _construct(self)
    if not self.renderer.num_plays:
        self.wait(2 / config.frame_rate)


{name}.construct = _construct_and_look
"""


@functools.cache
def manims_examples() -> dict[str, str]:
    """Manim's own examples by name: the ``.. manim::`` directives in the docstrings of the installed package."""
    from stitcher_lab.reference.docstrings import examples  # noqa: PLC0415

    found: dict[str, str] = {}
    for path in sorted(Path(find_spec("manim").origin).parent.rglob("*.py")):  # type: ignore[union-attr, arg-type]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                for name, code in examples(ast.get_docstring(node) or ""):
                    if name not in CANNOT:
                        found.setdefault(name, code + _LOOK.format(name=name))
    return found


# ------------------------------------------------------------------------------------- in the process that draws


def _main(folder: Path, tex: Path) -> None:
    import manim  # noqa: F401, PLC0415 - once for all

    for number, settings in enumerate(json.loads((folder / "shots.json").read_text())):
        child = os.fork()
        if not child:
            _alone(Shot(**settings), folder / str(number), tex)
        os.waitpid(child, 0)


def _alone(shot: Shot, place: Path, tex: Path) -> None:
    (place / "work" / "media").mkdir(parents=True)
    tex.mkdir(parents=True, exist_ok=True)
    (place / "work" / "media" / "tex").symlink_to(tex.absolute())
    os.chdir(place / "work")
    try:
        (_ours if shot.ours else _plain)(shot, place)
    except BaseException:  # noqa: BLE001 - told to the test
        (place / "error").write_text(traceback.format_exc())
    os._exit(0)


def _plain(shot: Shot, place: Path) -> None:
    import random  # noqa: PLC0415

    import numpy as np  # noqa: PLC0415
    from manim import config  # noqa: PLC0415
    from manim.scene.scene_file_writer import SceneFileWriter  # noqa: PLC0415

    from stitcher_lab.render.stage import use_small_tex  # noqa: PLC0415

    use_small_tex()
    settings = {
        "media_dir": "media", "tex_dir": "media/tex", "progress_bar": "none", "verbosity": "ERROR", "seed": 0,
        "pixel_width": shot.width, "pixel_height": shot.height, "frame_rate": shot.fps, "disable_caching": True,
        "frame_width": config.frame_height * 16 / 9, "format": "mp4", "output_file": "", "transparent": False,
        "save_last_frame": False,
    }  # fmt: skip
    config.update(settings)
    _tap_writer(SceneFileWriter, place / "frames.raw")
    random.seed(0)
    np.random.seed(0)  # noqa: NPY002 - what scripts call
    module = SimpleNamespace(__dict__={})
    space = {"__name__": "lesson"}
    sys.modules["lesson"] = module  # type: ignore[assignment]
    exec(compile(shot.source, "lesson.py", "exec", dont_inherit=True), space)  # noqa: S102 - an example
    config.update(settings)
    space[shot.scene]().render()  # type: ignore[operator]


def _tap_writer(writer: type, path: Path) -> None:
    """Have Manim's writer put its frames into a file of ours; nothing is encoded."""
    out = path.open("wb")

    def write_frame(_self: object, pixels: np.ndarray, *, repeat: int = 1) -> None:
        for _ in range(repeat):
            pixels.tofile(out)

    writer.write_frame = writer.output_image = write_frame  # type: ignore[attr-defined]
    for name in ("begin_animation", "end_animation", "finish"):
        setattr(writer, name, lambda *_args, **_named: None)
    writer.final_file_path = path  # type: ignore[attr-defined]


def _ours(shot: Shot, place: Path) -> None:
    from manim.scene.scene_file_writer import SceneFileWriter  # noqa: PLC0415

    from stitcher_lab.render import inside  # noqa: PLC0415
    from stitcher_lab.render.speed import encoding  # noqa: PLC0415

    _tap_writer(SceneFileWriter, place / "frames.raw")
    _tap_encoder(encoding.Encoder, place)
    channel = _Channel(place / "work")
    inside.main(
        {
            "op": "draw", "source": shot.source, "scenes": [shot.scene], "width": shot.width, "height": shot.height,
            "fps": shot.fps, "manifest": [], "encoder_options": {"preset": "ultrafast"}, "speed": shot.speed,
            "processes": shot.processes, "chunk_frames": shot.chunk_frames,
        },
        channel,  # type: ignore[arg-type]
    )  # fmt: skip
    if channel.error:
        (place / "error").write_text(channel.error)


def _tap_encoder(encoder: type, place: Path) -> None:
    """Have each encoder note its frames in a file named after its own, in this process and in those it forks.

    A frame must be what it was when it comes to be encoded, and where it is said to be as the one before it was, it is.
    """
    from stitcher_lab.render.speed.stream import Stream  # noqa: PLC0415

    add, write = encoder.add, Stream.write  # type: ignore[attr-defined]
    noted: dict[str, list[int]] = {}
    before: dict[str, np.ndarray] = {}

    def tapped(self: object, frame: np.ndarray, count: int = 1, **how: object) -> None:
        name = str(self._path)  # type: ignore[attr-defined]
        within = how.get("within")
        if within is not None:
            elsewhere = np.ones(frame.shape[:2], bool)
            elsewhere[within.slices] = False  # type: ignore[attr-defined]
            assert (frame == before[name])[elsewhere].all()
        before[name] = frame.copy()
        noted.setdefault(name, []).append(zlib.crc32(frame))
        with (place / f"{Path(self._path).stem}.raw").open("ab") as out:  # type: ignore[attr-defined]
            for _ in range(count):
                frame.tofile(out)
        add(self, frame, count, **how)

    def checked(self: Stream, frame: np.ndarray, *how: object) -> None:
        name = self._container.name
        if zlib.crc32(frame) != noted[name].pop(0):
            raise AssertionError("A frame was changed before it was encoded.")
        write(self, frame, *how)  # type: ignore[arg-type]

    encoder.add = tapped  # type: ignore[attr-defined]
    Stream.write = checked  # type: ignore[method-assign]


class _Channel:
    """The inside end of a channel whose outside is a folder."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.inputs = scratch / "inputs"
        self.error = ""

    def message(self, body: dict[str, dict[str, str]]) -> None:
        if "error" in body:
            self.error = body["error"]["traceback"] or body["error"]["message"]

    def file(self, name: str, content: object) -> None:
        """Take nothing: the frames are what counts."""

    def piece(self, name: str, number: int, content: bytes) -> None:
        """Take nothing."""

    def ask(self, _question: object) -> None:
        from stitcher_lab.sandbox.channel import NobodyAnswers  # noqa: PLC0415

        raise NobodyAnswers("A test answers no questions.")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
