"""Two runs side by side: an HTML page with the differences marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stitcher_lab.evaluation import figures
from stitcher_lab.evaluation.comparing import BETTER, CHANGED, ONLY, SAME, WORSE, compare
from stitcher_lab.evaluation.page import (
    Markup,
    element,
    join,
    outcome_mark,
    page,
    scrolling,
    section,
    settings_list,
    table,
    tiles,
)
from stitcher_lab.evaluation.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from stitcher_lab.evaluation.comparing import Comparison, Pair
    from stitcher_lab.evaluation.results import Result
    from stitcher_lab.evaluation.run_folder import Run
    from stitcher_lab.evaluation.summary import Rate, Summary

# Verdicts in the order in which one wants to read them: sign, colour, meaning.
_VERDICTS: Mapping[str, tuple[str, str, str]] = {
    WORSE: ("▼", "bad", "worse in the second run"),
    BETTER: ("▲", "good", "better in the second run"),
    SAME: ("=", "other", "the same"),
    CHANGED: ("~", "fair", "another prompt under the same id"),
    ONLY: ("1", "other", "measured in one run only"),
}
# Time and cost differ a little from run to run by themselves.
_NOTABLE = 0.1
# Usual bound below which one does not speak of chance.
_UNLIKELY = 0.05


def comparison(first: Run, second: Run) -> str:
    """Write the page."""
    names = (first.name, second.name) if first.name != second.name else (f"{first.name} (1)", f"{second.name} (2)")
    found = compare(first, second)
    # Only what both measured: else the figures would differ because the prompts do.
    both = (
        summarize(pair.first for pair in found.both if pair.first),
        summarize(pair.second for pair in found.both if pair.second),
    )
    parts = [
        ("figures", "Figures", _figures(both, names, len(found.both))),
        ("failures", "What went wrong", _failures(both, names)),
        ("stages", "Time", _stages(both, names)),
        ("prompts", "Prompt by prompt", _prompts(found, names)),
    ]
    return page(
        f"{names[0]} and {names[1]}",
        contents=[(name, title) for name, title, _ in parts],
        head=[_settings(first, second, names)],
        parts=[_first(found), *(section(name, title, content) for name, title, content in parts)],
    )


def _settings(first: Run, second: Run, names: tuple[str, str]) -> Markup:
    rows: list[tuple[str, object]] = [("First run", names[0]), ("Second run", names[1])]
    before, after = _told(first), _told(second)
    differ = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    rows += [(name, f"{before.get(name) or 'not set'} → {after.get(name) or 'not set'}") for name in differ]
    if not differ:
        rows.append(("Settings", "the same in both"))
    return settings_list(rows)


def _told(run: Run) -> dict[str, object]:
    versions = run.facts.get("versions")
    told = {name.replace("_", " ").capitalize(): value for name, value in run.settings.items()}
    return told | (versions if isinstance(versions, dict) else {})


def _first(found: Comparison) -> Markup:
    count = len(found.both)
    chance = found.chance
    if chance is None:
        word = "no prompt is whole in one run only"
    elif chance < _UNLIKELY:
        word = f"hardly by chance (p = {chance:.3f})"
    else:
        word = f"may well be chance (p = {chance:.2f})"
    return join(
        [
            tiles(
                [
                    (
                        "Better in the second",
                        figures.count(found.count(BETTER)),
                        f"of {figures.plural(count, 'prompt')} in both",
                    ),
                    (
                        "Worse in the second",
                        figures.count(found.count(WORSE)),
                        f"of {figures.plural(count, 'prompt')} in both",
                    ),
                    ("The same", figures.count(found.count(SAME)), f"of {figures.plural(count, 'prompt')} in both"),
                    ("Whole in one run only", f"{found.losses} : {found.wins}", f"first : second, {word}"),
                ]
            ),
            element(
                "p",
                "Better and worse go by outcome, then scenes made, then fixes needed, then layout errors left. "
                "The probability is that of a split at least so uneven if both runs were equally good (sign test).",
                class_="muted",
            ),
        ]
    )


def _figures(both: tuple[Summary, Summary], names: tuple[str, str], count: int) -> Markup:
    rows: list[Sequence[object]] = []
    rates: list[tuple[str, Callable[[Summary], Rate]]] = [
        ("videos whole at the first try", lambda s: s.first_try),
        ("videos whole after fixes", lambda s: s.whole),
        ("videos delivered, whole or in part", lambda s: s.delivered),
        ("videos without a layout error", lambda s: s.clean),
        ("scenes made as first written", lambda s: s.scenes_first_try),
        ("scenes made after fixes", lambda s: s.scenes_made),
    ]
    for name, rate in rates:
        before, after = rate(both[0]), rate(both[1])
        rows.append((name, _share(before), _share(after), _points(before.part, after.part)))
    amounts: list[tuple[str, Callable[[Summary], float | None], Callable[[float | None], str]]] = [
        ("fixes by the model", lambda s: sum(n * scenes for n, scenes in s.rounds.items()), _whole),
        ("slips mended without it", lambda s: s.mended, _whole),
        ("layout errors left", lambda s: s.layout_errors, _whole),
        ("tokens", lambda s: figures.tokens(s.usage), _whole),
        ("cost", lambda s: s.usage.cost if s.usage else 0.0, figures.dollars),
        ("time for a prompt, middle", lambda s: s.seconds.middle if s.seconds else None, figures.seconds),
    ]
    for name, amount, written in amounts:
        was, now = amount(both[0]), amount(both[1])
        less = name != "slips mended without it"
        rows.append((name, written(was), written(now), _change(was, now, less_is_better=less)))
    caption = f"Of the {figures.plural(count, 'prompt')} that both runs measured"
    return table(caption, ["", *names, "Difference"], rows, numbers=[1, 2, 3])


def _share(rate: Rate) -> str:
    return f"{figures.percent(rate.part)} ({figures.of(rate)})"


def _whole(value: float | None) -> str:
    return figures.NONE if value is None else figures.count(value)


def _points(before: float | None, after: float | None) -> Markup | str:
    if before is None or after is None:
        return figures.NONE
    difference = round(100 * (after - before), 1)
    if not difference:
        return "="
    return _marked(f"{abs(difference):g} points", better=difference > 0, up=difference > 0)


def _change(was: float | None, now: float | None, *, less_is_better: bool = True) -> Markup | str:
    if was is None or now is None:
        return figures.NONE
    if was == now:
        return "="
    if not was:
        return _marked("from none", better=not less_is_better, up=True)
    part = now / was - 1
    words = f"{abs(100 * part):.0f} %"
    if abs(part) < _NOTABLE:
        return words.join(("+" if part > 0 else "−", ""))
    return _marked(words, better=(part < 0) == less_is_better, up=part > 0)


def _marked(words: str, *, better: bool, up: bool) -> Markup:
    """A difference: its sign, an arrow for its direction, and whether that is good, in words for who hears it."""
    kind = "good" if better else "bad"
    verdict = element("span", " (better)" if better else " (worse)", class_="verdict")
    return element("span", f"{'▲ +' if up else '▼ −'}{words}", verdict, class_=f"mark {kind}")


def _failures(both: tuple[Summary, Summary], names: tuple[str, str]) -> Markup:
    counts = [
        {f"scene: {each.name}": each.scenes for each in summary.scene_failures}
        | {f"prompt: {name}": count for name, count in summary.video_failures.items()}
        for summary in both
    ]
    rows = [
        (
            name,
            counts[0].get(name, 0),
            counts[1].get(name, 0),
            _difference(counts[0].get(name, 0), counts[1].get(name, 0)),
        )
        for name in dict.fromkeys([*counts[0], *counts[1]])
    ]
    if not rows:
        return element("p", "Nothing, in neither run.")
    return table("Failures by class", ["Class", *names, "Difference"], rows, numbers=[1, 2, 3])


def _difference(before: int, after: int) -> Markup | str:
    if before == after:
        return "="
    return _marked(str(abs(after - before)), better=after < before, up=after > before)


def _stages(both: tuple[Summary, Summary], names: tuple[str, str]) -> Markup:
    rows = []
    for stage in dict.fromkeys([*both[0].stages, *both[1].stages]):
        was, now = (summary.stages[stage].middle if stage in summary.stages else None for summary in both)
        rows.append((stage, figures.seconds(was), figures.seconds(now), _change(was, now)))
    if not rows:
        return element("p", "Nothing was measured in both.")
    return table(
        "Wall time of each stage, the middle one of all prompts",
        ["Stage", *names, "Difference"],
        rows,
        numbers=[1, 2, 3],
    )


def _prompts(found: Comparison, names: tuple[str, str]) -> Markup:
    order = list(_VERDICTS)
    pairs = sorted(found.pairs, key=lambda pair: order.index(pair.verdict))
    heads = ["Id", "Prompt", "Verdict", *names]
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    body = (_pair_row(pair) for pair in pairs)
    legend = ", ".join(f"{sign} {meaning}" for sign, _, meaning in _VERDICTS.values())
    caption = "All prompts, the worse ones first"
    whole = element("table", element("caption", caption), element("thead", head), element("tbody", *body))
    return join([element("p", f"{legend}.", class_="muted"), scrolling(caption, whole)])


def _pair_row(pair: Pair) -> Markup:
    sign, kind, _ = _VERDICTS[pair.verdict]
    shown = pair.first or pair.second
    verdict = element("span", element("span", f"{sign} ", aria_hidden="true"), pair.verdict, class_=f"mark {kind}")
    cells = [
        element("th", pair.id, scope="row"),
        element("td", shown.prompt if shown else "", class_="prompt"),
        element("td", verdict),
        *(element("td", _told_of(result)) for result in (pair.first, pair.second)),
    ]
    return element("tr", *cells, class_=pair.verdict)


def _told_of(result: Result | None) -> Markup:
    """What became of a prompt in one run, in a cell."""
    if result is None:
        return element("span", "not in this run", class_="muted")
    told = [f"({result.failure})"] if result.failure else []
    if result.scenes:
        made = sum(scene.outcome == "made" for scene in result.scenes)
        told.append(f"{made} of {figures.plural(len(result.scenes), 'scene')}")
    if result.rounds:
        told.append(figures.plural(result.rounds, "fix", "fixes"))
    if errors := sum(scene.layout_errors for scene in result.scenes):
        told.append(figures.plural(errors, "layout error"))
    told.append(figures.seconds(result.seconds))
    return join([outcome_mark(result.outcome), Markup("<br>"), ", ".join(told)])
