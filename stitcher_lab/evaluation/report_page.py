"""The report on one run: an HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stitcher_lab.evaluation import figures
from stitcher_lab.evaluation.page import (
    SIGNS,
    Markup,
    bar,
    element,
    join,
    outcome_mark,
    page,
    section,
    settings_list,
    table,
    tiles,
)
from stitcher_lab.evaluation.prompt_parts import details, prompt_table
from stitcher_lab.evaluation.results import MEANING
from stitcher_lab.evaluation.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.evaluation.run_folder import Run
    from stitcher_lab.evaluation.summary import Rate, Summary
    from stitcher_lab.model import Usage

_TASKS: Mapping[str, str] = {
    "rewrite": "search words", "rerank": "choosing examples", "plan": "storyboard", "code": "writing scenes",
    "fix": "fixing scenes", "judge": "looking at pictures",
}  # fmt: skip
_FAILURES: Mapping[str, str] = {
    "attribute": "an attribute or method that does not exist",
    "keyword": "a keyword or argument that nothing takes",
    "name": "a name that is not defined",
    "import": "something imported that is not there",
    "syntax": "no Python",
    "truncated": "cut off in the middle",
    "forbidden": "something that scenes may not do",
    "contract": "other narration than planned",
    "layout": "a picture that cannot be read",
    "latex": "a formula that LaTeX does not set",
    "limit": "too much time or memory",
    "other": "any other error while it ran",
    "no template": "no template fits, and no model is configured",
    "value": "a value that makes no sense",
    "request": "an option that cannot be met",
    "code": "every scene failed",
    "nonsense": "the model's answer had not the form asked for",
    "budget": "the budget was spent",
    "service": "the model's service did not answer",
    "machine": "something is missing on this machine",
    "voice": "no voice could speak",
    "internal": "a fault in stitcher_lab itself",
}


def report(run: Run) -> str:
    """Write the report on a run."""
    results = list(run.results.values())
    summary = summarize(results)
    parts = [
        ("outcomes", "Outcomes", _outcomes(summary)),
        ("scenes", "Scenes", _scenes(summary)),
        ("failures", "What went wrong", _failures(summary)),
        ("time", "Time", _time(summary, run)),
        ("cost", "The model: tokens and cost", _cost(summary)),
        ("prompts", "Prompt by prompt", prompt_table(results)),
        ("details", "In detail", join(details(result) for result in results)),
    ]
    return page(
        f"Evaluation: {run.name}",
        contents=[(name, title) for name, title, _ in parts],
        head=[_set(run, summary)],
        parts=[_first(summary), *(section(name, title, content) for name, title, content in parts)],
    )


def _set(run: Run, summary: Summary) -> Markup:
    known: list[tuple[str, object]] = [("Prompts", f"{run.facts.get('prompts', '')} ({summary.prompts})".strip())]
    known += [(name.replace("_", " ").capitalize(), value) for name, value in run.settings.items() if value]
    if not run.settings.get("model"):
        known.append(("Model", "none: templates only"))
    versions = run.facts.get("versions", {})
    if isinstance(versions, dict) and versions:
        known.append(("Versions", ", ".join(f"{name} {number}" for name, number in versions.items())))
    if run.facts.get("started"):
        known.append(("Begun", str(run.facts["started"]).replace("T", " ").replace("+00:00", " UTC")))
    if run.unreadable:
        known.append(("Unreadable", f"{figures.plural(run.unreadable, 'line')} of the results, passed over"))
    return settings_list(known)


def _first(summary: Summary) -> Markup:
    rows = [
        _rate_tile("Whole at the first try", summary.first_try),
        _rate_tile("Whole after fixes", summary.whole),
        _rate_tile("Delivered, whole or in part", summary.delivered),
    ]
    if summary.seconds:
        rows.append(("Time for a prompt", figures.seconds(summary.seconds.middle), "the middle one of all videos"))
    if summary.cost:
        rows.append(("Cost of a prompt", figures.dollars(summary.cost.middle), "the middle one of all videos"))
    return tiles(rows)


def _rate_tile(name: str, rate: Rate) -> tuple[str, str, str]:
    return name, figures.percent(rate.part), f"{figures.of(rate)} videos; 95\u00a0% interval {figures.between(rate)}"


def _outcomes(summary: Summary) -> Markup:
    present = [(outcome, count) for outcome, count in summary.outcomes.items() if count]
    stack = element(
        "div",
        *(Markup(f'<i class="fill-{SIGNS[outcome][1]}" style="--n:{count}"></i>') for outcome, count in present),
        class_="stack",
        aria_hidden="true",
    )
    rows = [(outcome_mark(outcome), count, MEANING[outcome]) for outcome, count in present]
    notes: list[Markup] = []
    if summary.reused:
        notes.append(
            element(
                "p",
                f"{figures.plural(summary.reused, 'video')} had been made before and came from the cache: "
                "their times and costs say nothing. Use --fresh to measure those.",
                class_="muted",
            )
        )
    return join(
        [stack, table("What became of the prompts", ["Outcome", "Prompts", "Meaning"], rows, numbers=[1]), *notes]
    )


def _scenes(summary: Summary) -> Markup:
    if not summary.scenes:
        return element("p", "No scene was made.")
    rates = [
        ("made as first written", summary.scenes_first_try),
        ("made after fixes", summary.scenes_made),
    ]
    rows = [
        (name, figures.of(rate), figures.percent(rate.part), figures.between(rate), bar(rate.part or 0.0))
        for name, rate in rates
    ]
    most = max(summary.rounds.values())
    rounds = [
        (figures.plural(number, "fix", "fixes"), count, bar(count / most)) for number, count in summary.rounds.items()
    ]
    return join(
        [
            table(
                "How many scenes came to be", ["Scenes", "Count", "Share", "95 % interval", ""], rows, numbers=[1, 2, 3]
            ),
            table("How many fixes by the model a scene took", ["Fixes", "Scenes", ""], rounds, numbers=[1]),
            element("p", f"{figures.plural(summary.mended, 'slip').capitalize()} put right without a model."),
            element(
                "p",
                f"Left in the pictures: {figures.plural(summary.layout_errors, 'layout error')} and "
                f"{figures.plural(summary.layout_warnings, 'warning')}; "
                f"{figures.of(summary.clean)} videos have no such error.",
            ),
        ]
    )


def _failures(summary: Summary) -> Markup:
    parts: list[Markup] = []
    if summary.scene_failures:
        most = max(each.scenes for each in summary.scene_failures)
        rows = [
            (each.name, each.scenes, each.made, _FAILURES.get(each.name, ""), bar(each.scenes / most))
            for each in summary.scene_failures
        ]
        heads = ["Class", "Scenes", "Made in the end", "Meaning", ""]
        parts.append(table("Scenes that failed so, at any of their drafts", heads, rows, numbers=[1, 2]))
    if summary.video_failures:
        ended = [(name, count, _FAILURES.get(name, "")) for name, count in summary.video_failures.items()]
        parts.append(table("Prompts that ended without a video", ["Class", "Prompts", "Meaning"], ended, numbers=[1]))
    return join(parts) if parts else element("p", "Nothing.")


def _time(summary: Summary, run: Run) -> Markup:
    if not summary.seconds:
        return element("p", "Nothing was measured.")
    most = max((spread.middle for spread in summary.stages.values()), default=1.0) or 1.0
    rows = [
        (stage, figures.seconds(s.middle), figures.seconds(s.high), figures.seconds(s.total), bar(s.middle / most))
        for stage, s in summary.stages.items()
    ]
    whole = summary.seconds
    rows.append(
        (
            "all together", figures.seconds(whole.middle), figures.seconds(whole.high), figures.seconds(whole.total),
            Markup("<td></td>"),
        ),
    )  # fmt: skip
    heads = ["Stage", "Middle", "Nine in ten below", "Sum", ""]
    side_by_side = run.settings.get("parallel", 1)
    notes = []
    if isinstance(side_by_side, int) and side_by_side > 1:
        notes.append(
            element("p", f"{side_by_side} prompts ran at a time, which makes each of them slower.", class_="muted")
        )
    return join([table("Wall time of each stage", heads, rows, numbers=[1, 2, 3]), *notes])


def _cost(summary: Summary) -> Markup:
    if summary.usage is None:
        return element("p", "No model was asked.")
    rows = [_usage_row(_TASKS.get(task, task), usage) for task, usage in summary.tasks.items()]
    rows.append(_usage_row("all together", summary.usage))
    heads = ["Task", "Calls", "Tokens sent", "of them cached", "Tokens received", "Seconds", "Cost"]
    notes = []
    if summary.tokens:
        notes.append(
            element(
                "p",
                f"A prompt took {figures.count(summary.tokens.middle)} tokens in the middle, "
                f"nine in ten less than {figures.count(summary.tokens.high)}.",
            )
        )
    if summary.settled is not None and summary.usage.cost is not None and summary.settled < summary.usage.cost:
        notes.append(element("p", f"{figures.dollars(summary.settled)} without the scenes that were not made."))
    return join([table("What was asked of the model", heads, rows, numbers=range(1, 7)), *notes])


def _usage_row(name: str, usage: Usage) -> tuple[object, ...]:
    return (
        name,
        figures.count(usage.calls),
        figures.count(usage.prompt_tokens),
        figures.count(usage.cached_tokens),
        figures.count(usage.completion_tokens),
        figures.seconds(usage.seconds),
        figures.dollars(usage.cost),
    )
