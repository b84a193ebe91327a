"""Every example of every plugin that is installed runs in the sandbox, shows no flaw, and uses what is not broken."""

import re
from dataclasses import replace

import av
import pytest

from stitcher_lab import encoding, plugins, render
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.model import QUALITIES
from stitcher_lab.plugins import PLUGINS, available, examples
from stitcher_lab.sandbox import guard, open_sandbox

ALL = [example for name in PLUGINS for example in examples(name)]
# Short ones that touch every fix; the rest is slow all together.
QUICK = {
    "chess/promotion", "chess/evaluation_bar", "dsa/tree_traversal", "dsa/swapping_variables", "ml/perceptron",
    "ml/max_pooling", "physics/pendulum", "chemistry/chemical_formulas", "astronomy/gravity_well",
}  # fmt: skip
DRAWN = {
    "chess": ("game_from_pgn", "knight_moves", "evaluation_bar"),
    "dsa": ("bubble_sort", "dijkstra", "stack_push_pop"),
    "ml": ("forward_pass", "max_pooling", "image_classifier"),
    "physics": ("pendulum", "convex_lens", "electric_dipole"),
    "chemistry": ("bohr_atom", "structural_formula", "benzene"),
    "astronomy": ("gravity_well", "ringed_planet", "star_colors"),
}
SMALL = replace(QUALITIES["preview"], width=256, height=144, fps=15)


def name_of(example):
    return example.id.removeprefix("plugin:")


def rehearsed(example, folder):
    if example.plugin not in available():
        pytest.skip(f"the {example.plugin} plugin is not installed")
    guard.check(example.code, also=plugins.import_names())
    return render.rehearse(
        example.code, quality=SMALL, sandbox=open_sandbox(), outbox=folder, cancellation=Cancellation()
    )


@pytest.mark.parametrize("example", [one for one in ALL if name_of(one) in QUICK], ids=name_of)
def test_an_example_runs_and_nothing_is_wrong_with_the_picture(example, tmp_path):
    check(rehearsed(example, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("example", [one for one in ALL if name_of(one) not in QUICK], ids=name_of)
def test_every_other_example_runs_and_nothing_is_wrong_with_the_picture(example, tmp_path):
    check(rehearsed(example, tmp_path))


def check(rehearsal):
    assert rehearsal.gaps == ()
    (scene,) = rehearsal.scenes
    assert scene.lines
    assert [finding.message for finding in scene.findings] == []


@pytest.mark.slow
@pytest.mark.parametrize("example", [f"{plugin}/{name}" for plugin, names in DRAWN.items() for name in names])
def test_three_of_each_plugin_are_drawn(example, tmp_path):
    (found,) = (one for one in ALL if name_of(one) == example)
    (tmp_path / "rehearsed").mkdir()
    (tmp_path / "drawn").mkdir()
    rehearsal = rehearsed(found, tmp_path / "rehearsed")
    (scene,) = rehearsal.scenes
    manifest = [
        {"text": line.text, "say": line.say, "duration": (beat.end_frame - beat.start_frame) / SMALL.fps, "words": []}
        for line, beat in zip(scene.lines, scene.beats, strict=True)
    ]
    clip = render.draw(
        render.DrawOrder(
            source=found.code,
            scene=scene.name,
            quality=SMALL,
            manifest=manifest,
            keys={(line.text, line.say): line.key for line in scene.lines},
            encoder_options=encoding.encoder_options(SMALL),
            expected_frames=scene.frames,
            tex_cache=rehearsal.tex_cache,
        ),
        sandbox=open_sandbox(),
        outbox=tmp_path / "drawn",
        cancellation=Cancellation(),
    )
    with av.open(str(clip.path)) as container:
        frames = [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]
    assert len(frames) == clip.frames == pytest.approx(scene.frames, abs=3)
    assert frames[-1].std() > 5  # something is on the picture
    assert any((frames[0] != frame).any() for frame in frames)  # and it moves


@pytest.mark.parametrize("name", PLUGINS)
def test_there_are_examples_enough(name):
    assert len(examples(name)) >= (4 if name == "astronomy" else 10)


@pytest.mark.parametrize("example", ALL, ids=name_of)
def test_an_example_is_short_titled_and_free_of_what_is_broken(example):
    plugin = PLUGINS[example.plugin]
    assert len(example.title) > 20
    assert re.search(rf"^(from|import) {plugin.module}\b", example.code, re.MULTILINE)
    assert 12 <= len(example.code.splitlines()) <= 60
    assert example.symbols & set(plugin.symbols)
    for broken in plugin.broken:
        assert broken.symbol.rpartition(".")[2] not in example.symbols


def test_every_name_worth_knowing_is_shown_somewhere():
    for name in ("chess", "dsa", "ml", "physics", "chemistry", "astronomy"):
        shown = frozenset().union(*(example.symbols for example in examples(name)))
        # Kinds of pieces, and styles and layers that differ in little from those that are shown.
        few = {"Pawn", "Knight", "Bishop", "Rook", "Queen", "King", "VectorLayer"}
        assert set(PLUGINS[name].symbols) - few <= shown, name


def test_symbols_are_those_of_the_api_not_the_script_s_own():
    (example,) = (one for one in examples("chess") if one.id == "plugin:chess/knight_moves")
    assert {"Board", "add_piece", "mark_square", "draw_arrow", "Lesson"} <= example.symbols
    assert not {"KnightMoves", "targets", "board", "JUMPS"} & example.symbols


def test_no_two_titles_are_the_same():
    assert len({example.title for example in ALL}) == len(ALL)
