"""The judge: a model that can see looks at the picture at the end of each beat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.agent.prompting import system
from stitcher_lab.errors import ModelError
from stitcher_lab.gateway import Request, Tier
from stitcher_lab.model import Finding
from stitcher_lab.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.agent.workshop import Workshop
    from stitcher_lab.model import RehearsedScene, StoryScene, Usage

MOST_PICTURES = 8
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["findings"],
    "properties": {
        "findings": {
            "type": "array",
            "maxItems": 20,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["beat", "severity", "message"],
                "properties": {
                    "beat": {"type": "integer", "minimum": 1},
                    "severity": {"enum": ["error", "warning"]},
                    "message": {"type": "string"},
                },
            },
        }
    },
}


def judge(
    scene: StoryScene,
    pictures: Mapping[int, bytes],
    rehearsed: RehearsedScene,
    beat_lines: Mapping[int, int],
    shop: Workshop,
) -> tuple[tuple[Finding, ...], Usage | None]:
    """Return what the model sees; ``pictures`` are PNG files by beat, from 0.

    A judge that cannot be asked judges nothing: its opinion is worth having, and no reason to fail.
    """
    chosen = dict(sorted(pictures.items())[:MOST_PICTURES])
    if not chosen:
        return (), None
    shown = "\n\n".join(
        quoted("beat", f"{rehearsed.lines[beat].text}\nPlanned: {rehearsed.lines[beat].visual}", number=str(beat + 1))
        for beat in chosen
        if beat < len(rehearsed.lines)
    )
    request = Request(
        task="judge",
        system=system("judge"),
        user=f"{shown}\n\nThe pictures follow in this order.\nScene: {scene.name}",
        tier=Tier.VISION,
        schema=SCHEMA,
        images=tuple(chosen.values()),
        max_tokens=1500,
        scene=scene.name,
    )
    try:
        answer = shop.models.ask(request, cancellation=shop.cancellation)
    except ModelError as error:
        shop.on_step(scene.name, f"The pictures were not judged: {error.message}")
        return (), None
    return tuple(
        Finding("seen", entry["severity"], scene.name, entry["beat"] - 1, entry["message"][:400],
                beat_lines.get(entry["beat"] - 1))
        for entry in answer.data["findings"]
        if entry["beat"] - 1 in chosen
    ), answer.usage  # fmt: skip
