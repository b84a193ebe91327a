"""Traps for coders: mistakes that a lesson can prevent, each in two scenes about different things.

The first scene teaches: its coder falls into the trap, its fixer mends it and says what is to be learnt. The second is
written in a later job; its coder falls into the same trap, unless the request holds the lesson, under the name at
fault, in the words in which it was learnt. A lesson of that name with another's content is no help.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.model import CoderLesson


@dataclass(frozen=True)
class Trap:
    """One mistake. ``wrong`` and ``right`` are the statements, with ``{n}`` where the two scenes differ."""

    symbol: str  # the name at fault, as the agent finds it
    needs: tuple[str, ...]  # names of the API that the plan gives
    advice: str
    before: str
    wrong: str
    right: str

    @property
    def told(self) -> str:
        """How the lesson stands in a request."""
        return f'symbol="{self.symbol}">\n{self.advice}'


TRAPS = {
    "Curve": Trap(
        "Axes.draw_function", ("Axes", "plot"),
        "Axes has no draw_function: a function is drawn with plot.",
        "axes = Axes(x_range=[0, {n}], y_range=[0, 9], x_length=6, y_length=4)",
        "graph = axes.draw_function(lambda x: x)",
        "graph = axes.plot(lambda x: x)",
    ),
    "Bars": Trap(
        "BarChart.animate_bars", ("BarChart", "change_bar_values"),
        "BarChart has no animate_bars: play chart.animate.change_bar_values with the new values.",
        "graph = BarChart([{n}, 2, 3], y_range=[0, 10, 2], x_length=6, y_length=4)",
        "self.play(graph.animate_bars([2, 3, {n}]), run_time=0.4)",
        "self.play(graph.animate.change_bar_values([2, 3, {n}]), run_time=0.4)",
    ),
    "Slices": Trap(
        "Circle.divide", ("Sector", "Circle"),
        "A Circle has no divide: make slices of it with Sector, one for each start_angle.",
        "size = 0.2 * {n}",
        "graph = Circle(radius=size, color=BLUE).divide(3)",
        "graph = VGroup(*[Sector(radius=size, angle=2, start_angle=2.1 * k, color=BLUE) for k in range(3)])",
    ),
}  # fmt: skip
TAUGHT_WITH, ASKED_WITH = 4, 7


def teaching() -> str:
    """A conversation in which every trap is fallen into, and mended with a lesson."""
    parts = [_head("curves, bars and slices"), _plan(TAUGHT_WITH)]
    for name, trap in TRAPS.items():
        parts.append(_reply("code", name, _scene(name, trap, trap.wrong, TAUGHT_WITH)))
        parts.append(_reply("fix", name, f"LESSON: {trap.advice}\n```python\n{trap.right.format(n=TAUGHT_WITH)}\n```"))
    return "\n".join(parts)


def asking() -> str:
    """A later conversation, with the same traps; each coder avoids its own if it was told."""
    parts = [_head("other curves, bars and slices"), _plan(ASKED_WITH)]
    for name, trap in TRAPS.items():
        wrong, right = (_scene(name, trap, code, ASKED_WITH) for code in (trap.wrong, trap.right))
        parts.append(_reply("code", name, right, contains=trap.told))
        parts.append(_reply("code", name, wrong, lacks=trap.told))
        parts.append(_reply("fix", name, f"```python\n{trap.right.format(n=ASKED_WITH)}\n```"))
    return "\n".join(parts)


def prompt_of(conversation: str) -> str:
    """What is asked for."""
    return tomllib.loads(conversation)["prompt"]


def _head(prompt: str) -> str:
    return f'title = "Lessons"\nprompt = "{prompt}"\n'


def _line(name: str, number: int) -> str:
    return f"Here is {name.lower()} number {number}."


def _plan(number: int) -> str:
    scenes = [
        {
            "name": name, "title": name, "layout": "in the middle", "symbols": list(trap.needs),
            "beats": [{"text": _line(name, number), "say": "", "visual": f"The {name.lower()} appears."}],
        }
        for name, trap in TRAPS.items()
    ]  # fmt: skip
    style = {"colors": {}, "pacing": "calm", "layout": "one thing in the middle"}
    plan = {"title": f"Things number {number}", "style": style, "scenes": scenes}
    symbols = sorted({symbol for trap in TRAPS.values() for symbol in trap.needs})
    rewrite = {"search": "axes graph bar chart slices", "symbols": symbols, "plugin": None}
    return f"{_json_reply('rewrite', rewrite)}\n{_json_reply('plan', plan)}"


def _scene(name: str, trap: Trap, code: str, number: int) -> str:
    lines = [
        "```python",
        "from manim import *",
        "from stitcher_lab.scene import *",
        "",
        "",
        f"class {name}(Lesson):",
        f'    """{name}."""',
        "",
        "    def construct(self):",
        f'        with self.voiceover(text="{_line(name, number)}") as tracker:',
        *(f"            {line.format(n=number)}" for line in (trap.before, code)),
        "            self.play(FadeIn(graph), run_time=0.5 * tracker.duration)",
        "```",
    ]
    return "\n".join(lines)


def _reply(task: str, scene: str, text: str, **conditions: str) -> str:
    told = "".join(f"{name} = {json.dumps(value)}\n" for name, value in conditions.items())
    return f'[[reply]]\ntask = "{task}"\nscene = "{scene}"\nrepeat = true\n{told}text = {json.dumps(text)}\n'


def _json_reply(task: str, value: object) -> str:
    return f'[[reply]]\ntask = "{task}"\nrepeat = true\njson = {json.dumps(json.dumps(value))}\n'


def shuffled(lessons: Sequence[CoderLesson]) -> list[CoderLesson]:
    """Give each lesson's name the content of the next one: the control, equal in number, length and names."""
    contents = [*lessons[1:], lessons[0]]
    return [
        replace(content, id=lesson.id, symbol=lesson.symbol) for lesson, content in zip(lessons, contents, strict=True)
    ]
