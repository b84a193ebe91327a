"""Every scene of a file, drawn one after the other without narration: what ``python -m stitcher_lab.sandbox run`` asks.

Runs inside the sandbox. ``main`` gets ``{"op": "draw", "source", "width", "height", "fps", "encoder_options"}`` and
answers with ``{"scenes": […]}``, then for each scene a file ``clip0.mp4``, ``clip1.mp4``, … and ``{"scene": …,
"number": 0, "frames": …}``, or ``{"error": …}`` as in :mod:`stitcher_lab.render.inside`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.render import inside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.sandbox import Channel


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Draw what there is."""
    from stitcher_lab.plugins import shims  # noqa: PLC0415

    shims.install()  # before Manim's first import, which would import plugins
    inside._configure(request, channel)  # noqa: SLF001 - the other half of the same inside
    from stitcher_lab.render import stage  # noqa: PLC0415 - Manim reads its configuration when it is imported

    stage.use_small_tex()
    stage.DrawingRenderer.on_frames = staticmethod(lambda _: None)
    stage.use_renderer(stage.DrawingRenderer)
    inside.use_formulas(channel)
    inside._prepare_booth(request)  # noqa: SLF001
    try:
        scenes = inside._scene_classes(inside._load(request))  # noqa: SLF001
    except BaseException as error:  # noqa: BLE001 - hostile code may raise anything, SystemExit too
        channel.message(inside._failure(None, error))  # noqa: SLF001
        return
    channel.message({"scenes": list(scenes)})
    for number, (name, scene_class) in enumerate(scenes.items()):
        try:
            scene = inside._play(scene_class)  # noqa: SLF001
            channel.file(f"clip{number}.mp4", Path(scene.renderer.file_writer.final_file_path))
        except BaseException as error:  # noqa: BLE001
            still = isinstance(error, RuntimeError) and "has no play calls" in str(error)  # in Manim's own words
            channel.message(inside._failure(name, inside.StillSceneError() if still else error))  # noqa: SLF001
            continue
        frames = round(scene.renderer.time * request["fps"])
        channel.message({"scene": name, "number": number, "frames": frames})
