"""The coder: one scene of the storyboard becomes code."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from stitcher_lab.agent.prompting import system
from stitcher_lab.agent.replies import read_code
from stitcher_lab.gateway import Request
from stitcher_lab.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.agent.replies import CodeReply
    from stitcher_lab.agent.workshop import Workshop
    from stitcher_lab.model import CoderLesson, Storyboard, StoryScene, Usage

MOST_TOKENS = 4000
MOST_CARDS = 8


def write(scene: StoryScene, storyboard: Storyboard, shop: Workshop, *, again: bool = False) -> tuple[CodeReply, Usage]:
    """Ask for the scene's code.

    ``again`` asks for it once more, shorter, after a reply that broke off.

    Raises
    ------
    stitcher_lab.errors.ModelError
        The model gave no answer.

    """
    request = Request(
        task="code",
        system=system("code"),
        user=_order(scene, storyboard, shop),
        tier=shop.tier,
        max_tokens=MOST_TOKENS,
        scene=scene.name,
    )
    if again:
        note = "\n\nYour last answer broke off before its end. Write the scene shorter: at most 60 lines."
        request = replace(request, user=request.user + note, max_tokens=2 * MOST_TOKENS)
    answer = shop.models.ask(request, cancellation=shop.cancellation)
    reply = read_code(answer.text)
    return replace(reply, whole=reply.whole and not answer.truncated), answer.usage


def _order(scene: StoryScene, storyboard: Storyboard, shop: Workshop) -> str:
    """Put together what changes from call to call; what all scenes of a job share comes first, for the cache."""
    brief = shop.brief
    parts = [
        shop.surroundings,
        f"The lesson's language, of all words on the picture: {brief.language}",
        *(quoted("example", chosen.example.code, id=chosen.example.id) for chosen in shop.grounding.chosen),
        *told(shop.lessons),
    ]
    parts.append(quoted("plan", _outline(storyboard)))
    if brief.data:
        parts.append(quoted("data", json.dumps(brief.data, ensure_ascii=False, default=str)))
    parts += _cards(scene, shop)
    beats = [asdict(line) for line in scene.lines]
    facts = {"title": scene.title, "layout": scene.layout, "symbols": list(scene.symbols), "beats": beats}
    parts.append(quoted("scene", json.dumps(facts, ensure_ascii=False, indent=1), name=scene.name))
    if hint := brief.hints.get(scene.name):
        parts.append(f"An earlier try at this scene did not work. The teacher's hint:\n{quoted('hint', hint)}")
    parts.append(f"Write this scene.\nScene: {scene.name}")
    return "\n\n".join(parts)


def _cards(scene: StoryScene, shop: Workshop) -> list[str]:
    """What the plan wants and no example shows: its true signature, and what it does."""
    shown = {symbol for chosen in shop.grounding.chosen for symbol in chosen.example.symbols}
    wanted = [symbol for symbol in dict.fromkeys(scene.symbols) if symbol in shop.reference.symbols]
    missing = [symbol for symbol in wanted if symbol not in shown][:MOST_CARDS]
    return [quoted("card", shop.reference.live(symbol), symbol=symbol) for symbol in missing]


def _outline(storyboard: Storyboard) -> str:
    style = storyboard.style
    colors = ", ".join(f"{role}: {color}" for role, color in style.colors.items())
    scenes = "\n".join(f"{number}. {scene.title} ({scene.name})" for number, scene in enumerate(storyboard.scenes, 1))
    return f"{storyboard.title}\nColours: {colors}\nPacing: {style.pacing}\nLayout: {style.layout}\nScenes:\n{scenes}"


def _told(lesson: CoderLesson) -> str:
    return f"{lesson.advice}\nFailed:\n{lesson.failing}\nWorks:\n{lesson.fixed}"


def told(lessons: Sequence[CoderLesson]) -> list[str]:
    """Lessons as they stand in a prompt."""
    return [quoted("lesson", _told(lesson), symbol=lesson.symbol) for lesson in lessons]
