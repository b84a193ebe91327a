"""What a report says of single prompts: a row each, and all there is to know, folded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from stitcher_lab.evaluation import figures
from stitcher_lab.evaluation.page import Markup, element, outcome_mark, table
from stitcher_lab.evaluation.results import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.evaluation.results import Result, SceneResult


def prompt_table(results: Sequence[Result]) -> Markup:
    """All prompts, one a row."""
    rows = [
        (
            element("a", result.id, href=f"#of-{quote(result.id)}"),
            element("td", result.prompt, class_="prompt"),
            outcome_mark(result.outcome),
            _made(result),
            result.rounds,
            sum(scene.layout_errors for scene in result.scenes),
            figures.seconds(result.seconds),
            figures.dollars(result.usage.cost) if result.usage else figures.NONE,
        )
        for result in results
    ]
    heads = ["Id", "Prompt", "Outcome", "Scenes", "Fixes", "Layout errors", "Time", "Cost"]
    return table("All prompts", heads, rows, numbers=[3, 4, 5, 6, 7])


def _made(result: Result) -> str:
    made = sum(scene.outcome == "made" for scene in result.scenes)
    return f"{made} of {len(result.scenes)}" if result.scenes else figures.NONE


def details(result: Result) -> Markup:
    """All that is known of one prompt, folded."""
    told = [element("p", result.prompt)]
    if result.message:
        told.append(element("p", f"{result.failure}: " if result.failure else "", result.message, " ", result.remedy))
    if result.outcome in {Outcome.MADE, Outcome.PARTIAL}:
        link = element("a", result.title or "the video", href=quote(result.video))
        told.append(
            element(
                "p", link, f", {figures.seconds(result.duration)}, from {result.origin or 'a script'}",
                ", taken from the cache" if result.reused else "",
            )
        )  # fmt: skip
    if result.scenes:
        told.append(_scene_table(result.scenes))
    if result.findings:
        told.append(element("h3", "Left in the pictures"))
        told.append(element("ul", *(element("li", finding) for finding in result.findings), class_="plainlist"))
    if result.steps:
        told.append(element("h3", "What was told on the way"))
        told.append(element("ol", *(element("li", step) for step in result.steps), class_="story"))
    if result.stages:
        spent = ", ".join(f"{stage} {figures.seconds(seconds)}" for stage, seconds in result.stages.items())
        whole = figures.seconds(result.seconds)
        told.append(element("p", f"Time: {spent}; {whole} in all.", class_="muted"))
    scenes = f" {_made(result)} scenes" if result.scenes else ""
    summary = element("summary", element("span", result.id, class_="id"), " ", outcome_mark(result.outcome), scenes)
    return element("details", summary, *told, id=f"of-{result.id}")


def _scene_table(scenes: Sequence[SceneResult]) -> Markup:
    words = {"made": "made", "title_card": "title card", "missing": "missing"}
    rows = [
        (
            scene.name,
            words.get(scene.outcome, scene.outcome),
            scene.rounds,
            scene.mended,
            ", ".join(scene.failures) or figures.NONE,
            scene.layout_errors,
            scene.layout_warnings,
        )
        for scene in scenes
    ]
    heads = ["Scene", "Outcome", "Fixes", "Mended", "Failures on the way", "Layout errors", "Warnings"]
    return table("Its scenes", heads, rows, numbers=[2, 3, 5, 6])
