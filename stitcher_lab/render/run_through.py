"""Rehearsing, inside the sandbox: every scene of a script is run with nothing drawn.

The script is loaded once. Each scene then runs in a forked copy of the process, several side by side, so that no scene
sees what another has done to the module's state: as when it is drawn. A script with one scene needs no copy.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any

from stitcher_lab.render import inside
from stitcher_lab.render.formulas import Formulas
from stitcher_lab.render.press import CellPress
from stitcher_lab.render.side_by_side import side_by_side
from stitcher_lab.tex import archive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stitcher_lab.render.formulas import Press
    from stitcher_lab.sandbox import Channel

# What makes a rehearsal quicker and changes nothing that it tells.
SPEED = ("copying", "glyphs")
MOST_PROCESSES = 4


def rehearse(request: Mapping[str, Any], channel: Channel) -> None:
    """Rehearse; a message for each scene, in the order in which they end, and the formulas that were set."""
    from stitcher_lab.render import speed, stage  # noqa: PLC0415

    stage.use_renderer(stage.RehearsalRenderer)
    speed.install([name for name in SPEED if name in speed.NAMES])
    press = CellPress(channel)
    stagehand = _Stagehand(request, channel, Formulas(press))
    try:
        module = inside._load(request)  # noqa: SLF001 - the other half of the same inside
    except BaseException as error:  # noqa: BLE001 - hostile code may raise anything, SystemExit too
        channel.message(inside._failure(None, error))  # noqa: SLF001
        return
    wanted = request.get("scenes")
    unwanted = frozenset(request.get("except", ()))
    scenes = {
        name: scene
        for name, scene in inside._scene_classes(module).items()  # noqa: SLF001
        if (not wanted or name in wanted) and name not in unwanted
    }
    if len(scenes) == 1:
        stagehand.formulas.hurried = request.get("hurried") is True
        for name, scene in scenes.items():
            stagehand.play(name, scene)
    else:
        gc.freeze()  # what is there now is left alone by the collector, and so stays shared
        processes = request.get("processes") or min(MOST_PROCESSES, len(os.sched_getaffinity(0)))

        def one(name: str, press: Press) -> None:
            stagehand.move_to(channel.scratch / "media" / name, press)
            stagehand.play(name, scenes[name])

        for name, ended in side_by_side(list(scenes), one, processes, press):
            channel.message({"ended": name, "how": ended})
    _send_tex(channel)


class _Stagehand:
    """Plays scenes, one after the other or each in a process of its own, and tells what came of it."""

    def __init__(self, request: Mapping[str, Any], channel: Channel, formulas: Formulas) -> None:
        from stitcher_lab.scene.voiceover import VoiceoverScene  # noqa: PLC0415 - loads Manim

        self.formulas = formulas
        self._request = request
        self._channel = channel
        self._voiceover = VoiceoverScene
        self._findings: list[dict[str, Any]] = []
        formulas.install()
        VoiceoverScene.on_beat_end = staticmethod(self._look)
        inside._prepare_booth(request)  # noqa: SLF001

    def move_to(self, folder: Path, press: Press) -> None:
        """Work in a folder of one's own: Manim's names of files are the same in every process."""
        from manim import config  # noqa: PLC0415

        self.formulas.shelf = config.get_dir("tex_dir")
        self.formulas.press = press
        config.update({"tex_dir": str(folder / "tex"), "text_dir": str(folder / "texts")})

    def play(self, name: str, scene_class: type) -> None:
        """Play one scene, and send its report or its failure."""
        self.formulas.heard.clear()
        self.formulas.used.clear()
        self._findings.clear()
        self._voiceover.booth.timeline.clear()
        self._channel.message({"started": name})
        try:
            scene = inside._play(scene_class)  # noqa: SLF001
            if scene.renderer.time <= 0:
                raise inside.StillSceneError  # noqa: TRY301 - told like every other failure
            if not self._voiceover.booth.timeline:
                self._look(scene, 0, None)
        except BaseException as error:  # noqa: BLE001
            self._channel.message(inside._failure(name, error))  # noqa: SLF001
            return
        lines = self._voiceover.booth.timeline
        self._channel.message(
            {
                "scene": name,
                "title": inside._title(scene_class),  # noqa: SLF001
                "frames": round(scene.renderer.time * self._request["fps"]),
                "lines": [[s.text, s.say, s.visual, s.start_frame, s.end_frame] for s in lines],
                "tex": list(dict.fromkeys(self.formulas.heard)),
                "pictures": sorted(self.formulas.used),
                "without_latex": self.formulas.without_latex,
                "findings": list(self._findings),
            },
        )

    def _look(self, scene: Any, beat: int, line: int | None) -> None:
        """Look at the picture as it stands at the end of a beat."""
        from stitcher_lab.render import layout, stage  # noqa: PLC0415

        if self.formulas.scouting:
            return
        flaws = [*layout.inspect(scene), *layout.at_rest(getattr(scene, "_tracker", None))]
        self._findings.extend(flaw | {"beat": beat, "line": line} for flaw in flaws)
        if self._request.get("stills"):
            self._channel.file(f"still{beat}.png", stage.still(scene))


def _send_tex(channel: Channel) -> None:
    """Give the compiled formulas back, so that drawing need not set them again."""
    media = channel.scratch / "media"
    svgs = {svg.name: svg for svg in [*media.glob("tex/*.svg"), *media.glob("*/tex/*.svg")]}
    pictures = {svg.stem: svg.read_bytes() for name, svg in svgs.items() if archive.NAME.fullmatch(name)}
    packed = archive.write(media / "tex.zip", pictures)
    if packed is not None:
        channel.file("tex.zip", packed)
