"""The planner: a Brief and its Grounding become a Storyboard."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from stitcher_lab.agent.prompting import system
from stitcher_lab.errors import ModelNonsense
from stitcher_lab.gateway import Request, Tier
from stitcher_lab.model import Line, Storyboard, StoryScene, StyleGuide
from stitcher_lab.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.gateway import Models
    from stitcher_lab.model import Brief, Grounding

MOST_SCENES, MOST_BEATS, MOST_COLORS = 10, 10, 4
LONGEST_LINE = 600  # characters
WORDS_PER_SECOND = 2.4
# A plan so many times longer than the video may be is asked for again.
_TOO_LONG = 1.15

_TEXT = {"type": "string"}
# What cannot be done without is required, and the rest may be missing: a small model leaves out what is empty, and
# asking again for an empty string costs a call.
_BEAT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": _TEXT, "say": _TEXT, "visual": _TEXT},
}
_SCENE = {
    "type": "object",
    "required": ["name", "beats"],
    "properties": {
        "name": _TEXT,
        "title": _TEXT,
        "layout": _TEXT,
        "symbols": {"type": "array", "items": _TEXT},
        "beats": {"type": "array", "minItems": 1, "maxItems": MOST_BEATS, "items": _BEAT},
    },
}
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["title", "scenes"],
    "properties": {
        "title": _TEXT,
        "language": _TEXT,
        "style": {
            "type": "object",
            "properties": {
                "colors": {"type": "object", "additionalProperties": _TEXT},
                "pacing": _TEXT,
                "layout": _TEXT,
            },
        },
        "scenes": {"type": "array", "minItems": 1, "maxItems": MOST_SCENES, "items": _SCENE},
    },
}


def plan(
    brief: Brief,
    grounding: Grounding,
    models: Models,
    *,
    tier: Tier,
    surroundings: str,
    languages: Collection[str],
    reserved: Collection[str],
    cancellation: Cancellation,
    on_step: Callable[[str], None] = lambda _: None,
) -> Storyboard:
    """Ask for a storyboard and put it in order.

    ``languages`` are the codes of those that can be spoken; ``reserved`` are names that no scene may bear, since they
    mean something else in its file. A plan that would take far longer than the video may is asked for once more.

    Raises
    ------
    stitcher_lab.errors.ModelError
        The model gave no plan.

    """
    request = Request(
        task="plan",
        system=system("plan"),
        user=_order(brief, grounding, surroundings, languages),
        tier=tier,
        schema=SCHEMA,
        max_tokens=6000,
        temperature=0.4,
    )
    storyboard = read(models.ask(request, cancellation=cancellation).data, reserved=reserved)
    seconds = spoken_seconds(storyboard)
    if seconds > brief.max_duration * _TOO_LONG:
        on_step(
            f"The plan would take about {seconds:.0f} of {brief.max_duration:.0f} seconds: asking for a shorter one."
        )
        shorter = (
            f"\nYour last plan had {seconds * WORDS_PER_SECOND:.0f} spoken words. Give a shorter one, with at most "
            f"{brief.max_duration * WORDS_PER_SECOND * 0.9:.0f} words in all."
        )
        again = replace(request, user=request.user + shorter)
        storyboard = read(models.ask(again, cancellation=cancellation).data, reserved=reserved)
    return storyboard


def spoken_seconds(storyboard: Storyboard) -> float:
    """Estimate how long the narration takes."""
    words = sum(len((line.say or line.text).split()) for scene in storyboard.scenes for line in scene.lines)
    return words / WORDS_PER_SECOND


def read(data: Mapping[str, Any], *, reserved: Collection[str]) -> Storyboard:
    """Turn a plan into a Storyboard: plain text without control characters, class names that can be used.

    Raises
    ------
    stitcher_lab.errors.ModelNonsense
        It says nothing.

    """
    scenes: list[StoryScene] = []
    for planned in data["scenes"]:
        lines = tuple(
            Line(text, plain(beat.get("say", ""))[:LONGEST_LINE], plain(beat.get("visual", ""))[:LONGEST_LINE])
            for beat in planned["beats"]
            if (text := plain(beat["text"])[:LONGEST_LINE])
        )
        if not lines:
            continue
        title = plain(planned.get("title", ""))[:80] or in_words(planned["name"])
        taken = {scene.name for scene in scenes} | set(reserved)
        scenes.append(
            StoryScene(
                name=class_name(planned["name"] if re.search(r"[A-Za-z]", planned["name"]) else title, taken),
                title=title,
                lines=lines,
                layout=plain(planned.get("layout", "")),
                symbols=tuple(
                    symbol for symbol in planned.get("symbols", ()) if symbol.replace(".", "").isidentifier()
                ),
            )
        )
    if not scenes:
        raise ModelNonsense("The model's plan holds no scene with something to say.", remedy="Run it again.")
    style = data.get("style", {})
    colors = {plain(role): plain(color) for role, color in list(style.get("colors", {}).items())[:MOST_COLORS]}
    return Storyboard(
        title=plain(data["title"])[:120] or scenes[0].title,
        style=StyleGuide(colors, plain(style.get("pacing", "")), plain(style.get("layout", ""))),
        scenes=tuple(scenes),
        language=language_code(data.get("language", "")),
    )


def plain(text: str) -> str:
    """Text as one line: no control or invisible characters, single spaces. Narration is spoken and shown exactly so."""
    visible = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}
    )
    return re.sub(r" {2,}", " ", visible).strip()


def in_words(name: str) -> str:
    """A class name as a title: ``TheFirstStep`` becomes ``The first step``."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_+", " ", plain(name)).split()
    return " ".join(words).capitalize() or "Scene"


def language_code(text: str) -> str:
    """A code such as ``de`` or ``pt-br`` from what a model gives as one; empty where it is none."""
    code = text.strip().lower().replace("_", "-")
    return code if re.fullmatch(r"[a-z]{2,3}(-[a-z]{2})?", code) else ""


def class_name(text: str, taken: Collection[str]) -> str:
    """Make a class name of ``text`` that is ASCII, PascalCase and not taken."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", ascii_text)
    base = "".join(word[:1].upper() + word[1:] for word in words)[:60] or "Part"
    if base[0].isdigit():
        base = f"Scene{base}"
    if base in taken:
        base = f"{base}Scene"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}{number}", number + 1
    return name


def _order(brief: Brief, grounding: Grounding, surroundings: str, languages: Collection[str]) -> str:
    language = f"Language of the lesson: {brief.language}"
    if brief.language_open:
        language = (
            'Language of the lesson: the one that the prompt is written in; give its code as "language". Of these, '
            f"since no other can be spoken here: {', '.join(sorted(languages))}; else {brief.language}."
        )
    parts = [
        quoted("prompt", brief.prompt),
        surroundings,
        language,
        f"Longest length: {brief.max_duration:.0f} seconds, that is {brief.max_duration * WORDS_PER_SECOND:.0f} words.",
        "Shorter is better where the idea allows it.",
    ]
    if brief.data:
        parts.append(quoted("data", json.dumps(brief.data, ensure_ascii=False, default=str)))
    if brief.palette:
        parts.append(f"The teacher asked for these colours: {', '.join(brief.palette)}")
    if grounding.plugin:
        parts.append(f"The plugin {grounding.plugin} fits this subject and is installed.")
    if grounding.symbols:
        parts.append(f"What Manim has for this: {', '.join(grounding.symbols)}")
    titles = [chosen.example.title for chosen in grounding.chosen]
    if titles:
        parts.append(quoted("examples", "\n".join(titles)))
    return "\n\n".join(parts)
