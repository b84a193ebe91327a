"""Scripts that are drawn in a few seconds, and one that is not: what the tests have made where no lesson is needed."""

from __future__ import annotations

_HEAD = '"""{title}"""\n\nfrom manim import *\n\nfrom stitcher_lab.scene import *\n'
_SCENE = '''

class {name}(Lesson):
    """{title}"""

    def construct(self):
        with self.voiceover(text="{said}"):
            self.play({does}, run_time={seconds})
'''


def scene(name: str, said: str, *, seconds: float = 1.5, does: str = "Create(Circle())") -> str:
    """Return one scene that says a sentence."""
    title = f"The part {name}"
    return _SCENE.format(name=name, title=title, said=said, does=does, seconds=seconds)


def script(title: str, *scenes: str) -> str:
    """Return a script; without scenes given, one of two short ones."""
    return _HEAD.format(title=title) + "".join(
        scenes or (scene("First", "Here is a circle, and that is all."), scene("Second", "And here it is again."))
    )


def long_script(title: str, seconds: float = 50) -> str:
    """Return a script that takes a while: two short scenes, then long ones."""
    turning = "Rotate(Square(4).set_fill(BLUE, 0.5), 20 * PI, rate_func=linear)"
    return script(
        title,
        scene("First", "First a circle, drawn in a moment."),
        scene("Second", "Then another circle, as quickly."),
        scene("Third", "Now something that turns and turns.", seconds=seconds, does=turning),
        scene("Fourth", "And it turns once more, as long.", seconds=seconds, does=turning),
    )
