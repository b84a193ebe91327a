"""Every lesson, rehearsed with default, odd and hostile values: it runs, it can be read, it is as long as a lesson."""

import ast
import itertools
import math

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import ParameterError
from stitcher_lab.model import QUALITIES
from stitcher_lab.render import rehearse
from stitcher_lab.sandbox import guard, open_sandbox
from stitcher_lab.templates import catalogue, fill, parse_settings, spec

LESSONS = {template.id: template for template in catalogue()}

HOSTILE = (
    '"]; __import__("os").system("id") #',
    "x'; raise SystemExit",
    "{0.__class__.__mro__}",
    "\\input{/etc/passwd}",
    "<b>&lt;</b>",
    "$%_^~",
    "١٢٣",
    "\U0001d4b3\u202e\u0000",
    "inf, nan, -inf",
    "1e308, 9" + "9" * 400,
    "",
    "None",
    "lambda: 0",
    "0" * 3000,
)


@pytest.fixture(scope="module")
def sandbox():
    return open_sandbox()


def odd_values(parameter):  # noqa: C901 - one case a kind
    """The ends of what a parameter allows, as one would type them."""
    match parameter:
        case spec.IntList():
            low, high = parameter.low, parameter.high
            span = [low + (high - low) * step // max(parameter.max_items - 1, 1) for step in range(parameter.max_items)]
            few = sorted({low, high, (low + high) // 2})[: max(parameter.min_items, 1)]
            yield ", ".join(map(str, few + [low] * (parameter.min_items - len(few))))
            yield ", ".join(map(str, span))
            yield ", ".join(map(str, reversed(span)))
        case spec.ItemList():
            yield ", ".join("ABCDEFGHIJKL"[: max(parameter.min_items, 1)])
            yield ", ".join(f"{letter * parameter.max_length}" for letter in "MWQXZKVYHN"[: parameter.max_items])
        case spec.Number() | spec.Probability() | spec.Count():
            middle = parameter.low + (parameter.high - parameter.low) * 0.37
            yield f"{parameter.low:g}"
            yield f"{parameter.high:g}"
            yield f"{middle:.0f}" if isinstance(parameter, spec.Count) else f"{middle:.3g}"
        case spec.Interval():
            yield f"{parameter.low:g} to {parameter.low + max(parameter.min_width, 0.5):g}"
            yield f"{-parameter.min_width:g} to {parameter.high:g}"
        case spec.Function():
            yield from ("x", "x^3 - 2x", "sin(3x)", "e^(-x^2)", "abs(x) + 1", "2 - x^2/4")
        case spec.Matrix():
            rows, columns = (n if isinstance(n, int) else n[1] for n in (parameter.rows, parameter.columns))
            for entries in (itertools.cycle([0]), itertools.cycle([-9, 9, 7]), itertools.cycle([1, 0, 0])):
                grid = [[str(next(entries)) for _ in range(columns)] for _ in range(rows)]
                yield "[" + ", ".join("[" + ", ".join(row) + "]" for row in grid) + "]"
        case spec.Complex():
            yield from (
                f"{parameter.high:g}",
                f"-{parameter.high * 0.7:.3g} - {parameter.high * 0.7:.3g}i",
                "i",
                "-0.5i",
            )
        case spec.Graph():
            weight = " 7" if parameter.weighted else ""
            nodes = "ABCDEFGHIJKL"[: parameter.max_nodes]
            yield ", ".join(f"{a}-{b}{weight}" for a, b in itertools.pairwise(nodes[: max(parameter.min_nodes, 2)]))
            yield ", ".join(f"{a}-{b}{weight}" for a, b in itertools.pairwise(nodes))
            yield ", ".join(f"{nodes[0]}-{b}{weight}" for b in nodes[1:])
        case spec.Quadratic():
            yield from ("x^2 = 9", "x^2 - 2x + 1 = 0", "2x^2 + 3x - 5 = 0", "x^2 + x + 1 = 0")
        case spec.Choice():
            yield from parameter.options
        case _:
            return


def cases():
    for template in LESSONS.values():
        yield pytest.param(template.id, {}, id=f"{template.id}-default")
        values = {parameter.name: list(odd_values(parameter)) for parameter in template.parameters}
        for turn in range(max((len(each) for each in values.values()), default=0)):
            chosen = {name: each[turn % len(each)] for name, each in values.items() if each}
            # A hundred and some of them take minutes.
            yield pytest.param(template.id, chosen, id=f"{template.id}-odd{turn}", marks=pytest.mark.slow)


def script_for(template, typed):
    """The filled script, or None where the values are refused in a clear sentence."""
    refused = None
    try:
        values, _ = parse_settings(template, typed)
        return fill(template, values)
    except ParameterError as refusal:
        refused = refusal.message
    assert refused.endswith(".")
    assert "\n" not in refused
    return None


@pytest.mark.parametrize(("lesson", "typed"), list(cases()))
def test_it_runs_and_can_be_read_at_every_beat(lesson, typed, sandbox, tmp_path):
    script = script_for(LESSONS[lesson], typed)
    if script is None:
        assert typed
        return
    guard.check(script.source)
    rehearsal = rehearse(
        script.source, quality=QUALITIES["preview"], sandbox=sandbox, outbox=tmp_path, cancellation=Cancellation()
    )
    assert rehearsal.gaps == ()
    # A picture that rests can be read all the better.
    assert [finding.message for finding in rehearsal.findings if finding.kind != "still"] == []
    assert [scene.name for scene in rehearsal.scenes] == list(script.scenes)
    assert all(scene.lines for scene in rehearsal.scenes)
    assert all(line.visual for line in rehearsal.lines)
    assert 20 < rehearsal.duration < 285
    if not typed:
        be_a_lesson(rehearsal)


def be_a_lesson(rehearsal):
    """As many scenes, as long, and told at such a pace as a lesson should be."""
    assert 3 <= len(rehearsal.scenes) <= 6
    assert 40 <= rehearsal.duration <= 120
    words = sum(len(line.text.split()) for line in rehearsal.lines)
    assert 90 <= words / rehearsal.duration * 60 <= 175
    titles = [scene.title for scene in rehearsal.scenes]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("lesson", LESSONS)
def test_hostile_values_become_literals_or_a_sentence(lesson, sandbox, tmp_path):
    template = LESSONS[lesson]
    shape = _shape(fill(template).source)
    kept = []
    for parameter, text in itertools.product(template.parameters, HOSTILE):
        script = script_for(template, {parameter.name: text})
        if script is not None:
            assert _shape(script.source) == shape
            kept.append(script)
    # What gets through at all must also run; one is enough to show it, since the code is the same.
    if kept:
        rehearsal = rehearse(
            kept[-1].source, quality=QUALITIES["preview"], sandbox=sandbox, outbox=tmp_path, cancellation=Cancellation()
        )
        assert rehearsal.gaps == ()


def _shape(source):
    """The script's syntax tree without the values of its constants at the top."""
    body = ast.parse(source).body
    return [
        f"{node.targets[0].id} = …"
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper()
        else ast.dump(node)
        for node in body
    ]


@pytest.mark.parametrize("lesson", LESSONS)
def test_its_examples_bring_this_very_lesson(lesson):
    from stitcher_lab.templates import match  # noqa: PLC0415 - loads the embedding model

    for example in LESSONS[lesson].examples:
        found = match(example)
        assert found.template.id == lesson
        assert math.isfinite(found.confidence)
