"""Runs a scene file inside, where the render room would: as a module ``lesson``, each scene's ``construct`` in turn.

Manim is imported only by scripts that use it; the others get a stand-in, which saves them seconds and changes nothing
about what they can reach.
"""

from __future__ import annotations

import sys
import types


class Scene:
    """What a script that attacks something other than Manim needs of it."""

    def play(self, *_: object, **__: object) -> None:
        """Play nothing."""

    wait = add = play


def main(request, channel):
    """Run ``scene.py`` of the inputs."""
    source = (channel.inputs / "scene.py").read_bytes()
    if request["manim"]:
        from manim import Scene as Real  # noqa: PLC0415
        from manim import config  # noqa: PLC0415

        media = channel.scratch / "media"
        config.update({"media_dir": str(media), "tex_dir": str(media / "tex"), "progress_bar": "none",
                       "notify_outdated_version": False, "verbosity": "ERROR"})  # fmt: skip
        base = Real
    else:
        stand_in = types.ModuleType("manim")
        stand_in.Scene = base = Scene
        stand_in.__all__ = ["Scene"]
        sys.modules["manim"] = stand_in
    module = types.ModuleType("lesson")
    module.__file__ = "lesson.py"
    sys.modules["lesson"] = module
    exec(compile(source, "lesson.py", "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - this is what it is for
    for value in list(vars(module).values()):
        if isinstance(value, type) and issubclass(value, base) and value.__module__ == "lesson":
            value().construct()
