"""The part of rendering that runs inside the sandbox: rehearse a script, or draw one of its scenes.

``main`` gets a request ``{"op": "rehearse" | "draw", "source", "scenes", "width", "height", "fps", …}`` and answers
with messages, one ``{"scene": …}`` for each scene that came to its end and one ``{"error": …}`` for each that did not.
"""

from __future__ import annotations

import inspect
import itertools
import linecache
import os
import random
import re
import sys
import time
import traceback
import types
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.sandbox import Channel

MODULE = "lesson"
FILENAME = "lesson.py"
REPORT_SECONDS = 0.2


class StillSceneError(Exception):
    """A scene plays nothing and waits for nothing: a video of it would have no frame."""


class WatermarkError(Exception):
    """The watermark is no picture."""


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Do what the request says."""
    from stitcher_lab.plugins import shims  # noqa: PLC0415

    shims.install()  # before Manim's first import, which would import plugins
    _configure(request, channel)
    from stitcher_lab.render import stage  # noqa: PLC0415 - Manim reads its configuration when it is imported

    stage.use_small_tex()
    if request["op"] == "rehearse":
        from stitcher_lab.render import run_through  # noqa: PLC0415

        run_through.rehearse(request, channel)
    else:
        _draw(request, channel)


def _configure(request: Mapping[str, Any], channel: Channel) -> None:
    os.environ["PATH"] = os.environ.get("PATH", "") or "/usr/bin:/bin"
    from manim import config  # noqa: PLC0415

    media = channel.scratch / "media"
    config.update(
        {
            "media_dir": str(media),
            "tex_dir": str(media / "tex"),
            "progress_bar": "none",
            "notify_outdated_version": False,
            "verbosity": "WARNING",
            "seed": 0,
        },
    )
    _hold_picture(request)
    tex = channel.inputs / "tex.zip"
    if tex.exists():
        (media / "tex").mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(tex) as archive:
            for name in archive.namelist():
                if re.fullmatch(r"[0-9a-f]+\.svg", name):
                    (media / "tex" / name).write_bytes(archive.read(name))


def _hold_picture(request: Mapping[str, Any]) -> None:
    """Set size, rate and form of the picture; scripts that were written for plain Manim set their own."""
    from manim import config  # noqa: PLC0415

    if config.renderer.value != "cairo":  # to set it has Manim go through all its classes
        config.renderer = "cairo"
    config.update(
        {
            "pixel_width": request["width"],
            "pixel_height": request["height"],
            "frame_rate": request["fps"],
            "frame_width": config.frame_height * 16 / 9,  # of every quality
            "disable_caching": True,
            "transparent": False,
            "save_last_frame": False,
            "output_file": "",
            "format": "mp4" if request["op"] == "draw" else "none",
        },
    )
    if request.get("encoder_options"):
        config["video_encoder_options"] = dict(request["encoder_options"])


def _load(request: Mapping[str, Any]) -> types.ModuleType:
    """Run the script's top level as a real module, so that its classes pickle and its tracebacks show source."""
    import numpy  # noqa: ICN001, PLC0415

    source: str = request["source"]
    module = types.ModuleType(MODULE)
    module.__file__ = FILENAME
    sys.modules[MODULE] = module
    # Manim seeds each scene; what the top level rolls must come out alike in the rehearsal and in every drawing, too.
    random.seed(0)
    numpy.random.seed(0)  # noqa: NPY002 - what scripts call
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)
    try:
        exec(compile(source, FILENAME, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - this is what the sandbox is for
    finally:
        _curtain()
    _hold_picture(request)
    return module


def _scene_classes(module: types.ModuleType) -> dict[str, type]:
    from manim import Scene  # noqa: PLC0415

    return {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, Scene)
        and (value.__module__, value.__name__) == (MODULE, name)
        and getattr(value, "construct", None) is not Scene.construct
    }


def _prepare_booth(request: Mapping[str, Any]) -> None:
    """Give every scene a voice: also those that derive from plain ``Scene``."""
    from manim import Scene  # noqa: PLC0415

    from stitcher_lab.scene.booth import Booth  # noqa: PLC0415
    from stitcher_lab.scene.manim_voiceover import stand_in  # noqa: PLC0415
    from stitcher_lab.scene.voiceover import VoiceoverScene  # noqa: PLC0415

    stand_in()
    VoiceoverScene.booth = Booth(request.get("manifest"))
    for name, member in vars(VoiceoverScene).items():
        if not name.startswith("__") and not hasattr(Scene, name):
            setattr(Scene, name, member)


def _title(scene: type) -> str:
    """The chapter title: the first line of the class's own docstring, else its name in words."""
    own = scene.__dict__.get("__doc__") or ""
    first = inspect.cleandoc(own).split("\n")[0].strip().rstrip(".")
    if first:
        return first
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+", " ", scene.__name__).split()
    lower = [word if word.isupper() else word.lower() for word in words]
    return " ".join([lower[0][:1].upper() + lower[0][1:], *lower[1:]])


def _failure(scene: str | None, error: BaseException) -> dict[str, Any]:
    line = getattr(error, "lineno", None) if isinstance(error, SyntaxError) else None
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == FILENAME:
            line = frame.lineno
    return {
        "error": {
            "scene": scene,
            "type": type(error).__name__,
            "message": str(error),
            "line": line,
            "missing": str(error.filename) if isinstance(error, FileNotFoundError) else "",
            "tex": _tex_complaint() if isinstance(error, ValueError) and "latex" in str(error) else "",
            "traceback": "" if isinstance(error, StillSceneError | WatermarkError) else _trace(error)[-6000:],
        },
    }


def _trace(error: BaseException) -> str:
    """The traceback from the script's own first line on: what is above it says nothing to its author."""
    start = error.__traceback__
    while start is not None and start.tb_frame.f_code.co_filename != FILENAME:
        start = start.tb_next
    return "".join(traceback.format_exception(type(error), error, start or error.__traceback__))


def _tex_complaint() -> str:
    """The first thing LaTeX's own log complains about."""
    from manim import config  # noqa: PLC0415

    logs = sorted(config.get_dir("tex_dir").glob("*.log"), key=lambda log: log.stat().st_mtime)
    if not logs:
        return ""
    lines = logs[-1].read_text(encoding="utf-8", errors="replace").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("!"):
            place = next((later.strip() for later in lines[number + 1 :] if later.startswith("l.")), "")
            # What Manim wraps around a formula is not its author's.
            place = re.sub(r"(l\.\d+) .*<g id='\w*'>\}", r"\1 …", place)
            return f"{line[1:].strip()} {place}".strip()[:300]
    return ""


def _play(scene_class: type) -> Any:
    try:
        scene = scene_class()
        scene.render()
    finally:
        _curtain()
    return scene


def use_formulas(channel: Channel) -> None:
    """Have formulas set many at once while a scene is drawn; those of its rehearsal are there already."""
    from stitcher_lab.render import stage  # noqa: PLC0415 - loads Manim
    from stitcher_lab.render.formulas import Formulas  # noqa: PLC0415
    from stitcher_lab.render.press import CellPress  # noqa: PLC0415

    Formulas(CellPress(channel), on_scouting=stage.draw_nothing).install()


def _curtain() -> None:
    from stitcher_lab.render import formulas  # noqa: PLC0415 - loads Manim

    formulas.curtain()


# ---------------------------------------------------------------------------------------------------------- draw


def _draw(request: Mapping[str, Any], channel: Channel) -> None:
    from stitcher_lab.render import parallel, speed, stage  # noqa: PLC0415
    from stitcher_lab.scene.voiceover import VoiceoverScene  # noqa: PLC0415

    last = 0.0

    def report(frames: int) -> None:
        nonlocal last
        if time.monotonic() - last >= REPORT_SECONDS:
            last = time.monotonic()
            channel.message({"frames": frames})

    stage.DrawingRenderer.on_frames = staticmethod(report)
    mark = channel.inputs / "watermark.png"
    if mark.exists():
        try:
            stage.DrawingRenderer.mark = _watermark(mark, request["height"])
        except WatermarkError as error:
            channel.message(_failure(None, error))
            return
    quicker = speed.install(request.get("speed"))
    if "canvas" in quicker:
        _keep_pictures(request["source"])
    stage.use_renderer(stage.DrawingRenderer)
    if request.get("pieces") and "encoding" in quicker:
        _send_pieces(channel)
    if int(request.get("processes", 1)) > 1 and {"encoding", "parallel"} <= set(quicker):
        parallel.use(request, lambda: _ask_length(channel, request["scenes"][0]))
    use_formulas(channel)
    _prepare_booth(request)
    (name,) = request["scenes"]
    try:
        scene = _play(_scene_classes(_load(request))[name])
        clip = Path(scene.renderer.file_writer.final_file_path)
    except BaseException as error:  # noqa: BLE001
        channel.message(parallel.settle(_failure(name, error)))
        return
    channel.file("clip.mp4", clip)
    channel.message(
        {
            "scene": name,
            "title": _title(type(scene)),
            "frames": round(scene.renderer.time * request["fps"]),
            "lines": [[s.text, s.say, s.visual, s.start_frame, s.end_frame] for s in VoiceoverScene.booth.timeline],
        },
    )


def _ask_length(channel: Channel, scene: str) -> int:
    """How many frames the scene will have, as far as the caller knows by now; 0 where nobody does."""
    from stitcher_lab.sandbox.channel import NobodyAnswers  # noqa: PLC0415

    try:
        body, _ = channel.ask({"expected": scene})
    except NobodyAnswers:
        return 0
    frames = body.get("frames")
    return frames if isinstance(frames, int) else 0


def _keep_pictures(source: str) -> None:
    from stitcher_lab.render.speed import canvas  # noqa: PLC0415 - loads Manim

    if not canvas.may_hand_over(source):
        canvas.keep()


def _send_pieces(channel: Channel) -> None:
    """Have the clip's fragments sent as they come, numbered from 0."""
    from stitcher_lab.render.speed.clip_writer import ClipWriter  # noqa: PLC0415 - loads Manim

    numbers = itertools.count()
    ClipWriter.on_piece = staticmethod(lambda piece: channel.piece("clip", next(numbers), piece))


def _watermark(path: Path, frame_height: int) -> Any:
    """Load the mark, an eighth of the picture's height at most, at 30 % of its opacity."""
    import numpy as np  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(path, formats=["PNG"]) as picture:
            mark = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise WatermarkError from error
    limit = frame_height // 8
    mark.thumbnail((limit * 4, limit))
    pixels = np.asarray(mark).copy()
    pixels[:, :, 3] = (pixels[:, :, 3] * 0.3).astype(np.uint8)
    return pixels
